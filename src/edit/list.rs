//! A list pasted where a new part is named: one part a line.

use super::{Edit, IndicatorField, New, Part, PartField, Refusal};
use crate::model::schema::Record;
use crate::model::*;

impl New {
    /// How many columns of a list are read: the name, of an indicator its unit, and who owns it.
    fn columns(&self) -> usize {
        match self {
            New::Outcome { .. } | New::Output { .. } => 3,
            New::Program { .. } => 2,
            _ => 1,
        }
    }
}

/// What the first column of a list may be called.
const HEADS: &[&str] = &[
    "指標",
    "指標名",
    "名前",
    "名称",
    "主要事業",
    "事業名",
    "施策項目",
    "項目",
    "Indicator",
    "Name",
];

/// One part for every row that names one, as one step. Refused where a row has more columns than
/// can be read: nothing of a list is left out in silence.
pub fn add_list(
    new: impl Fn() -> New,
    rows: &[Vec<String>],
    mut id: impl FnMut() -> Id,
) -> Result<Edit, Refusal> {
    let mut edits = Vec::new();
    for row in rows {
        let filled = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        let new = new();
        if filled > new.columns() {
            return Err(Refusal::TooWide { columns: new.columns() });
        }
        let cell = |at: usize| row.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let Some(name) = cell(0) else {
            if filled > 0 {
                return Err(Refusal::Empty);
            }
            continue;
        };
        let id = id();
        let further = match &new {
            New::Program { .. } => {
                let division = |division: &str| Edit::Part {
                    part: Part::Program(id.clone()),
                    field: PartField::Division(division.to_string()),
                };
                cell(1).map(division).into_iter().collect()
            }
            New::Outcome { .. } | New::Output { .. } => {
                let written =
                    [(1, "unit"), (2, "division")].into_iter().filter_map(|(at, name)| {
                        let member = *Indicator::texts().find(|member| member.field == name)?;
                        let field = IndicatorField::Text(member, cell(at)?.to_string());
                        Some(Edit::Indicator { id: id.clone(), field })
                    });
                written.collect::<Vec<_>>()
            }
            _ => Vec::new(),
        };
        // The head of a table is no part.
        if edits.is_empty() && HEADS.contains(&name) && rows.len() > 1 {
            continue;
        }
        edits.push(Edit::Add { id: id.clone(), new, name: name.to_string() });
        edits.extend(further);
    }
    Ok(Edit::Many(edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('\t').map(str::to_string).collect()).collect()
    }

    fn sample() -> Strategy {
        let text = std::fs::read_to_string("public/strategies/chiba-5.json").unwrap();
        crate::exchange::read_text(&text).unwrap().strategy
    }

    #[test]
    fn a_pasted_list_makes_a_part_of_every_line() {
        let strategy = sample();
        let item = strategy.items.iter().next().unwrap().id.clone();
        let mut count = 0;
        let mut id = || {
            count += 1;
            Id::from(format!("new-{count}"))
        };
        let today = Date::new(2026, 11, 30).unwrap();
        let output = || New::Output { item: item.clone() };
        let typed = "指標名\t単位\t担当課\n相談件数\t件\t経営支援課\n\n受講者数\t名\n承認件数\n";
        let after =
            add_list(output, &rows(typed), &mut id).unwrap().apply(&strategy, today).unwrap();
        let made: Vec<(&str, &str, &str)> = after
            .indicators
            .iter()
            .filter(|found| found.id.as_str().starts_with("new-"))
            .map(|found| (found.name.as_str(), found.unit.as_str(), found.division.as_str()))
            .collect();
        assert_eq!(
            made,
            [("相談件数", "件", "経営支援課"), ("受講者数", "名", ""), ("承認件数", "", "")]
        );
        let program = || New::Program { item: item.clone() };
        let after = add_list(program, &rows("融資\t産業振興課\n研修"), &mut id).unwrap();
        let after = after.apply(&strategy, today).unwrap();
        assert_eq!(after.programs.len(), strategy.programs.len() + 2);
        let loan = after.programs.iter().find(|found| found.text == "融資").unwrap();
        assert_eq!(loan.division, "産業振興課");
    }

    #[test]
    fn what_cannot_be_read_of_a_list_refuses_all_of_it() {
        let direction = || New::Direction;
        let id = || Id::from("x");
        assert_eq!(
            add_list(direction, &rows("第５\t100"), id),
            Err(Refusal::TooWide { columns: 1 })
        );
        let outcome = || New::Outcome { direction: "d".into() };
        assert_eq!(
            add_list(outcome, &rows("開業率\t%\t課\t4.5"), id),
            Err(Refusal::TooWide { columns: 3 })
        );
        assert_eq!(add_list(outcome, &rows("\t%"), id), Err(Refusal::Empty));
        assert_eq!(add_list(outcome, &rows("\n\n"), id), Ok(Edit::Many(Vec::new())));
    }
}

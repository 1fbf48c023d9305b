//! 担当課: one list for programs and indicators.

use super::{Indicator, Role, Strategy, order};

/// The field of a record that says who owns it.
pub const DIVISION_FIELD: &str = "division";

/// A division, and what it owns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division {
    pub name: String,
    pub indicators: usize,
    pub programs: usize,
}

impl Strategy {
    /// 担当課 of an indicator: its own or, as long as it has none, the one that all 主要事業 of its item
    /// have in common. Empty where nobody is named, or several are.
    #[doc(alias = "担当課")]
    pub fn division_of<'a>(&'a self, indicator: &'a Indicator) -> &'a str {
        let Role::Output { item } = &indicator.role else { return &indicator.division };
        if !indicator.division.is_empty() {
            return &indicator.division;
        }
        let mut named = self.programs.of(item).map(|program| program.division.as_str());
        let first = named.next().unwrap_or_default();
        if named.all(|other| other == first) { first } else { "" }
    }

    /// Every division that owns something or is asked for something, by name.
    pub fn divisions(&self) -> Vec<Division> {
        let mut found: Vec<Division> = Vec::new();
        let mut of = |name: &str, count: fn(&mut Division)| {
            if name.is_empty() {
                return;
            }
            let at = found.iter().position(|known| known.name == name).unwrap_or_else(|| {
                found.push(Division { name: name.to_string(), ..Division::default() });
                found.len() - 1
            });
            count(&mut found[at]);
        };
        for indicator in self.indicators.iter() {
            of(self.division_of(indicator), |division| division.indicators += 1);
        }
        for program in self.programs.iter() {
            of(&program.division, |division| division.programs += 1);
        }
        for planned in self.planned.iter() {
            of(&planned.division, |_| {});
        }
        for asked in self.circulations.iter().flat_map(|circulation| &circulation.divisions) {
            of(asked, |_| {});
        }
        order::sort_by(&mut found, |a, b| a.name.cmp(&b.name));
        found
    }

    /// Gives a division another name, wherever it is named.
    pub fn rename_division(&mut self, from: &str, to: &str) {
        let named = |division: &String| division == from;
        macro_rules! rename {
            ($table:ident) => {
                let found = self.$table.iter().filter(|record| named(&record.division));
                let found: Vec<_> = found.map(|record| record.id.clone()).collect();
                for id in found {
                    self.$table.alter(&id, |record| record.division = to.to_string());
                }
            };
        }
        rename!(indicators);
        rename!(programs);
        rename!(planned);
        rename!(answers);
        let asked = self.circulations.iter().filter(|found| found.divisions.iter().any(named));
        let asked: Vec<_> = asked.map(|found| found.id.clone()).collect();
        for id in asked {
            self.circulations.alter(&id, |found| {
                // Two that become one are asked once.
                let there = found.divisions.iter().any(|division| division == to);
                found.divisions.retain(|division| !(there && named(division)));
                for division in found.divisions.iter_mut().filter(|division| named(division)) {
                    *division = to.to_string();
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Circulation, Id, Program};
    use super::*;

    fn strategy(divisions: &[&str]) -> (Strategy, Indicator) {
        let mut strategy = Strategy::default();
        for (at, division) in divisions.iter().enumerate() {
            strategy.programs.put(Program {
                id: format!("p{at}").into(),
                item: "i".into(),
                text: String::new(),
                text_en: String::new(),
                division: division.to_string(),
                rank: at.to_string(),
            });
        }
        let role = Role::Output { item: Id::from("i") };
        let indicator = Indicator { id: "x".into(), role, ..Indicator::default() };
        strategy.indicators.put(indicator.clone());
        (strategy, indicator)
    }

    #[test]
    fn an_indicator_has_the_division_of_its_item_until_it_has_its_own() {
        let (one, indicator) = strategy(&["甲課", "甲課"]);
        assert_eq!(one.division_of(&indicator), "甲課");
        let own = Indicator { division: "乙課".into(), ..indicator.clone() };
        assert_eq!(one.division_of(&own), "乙課");
        let (two, indicator) = strategy(&["甲課", "乙課"]);
        assert_eq!(two.division_of(&indicator), "", "nobody knows which of the two");
        assert_eq!(strategy(&[]).0.division_of(&indicator), "");
        let outcome = Indicator { role: Role::Outcome { direction: "d".into() }, ..indicator };
        assert_eq!(one.division_of(&outcome), "");
    }

    #[test]
    fn a_division_is_renamed_everywhere_at_once() {
        let (mut found, _) = strategy(&["甲課", "乙課"]);
        found.circulations.put(Circulation {
            id: "c".into(),
            divisions: vec!["乙課".into(), "甲課".into()],
            ..Circulation::default()
        });
        found.rename_division("甲課", "乙課");
        let asked = &found.circulations.get(&"c".into()).unwrap().divisions;
        assert_eq!(*asked, ["乙課"], "asked once");
        let all = found.divisions();
        assert_eq!(all, [Division { name: "乙課".into(), indicators: 1, programs: 2 }]);
    }
}

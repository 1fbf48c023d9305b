//! 依頼, the answers to it, and the divisions it is asked of.

use super::Refusal;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum CirculationField {
    Name(String),
    /// 提出期限, as typed.
    Due(String),
    /// 依頼文
    Cover(String),
}

/// A circulation as it was filled in. Nobody is asked twice, and somebody has to be.
pub(super) fn circulate(after: &mut Strategy, asked: &Circulation) -> Result<(), Refusal> {
    let mut made = asked.clone();
    made.name = made.name.trim().to_string();
    made.by = made.by.trim().to_string();
    let mut divisions: Vec<String> = Vec::new();
    for division in asked.divisions.iter().map(|division| division.trim()) {
        if !division.is_empty() && !divisions.iter().any(|known| known == division) {
            divisions.push(division.to_string());
        }
    }
    made.divisions = divisions;
    if made.name.is_empty() || made.divisions.is_empty() {
        return Err(Refusal::Empty);
    }
    is_date(&made.due)?;
    after.circulations.put(made);
    Ok(())
}

pub(super) fn alter(
    after: &mut Strategy,
    id: &Id,
    field: &CirculationField,
) -> Result<(), Refusal> {
    let found = after.circulations.get(id).ok_or(Refusal::Gone)?;
    let mut found = Circulation::clone(found);
    match field {
        CirculationField::Name(name) if name.trim().is_empty() => return Err(Refusal::Empty),
        CirculationField::Name(name) => found.name = name.trim().to_string(),
        CirculationField::Due(typed) => {
            let due = AsOf::read(typed);
            is_date(&due)?;
            found.due = due;
        }
        CirculationField::Cover(cover) => found.cover = cover.trim().to_string(),
    }
    after.circulations.put(found);
    Ok(())
}

/// By when is a day, or it is not said: nobody can be late for 「月末ごろ」.
fn is_date(due: &AsOf) -> Result<(), Refusal> {
    match due.point {
        None if !due.is_empty() => Err(Refusal::NotADate),
        _ => Ok(()),
    }
}

pub(super) fn receive(after: &mut Strategy, answer: &Answer) -> Result<(), Refusal> {
    if !after.circulations.contains(&answer.circulation) {
        return Err(Refusal::Gone);
    }
    after.answers.put(answer.clone());
    Ok(())
}

pub(super) fn rename_division(after: &mut Strategy, from: &str, to: &str) -> Result<(), Refusal> {
    match to.trim() {
        "" => return Err(Refusal::Empty),
        to => after.rename_division(from, to),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;

    fn asked(name: &str, divisions: &[&str], due: &str) -> Circulation {
        Circulation {
            id: "c".into(),
            name: name.into(),
            divisions: divisions.iter().map(|division| division.to_string()).collect(),
            due: AsOf::read(due),
            ..Circulation::default()
        }
    }

    fn made(circulation: Circulation) -> Result<Strategy, Refusal> {
        let today = Date::new(2026, 11, 30).unwrap();
        Edit::Circulate(circulation).apply(&Strategy::default(), today)
    }

    #[test]
    fn nobody_is_asked_twice_and_somebody_is_asked() {
        let after = made(asked(" 令和5年度の実績 ", &["甲課", " 甲課 ", "", "乙課"], "R6.4.30"));
        let found = after.unwrap().circulations.get(&"c".into()).cloned().unwrap();
        assert_eq!(found.divisions, ["甲課", "乙課"]);
        assert_eq!((found.name.as_str(), found.number_of("乙課")), ("令和5年度の実績", Some(2)));
        assert_eq!(made(asked("", &["甲課"], "")), Err(Refusal::Empty));
        assert_eq!(made(asked("実績", &[" "], "")), Err(Refusal::Empty));
        assert_eq!(made(asked("実績", &["甲課"], "そのうち")), Err(Refusal::NotADate));
    }

    #[test]
    fn an_answer_to_nothing_is_none() {
        let today = Date::new(2026, 11, 30).unwrap();
        let strategy = made(asked("実績", &["甲課"], "")).unwrap();
        let answer = |circulation: &str| Answer {
            id: "a".into(),
            circulation: circulation.into(),
            division: "甲課".into(),
            ..Answer::default()
        };
        let receive = |answer| Edit::Receive(answer).apply(&strategy, today);
        assert_eq!(receive(answer("x")), Err(Refusal::Gone));
        assert_eq!(receive(answer("c")).unwrap().answers.len(), 1);
    }
}

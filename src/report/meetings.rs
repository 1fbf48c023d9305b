//! 改善: meetings, the opinions given there, and what became of them.

use std::sync::Arc;

use crate::model::*;

/// Meetings, the latest first; those without a date before all others.
pub fn meetings(strategy: &Strategy) -> Vec<Arc<Meeting>> {
    let mut found: Vec<Arc<Meeting>> = strategy.meetings.iter().cloned().collect();
    order::sort_by(&mut found, |a, b| {
        let at =
            |meeting: &Meeting| (meeting.date.point.is_none(), meeting.date.point.map(Point::end));
        (at(b), &b.id).cmp(&(at(a), &a.id))
    });
    found
}

/// What was said in a meeting, by number.
pub fn opinions_of(strategy: &Strategy, meeting: &Id) -> Vec<Arc<Opinion>> {
    let mut found: Vec<Arc<Opinion>> = strategy.opinions.of(meeting).cloned().collect();
    order::sort_by(&mut found, |a, b| {
        (a.number.is_none(), a.number, &a.id).cmp(&(b.number.is_none(), b.number, &b.id))
    });
    found
}

/// What was said about a part, the latest meeting first.
pub fn opinions_about(strategy: &Strategy, subject: &Id) -> Vec<Arc<Opinion>> {
    let of = |meeting: Arc<Meeting>| opinions_of(strategy, &meeting.id);
    meetings(strategy)
        .into_iter()
        .flat_map(of)
        .filter(|opinion| opinion.subject == *subject)
        .collect()
}

/// The papers of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingPaper {
    /// 御意見と県の考え方
    Opinions,
    /// 議事概要
    Minutes,
}

impl MeetingPaper {
    /// As it stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            MeetingPaper::Opinions => "opinions",
            MeetingPaper::Minutes => "minutes",
        }
    }
}

/// How far a set of opinions is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub all: usize,
    pub answered: usize,
    /// By 反映区分.
    pub reflected: Vec<(Reflection, usize)>,
}

impl Answers {
    pub fn of<'a>(opinions: impl Iterator<Item = &'a Arc<Opinion>> + Clone) -> Answers {
        Answers {
            all: opinions.clone().count(),
            answered: opinions.clone().filter(|opinion| opinion.is_answered()).count(),
            reflected: order::counted(opinions.filter_map(|opinion| opinion.reflection.clone())),
        }
    }
}

/// Promises that are not closed, the most pressing first.
pub fn open_promises(strategy: &Strategy) -> Vec<Arc<Opinion>> {
    let mut found: Vec<Arc<Opinion>> =
        strategy.opinions.iter().filter(|opinion| opinion.has_open_promise()).cloned().collect();
    order::sort_by(&mut found, |a, b| {
        let due =
            |opinion: &Opinion| (opinion.due.point.is_none(), opinion.due.point.map(Point::end));
        (due(a), &a.id).cmp(&(due(b), &b.id))
    });
    found
}

impl Opinion {
    pub fn is_answered(&self) -> bool {
        !self.response.is_empty()
    }

    pub fn has_open_promise(&self) -> bool {
        !self.promise.is_empty() && self.closed.point.is_none()
    }

    /// Whether the promise should have been kept by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.has_open_promise() && self.due.point.is_some_and(|due| due.end() < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(id: &str, number: i64, promise: &str, due: &str) -> Opinion {
        Opinion {
            id: id.into(),
            meeting: "m".into(),
            number: Some(number),
            promise: promise.into(),
            due: AsOf::read(due),
            ..Opinion::default()
        }
    }

    #[test]
    fn a_promise_comes_back_until_it_is_closed() {
        let mut strategy = Strategy::default();
        strategy.meetings.put(Meeting { id: "m".into(), ..Meeting::default() });
        strategy.opinions.put(opinion("a", 2, "検討します", "R6.3.31"));
        strategy.opinions.put(opinion("b", 1, "検討します", "R5.12.1"));
        strategy.opinions.put(opinion("c", 3, "", ""));
        let ids = |found: Vec<Arc<Opinion>>| {
            found.iter().map(|opinion| opinion.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids(open_promises(&strategy)), ["b", "a"]);
        assert_eq!(ids(opinions_of(&strategy, &"m".into())), ["b", "a", "c"]);
        let first = strategy.opinions.get(&"b".into()).unwrap();
        assert!(
            first.is_overdue(Date::new(2023, 12, 2).unwrap())
                && !first.is_overdue(Date::new(2023, 12, 1).unwrap())
        );
        strategy.opinions.alter(&"b".into(), |opinion| opinion.closed = AsOf::read("R6.1.10"));
        assert_eq!(ids(open_promises(&strategy)), ["a"]);
    }
}

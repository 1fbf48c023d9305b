//! 研究会・地域勉強会, and the opinions given there.

use super::{Refusal, whole_number};
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum MeetingField {
    Kind(MeetingKind),
    Name(String),
    /// When, as typed.
    Date(String),
    Venue(String),
    /// How many were there, as typed.
    Attendance(String),
    /// 次第: a line each.
    Agenda(String),
    /// 議事概要: a line each, begun by 【委員】 or 【県】.
    Minutes(String),
    /// How far the document went when the meeting saw it.
    Known(Extent),
}

#[derive(Clone, Debug, PartialEq)]
pub enum OpinionField {
    Number(String),
    By(OpinionBy),
    /// What it is about; empty for the strategy as a whole.
    Subject(Id),
    Text(String),
    Response(String),
    Answered(String),
    Reflection(Option<Reflection>),
    Link(Option<Link>),
    /// 「検討します」: what was promised, and by when as typed.
    Promise(String),
    Due(String),
    Closed(String),
    Result(String),
}

pub(super) fn alter(after: &mut Strategy, id: &Id, field: &MeetingField) -> Result<(), Refusal> {
    let mut found =
        after.meetings.get(id).map(|meeting| Meeting::clone(meeting)).ok_or(Refusal::Gone)?;
    let text = |text: &String| text.trim().to_string();
    match field {
        MeetingField::Kind(kind) => found.kind = kind.clone(),
        MeetingField::Name(name) if name.trim().is_empty() => return Err(Refusal::Empty),
        MeetingField::Name(name) => found.name = text(name),
        MeetingField::Date(typed) => found.date = AsOf::read(typed),
        MeetingField::Venue(venue) => found.venue = text(venue),
        MeetingField::Attendance(typed) => found.attendance = whole_number(typed, "名")?,
        MeetingField::Agenda(typed) => found.agenda = lines(typed).map(str::to_string).collect(),
        MeetingField::Minutes(typed) => found.minutes = minutes(typed),
        MeetingField::Known(known) => found.known = Some(known.clone()),
    }
    after.meetings.put(found);
    Ok(())
}

pub(super) fn alter_opinion(
    after: &mut Strategy,
    id: &Id,
    field: &OpinionField,
) -> Result<(), Refusal> {
    let mut found =
        after.opinions.get(id).map(|opinion| Opinion::clone(opinion)).ok_or(Refusal::Gone)?;
    let text = |text: &String| text.trim().to_string();
    match field {
        OpinionField::Number(typed) => found.number = whole_number(typed, "")?,
        OpinionField::By(by) => found.by = by.clone(),
        OpinionField::Subject(subject) => found.subject = subject.clone(),
        OpinionField::Text(typed) if typed.trim().is_empty() => return Err(Refusal::Empty),
        OpinionField::Text(typed) => found.text = text(typed),
        OpinionField::Response(typed) => found.response = text(typed),
        OpinionField::Answered(typed) => found.answered = AsOf::read(typed),
        OpinionField::Reflection(reflection) => found.reflection = reflection.clone(),
        OpinionField::Link(link) => found.link = link.clone(),
        OpinionField::Promise(typed) => found.promise = text(typed),
        OpinionField::Due(typed) => found.due = AsOf::read(typed),
        // What is no date closes nothing.
        OpinionField::Closed(typed) => {
            let closed = AsOf::read(typed);
            if closed.point.is_none() && !closed.is_empty() {
                return Err(Refusal::NotADate);
            }
            found.closed = closed;
        }
        OpinionField::Result(typed) => found.result = text(typed),
    }
    after.opinions.put(found);
    Ok(())
}

fn lines(typed: &str) -> impl Iterator<Item = &str> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// What begins a remark in the minutes, and whether it is the prefecture's.
const BEGINNINGS: [(&str, bool); 5] = [
    (MEMBER, false),
    (PREFECTURE, true),
    ("【事務局】", true),
    ("[Member]", false),
    ("[Prefecture]", true),
];
const MEMBER: &str = "【委員】";
const PREFECTURE: &str = "【県】";

/// A line that names nobody goes on with the remark before it; the first one is a member's. Whoever
/// else is named, as in 【会長】, begins a remark that keeps the name.
fn minutes(typed: &str) -> Vec<Utterance> {
    let mut found: Vec<Utterance> = Vec::new();
    for line in lines(typed) {
        let begun = BEGINNINGS.into_iter().find_map(|(word, by_prefecture)| {
            Some((line.strip_prefix(word)?.trim(), by_prefecture))
        });
        // 【資料３】 is what is spoken of, and nobody who speaks.
        let named = line
            .strip_prefix('【')
            .is_some_and(|rest| !rest.starts_with("資料") && rest.contains('】'));
        let begun = begun.or_else(|| named.then_some((line, false)));
        match (begun, found.last_mut()) {
            (Some((text, by_prefecture)), _) => {
                found.push(Utterance { by_prefecture, text: text.to_string() })
            }
            (None, Some(last)) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            (None, None) => found.push(Utterance { by_prefecture: false, text: line.to_string() }),
        }
    }
    found
}

/// The minutes as text, for a field to show; `english` as one begins them in English.
pub fn minutes_as_typed(minutes: &[Utterance], english: bool) -> String {
    let who = |by_prefecture: bool| match (english, by_prefecture) {
        (false, false) => MEMBER,
        (false, true) => PREFECTURE,
        (true, false) => "[Member]",
        (true, true) => "[Prefecture]",
    };
    let line = |said: &Utterance| match said.named() {
        Some(_) => said.text.clone(),
        None => format!("{}{}", who(said.by_prefecture), said.text),
    };
    minutes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_come_back_as_they_were_typed() {
        let typed = "【委員】相談の目標は低くないか。\n二年続けて超えている。\n【県】次年度の計画で見直します。";
        let found = minutes(typed);
        assert_eq!(found.iter().map(|said| said.by_prefecture).collect::<Vec<_>>(), [false, true]);
        assert_eq!(minutes_as_typed(&found, false), typed);
        assert_eq!(minutes("とくになし")[0].text, "とくになし");
        let english = "[Member]Too low.\n[Prefecture]It will be raised.";
        assert_eq!(minutes_as_typed(&minutes(english), true), english);
        let named = minutes("【県】始めます。\n【会長】御意見を。");
        assert_eq!(named[1].named(), Some(("会長", "御意見を。")));
        let about =
            "【県】見直します。\n【資料３】のとおりです。\n【県】【資料４】も御覧ください。";
        assert_eq!(
            minutes(about).iter().map(|said| said.by_prefecture).collect::<Vec<_>>(),
            [true, true]
        );
        assert_eq!(minutes_as_typed(&minutes(about), false), about);
        assert_eq!(
            (named.len(), named[1].by_prefecture, named[1].text.as_str()),
            (2, false, "【会長】御意見を。")
        );
    }

    #[test]
    fn only_a_date_closes_a_promise() {
        let mut strategy = Strategy::default();
        strategy.opinions.put(Opinion {
            id: "o".into(),
            promise: "検討します".into(),
            ..Opinion::default()
        });
        let close = |typed: &str| {
            let mut after = strategy.clone();
            let made = alter_opinion(&mut after, &"o".into(), &OpinionField::Closed(typed.into()));
            made.map(|()| after.opinions.get(&"o".into()).unwrap().closed.point.is_some())
        };
        assert_eq!(close("未定"), Err(Refusal::NotADate));
        assert_eq!((close("R6.3.31"), close("")), (Ok(true), Ok(false)));
    }
}

//! 意見と対応 (A4, landscape) and 議事概要 (A4, portrait) of a meeting, for paper.

use leptos::html;
use leptos::prelude::*;

use super::super::meetings::date;
use super::super::opinion::{part_name, shown_link, told};
use super::{controls, cover, margins};
use crate::model::*;
use crate::place::Screen;
use crate::report::meetings::{Answers, MeetingPaper, opinions_of};
use crate::text::{self, MeetingWords};
use crate::web::address;
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::screen::lost;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{cell, column, quiet, scrolling};

pub fn screen(store: Store, meeting: Id, paper: MeetingPaper, number: Memo<String>) -> AnyView {
    margins(store, number, || None);
    let choose = {
        let meeting = meeting.clone();
        Callback::new(move |typed: String| {
            let number = typed.trim().to_string();
            address::choose(
                store,
                Screen::MeetingPaper { meeting: meeting.clone(), paper, number },
            );
            Ok(())
        })
    };
    let note = match paper {
        MeetingPaper::Opinions => text::cycle(store.text).paper.landscape_note,
        MeetingPaper::Minutes => text::cycle(store.text).paper.portrait_note,
    };
    let there = {
        let meeting = meeting.clone();
        memo(move || store.strategy.with(|s| s.meetings.contains(&meeting)))
    };
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        let meeting = meeting.clone();
        // What is typed into stays while what is shown changes.
        let shown = move || sheet(store, &meeting, paper, number);
        (controls(store, None::<AnyView>, number, choose, note), shown).into_any()
    })
    .into_any()
}

/// The paper itself.
fn sheet(store: Store, meeting: &Id, paper: MeetingPaper, number: Memo<String>) -> Option<AnyView> {
    let words = &text::cycle(store.text).meetings;
    let strategy = store.strategy.get();
    let found = strategy.meetings.get(meeting)?;
    {
        let way = vec![
            (words.title.to_string(), Screen::Meetings),
            (found.name.clone(), Screen::Meeting { id: meeting.clone() }),
        ];
        let lines = vec![place_and_time(store, found)];
        let title = format!("{}　{}", found.name, (words.paper)(paper));
        let body = match paper {
            MeetingPaper::Opinions => opinions(store, words, &strategy, meeting),
            MeetingPaper::Minutes => minutes(words, found),
        };
        let kind = (words.kind_word)(&found.kind);
        Some(
            (
                crumbs(store, way),
                move || cover(store, kind.clone(), title.clone(), lines.clone(), &number.get()),
                body,
            )
                .into_any(),
        )
    }
}

/// When and where, and how many were there.
pub(super) fn place_and_time(store: Store, meeting: &Meeting) -> String {
    let words = &text::cycle(store.text).meetings;
    let attendance =
        meeting.attendance.map(|count| format!("{} {}", words.attendance, (words.people)(count)));
    let parts = [Some(date(store, meeting)), Some(meeting.venue.clone()), attendance];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　")
}

fn opinions(
    store: Store,
    words: &'static MeetingWords,
    strategy: &Strategy,
    meeting: &Id,
) -> AnyView {
    let all = opinions_of(strategy, meeting);
    if all.is_empty() {
        return html::p().class("empty").child(words.no_opinions).into_any();
    }
    let answers = Answers::of(all.iter());
    let row = |opinion: &std::sync::Arc<Opinion>| {
        let number = opinion.number.map(|number| number.to_string()).unwrap_or_default();
        let subject =
            part_name(store, strategy, &opinion.subject).unwrap_or_else(|| words.whole.to_string());
        let response = match opinion.is_answered() {
            true => bilingual(opinion.response.clone()),
            false => quiet(words.no_response).into_any(),
        };
        let promise = (!opinion.promise.is_empty()).then(|| {
            let promise = match told(store, &opinion.due) {
                Some(due) => {
                    (store.text.write.bracketed)(&opinion.promise, &format!("{} {due}", words.due))
                }
                None => opinion.promise.clone(),
            };
            html::p().class("noted").child((words.promise, "　", bilingual(promise)))
        });
        let result = (!opinion.result.is_empty()).then(|| {
            html::p().class("noted").child((words.result, "　", bilingual(opinion.result.clone())))
        });
        html::tr()
            .child(html::th().scope("row").child(number))
            .child(
                cell(words.by)
                    .child((words.by_word)(&opinion.by))
                    .child(html::small().child(bilingual(subject))),
            )
            .child(cell(words.opinion).child(bilingual(opinion.text.clone())))
            .child(cell(words.response).child(response).child(promise).child(result))
            .child(
                cell(words.reflection)
                    .child(opinion.reflection.as_ref().map(words.reflection_word)),
            )
            .child(
                cell(words.link)
                    .child(opinion.link.as_ref().and_then(|link| shown_link(store, link))),
            )
    };
    let heads = html::tr()
        .child(column(words.number))
        .child(column(words.by))
        .child(column(words.opinion))
        .child(column(words.response))
        .child(column(words.reflection))
        .child(column(words.link));
    let counted = answers
        .reflected
        .iter()
        .map(|(reflection, count)| {
            html::span().child(format!("{} {count}", (words.reflection_word)(reflection)))
        })
        .collect::<Vec<_>>();
    let key =
        html::p().class("keyline").child(html::b().child((words.answers)(&answers))).child(counted);
    let foot = html::tfoot().child(html::tr().child(html::td().colspan("6").child(key)));
    let body = html::tbody().child(all.iter().map(row).collect::<Vec<_>>());
    let table = html::table()
        .class("ledger opinions-paper")
        .child(html::thead().child(heads))
        .child(foot)
        .child(body);
    scrolling((words.paper)(MeetingPaper::Opinions), table).into_any()
}

/// Who speaks, and what is said.
pub(in super::super) fn speaker(words: &MeetingWords, said: &Utterance) -> (String, String) {
    match said.named() {
        Some((name, text)) => (name.to_string(), text.to_string()),
        None => (
            if said.by_prefecture { words.prefecture } else { words.member }.to_string(),
            said.text.clone(),
        ),
    }
}

fn minutes(words: &'static MeetingWords, meeting: &Meeting) -> AnyView {
    let agenda = (!meeting.agenda.is_empty()).then(|| {
        let lines = meeting
            .agenda
            .iter()
            .map(|line| html::li().child(bilingual(line.clone())))
            .collect::<Vec<_>>();
        (html::h2().child(words.agenda), html::ol().class("agenda").child(lines)).into_any()
    });
    let remark = |said: &Utterance| {
        let (who, text) = speaker(words, said);
        let kind = if said.by_prefecture { "prefecture" } else { "member" };
        html::div()
            .attr("data-kind", kind)
            .child(html::dt().child(bilingual(who)))
            .child(html::dd().child(bilingual(text)))
    };
    let said: AnyView = match meeting.minutes.is_empty() {
        true => html::p().class("quiet").child(words.no_minutes).into_any(),
        false => html::dl()
            .class("minutes")
            .child(meeting.minutes.iter().map(remark).collect::<Vec<_>>())
            .into_any(),
    };
    (agenda, html::h2().child(words.minutes), said).into_any()
}

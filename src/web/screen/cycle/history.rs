//! On an indicator's sheet: how it was evaluated and reviewed from year to year, and what was said
//! about it.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::html;
use leptos::prelude::*;

use super::opinion::opinion_said;
use crate::measure::Status;
use crate::model::*;
use crate::report::history::{History, HistoryYear};
use crate::report::list::Mark;
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::mark;
use crate::web::widget::markup::{fact, noted_section, quiet};

pub fn history(store: Store, id: Id) -> AnyView {
    let words = &text::cycle(store.text).history;
    let history =
        memo(move || store.strategy.with(|strategy| Shared::new(History::of(strategy, &id))));
    let said = memo(move || {
        let of = |history: &Shared<History>| {
            history.opinions.iter().map(|found| found.id.clone()).collect::<Vec<_>>()
        };
        history.with(of)
    });
    (
        move || {
            let history = history.get();
            let years = history.years.iter().map(|found| year(store, found)).collect::<Vec<_>>();
            (!years.is_empty()).then(|| {
                noted_section(
                    "history",
                    words.title,
                    words.note,
                    html::div().class("history").child(years),
                )
            })
        },
        move || {
            (!said.with(Vec::is_empty)).then(|| {
                let all =
                    each(move || said.get(), Id::to_string, move |id| opinion_said(store, id));
                noted_section(
                    "said",
                    words.opinions,
                    text::cycle(store.text).meetings.opinions_note,
                    html::ol().class("opinions").child(all),
                )
            })
        },
    )
        .into_any()
}

fn year(store: Store, found: &HistoryYear) -> AnyView {
    let (text, words) = (store.text, text::cycle(store.text));
    let (plan, evaluation) = (&words.plan, &words.evaluation);
    let reviewed = found.review.as_deref().map(|review| {
        let former = |name: &'static str, was: &str| {
            (!was.is_empty()).then(|| fact(name, bilingual(was.to_string())))
        };
        let reason = (!review.reason.is_empty()).then(|| quiet(bilingual(review.reason.clone())));
        (
            fact(plan.review, ((plan.decision)(&review.decision), "　", reason)),
            former(words.history.former_name, &review.former_name),
            former(words.history.former_definition, &review.former_definition),
        )
    });
    let evaluated = found.evaluation.as_deref().map(|said| {
        let line = |name: &'static str, words: &str| {
            (!words.is_empty()).then(|| fact(name, bilingual(words.to_string())))
        };
        let overruled = Status::of(&said.verdict).map(|status| {
            let instead = mark::status(text, Mark::Status(status));
            fact(
                evaluation.overrule,
                (instead, " ", quiet(bilingual((evaluation.overruled)(&said.verdict_reason)))),
            )
        });
        let on = said.on.point.map(text.write.point).unwrap_or_default();
        let signed = [said.by.clone(), on]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        (
            overruled,
            line(evaluation.evaluation, &said.text),
            line(evaluation.factors, &said.factors),
            line(evaluation.next, &said.next),
            (!signed.is_empty()).then(|| fact(words.history.by, bilingual(signed))),
        )
    });
    html::div()
        .child(html::h3().child((text.write.period)(Period::Fiscal(found.year))))
        .child(html::dl().class("facts").child(reviewed).child(evaluated))
        .into_any()
}

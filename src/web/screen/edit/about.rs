//! What the strategy says of itself, to be changed, and its directions.

use leptos::prelude::*;
use leptos::{ev, html};

use super::parts::directions;
use crate::change::{Removed, removed};
use crate::check::Finding;
use crate::edit::{AboutField, Edit, method_as_typed};
use crate::model::*;
use crate::session::DocumentCommand;
use crate::text::figures::digits;
use crate::text::work;
use crate::web::reactive::memo;
use crate::web::store::{Store, report};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{TextField, choice, long_field};
use crate::web::widget::markup::{button, fact, noted_section, quiet, section};

/// 戦略, to be changed.
pub fn about(store: Store) -> AnyView {
    let words = &work(store.text).parts;
    let name = move || store.strategy.with(|s| store.text.name(&s.about));
    let heading =
        html::header().class("heading").child(html::h1().child(move || bilingual(name())));
    (
        heading,
        directions(store),
        own_fields(store, words.about),
        thresholds(store),
        to_do(store),
        taken_out(store),
    )
        .into_any()
}

fn of(store: Store, read: fn(&About) -> String) -> Memo<String> {
    memo(move || store.strategy.with(|s| read(&s.about)))
}

fn line(
    store: Store,
    name: &'static str,
    read: fn(&About) -> String,
    field: fn(String) -> AboutField,
) -> AnyView {
    let commit =
        Callback::new(move |typed: String| store.edit(Edit::About { field: field(typed) }));
    fact(name, view! { <TextField label={name} value={of(store, read)} commit={commit}/> })
}

fn own_fields(store: Store, title: &'static str) -> AnyView {
    let words = &work(store.text).parts;
    let method = Callback::new(move |typed: String| {
        store.edit(Edit::About { field: AboutField::Method(typed) })
    });
    let confirmed = Callback::new(move |word: String| {
        store.edit(Edit::About { field: AboutField::PeriodConfirmed(word == "true") })
    });
    let flags = move || {
        vec![
            ("true".to_string(), words.confirmed.to_string()),
            ("false".to_string(), words.unconfirmed.to_string()),
        ]
    };
    section(
        "fields",
        title,
        html::dl()
            .class("facts fields")
            .child(line(store, words.name, |about| about.name.clone(), AboutField::Name))
            .child(line(store, words.name_en, |about| about.name_en.clone(), AboutField::NameEn))
            .child(line(store, words.edition, |about| about.edition.clone(), AboutField::Edition))
            .child(line(
                store,
                words.committee,
                |about| about.committee.clone(),
                AboutField::Committee,
            ))
            .child(line(
                store,
                words.committee_en,
                |about| about.committee_en.clone(),
                AboutField::CommitteeEn,
            ))
            .child(line(
                store,
                words.first_year,
                |about| typed_year(about.first_year),
                AboutField::FirstYear,
            ))
            .child(line(
                store,
                words.last_year,
                |about| typed_year(about.last_year),
                AboutField::LastYear,
            ))
            .child(fact(
                words.period_confirmed,
                choice(
                    words.period_confirmed,
                    of(store, |about| about.period_confirmed.to_string()),
                    flags,
                    confirmed,
                ),
            ))
            .child(fact(
                words.method,
                long_field(words.method, of(store, |about| method_as_typed(&about.method)), method),
            )),
    )
}

fn typed_year(year: Option<FiscalYear>) -> String {
    year.map(|year| year.0.to_string()).unwrap_or_default()
}

fn thresholds(store: Store) -> AnyView {
    let words = &work(store.text).parts;
    noted_section(
        "thresholds",
        words.thresholds,
        words.thresholds_note,
        html::dl()
            .class("facts fields")
            .child(line(
                store,
                words.nearly,
                |about| digits(about.thresholds.nearly.decimal()),
                AboutField::Nearly,
            ))
            .child(line(
                store,
                words.partly,
                |about| digits(about.thresholds.partly.decimal()),
                AboutField::Partly,
            ))
            .child(line(
                store,
                words.exceeded,
                |about| digits(about.thresholds.exceeded.decimal()),
                AboutField::Exceeded,
            )),
    )
}

/// Everything to mend or to look at, each with the way to where it is mended.
pub(super) fn to_do(store: Store) -> AnyView {
    let (words, edit) = (&work(store.text).parts, &work(store.text).edit);
    let found = report::<Vec<Finding>>(store.strategy, || ());
    noted_section("findings", edit.findings, words.findings_note, move || {
        let list = found.get();
        let list = list.0.as_slice();
        if list.is_empty() {
            return html::p().class("quiet").child(edit.no_findings).into_any();
        }
        html::ul()
            .class("findings")
            .child(list.iter().map(|finding| super::finding(store, finding, true)).collect_view())
            .into_any()
    })
}

/// What was taken out of the document, in this session or any before, with the way back.
fn taken_out(store: Store) -> AnyView {
    let words = &work(store.text).parts;
    let found = memo(move || store.document.with(|d| removed(d)));
    let entry = move |removed: &Removed| {
        let about = [(store.text.write.moment_of_day)(&removed.at), removed.by.clone()].join("　");
        let (records, step) = (removed.records.clone(), (words.restored)(&removed.name));
        let restore = move || {
            store.dispatch_document(DocumentCommand::Restore {
                key: store.key.get_untracked(),
                records: records.clone(),
                step: step.clone(),
            });
        };
        html::li()
            .child(html::div().class("name").child((
                bilingual(removed.name.clone()),
                "　",
                quiet(about),
            )))
            .child(
                button()
                    .attr("data-kind", "plain")
                    .aria_label((words.of)(words.restore, &removed.name))
                    .on(ev::click, move |_| restore())
                    .child(words.restore),
            )
    };
    noted_section("removed", words.removed, words.removed_note, move || {
        let list = found.get();
        if list.is_empty() {
            return html::p().class("quiet").child(words.removed_none).into_any();
        }
        html::ul().class("parts").child(list.iter().map(entry).collect_view()).into_any()
    })
}

//! An indicator's own fields, its series breaks, and where it stands.

use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};

use super::cells::{KNOWN_DIVISIONS, known_divisions};
use super::parts::{adder, ending, place_of};
use super::{DetailMemo, id_of};
use crate::edit::{Edit, IndicatorField, New, Part, PartField};
use crate::model::schema::TextMember;
use crate::model::*;
use crate::place::Screen;
use crate::text::work;
use crate::text::{self, figures::digits};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{TextField, choice, long_field};
use crate::web::widget::markup::{button, fact, labelled, noted_section, section};

/// Words of a choice with their labels.
type Options = Vec<(String, String)>;

/// この指標について, to be changed.
pub fn indicator_fields(store: Store, detail: DetailMemo) -> AnyView {
    (own_fields(store, detail), id_of(detail).map(|id| breaks(store, id))).into_any()
}

/// The way to take the indicator out.
pub fn indicator_ending(store: Store, detail: DetailMemo) -> AnyView {
    let above = detail.with_untracked(|detail| match &detail.as_ref()?.indicator.role {
        Role::Outcome { direction } => Some(Screen::Direction { id: direction.clone() }),
        Role::Output { item } => Some(Screen::Item { id: item.clone() }),
    });
    id_of(detail)
        .map(|id| ending(store, Part::Indicator(id), above.unwrap_or(Screen::Overview)))
        .into_any()
}

/// 統計の断層.
fn breaks(store: Store, indicator: Id) -> AnyView {
    let words = &work(store.text).parts;
    let found = memo({
        let indicator = indicator.clone();
        move || {
            let of = |strategy: &Shared<Strategy>| {
                strategy.breaks.of(&indicator).map(|found| found.id.clone()).collect::<Vec<_>>()
            };
            store.strategy.with(|strategy| of(strategy))
        }
    });
    let row = move |id: Id| {
        let read = {
            let id = id.clone();
            move |read: fn(&SeriesBreak) -> String| {
                let id = id.clone();
                memo(move || {
                    store
                        .strategy
                        .with(|strategy| strategy.breaks.get(&id).map(|found| read(found)))
                        .unwrap_or_default()
                })
            }
        };
        let commit = {
            let id = id.clone();
            move |field: fn(String) -> PartField| {
                let part = Part::Break(id.clone());
                Callback::new(move |typed: String| {
                    store.edit(Edit::Part { part: part.clone(), field: field(typed) })
                })
            }
        };
        let at = read(|found| match found.at.point {
            Some(point) if found.at.raw.is_empty() => point.code(),
            _ => found.at.raw.clone(),
        });
        let part = Part::Break(id);
        let remove = move || store.edit_or_notify(Edit::Remove { part: part.clone() });
        html::li().child(html::div().class("name").child((labelled(words.break_at, view! { <TextField label={words.break_at} value={at} commit={commit(PartField::At)}/> }), labelled(
                    words.break_reason,
                    view! { <TextField label={words.break_reason} value={read(|found| found.reason.clone())} commit={commit(PartField::Reason)}/> },
                )))).child(html::span().class("actions").child(button().attr("data-kind", "plain").on(ev::click, move |_| remove()).child(words.remove)))
    };
    noted_section(
        "breaks",
        words.breaks,
        words.breaks_note,
        html::div()
            .child(html::ul().class("parts").aria_label(words.breaks).child(each(
                move || found.get(),
                |id| id.to_string(),
                row,
            )))
            .child(adder(store, words.add_break, move || New::Break {
                indicator: indicator.clone(),
            })),
    )
}

fn own_fields(store: Store, detail: DetailMemo) -> AnyView {
    let text = store.text;
    let (common, words, edit) = (&text.common, text::indicator(text), &work(text).edit);
    let indicator =
        move || detail.with(|detail| detail.as_ref().map(|detail| detail.indicator.clone()));
    let of = move |read: fn(&Indicator) -> String| {
        memo(move || indicator().map(|indicator| read(&indicator)).unwrap_or_default())
    };
    let change = move |field: IndicatorField| {
        let Some(id) = id_of(detail) else { return Ok(()) };
        store.edit(Edit::Indicator { id, field })
    };
    let commit = move |field: fn(String) -> IndicatorField| {
        Callback::new(move |typed: String| change(field(typed)))
    };
    let line = move |name: &'static str,
                     read: fn(&Indicator) -> String,
                     field: fn(String) -> IndicatorField| {
        fact(name, view! { <TextField label={name} value={of(read)} commit={commit(field)}/> })
    };
    let plain = move |member: &'static TextMember| {
        let name = (work(text).contests.field)(member.field);
        let value =
            memo(move || indicator().map(|indicator| indicator.text(member)).unwrap_or_default());
        let commit =
            Callback::new(move |typed: String| change(IndicatorField::Text(*member, typed)));
        match member.prose {
            true => fact(name, long_field(name, value, commit)),
            false if member.field == DIVISION_FIELD => fact(
                name,
                view! { <TextField label=name value=value commit=commit list=KNOWN_DIVISIONS/> },
            ),
            false => fact(name, view! { <TextField label=name value=value commit=commit/> }),
        }
    };
    let one_of = move |name: &'static str,
                       read: fn(&Indicator) -> String,
                       options: Options,
                       field: fn(String) -> IndicatorField| {
        fact(name, choice(name, of(read), move || options.clone(), commit(field)))
    };
    let desired = Desired::KNOWN
        .iter()
        .map(|d| (d.word().to_string(), (text.list.desired)(d).to_string()))
        .collect();
    let aggregation = Aggregation::KNOWN
        .iter()
        .map(|a| (a.word().to_string(), (text.write.aggregation)(a)))
        .collect();
    let flags = move || {
        vec![("true".to_string(), edit.yes.to_string()), ("false".to_string(), edit.no.to_string())]
    };
    let newly = vec![
        (String::new(), edit.unknown.to_string()),
        ("true".to_string(), (words.newly_set_word)(Some(true)).to_string()),
        ("false".to_string(), (words.newly_set_word)(Some(false)).to_string()),
    ];
    let baselines = move || {
        let none = (String::new(), edit.baseline_none.to_string());
        let observations = detail.with(|detail| {
            let all = detail
                .iter()
                .flat_map(|detail| &detail.years)
                .flat_map(|year| year.counted.iter().chain(&year.others));
            all.filter_map(|o| match &o.figure {
                Figure::Number(value) => Some((
                    o.id.to_string(),
                    format!(
                        "{}　{}　{}",
                        (text.write.period)(o.period),
                        digits(value.decimal()),
                        (text.write.as_of)(&o.as_of)
                    ),
                )),
                Figure::Missing(_) => None,
            })
            .collect::<Vec<_>>()
        });
        std::iter::once(none).chain(observations).collect::<Vec<_>>()
    };
    let baseline = of(|indicator| match &indicator.baseline {
        Some(Baseline::Observed(id)) => id.to_string(),
        _ => String::new(),
    });
    let commit_baseline = commit(|word| {
        IndicatorField::Baseline(Some(Id::from(word)).filter(|id| !id.as_str().is_empty()))
    });
    let part = Part::Indicator(id_of(detail).unwrap_or_else(|| "".into()));
    section(
        "about",
        words.about,
        (
            known_divisions(store),
            html::dl()
                .class("facts fields")
                .child(line(words.name, |i| i.name.clone(), IndicatorField::Name))
                .child(Indicator::texts().map(plain).collect_view())
                .child(one_of(
                    edit.aggregation,
                    |i| i.aggregation.word().to_string(),
                    aggregation,
                    |word| IndicatorField::Aggregation(Aggregation::of(&word)),
                ))
                .child(one_of(
                    edit.accrues,
                    |i| i.accrues.to_string(),
                    flags(),
                    |word| IndicatorField::Accrues(word == "true"),
                ))
                .child(one_of(
                    edit.calendar,
                    |i| i.calendar.to_string(),
                    flags(),
                    |word| IndicatorField::Calendar(word == "true"),
                ))
                .child(one_of(
                    text.list.desired_label,
                    |i| i.desired.word().to_string(),
                    desired,
                    |word| IndicatorField::Desired(Desired::of(&word)),
                ))
                .child(fact(
                    common.baseline,
                    choice(common.baseline, baseline, baselines, commit_baseline),
                ))
                .child(line(
                    words.tolerance,
                    |i| digits(i.tolerance.decimal()),
                    IndicatorField::Tolerance,
                ))
                .child(one_of(
                    words.newly_set,
                    |i| i.newly_set.map(|flag| flag.to_string()).unwrap_or_default(),
                    newly,
                    |word| IndicatorField::NewlySet(word.parse().ok()),
                ))
                .child(fact(work(store.text).parts.place, place_of(store, part))),
        ),
    )
}

//! The years of an indicator as a sheet.
//!
//! Every field commits by itself and is kept at once. The rows stay the same elements while their
//! values change, so that Enter and Tab go on from where one is.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};

use super::DetailMemo;
use super::cells::reasons;
use crate::check::{self, Finding, FindingKind};
use crate::edit::{Edit, ObservationField, TargetField};
use crate::model::*;
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::Year;
use crate::text::figures::digits;

use crate::text::{self, Complaint, Text, work};
use crate::web::clock;
use crate::web::part::contested::contested;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{Commit, TextField, choice, long_field};
use crate::web::widget::mark;
use crate::web::widget::markup::{
    button, cell, column, fact, labelled, noted_section, number_cell, number_column, scrolling,
};

pub fn years_editor(store: Store, detail: DetailMemo) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let further = RwSignal::new(0);
    let found = memo(move || {
        let id = detail.with(|detail| detail.as_ref().map(|detail| detail.indicator.id.clone()));
        let strategy = store.strategy.get();
        id.map(|id| check::check_of(&strategy, &id)).unwrap_or_default()
    });
    let periods = memo(move || {
        detail.with(|detail| {
            detail
                .as_ref()
                .map(|detail| editable_periods(store, detail, further.get()))
                .unwrap_or_default()
        })
    });
    noted_section(
        "figures",
        text::indicator(text).figures,
        work(text).edit.hint,
        html::div()
            .child(reasons(text))
            .child(scrolling(
                text::indicator(text).figures_table,
                html::table()
                    .class("table sheet")
                    .child(
                        html::thead().child(
                            html::tr()
                                .child(column(common.fiscal_year))
                                .child(number_column(common.target))
                                .child(number_column(common.actual))
                                .child(column(common.as_of))
                                .child(column(common.state))
                                .child(column(common.source))
                                .child(column(common.verdict)),
                        ),
                    )
                    .child(each(
                        move || periods.get(),
                        |period| period.code(),
                        move |period| row(store, detail, found, period),
                    )),
            ))
            .child(
                html::p().class("ways").child(
                    button()
                        .on(ev::click, move |_| further.update(|more| *more += 1))
                        .child(work(text).edit.add_year),
                ),
            )
            .child(target_reasons(store, detail))
            .child(findings(store, found)),
    )
}

/// The periods that can be typed into, and so many further years.
fn editable_periods(store: Store, detail: &IndicatorDetail, further: i32) -> Vec<Period> {
    let about = store.strategy.with_untracked(|s| s.about.clone());
    detail.editable_periods(&about, clock::context().today, further)
}

fn row(store: Store, detail: DetailMemo, found: Memo<Vec<Finding>>, period: Period) -> AnyView {
    let (text, words) = (store.text, &work(store.text).edit);
    let year = memo(move || {
        detail.with(|detail| {
            detail
                .as_ref()
                .and_then(|detail| detail.years.iter().find(|year| year.period == period).cloned())
        })
    });
    let indicator = move || {
        detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.indicator.id.clone()))
    };
    let target = memo(move || {
        year.with(|year| {
            text.target_as_typed(year.as_ref().and_then(|year| year.target.as_deref()))
        })
    });
    let actual = memo(move || {
        year.with(|year| {
            text.actual_as_typed(year.as_ref().and_then(|year| year.counted.as_deref()))
        })
    });
    let complaint = move |of: fn(&'static Text, &Year, &Indicator) -> Option<Complaint>| {
        memo(move || {
            let year = year.get()?;
            detail.with(|detail| of(text, &year, &detail.as_ref()?.indicator))
        })
    };
    let fault = complaint(|text, year, indicator| {
        text.figure_complaint(year.counted.as_deref()?, indicator)
    });
    let target_fault = complaint(|text, year, indicator| {
        text.target_complaint(year.target.as_deref()?, indicator)
    });
    // What else is found about the period's figures; why something is unread stands there already.
    let others = memo(move || {
        let strategy = store.strategy.get();
        let told = |finding: &Finding| {
            let unread = matches!(
                finding.kind,
                FindingKind::UnreadableFigure | FindingKind::UnreadableTarget
            );
            let (of, words) = text.finding(&strategy, finding);
            (!unread && of == Some(period)).then_some(words)
        };
        found.with(|found| found.iter().filter_map(told).collect::<Vec<String>>())
    });
    let commit_target = Callback::new(move |typed: String| {
        let Some(indicator) = indicator() else { return Ok(()) };
        store.edit(Edit::Target { indicator, period, typed })
    });
    let commit_actual = Callback::new(move |typed: String| {
        let Some(indicator) = indicator() else { return Ok(()) };
        store.edit(Edit::Correction { indicator, period, typed })
    });
    let observed = memo(move || {
        year.with(|year| year.as_ref().and_then(|year| year.counted.as_ref()).map(|o| o.id.clone()))
    });
    let aimed = memo(move || {
        year.with(|year| year.as_ref().and_then(|year| year.target.as_ref()).map(|t| t.id.clone()))
    });
    let open =
        move |record: Memo<Option<Id>>| move || record.get().map(|record| contested(store, record));
    let message_id = format!("fault-{}", period.code());
    let described = message_id.clone();
    let target_message_id = format!("target-fault-{}", period.code());
    let target_described = target_message_id.clone();
    html::tbody().child(
            html::tr().child(html::th().scope("row").child((text.write.period)(period))).child(
                    number_cell(text.common.target).child(
                        view! { <TextField label={(words.target_of)(period)} value={target} commit={commit_target} invalid={Signal::derive(move || target_fault.with(Option::is_some))} described_by={target_described} column={"target"} number=true/> {open(aimed)} },
                    ),
                ).child(
                    number_cell(text.common.actual).child(
                        view! { <TextField label={(words.actual_of)(period)} value={actual} commit={commit_actual} invalid={Signal::derive(move || fault.with(Option::is_some))} described_by={described} column={"actual"} number=true list={"missing-reasons"}/> {open(observed)} },
                    ),
                ).child(move || match observed.get() {
                    Some(id) => details(store, year, period, id),
                    None => [text.common.as_of, text.common.state, text.common.source].map(|name| cell(name).into_any()),
                }).child(
                    cell(text.common.verdict)
                        .child(move || year.get().map(|year| mark::verdict(text, &year.verdict))),
                ),
        ).child(move || {
            fault.get().map(|fault| fault_row(store, (words.actual_of)(period), &message_id, fault, commit_actual))
        }).child(move || {
            target_fault.get().map(|fault| fault_row(store, (words.target_of)(period), &target_message_id, fault, commit_target))
        }).child(move || others.get().into_iter().map(finding_row).collect::<Vec<_>>()).child(move || year.get().map(|year| revisions(store, &year))).into_any()
}

/// What was typed stays in the cell; here is why it cannot be read, and the mending where there is
/// one.
fn fault_row(store: Store, of: String, id: &str, fault: Complaint, commit: Commit) -> AnyView {
    let mend = fault.instead.map(|instead| {
        let label = (work(store.text).edit.replace_with)(&instead);
        button()
            .attr("data-kind", "plain")
            .on(ev::click, move |_| drop(commit.run(instead.clone())))
            .child(label)
    });
    message_row(
        Some(id.to_string()),
        (html::b().child(of), "　", bilingual(fault.words), mend).into_any(),
    )
}

fn finding_row(words: String) -> AnyView {
    message_row(None, bilingual(words))
}

fn message_row(id: Option<String>, message: AnyView) -> AnyView {
    html::tr().class("message").id(id).child(html::td().colspan("7").child(message)).into_any()
}

/// 時点・種別・出典 of the counted observation.
fn details(store: Store, year: Memo<Option<Year>>, period: Period, id: Id) -> [AnyView; 3] {
    let (text, words) = (store.text, &work(store.text).edit);
    let id = StoredValue::new(id);
    let of = move |read: fn(&Observation) -> String| {
        memo(move || {
            year.with(|year| year.as_ref().and_then(|year| year.counted.as_deref()).map(read))
                .unwrap_or_default()
        })
    };
    let as_of = memo(move || {
        let counted = |year: &Year| year.counted.as_deref().map(|o| text.as_of_as_typed(&o.as_of));
        year.with(|year| year.as_ref().and_then(counted)).unwrap_or_default()
    });
    let bad = Signal::derive(move || {
        year.with(|year| {
            year.as_ref()
                .and_then(|y| y.counted.as_deref())
                .is_some_and(|o| o.as_of.point.is_none() && !o.as_of.raw.is_empty())
        })
    });
    let state = of(|observation| observation.state.word().to_string());
    let source = memo(move || {
        let source = year
            .with(|year| year.as_ref().and_then(|y| y.counted.as_deref()).map(|o| o.source.clone()))
            .unwrap_or_default();
        super::source_as_typed(store, &source)
    });
    let states = ObservationState::KNOWN
        .iter()
        .map(|state| (state.word().to_string(), (text.write.state)(state)))
        .collect::<Vec<_>>();
    let commit = move |field: fn(String) -> ObservationField| {
        Callback::new(move |typed: String| {
            store.edit(Edit::Observation { id: id.get_value(), field: field(typed) })
        })
    };
    let commit_source = Callback::new(move |typed: String| {
        let source = super::source_on_record(store, typed);
        store
            .edit(Edit::Observation { id: id.get_value(), field: ObservationField::Source(source) })
    });
    let as_of = view! { <TextField label={(words.as_of_of)(period)} value={as_of} commit={commit(ObservationField::AsOf)} invalid={bad} column={"as-of"}/> };
    let commit_state = commit(|word| ObservationField::State(ObservationState::of(&word)));
    let state = choice((words.state_of)(period), state, move || states.clone(), commit_state);
    let source = view! { <TextField label={(words.source_of)(period)} value={source} commit={commit_source} column={"source"}/> };
    [
        cell(text.common.as_of).child(as_of).into_any(),
        cell(text.common.state).child(state).into_any(),
        cell(text.common.source).child(source).into_any(),
    ]
}

/// Earlier values of the period, and the way to add a revised one.
fn revisions(store: Store, year: &Year) -> Option<AnyView> {
    let (text, words) = (store.text, &work(store.text).edit);
    let period = year.period;
    let counted = year.counted.clone()?;
    let open = RwSignal::new(false);
    let indicator = counted.indicator.clone();
    let commit = Callback::new(move |typed: String| {
        store.edit(Edit::Revision { indicator: indicator.clone(), period, typed })
    });
    let others = year
        .others
        .iter()
        .map(|other| {
            let id = other.id.clone();
            let value = match &other.figure {
                Figure::Number(value) => digits(value.decimal()),
                Figure::Missing(reason) => (text.write.missing)(reason),
            };
            let about = format!(
                "{}　{}　{}",
                value,
                (text.write.state)(&other.state),
                (text.write.as_of)(&other.as_of)
            );
            html::li().child(about).child(" ").child(
                button()
                    .attr("data-kind", "plain")
                    .on(ev::click, move |_| {
                        store.edit_or_notify(Edit::RemoveObservation { id: id.clone() })
                    })
                    .child(words.remove_observation),
            )
        })
        .collect::<Vec<_>>();
    let others = (!year.others.is_empty()).then(|| {
        html::ul().class("others").aria_label(text::indicator(text).earlier).child(others)
    });
    let add = move || {
        if open.get() {
            let field = view! { <TextField label={(words.revision_of)(period)} value={String::new()} commit={commit} opened=true/> };
            html::span().class("narrow").child(field).into_any()
        } else {
            let name = format!("{}　{}", words.add_revision, (text.write.period)(period));
            button()
                .attr("data-kind", "plain")
                .aria_label(name)
                .on(ev::click, move |_| open.set(true))
                .child(words.add_revision)
                .into_any()
        }
    };
    Some(
        html::tr()
            .class("more")
            .child(html::td())
            .child(html::td().colspan("6").child((others, add)))
            .into_any(),
    )
}

fn target_reasons(store: Store, detail: DetailMemo) -> AnyView {
    let words = &work(store.text).edit;
    let targets = memo(move || {
        let targets = |detail: &Shared<IndicatorDetail>| {
            detail
                .years
                .iter()
                .filter_map(|year| Some((year.period, year.target.as_ref()?.id.clone())))
                .collect::<Vec<_>>()
        };
        detail.with(|detail| detail.as_ref().map(targets)).unwrap_or_default()
    });
    // Only figures of single years add up.
    let sums = detail.with_untracked(|detail| {
        detail.as_ref().is_some_and(|s| s.indicator.aggregation == Aggregation::Flow)
    });
    let field = move |(period, id): (Period, Id)| {
        let found = {
            let id = id.clone();
            move || store.strategy.with(|s| s.targets.get(&id).cloned())
        };
        let read = |read: fn(&'static Text, &Target) -> String| {
            let found = found.clone();
            memo(move || found().map(|target| read(store.text, &target)).unwrap_or_default())
        };
        let commit = |field: fn(String) -> TargetField| {
            let id = id.clone();
            Callback::new(move |typed: String| {
                store.edit(Edit::TargetDetail { id: id.clone(), field: field(typed) })
            })
        };
        let name = (store.text.write.period)(period);
        let short = |label: &'static str, value: Memo<String>, commit: Commit| {
            labelled(
                label,
                view! { <TextField label={format!("{label}　{name}")} value={value} commit={commit}/> },
            )
        };
        let reason = read(|_, target| target.reason.clone());
        let set_at = read(|text, target| text.as_of_as_typed(&target.set_at));
        let since =
            read(|text, target| target.sum_since.map(text.write.period_short).unwrap_or_default());
        fact(
            name.clone(),
            (
                long_field((words.reason_of)(period), reason, commit(TargetField::Reason)),
                short(words.set_at, set_at, commit(TargetField::SetAt)),
                sums.then(|| short(words.sum_since, since, commit(TargetField::SumSince))),
            ),
        )
    };
    (move || {
        (!targets.with(Vec::is_empty)).then(|| {
            (
                html::h3().child(words.target_reasons),
                html::dl().class("facts").child(each(
                    move || targets.get(),
                    |(period, _)| period.code(),
                    field,
                )),
            )
        })
    })
    .into_any()
}

fn findings(store: Store, found: Memo<Vec<Finding>>) -> (AnyView, AnyView) {
    let words = &work(store.text).edit;
    (
        html::h3().child(words.findings).into_any(),
        (move || {
            if found.with(Vec::is_empty) {
                html::p().class("quiet").child(words.no_findings).into_any()
            } else {
                html::ul()
                    .class("findings")
                    .child(
                        found
                            .get()
                            .iter()
                            .map(|finding| super::finding(store, finding, false))
                            .collect_view(),
                    )
                    .into_any()
            }
        })
        .into_any(),
    )
}

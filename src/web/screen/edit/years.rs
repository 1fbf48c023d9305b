//! The years of an indicator as a sheet.
//!
//! Every field commits by itself and is kept at once. The rows stay the same elements while their values change, so that
//! Enter and Tab go on from where one is.

use leptos::prelude::*;

use super::SheetMemo;
use super::cells::{reasons, unread};
use crate::check;
use crate::edit::{Edit, ObservationField, TargetField};
use crate::model::number::Fault;
use crate::model::order;
use crate::model::*;
use crate::report::Sheet;
use crate::report::list::Mark;
use crate::report::sheet::Year;
use crate::text::figures::digits;
use crate::text::work;
use crate::text::{self, Text};
use crate::web::clock;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::view::{Element, Piece, dynamic, each, tag};
use crate::web::widget::field::{Commit, TextField, choice, long_field};
use crate::web::widget::mark;
use crate::web::widget::markup::{button, cell, column, fact, labelled, noted_section, number_column, scrolling};

/// A slip of the pen must not make a table of centuries.
const MOST_YEARS: i32 = 60;

pub fn years_editor(store: Store, sheet: SheetMemo) -> Element {
    let (text, common) = (store.text, &store.text.common);
    let further = RwSignal::new(0);
    let periods = memo(move || {
        sheet.with(|sheet| sheet.as_ref().map(|sheet| editable_periods(store, sheet, further.get())).unwrap_or_default())
    });
    noted_section("figures", text::sheet(text).figures, work(text).edit.hint).child(
        tag("div")
            .child(reasons(text))
            .child(
                scrolling(text::sheet(text).figures_table).child(
                    tag("table")
                        .class("table sheet")
                        .child(
                            tag("thead").child(
                                tag("tr")
                                    .child(column(common.fiscal_year))
                                    .child(number_column(common.target))
                                    .child(number_column(common.actual))
                                    .child(column(common.as_of))
                                    .child(column(common.state))
                                    .child(column(common.source))
                                    .child(column(common.verdict)),
                            ),
                        )
                        .child(each(move || periods.get(), |period| period.code(), move |period| row(store, sheet, period))),
                ),
            )
            .child(
                tag("p")
                    .class("ways")
                    .child(button().on_click(move || further.update(|more| *more += 1)).child(work(text).edit.add_year)),
            )
            .child(target_reasons(store, sheet))
            .child(findings(store, sheet)),
    )
}

/// Every period with a figure, and those between them and this year, the latest first.
fn editable_periods(store: Store, sheet: &Sheet, further: i32) -> Vec<Period> {
    let this_year = clock::context().today;
    let now = if sheet.indicator.calendar { this_year.year() } else { this_year.fiscal_year() };
    let about = store.strategy.with_untracked(|strategy| strategy.as_ref().map(|s| s.about.clone())).unwrap_or_default();
    let planned = about.last_year.map(|year| year.0);
    let own = |period: &Period| period.same_kind(sheet.indicator.period(0));
    let years = || sheet.years.iter().map(|year| year.period).filter(own).map(Period::year);
    let last = years().max().unwrap_or(now).max(now).max(planned.unwrap_or(now)) + further;
    // Where nothing is known yet: the plan's years, and the one before, which is its usual baseline.
    let begun = about.first_year.map_or(now - 3, |year| year.0 - 1);
    let first = years().min().unwrap_or(now).min(begun).max(last - MOST_YEARS);
    let mut periods: Vec<Period> = (first..=last).map(|year| sheet.indicator.period(year)).collect();
    periods.extend(sheet.years.iter().map(|year| year.period).filter(|period| !own(period)));
    order::sort_by_key(&mut periods, |period| (std::cmp::Reverse(period.year()), *period));
    periods
}

fn row(store: Store, sheet: SheetMemo, period: Period) -> Element {
    let (text, words) = (store.text, &work(store.text).edit);
    let year = memo(move || {
        sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.years.iter().find(|year| year.period == period).cloned()))
    });
    let indicator = move || sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.indicator.id.clone()));
    let target = memo(move || year.with(|year| text.target_as_typed(year.as_ref().and_then(|year| year.target.as_deref()))));
    let actual = memo(move || year.with(|year| text.actual_as_typed(year.as_ref().and_then(|year| year.counted.as_deref()))));
    let fault = memo(move || {
        let year = year.get()?;
        sheet.with(|sheet| unread(year.counted.as_deref()?, &sheet.as_ref()?.indicator))
    });
    let bad_target =
        memo(move || year.with(|year| year.as_ref().and_then(|y| y.target.as_ref()).is_some_and(|t| t.goal == Goal::Unreadable)));
    let commit_target = Callback::new(move |typed: String| {
        let Some(indicator) = indicator() else { return Ok(()) };
        store.edit(Edit::Target { indicator, period, typed })
    });
    let commit_actual = Callback::new(move |typed: String| {
        let Some(indicator) = indicator() else { return Ok(()) };
        store.edit(Edit::Actual { indicator, period, typed })
    });
    let observed = memo(move || year.with(|year| year.as_ref().and_then(|year| year.counted.as_ref()).map(|o| o.id.clone())));
    let message_id = format!("fault-{}", period.code());
    let described = message_id.clone();
    tag("tbody")
        .child(
            tag("tr")
                .child(tag("th").attr("scope", "row").child((text.write.period)(period)))
                .child(
                    cell(text.common.target).number().child(
                        TextField::new((words.target_of)(period), target, commit_target)
                            .invalid(bad_target)
                            .column("target")
                            .number(),
                    ),
                )
                .child(
                    cell(text.common.actual).number().child(
                        TextField::new((words.actual_of)(period), actual, commit_actual)
                            .invalid(Signal::derive(move || fault.with(Option::is_some)))
                            .described_by(described)
                            .column("actual")
                            .number()
                            .list("missing-reasons"),
                    ),
                )
                .child(dynamic(move || match observed.get() {
                    Some(id) => details(store, year, period, id),
                    None => [text.common.as_of, text.common.state, text.common.source].map(cell),
                }))
                .child(
                    cell(text.common.verdict)
                        .child(dynamic(move || year.get().map(|year| mark::status(text, Mark::Status(year.verdict.status))))),
                ),
        )
        .child(dynamic(move || {
            fault.get().map(|(fault, typed)| fault_row(store, period, &message_id, &fault, &typed, commit_actual))
        }))
        .child(dynamic(move || year.get().map(|year| revisions(store, &year))))
}

/// What was typed stays in the cell; here is why it cannot be read, and the mending where there is one.
fn fault_row(store: Store, period: Period, id: &str, fault: &Fault, typed: &str, commit: Commit) -> Element {
    let mend = match fault {
        Fault::LetterForDigit { instead, .. } => {
            let (label, instead) = ((work(store.text).edit.replace_with)(instead), instead.clone());
            Some(button().kind("plain").on_click(move || drop(commit.run(instead.clone()))).child(label))
        }
        _ => None,
    };
    let message = (text::notices(store.text).fault)(fault, typed);
    tag("tr").class("message").id(id.to_string()).child(
        tag("td")
            .attr("colspan", "7")
            .child(tag("b").child((work(store.text).edit.actual_of)(period)))
            .child("　")
            .child(message)
            .child(mend),
    )
}

/// 時点・種別・出典 of the counted observation.
fn details(store: Store, year: Memo<Option<Year>>, period: Period, id: Id) -> [Element; 3] {
    let (text, words) = (store.text, &work(store.text).edit);
    let id = StoredValue::new(id);
    let of = move |read: fn(&Observation) -> String| {
        memo(move || year.with(|year| year.as_ref().and_then(|year| year.counted.as_deref()).map(read)).unwrap_or_default())
    };
    let as_of = memo(move || {
        let counted = |year: &Year| year.counted.as_deref().map(|o| text.as_of_as_typed(&o.as_of));
        year.with(|year| year.as_ref().and_then(counted)).unwrap_or_default()
    });
    let bad = Signal::derive(move || {
        year.with(|year| {
            year.as_ref().and_then(|y| y.counted.as_deref()).is_some_and(|o| o.as_of.point.is_none() && !o.as_of.raw.is_empty())
        })
    });
    let state = of(|observation| observation.state.word().to_string());
    let source = memo(move || {
        let source =
            year.with(|year| year.as_ref().and_then(|y| y.counted.as_deref()).map(|o| o.source.clone())).unwrap_or_default();
        super::source_as_typed(store, &source)
    });
    let states =
        ObservationState::KNOWN.iter().map(|state| (state.word().to_string(), (text.write.state)(state))).collect::<Vec<_>>();
    let commit = move |field: fn(String) -> ObservationField| {
        Callback::new(move |typed: String| store.edit(Edit::Observation { id: id.get_value(), field: field(typed) }))
    };
    let commit_source = Callback::new(move |typed: String| {
        let source = super::source_on_record(store, typed);
        store.edit(Edit::Observation { id: id.get_value(), field: ObservationField::Source(source) })
    });
    let as_of = TextField::new((words.as_of_of)(period), as_of, commit(ObservationField::AsOf)).invalid(bad).column("as-of");
    let commit_state = commit(|word| ObservationField::State(ObservationState::of(&word)));
    let state = choice((words.state_of)(period), state, move || states.clone(), commit_state);
    let source = TextField::new((words.source_of)(period), source, commit_source).column("source");
    [cell(text.common.as_of).child(as_of), cell(text.common.state).child(state), cell(text.common.source).child(source)]
}

/// Earlier values of the period, and the way to add a revised one.
fn revisions(store: Store, year: &Year) -> Option<Element> {
    let (text, words) = (store.text, &work(store.text).edit);
    let period = year.period;
    let counted = year.counted.clone()?;
    let open = RwSignal::new(false);
    let indicator = counted.indicator.clone();
    let commit = Callback::new(move |typed: String| store.edit(Edit::Revision { indicator: indicator.clone(), period, typed }));
    let others = year
        .others
        .iter()
        .map(|other| {
            let id = other.id.clone();
            let value = match &other.figure {
                Figure::Number(value) => digits(value.decimal()),
                Figure::Missing(reason) => (text.write.missing)(reason),
            };
            let about = format!("{}　{}　{}", value, (text.write.state)(&other.state), (text.write.as_of)(&other.as_of));
            tag("li").child(about).child(" ").child(
                button()
                    .kind("plain")
                    .on_click(move || store.edit_or_say(Edit::RemoveObservation { id: id.clone() }))
                    .child(words.remove_observation),
            )
        })
        .collect::<Vec<_>>();
    let others = (!year.others.is_empty()).then(|| tag("ul").class("others").label(text::sheet(text).earlier).child(others));
    let add = dynamic(move || {
        if open.get() {
            let field = TextField::new((words.revision_of)(period), String::new(), commit).opened();
            tag("span").class("narrow").child(field)
        } else {
            let name = format!("{}　{}", words.add_revision, (text.write.period)(period));
            button().kind("plain").label(name).on_click(move || open.set(true)).child(words.add_revision)
        }
    });
    Some(tag("tr").class("more").child(tag("td")).child(tag("td").attr("colspan", "6").child((others, add))))
}

fn target_reasons(store: Store, sheet: SheetMemo) -> Piece {
    let words = &work(store.text).edit;
    let targets = memo(move || {
        let targets = |sheet: &Shared<Sheet>| {
            sheet.years.iter().filter_map(|year| Some((year.period, year.target.as_ref()?.id.clone()))).collect::<Vec<_>>()
        };
        sheet.with(|sheet| sheet.as_ref().map(targets)).unwrap_or_default()
    });
    // Only figures of single years add up.
    let sums = sheet.with_untracked(|sheet| sheet.as_ref().is_some_and(|s| s.indicator.aggregation == Aggregation::Flow));
    let field = move |(period, id): (Period, Id)| {
        let found = {
            let id = id.clone();
            move || store.strategy.with(|strategy| strategy.as_ref().and_then(|s| s.targets.get(&id).cloned()))
        };
        let read = |read: fn(&'static Text, &Target) -> String| {
            let found = found.clone();
            memo(move || found().map(|target| read(store.text, &target)).unwrap_or_default())
        };
        let commit = |field: fn(String) -> TargetField| {
            let id = id.clone();
            Callback::new(move |typed: String| store.edit(Edit::TargetDetail { id: id.clone(), field: field(typed) }))
        };
        let name = (store.text.write.period)(period);
        let short = |label: &'static str, value: Memo<String>, commit: Commit| {
            labelled(label, TextField::new(format!("{label}　{name}"), value, commit))
        };
        let reason = read(|_, target| target.reason.clone());
        let set_at = read(|text, target| text.as_of_as_typed(&target.set_at));
        let since = read(|text, target| target.sum_since.map(text.write.period_short).unwrap_or_default());
        fact(
            name.clone(),
            (
                long_field((words.reason_of)(period), reason, commit(TargetField::Reason)),
                short(words.set_at, set_at, commit(TargetField::SetAt)),
                sums.then(|| short(words.sum_since, since, commit(TargetField::SumSince))),
            ),
        )
    };
    dynamic(move || {
        (!targets.with(Vec::is_empty)).then(|| {
            (
                tag("h3").child(words.target_reasons),
                tag("dl").class("facts").child(each(move || targets.get(), |(period, _)| period.code(), field)),
            )
        })
    })
}

fn findings(store: Store, sheet: SheetMemo) -> (Element, Piece) {
    let words = &work(store.text).edit;
    let found = memo(move || {
        let id = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.indicator.id.clone()));
        let strategy = store.strategy.get();
        strategy.zip(id).map(|(strategy, id)| check::check_of(&strategy, &id)).unwrap_or_default()
    });
    (
        tag("h3").child(words.findings),
        dynamic(move || {
            if found.with(Vec::is_empty) {
                tag("p").class("quiet").child(words.no_findings)
            } else {
                tag("ul").class("findings").children(found.get().iter().map(|finding| super::finding(store, finding, false)))
            }
        }),
    )
}

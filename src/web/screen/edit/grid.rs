//! 年度の数値: all indicators by years, worked in as in a spreadsheet.
//!
//! Every cell is a field. On arriving its whole text is selected, so that typing replaces it and
//! arrows go on to the next cell; F2 or a second press puts the caret into the text. What is typed
//! is committed by leaving; an input method never commits early. A block is copied, pasted, emptied
//! or filled as one step.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent};

use super::cells;
use super::grid_state::{GridState, clicked, copy, on_key, pasted};
use super::selected::selected;
use crate::edit::block::CellPosition;
use crate::model::*;
use crate::place::Screen;
use crate::report::grid::{Grid, GridRow};
use crate::report::list::IndicatorKind;
use crate::text::{Text, work};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store, report};
use crate::web::widget::field::choice;
use crate::web::widget::markup::{button, heading, labelled, scrolling};
use crate::web::widget::window::Sight;
use crate::web::{address, clock};

/// Years that stand side by side.
const COLUMNS: i32 = 6;

/// 年度の数値.
pub fn grid(store: Store, targets: Memo<bool>) -> AnyView {
    let (words, common) = (&work(store.text).grid, &store.text.common);
    let grid = report::<Grid>(store.strategy, move || store.outline.get().0);
    let direction = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let shown = move |row: &GridRow| {
        let of_kind = match kind.with(|kind| IndicatorKind::of(kind)) {
            Some(IndicatorKind::Outcome) => row.indicator.is_outcome(),
            Some(IndicatorKind::Output) => !row.indicator.is_outcome(),
            None => true,
        };
        of_kind && direction.with(|id| id.is_empty() || row.direction.id.as_str() == id)
    };
    let rows = memo(move || {
        let of = |grid: &Shared<Grid>| {
            grid.rows
                .iter()
                .filter(|row| shown(row))
                .map(|row| row.indicator.id.clone())
                .collect::<Vec<_>>()
        };
        grid.with(of)
    });
    // Back from the latest; further back by the button.
    let back = RwSignal::new(0);
    let span = memo(move || {
        let now = clock::context().today.fiscal_year();
        let about = store.strategy.with(|s| s.about.clone());
        grid.with(|grid| grid.years(&about, now))
    });
    // A year that has been there stays while the page does: the columns do not move under the hand
    // that empties a cell.
    let latest = StoredValue::new(i32::MIN);
    let years = memo(move || {
        latest.update_value(|latest| *latest = span.get().1.max(*latest));
        let last = latest.get_value() - back.get();
        (last - COLUMNS + 1..=last).collect::<Vec<i32>>()
    });
    let first = CellPosition { row: 0, column: usize::try_from(COLUMNS - 1).unwrap_or_default() };
    let nowhere = (None, i32::MAX);
    let lines = memo(move || lines(store, grid, rows));
    let sight = Sight::of(memo(move || lines.with(Vec::len)));
    let state = GridState {
        store,
        sight,
        grid,
        rows,
        places: memo(move || {
            let rows = rows.get();
            Shared::new(order::gathered(rows.into_iter().enumerate().map(|(at, id)| (id, at))))
        }),
        years,
        targets,
        at: RwSignal::new(nowhere.clone()),
        anchor: RwSignal::new(nowhere),
        caret: RwSignal::new(false),
        landing: RwSignal::new(None),
    };
    let editing = memo(move || store.editing());
    let way = move |name: &'static str, to_targets: bool| {
        html::button()
            .r#type("button")
            .aria_pressed(move || (targets.get() == to_targets).to_string())
            .on(ev::click, move |_| address::choose(store, Screen::Figures { targets: to_targets }))
            .child(name)
    };
    let directions = move || {
        let outline = store.outline.get();
        let entries = outline.directions.iter();
        let named = entries.map(|entry| {
            let direction = &entry.direction;
            (direction.id.to_string(), store.text.numbered(&direction.number, direction))
        });
        std::iter::once((String::new(), common.all.to_string())).chain(named).collect()
    };
    let choose = Callback::new(move |id: String| {
        direction.set(id);
        state.stand(first);
        Ok(())
    });
    let kinds = move || {
        let of = |kind: IndicatorKind, name: &str| (kind.word().to_string(), name.to_string());
        vec![
            (String::new(), common.all.to_string()),
            of(IndicatorKind::Outcome, common.outcomes),
            of(IndicatorKind::Output, common.outputs),
        ]
    };
    let choose_kind = Callback::new(move |word: String| {
        kind.set(word);
        state.stand(first);
        Ok(())
    });
    let seen = move || {
        let (first, last) = sight.range();
        lines.with(|lines| lines.get(first..last).unwrap_or_default().to_vec())
    };
    let node = NodeRef::<html::Table>::new();
    Effect::new(move || {
        if let Some(table) = node.get() {
            sight.watch(&table);
        }
    });
    let table = html::table()
        .node_ref(node)
        .on(ev::focusin, move |_| sight.look())
        .class("table grid")
        .attr("data-targets", move || targets.get())
        .aria_label(words.table)
        .child(move || head(state))
        .child(sight.body_before(3))
        .child(each(seen, GridLine::key, move |line| line.show(state, editing)))
        .child(sight.body_behind(3));
    let cut = move |event: &web_sys::Event| {
        if copy(state, event) && editing.get_untracked() {
            state.place(&[vec![String::new()]]);
        }
    };
    let empty =
        move || rows.with(Vec::is_empty).then(|| html::p().class("empty").child(words.nothing));
    (
        heading(
            words.title,
            html::p()
                .class("lead")
                .child(move || if editing.get() { words.hint } else { words.reading }),
        ),
        html::div().class("gridbar").child((
            html::div()
                .class("switch")
                .role("group")
                .aria_label(words.what)
                .child([way(common.actual, false), way(common.target, true)]),
            labelled(common.direction, choice(common.direction, direction, directions, choose)),
            labelled(words.kind, choice(words.kind, kind, kinds, choose_kind)),
            html::span().class("years").child((
                button()
                    .attr("data-kind", "plain")
                    .on(ev::click, move |_| back.update(|back| *back += 1))
                    .child(words.earlier),
                button()
                    .attr("data-kind", "plain")
                    .aria_disabled(move || (back.get() < 1).then_some("true"))
                    .on(ev::click, move |_| back.update(|back| *back = (*back - 1).max(0)))
                    .child(words.later),
            )),
            phone_year(state),
            unread(state),
        )),
        cells::reasons(store.text),
        move || editing.get().then(|| selected(state)),
        html::div()
            .class("gridwork")
            .on(ev::copy, move |event| _ = copy(state, &event))
            .on(ev::cut, move |event| cut(&event))
            .child(scrolling(words.table, table)),
        empty,
        super::landing::landing(state),
        move || editing.get().then(|| super::about::to_do(store)),
    )
        .into_any()
}

/// How many cells hold what cannot be read, whatever years are in sight; the reasons stand below their
/// rows.
fn unread(state: GridState) -> AnyView {
    let words = &work(state.store.text).grid;
    let count = memo(move || {
        let actual =
            |found: &Observation| found.figure == Figure::Missing(MissingReason::Unreadable);
        let of = |row: &GridRow| match state.targets.get() {
            true => row.targets.values().filter(|found| found.goal == Goal::Unreadable).count(),
            false => row.actuals.values().filter(|found| actual(found)).count(),
        };
        state.grid.with(|grid| grid.rows.iter().map(|row| of(row)).sum::<usize>())
    });
    html::p()
        .class("unread")
        .role("status")
        .child(move || Some(count.get()).filter(|count| *count > 0).map(words.unread))
        .into_any()
}

/// A phone shows one year at a time.
fn phone_year(state: GridState) -> AnyView {
    let (text, words) = (state.store.text, &work(state.store.text).grid);
    let value = memo(move || state.position().column.to_string());
    let options = move || {
        let year = |(column, year): (usize, i32)| {
            (column.to_string(), (text.write.period)(Period::fiscal(year)))
        };
        state.years.get().into_iter().enumerate().map(year).collect()
    };
    let commit = Callback::new(move |column: String| {
        let column = column.parse().unwrap_or_default();
        state.stand(CellPosition { row: untrack(|| state.position()).row, column });
        Ok(())
    });
    html::label()
        .class("field phone")
        .child((html::span().child(words.year), choice(words.year, value, options, commit)))
        .into_any()
}

fn head(state: GridState) -> AnyView {
    let (text, common) = (state.store.text, &state.store.text.common);
    let year = |(column, year): (usize, i32)| {
        html::th()
            .scope("col")
            .attr("data-type", "number")
            .attr("data-current", move || state.position().column == column)
            .child((text.write.period)(Period::fiscal(year)))
    };
    html::thead()
        .child(
            html::tr()
                .child(html::th().scope("col").child(common.indicator))
                .child(html::th().scope("col").child(common.unit))
                .child(html::th().scope("col").attr("data-type", "number").child(common.baseline))
                .child(state.years.get().into_iter().enumerate().map(year).collect_view()),
        )
        .into_any()
}

/// What stands below one another: headings of directions, and indicators with their place in the
/// sheet.
#[derive(Clone, PartialEq)]
enum GridLine {
    Direction(Id, String),
    Indicator(Id),
}

fn lines(store: Store, grid: Memo<Shared<Grid>>, rows: Memo<Vec<Id>>) -> Vec<GridLine> {
    let mut lines: Vec<GridLine> = Vec::new();
    let mut before = None;
    let grid = grid.get();
    for id in rows.get() {
        let Some(direction) = grid.row(&id).map(|row| row.direction.clone()) else {
            continue;
        };
        if before.as_ref() != Some(&direction.id) {
            let name = store.text.numbered(&direction.number, &direction);
            lines.push(GridLine::Direction(direction.id.clone(), name));
            before = Some(direction.id.clone());
        }
        lines.push(GridLine::Indicator(id));
    }
    lines
}

impl GridLine {
    fn key(&self) -> String {
        match self {
            GridLine::Direction(id, name) => format!("direction {id} {name}"),
            GridLine::Indicator(id) => format!("indicator {id}"),
        }
    }

    fn show(self, state: GridState, editing: Memo<bool>) -> AnyView {
        match self {
            GridLine::Direction(_, name) => {
                let cell = html::th()
                    .scope("colgroup")
                    .colspan(move || (state.years.get().len() + 3).to_string());
                html::tbody()
                    .child(html::tr().class("group").child(cell.child(bilingual(name))))
                    .into_any()
            }
            GridLine::Indicator(id) => row(state, id, editing),
        }
    }
}

fn row(state: GridState, id: Id, editing: Memo<bool>) -> AnyView {
    let store = state.store;
    let at = memo({
        let id = id.clone();
        move || state.row_of(&id).unwrap_or(usize::MAX)
    });
    let of = |read: fn(&Text, &GridRow) -> String| {
        let id = id.clone();
        memo(move || state.row(&id, |row| read(store.text, row)).unwrap_or_default())
    };
    let name = of(|text, row| text.short_name(&row.indicator));
    let unit = of(|text, row| text.unit(&row.indicator).to_string());
    let baseline = {
        let id = id.clone();
        move || {
            let indicator = state.row(&id, |row| row.indicator.clone())?;
            let strategy = store.strategy.get();
            Some(match indicator.baseline.as_ref()? {
                Baseline::Observed(id) => {
                    store.text.actual_as_typed(strategy.observations.get(id).map(|found| &**found))
                }
                Baseline::Stated { value, .. } => crate::text::figures::digits(value.decimal()),
            })
        }
    };
    let screen = Screen::Indicator { id: id.clone(), year: None, table: false };
    let link =
        html::a().href(move || store.href(screen.clone())).child(move || bilingual(name.get()));
    let cells = {
        let id = id.clone();
        move || {
            let id = id.clone();
            let cell = {
                let editing = editing.get();
                move |year: i32| match editing {
                    true => field(state, at, id.clone(), year, name),
                    false => figure(state, id.clone(), year),
                }
            };
            // By year: what is being typed stays with its year when others come.
            each(move || state.years.get(), |year| year.to_string(), cell)
        }
    };
    let faults = move || editing.get().then(|| cells::faults(state, &id));
    html::tbody()
        .child(
            html::tr()
                .child(html::th().scope("row").child(link))
                .child(html::td().class("unit").child(move || unit.get()))
                .child(html::td().class("baseline").attr("data-type", "number").child(baseline))
                .child(cells),
        )
        .child(faults)
        .into_any()
}

fn is_calendar(period: Period) -> bool {
    matches!(period, Period::Calendar(_))
}

fn column_of(state: GridState, year: i32) -> Memo<usize> {
    memo(move || {
        state
            .years
            .with(|years| years.iter().position(|known| *known == year))
            .unwrap_or(usize::MAX)
    })
}

/// A cell that is only read.
fn figure(state: GridState, id: Id, year: i32) -> AnyView {
    let column = column_of(state, year);
    let typed = {
        let id = id.clone();
        move || {
            state.row(&id, |row| row.indicator.period(year)).map(|period| state.typed(&id, period))
        }
    };
    let calendar = {
        let id = id.clone();
        move || {
            let period = state.row(&id, |row| row.indicator.period(year));
            period.is_some_and(is_calendar).then(|| work(state.store.text).grid.calendar)
        }
    };
    html::td()
        .attr("data-type", "number")
        .attr("data-current", move || state.position().column == column.get())
        .attr("data-part", move || part_year(state, &id, year))
        .attr("data-calendar", calendar)
        .child(typed)
        .into_any()
}

fn part_year(state: GridState, id: &Id, year: i32) -> bool {
    let part = |row: &GridRow| {
        let counted = row.actuals.get(&row.indicator.period(year));
        counted.is_some_and(|found| {
            crate::measure::figures::part_year(&row.indicator, found).is_some()
        })
    };
    !state.targets.get() && state.row(id, part).unwrap_or(false)
}

/// A cell to be worked in.
fn field(state: GridState, row: Memo<usize>, id: Id, year: i32, name: Memo<String>) -> AnyView {
    let text = state.store.text;
    let column = column_of(state, year);
    let position =
        move || CellPosition { row: row.get_untracked(), column: column.get_untracked() };
    let period = {
        let id = id.clone();
        memo(move || {
            state.row(&id, |row| row.indicator.period(year)).unwrap_or(Period::fiscal(year))
        })
    };
    let value = {
        let id = id.clone();
        memo(move || state.typed(&id, period.get()))
    };
    let draft = RwSignal::new(None::<String>);
    let settle = {
        let id = id.clone();
        move || {
            let Some(typed) = draft.try_get_untracked().flatten() else { return };
            draft.try_set(None);
            state.caret.try_set(false);
            if value.try_get_untracked().is_some_and(|value| value != typed) {
                state.store.edit_or_notify(state.cells().edit(
                    id.clone(),
                    period.get_untracked(),
                    typed,
                ));
            }
        }
    };
    // Which version holds is chosen where all of them stand; here it is seen and heard that there are
    // several.
    let contested = {
        let id = id.clone();
        memo(move || state.is_contested(&id, period.get()))
    };
    let label = move || {
        let of =
            if state.targets.get() { work(text).edit.target_of } else { work(text).edit.actual_of };
        let contested = if contested.get() { text.frame.contests } else { "" };
        format!("{}　{} {contested}", of(period.get()), name.get()).trim_end().to_string()
    };
    let invalid = {
        let id = id.clone();
        move || cells::is_unread(state, &id, period.get()).then_some("true")
    };
    let part = move || part_year(state, &id, year);
    // A figure of a calendar year, under the head of a fiscal one.
    let year_word = work(text).grid.calendar;
    let keys = {
        let settle = settle.clone();
        move |event: KeyboardEvent| on_key(state, position(), &event, draft, &settle)
    };
    let input = html::input()
        .r#type("text")
        .class("cell")
        .autocomplete("off")
        .aria_label(label)
        .aria_invalid(invalid)
        .attr("data-at", move || format!("{},{}", row.get(), column.get()))
        .list(move || (!state.targets.get()).then_some("missing-reasons"))
        .prop("value", move || draft.get().unwrap_or_else(|| value.get()))
        .on(ev::input, move |event| draft.set(Some(event_target_value(&event))))
        .on(ev::focus, move |_| {
            state.stand(position());
            state.caret.set(false);
        })
        .on(ev::blur, move |_| settle())
        .on(ev::mousedown, move |event| {
            // Shift stretches the selection to here.
            if event.shift_key() {
                event.prevent_default();
                state.go(position(), true);
            }
        })
        .on(ev::click, move |event| {
            if !event.shift_key() {
                clicked(state, &event);
            }
        })
        .on(ev::pointerenter, move |event| {
            // Dragging stretches the selection.
            if event.dyn_ref::<PointerEvent>().is_some_and(|pointer| pointer.buttons() == 1) {
                state.at.set(state.named(position()));
            }
        })
        .on(ev::paste, move |event| pasted(state, &event, draft))
        .on(ev::keydown, keys);
    html::td()
        .attr("data-type", "number")
        .attr("data-current", move || state.position().column == column.get())
        .attr("data-part", part)
        .attr("data-calendar", move || is_calendar(period.get()).then_some(year_word))
        .attr("data-kind", move || contested.get().then_some("choose"))
        .attr("data-selected", move || {
            state.holds(CellPosition { row: row.get(), column: column.get() })
        })
        .child(input)
        .into_any()
}

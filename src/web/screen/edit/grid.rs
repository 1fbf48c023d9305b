//! 年度の数値: all indicators by years, worked in as in a spreadsheet.
//!
//! Every cell is a field. On arriving its whole text is selected, so that typing replaces it and arrows go on to the next
//! cell; F2 or a second press puts the caret into the text. What is typed is committed by leaving; an input method never
//! commits early. A block is copied, pasted, emptied or filled as one step.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent};

use super::cells;
use super::desk::{Desk, Spot, clicked, copy, on_key, pasted};
use super::selected::selected;
use crate::model::*;
use crate::place::Screen;
use crate::report::grid::{Grid, GridRow};
use crate::text::{Text, work};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store, kept_up};
use crate::web::view::{Element, Piece, dynamic, each, tag};
use crate::web::widget::field::choice;
use crate::web::widget::markup::{button, heading, labelled, scrolling};
use crate::web::widget::window::Sight;
use crate::web::{address, clock};

/// Years that stand side by side.
const COLUMNS: i32 = 6;

/// 年度の数値.
pub fn grid(store: Store) -> Piece {
    let (words, common) = (&work(store.text).grid, &store.text.common);
    let targets = memo(move || store.address.with(|address| matches!(address.screen, Screen::Figures { targets: true })));
    let renew = |grid: &Shared<Grid>, before: &Strategy, after: &Strategy| grid.renewed(before, after).map(Shared::new);
    let grid = kept_up(store.strategy, renew, move |strategy| Grid::of(strategy, &store.outline.get().unwrap_or_default()));
    let direction = RwSignal::new(String::new());
    let shown = move |row: &GridRow| direction.with(|id| id.is_empty() || row.direction.id.as_str() == id);
    let rows = memo(move || {
        let of = |grid: &Shared<Grid>| {
            grid.rows.iter().filter(|row| shown(row)).map(|row| row.indicator.id.clone()).collect::<Vec<_>>()
        };
        grid.with(|grid| grid.as_ref().map(of)).unwrap_or_default()
    });
    // Back from the latest; further back by the button.
    let back = RwSignal::new(0);
    let span = memo(move || {
        let now = clock::context().today.fiscal_year();
        let about = store.strategy.with(|strategy| strategy.as_ref().map(|s| s.about.clone())).unwrap_or_default();
        grid.with(|grid| grid.as_ref().map(|grid| grid.years(&about, now))).unwrap_or((now, now))
    });
    // A year that has been there stays while the page does: the columns do not move under the hand that empties a cell.
    let latest = StoredValue::new(i32::MIN);
    let years = memo(move || {
        latest.update_value(|latest| *latest = span.get().1.max(*latest));
        let last = latest.get_value() - back.get();
        (last - COLUMNS + 1..=last).collect::<Vec<i32>>()
    });
    let first = Spot { row: 0, column: usize::try_from(COLUMNS - 1).unwrap_or_default() };
    let nowhere = (None, i32::MAX);
    let lines = memo(move || lines(store, grid, rows));
    let sight = Sight::of(memo(move || lines.with(Vec::len)));
    let desk = Desk {
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
    };
    let editing = memo(move || store.editing());
    let way = move |name: &'static str, to_targets: bool| {
        tag("button")
            .attr("type", "button")
            .live("aria-pressed", move || (targets.get() == to_targets).to_string())
            .on_click(move || address::choose(store, Screen::Figures { targets: to_targets }))
            .child(name)
    };
    let directions = move || {
        let outline = store.outline.get();
        let entries = outline.iter().flat_map(|outline| &outline.directions);
        let named = entries.map(|entry| {
            let direction = &entry.direction;
            (direction.id.to_string(), store.text.numbered(&direction.number, direction))
        });
        std::iter::once((String::new(), common.all.to_string())).chain(named).collect()
    };
    let choose = Callback::new(move |id: String| {
        direction.set(id);
        desk.stand(first);
        Ok(())
    });
    let seen = move || {
        let (first, last) = sight.range();
        lines.with(|lines| lines.get(first..last).unwrap_or_default().to_vec())
    };
    let table = tag("table")
        .class("table grid")
        .live("data-targets", move || targets.get())
        .attr("aria-label", words.table)
        .child(dynamic(move || head(desk)))
        .child(sight.before("tbody", 3))
        .child(each(seen, Line::key, move |line| line.show(desk, editing)))
        .child(sight.behind("tbody", 3));
    let table = sight.within(table);
    let cut = move |event| {
        if copy(desk, &event) && editing.get_untracked() {
            desk.place(vec![vec![String::new()]]);
        }
    };
    let empty = dynamic(move || rows.with(Vec::is_empty).then(|| tag("p").class("empty").child(words.nothing)));
    Piece::of((
        heading(words.title)
            .child(tag("p").class("lead").child(dynamic(move || if editing.get() { words.hint } else { words.reading }))),
        tag("div").class("gridbar").child((
            tag("div")
                .class("switch")
                .role("group")
                .label(words.what)
                .child([way(common.actual, false), way(common.target, true)]),
            labelled(common.direction, choice(common.direction, direction, directions, choose)),
            tag("span").class("years").child((
                button().kind("plain").on_click(move || back.update(|back| *back += 1)).child(words.earlier),
                button()
                    .kind("plain")
                    .live("aria-disabled", move || (back.get() < 1).then_some("true"))
                    .on_click(move || back.update(|back| *back = (*back - 1).max(0)))
                    .child(words.later),
            )),
            phone_year(desk),
        )),
        cells::reasons(store.text),
        dynamic(move || editing.get().then(|| selected(desk))),
        scrolling(words.table).child(table).on("copy", move |event| _ = copy(desk, &event)).on("cut", cut),
        empty,
        dynamic(move || editing.get().then(|| super::about::to_do(store))),
    ))
}

/// A phone shows one year at a time.
fn phone_year(desk: Desk) -> Element {
    let (text, words) = (desk.store.text, &work(desk.store.text).grid);
    let value = memo(move || desk.spot().column.to_string());
    let options = move || {
        let year = |(column, year): (usize, i32)| (column.to_string(), (text.write.period)(Period::fiscal(year)));
        desk.years.get().into_iter().enumerate().map(year).collect()
    };
    let commit = Callback::new(move |column: String| {
        let column = column.parse().unwrap_or_default();
        desk.stand(Spot { row: untrack(|| desk.spot()).row, column });
        Ok(())
    });
    tag("label").class("field phone").child((tag("span").child(words.year), choice(words.year, value, options, commit)))
}

fn head(desk: Desk) -> Element {
    let (text, common) = (desk.store.text, &desk.store.text.common);
    let year = |(column, year): (usize, i32)| {
        tag("th").attr("scope", "col").number().live("data-current", move || desk.spot().column == column).child((text
            .write
            .period)(
            Period::fiscal(year),
        ))
    };
    tag("thead").child(
        tag("tr")
            .child(tag("th").attr("scope", "col").child(common.indicator))
            .child(tag("th").attr("scope", "col").child(common.unit))
            .child(tag("th").attr("scope", "col").number().child(common.baseline))
            .children(desk.years.get().into_iter().enumerate().map(year)),
    )
}

/// What stands below one another: headings of directions, and indicators with their place in the sheet.
#[derive(Clone, PartialEq)]
enum Line {
    Direction(Id, String),
    Indicator(Id),
}

fn lines(store: Store, grid: Memo<Option<Shared<Grid>>>, rows: Memo<Vec<Id>>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before = None;
    let grid = grid.get();
    for id in rows.get() {
        let Some(direction) = grid.as_ref().and_then(|grid| grid.row(&id)).map(|row| row.direction.clone()) else { continue };
        if before.as_ref() != Some(&direction.id) {
            let name = store.text.numbered(&direction.number, &direction);
            lines.push(Line::Direction(direction.id.clone(), name));
            before = Some(direction.id.clone());
        }
        lines.push(Line::Indicator(id));
    }
    lines
}

impl Line {
    fn key(&self) -> String {
        match self {
            Line::Direction(id, name) => format!("direction {id} {name}"),
            Line::Indicator(id) => format!("indicator {id}"),
        }
    }

    fn show(self, desk: Desk, editing: Memo<bool>) -> Element {
        match self {
            Line::Direction(_, name) => {
                let cell = tag("th").attr("scope", "colgroup").live("colspan", move || (desk.years.get().len() + 3).to_string());
                tag("tbody").child(tag("tr").class("group").child(cell.child(name)))
            }
            Line::Indicator(id) => row(desk, id, editing),
        }
    }
}

fn row(desk: Desk, id: Id, editing: Memo<bool>) -> Element {
    let store = desk.store;
    let at = memo({
        let id = id.clone();
        move || desk.row_of(&id).unwrap_or(usize::MAX)
    });
    let of = |read: fn(&Text, &GridRow) -> String| {
        let id = id.clone();
        memo(move || desk.row(&id, |row| read(store.text, row)).unwrap_or_default())
    };
    let name = of(|text, row| text.short_name(&row.indicator));
    let unit = of(|text, row| text.unit(&row.indicator).to_string());
    let baseline = {
        let id = id.clone();
        move || {
            let indicator = desk.row(&id, |row| row.indicator.clone())?;
            let strategy = store.strategy.get()?;
            Some(match indicator.baseline.as_ref()? {
                Baseline::Observed(id) => store.text.actual_as_typed(strategy.observations.get(id).map(|found| &**found)),
                Baseline::Stated { value, .. } => crate::text::figures::digits(value.decimal()),
            })
        }
    };
    let screen = Screen::Indicator { id: id.clone(), year: None, table: false };
    let link = tag("a").live("href", move || store.href(screen.clone())).child(dynamic(move || name.get()));
    let cells = {
        let id = id.clone();
        dynamic(move || {
            let id = id.clone();
            let cell = {
                let editing = editing.get();
                move |year: i32| match editing {
                    true => field(desk, at, id.clone(), year, name),
                    false => figure(desk, id.clone(), year),
                }
            };
            // By year: what is being typed stays with its year when others come.
            each(move || desk.years.get(), |year| year.to_string(), cell)
        })
    };
    let faults = dynamic(move || editing.get().then(|| cells::faults(desk, &id)));
    tag("tbody")
        .child(
            tag("tr")
                .child(tag("th").attr("scope", "row").child(link))
                .child(tag("td").class("unit").child(dynamic(move || unit.get())))
                .child(tag("td").class("baseline").number().child(dynamic(baseline)))
                .child(cells),
        )
        .child(faults)
}

fn column_of(desk: Desk, year: i32) -> Memo<usize> {
    memo(move || desk.years.with(|years| years.iter().position(|known| *known == year)).unwrap_or(usize::MAX))
}

/// A cell that is only read.
fn figure(desk: Desk, id: Id, year: i32) -> Element {
    let column = column_of(desk, year);
    let typed = {
        let id = id.clone();
        move || desk.row(&id, |row| row.indicator.period(year)).map(|period| desk.typed(&id, period))
    };
    tag("td")
        .number()
        .live("data-current", move || desk.spot().column == column.get())
        .live("data-part", move || part_year(desk, &id, year))
        .child(dynamic(typed))
}

fn part_year(desk: Desk, id: &Id, year: i32) -> bool {
    let part = |row: &GridRow| {
        let counted = row.actuals.get(&row.indicator.period(year));
        counted.is_some_and(|found| crate::report::figures::part_year(&row.indicator, found).is_some())
    };
    !desk.targets.get() && desk.row(id, part).unwrap_or(false)
}

/// A cell to be worked in.
fn field(desk: Desk, row: Memo<usize>, id: Id, year: i32, name: Memo<String>) -> Element {
    let text = desk.store.text;
    let column = column_of(desk, year);
    let spot = move || Spot { row: row.get_untracked(), column: column.get_untracked() };
    let period = {
        let id = id.clone();
        memo(move || desk.row(&id, |row| row.indicator.period(year)).unwrap_or(Period::fiscal(year)))
    };
    let value = {
        let id = id.clone();
        memo(move || desk.typed(&id, period.get()))
    };
    let draft = RwSignal::new(None::<String>);
    let settle = {
        let id = id.clone();
        move || {
            let Some(typed) = draft.try_get_untracked().flatten() else { return };
            draft.try_set(None);
            desk.caret.try_set(false);
            if value.try_get_untracked().is_some_and(|value| value != typed) {
                desk.store.edit_or_say(desk.edit(id.clone(), period.get_untracked(), typed));
            }
        }
    };
    let label = move || {
        let of = if desk.targets.get() { work(text).edit.target_of } else { work(text).edit.actual_of };
        format!("{}　{}", of(period.get()), name.get())
    };
    let invalid = {
        let id = id.clone();
        move || cells::is_unread(desk, &id, period.get()).then_some("true")
    };
    let part = move || part_year(desk, &id, year);
    let keys = {
        let settle = settle.clone();
        move |event: KeyboardEvent| on_key(desk, spot(), &event, draft, &settle)
    };
    let input = tag("input")
        .attr("type", "text")
        .class("cell")
        .attr("autocomplete", "off")
        .live("aria-label", label)
        .live("aria-invalid", invalid)
        .live("data-at", move || format!("{},{}", row.get(), column.get()))
        .live("list", move || (!desk.targets.get()).then_some("missing-reasons"))
        .value(move || draft.get().unwrap_or_else(|| value.get()))
        .on_input(move |typed| draft.set(Some(typed)))
        .on("focus", move |_| {
            desk.stand(spot());
            desk.caret.set(false);
        })
        .on("blur", move |_| settle())
        .on("click", move |event| clicked(desk, &event))
        .on("pointerenter", move |event| {
            // Dragging stretches the selection.
            if event.dyn_ref::<PointerEvent>().is_some_and(|pointer| pointer.buttons() == 1) {
                desk.at.set(desk.named(spot()));
            }
        })
        .on("paste", move |event| pasted(desk, &event, draft))
        .on_key(keys);
    tag("td")
        .number()
        .live("data-current", move || desk.spot().column == column.get())
        .live("data-part", part)
        .live("data-selected", move || desk.holds(Spot { row: row.get(), column: column.get() }))
        .child(input)
}

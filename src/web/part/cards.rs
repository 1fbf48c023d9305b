//! Each indicator's own small chart, side by side, each on its own scale: drawn when it comes near
//! to what is seen.

use leptos::html;
use leptos::prelude::*;

use super::canvas::{self, Canvas, Drawing};
use crate::chart;
use crate::chart::indicator;
use crate::model::{Figure, Id};
use crate::place::Screen;
use crate::report::whole::Whole;
use crate::report::{IndicatorDetail, IndicatorRow};
use crate::web::echarts;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use crate::web::widget::mark;

/// `all` asks for those that are far from sight as well.
pub fn cards(store: Store, whole: Memo<Option<Shared<Whole>>>, all: RwSignal<bool>) -> AnyView {
    let rows = memo(move || {
        let shown = |whole: &Shared<Whole>| {
            chart::whole::cards(whole).map(|row| row.indicator.id.clone()).collect::<Vec<_>>()
        };
        whole.with(|whole| whole.as_ref().map(shown)).unwrap_or_default()
    });
    let list = each(move || rows.get(), Id::to_string, move |id| card(store, whole, all, id));
    html::ul().class("cards").child(list).into_any()
}

fn card(store: Store, whole: Memo<Option<Shared<Whole>>>, all: RwSignal<bool>, id: Id) -> AnyView {
    let of = {
        let id = id.clone();
        move |read: &dyn Fn(&Whole, &IndicatorRow) -> AnyView| {
            whole.with(|whole| {
                let whole = whole.as_ref()?;
                let row = whole.rows.iter().find(|row| row.indicator.id == id)?;
                Some(read(whole, row))
            })
        }
    };
    let head = {
        let of = of.clone();
        move || {
            of(&|whole, row| {
                let screen =
                    Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false };
                let name = bilingual(store.text.short_name(&row.indicator));
                let link = html::a().href(store.href(screen)).child(name);
                (html::h3().child(link), mark::of_row(store.text, whole.mark(row), row)).into_any()
            })
        }
    };
    // Of the year of the mark beside it.
    let told = move || {
        of(&|_, row| {
            let told = row.shown.as_deref().map(|shown| {
                let figure = match &shown.figure {
                    Figure::Number(value) => {
                        (store.text.write.figure)(*value, store.text.unit(&row.indicator))
                    }
                    Figure::Missing(reason) => (store.text.write.missing)(reason),
                };
                format!("{}　{figure}", (store.text.write.period_short)(shown.period))
            });
            bilingual(told.unwrap_or_else(|| store.text.common.none.to_string()))
        })
    };
    html::li()
        .child(head)
        .child(html::p().class("quiet").child(told))
        .child(small_plot(store, all, id))
        .into_any()
}

/// What it shows is told beside it, and the sheet has it large: it is not walked by itself.
fn small_plot(store: Store, all: RwSignal<bool>, id: Id) -> AnyView {
    let canvas = Canvas::new();
    let (near, width) = (canvas::near(canvas), canvas::width(canvas));
    let drawing = move || {
        let (true, width) = (near.get() || all.get(), width.get()) else { return Drawing::Wait };
        if width < 1.0 {
            return Drawing::Wait;
        }
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let detail = IndicatorDetail::of(&strategy, &outline, &id, None);
        // What can no longer be drawn does not stay.
        match detail.and_then(|detail| indicator::card(&detail, store.text)) {
            Some(drawn) => {
                let (option, height) = (drawn.option.to_string(), drawn.height);
                Drawing::Option { option, width, height }
            }
            None => Drawing::Nothing,
        }
    };
    let quiet = echarts::Tell::new(|_, _, _| ());
    canvas::draw(canvas, drawing, quiet, Callback::new(|_| ()));
    html::div().class("plot").aria_hidden("true").node_ref(canvas).into_any()
}

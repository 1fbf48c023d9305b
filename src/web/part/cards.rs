//! Each indicator's own small chart, side by side, each on its own scale: drawn when it comes near
//! to what is seen.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use crate::chart;
use crate::chart::indicator;
use crate::measure::known;
use crate::model::{Figure, Id};
use crate::place::Screen;
use crate::report::whole::Whole;
use crate::report::{IndicatorDetail, IndicatorRow};
use crate::web::echarts;
use crate::web::part::plot::watch_width;
use crate::web::reactive::{effect, memo};
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use crate::web::widget::mark;

pub fn cards(store: Store, whole: Memo<Option<Shared<Whole>>>) -> AnyView {
    let rows = memo(move || {
        let shown = |whole: &Shared<Whole>| {
            chart::whole::cards(whole).map(|row| row.indicator.id.clone()).collect::<Vec<_>>()
        };
        whole.with(|whole| whole.as_ref().map(shown)).unwrap_or_default()
    });
    let list = each(move || rows.get(), Id::to_string, move |id| card(store, whole, id));
    html::ul().class("cards").child(list).into_any()
}

fn card(store: Store, whole: Memo<Option<Shared<Whole>>>, id: Id) -> AnyView {
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
    let told = move || {
        of(&|_, row| {
            let strategy = store.strategy.get();
            let latest = known::latest(&strategy, &row.indicator.id);
            let told = latest.and_then(|latest| match latest.figure {
                Figure::Number(value) => {
                    let unit = store.text.unit(&row.indicator);
                    let figure = (store.text.write.figure)(value, unit);
                    Some(format!("{}　{figure}", (store.text.write.period_short)(latest.period)))
                }
                Figure::Missing(_) => None,
            });
            bilingual(told.unwrap_or_else(|| store.text.common.none.to_string()))
        })
    };
    html::li()
        .child(head)
        .child(html::p().class("quiet").child(told))
        .child(small_plot(store, id))
        .into_any()
}

/// What it shows is told beside it, and the sheet has it large: it is not walked by itself.
fn small_plot(store: Store, id: Id) -> AnyView {
    let canvas = NodeRef::<html::Div>::new();
    let near = RwSignal::new(false);
    let stop = StoredValue::new_local(None::<(js_sys::Function, Closure<dyn Fn()>)>);
    effect(move || {
        let Some(element) = canvas.get() else { return };
        let tell = Closure::new(move || {
            near.try_set(true);
        });
        stop.set_value(Some((echarts::when_near(&element, &tell), tell)));
    });
    let quiet = StoredValue::new_local(echarts::Tell::new(|_, _, _| ()));
    let width = RwSignal::new(0.0);
    watch_width(canvas, width);
    effect(move || {
        let (Some(element), true, width) = (canvas.get(), near.get(), width.get()) else { return };
        if width < 1.0 {
            return;
        }
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let detail = IndicatorDetail::of(&strategy, &outline, &id, None);
        let Some(drawn) = detail.and_then(|detail| indicator::card(&detail, store.text)) else {
            // What can no longer be drawn does not stay.
            return spawn_local(async move {
                let _ = echarts::dispose(&element).await;
            });
        };
        let (option, height) = (drawn.option.to_string(), drawn.height);
        spawn_local(async move {
            let tell = quiet.try_with_value(|tell: &echarts::Tell| {
                tell.as_ref().unchecked_ref::<js_sys::Function>().clone()
            });
            if let Some(tell) = tell {
                let _ = echarts::draw(&element, &option, width, height, &tell).await;
            }
        });
    });
    on_cleanup(move || {
        stop.try_update_value(|stop| {
            if let Some((end, _)) = stop.take() {
                let _ = end.call0(&JsValue::NULL);
            }
        });
        if let Some(Some(element)) = canvas.try_get_untracked() {
            spawn_local(async move {
                let _ = echarts::dispose(&element).await;
            });
        }
    });
    html::div().class("plot").aria_hidden("true").node_ref(canvas).into_any()
}

//! A chart: title, sentence, drawing or table, key, caption, and what can be taken along.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html, svg};
use wasm_bindgen::JsValue;

use super::{plot, take};
use crate::chart::{ChartModel, Form, Picture, Sign, option};
use crate::sheet;
use crate::text;
use crate::web::part::marks_table::marks_table;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::mark;
use crate::web::widget::markup::button;
use crate::web::{echarts, effects, picture};

/// A chart on a page: its model, and where its choices go.
#[derive(Clone, Copy)]
pub struct ChartView {
    /// Names its elements.
    pub name: StoredValue<String>,
    /// The chart where there is so much room; `None` where there is nothing to show.
    pub model: Callback<Form, Option<ChartModel>>,
    /// What stands in place of one drawing: many small ones, all of them drawn once one asks for all.
    pub instead: Option<Callback<RwSignal<bool>, AnyView>>,
    pub caption: Signal<String>,
    /// Whether it stands as a table, and how to choose that.
    pub table: Signal<bool>,
    pub choose: Callback<bool>,
}

fn heading_id(name: &str) -> String {
    format!("chart-{name}")
}

pub fn chart(store: Store, view: ChartView) -> AnyView {
    let form = RwSignal::new(Form::Wide);
    let model: Memo<Option<Shared<ChartModel>>> =
        memo(move || view.model.run(form.get()).map(Shared::new));
    let of = move |read: fn(&ChartModel) -> &str| {
        move || model.with(|model| model.as_ref().map(|model| bilingual(read(model))))
    };
    let drawn = memo(move || {
        model.with(|model| model.as_ref().is_some_and(|model| model.picture.is_some()))
    });
    let switched = move || drawn.get() || view.instead.is_some();
    let id = view.name.with_value(|name| heading_id(name));
    let all = RwSignal::new(false);
    let head = html::header()
        .child(
            html::div()
                .child(html::h2().id(id.clone()).tabindex("-1").child(of(|model| &model.title)))
                .child(html::p().child(of(|model| &model.sentence))),
        )
        .child(move || switched().then(|| switch(store, view)));
    let as_table = memo(move || view.table.get() || !switched());
    html::figure()
        .class("chart")
        .attr("data-chart", view.name.get_value())
        .aria_labelledby(id)
        .child(head)
        // Above many small ones, where one looks first.
        .child(move || view.instead.and_then(|_| model.get().map(|model| key(store, &model.key))))
        .child(move || match view.instead {
            _ if as_table.get() => twin(store, model),
            Some(instead) => instead.run(all),
            None => plot::plot(store, view.name, model, form),
        })
        .child(move || match view.instead {
            Some(_) => None,
            None => model.get().map(|model| key(store, &model.key)),
        })
        .child(caption(store, view, model, all))
        .into_any()
}

/// Drawing or table.
fn switch(store: Store, view: ChartView) -> AnyView {
    let words = &text::indicator(store.text).chart;
    let way = move |name: &'static str, to_table: bool| {
        html::button()
            .r#type("button")
            .aria_pressed(move || (view.table.get() == to_table).to_string())
            .on(ev::click, move |_| view.choose.run(to_table))
            .child(name)
    };
    html::div()
        .class("switch")
        .role("group")
        .aria_label(words.view)
        .child([way(words.as_graph, false), way(words.as_table, true)])
        .into_any()
}

/// Unit, as-of and source; and the ways to take the chart along.
fn caption(
    store: Store,
    view: ChartView,
    model: Memo<Option<Shared<ChartModel>>>,
    all: RwSignal<bool>,
) -> AnyView {
    let words = &text::indicator(store.text).chart;
    let sample = move || {
        store.strategy.with(|strategy| strategy.about.sample).then(|| {
            html::span().class("tag").attr("data-kind", "sample").child(store.text.common.sample)
        })
    };
    let told = RwSignal::new("");
    let take = move |name: &'static str, act: Callback<()>| {
        button().attr("data-kind", "plain").on(ev::click, move |_| act.run(())).child(name)
    };
    let copied = Callback::new(move |()| {
        take::copy(effects::here(), told, [words.copied, words.not_copied])
    });
    let csv = Callback::new(move |()| save_table(store, view, model));
    let picture = move |png| {
        Callback::new(move |()| {
            all.set(true);
            save_picture(store, view, told, png);
        })
    };
    let pictures = [take(words.save_svg, picture(false)), take(words.save_png, picture(true))];
    html::figcaption()
        .child(html::span().child((move || bilingual(view.caption.get()), " ", sample)))
        .child(
            html::span()
                .class("take")
                .child((take(words.copy_link, copied), take(words.save_csv, csv), pictures))
                .child(html::span().class("quiet").role("status").child(move || told.get())),
        )
        .into_any()
}

fn save_table(store: Store, view: ChartView, model: Memo<Option<Shared<ChartModel>>>) {
    let Some(model) = model.get_untracked() else { return };
    let mut about = vec![model.title.clone(), untrack(|| view.caption.get())];
    about.extend(take::origin(store));
    let text = sheet::csv(&model.table, &about);
    take::save(store, &model.title, &text, false);
}

/// The figure with its drawing as wide as the picture, and where it is from.
fn save_picture(store: Store, view: ChartView, told: RwSignal<&'static str>, png: bool) {
    let Some(model) = untrack(|| view.model.run(Form::Wide)) else { return };
    let heading = view.name.with_value(|name| heading_id(name));
    let name = take::file_name(store, &model.title, if png { "png" } else { "svg" });
    let origin = take::origin(store);
    let words = &text::indicator(store.text).chart;
    spawn_local(async move {
        let done = picture_of(model.picture, &heading, origin, &name, png).await;
        told.try_set(if done.is_err() { words.not_saved } else { "" });
    });
}

async fn picture_of(
    drawn: Option<Picture>,
    heading: &str,
    origin: Vec<String>,
    name: &str,
    png: bool,
) -> Result<(), JsValue> {
    echarts::ready().await?;
    let drawing = match drawn {
        Some(drawn) => {
            let option = option::leaving(&drawn).to_string();
            echarts::picture(&option, picture::WITHIN, drawn.height).await?.as_string()
        }
        None => None,
    };
    let svg = picture::laid_out(heading, picture::WITHIN, drawing, origin).await?;
    let svg = svg.as_string().unwrap_or_default();
    match png {
        true => effects::download_blob(name, &picture::raster(&svg).await?, "image/png"),
        false => effects::download(name, &svg, "image/svg+xml"),
    }
    Ok(())
}

/// The same as a table.
fn twin(store: Store, model: Memo<Option<Shared<ChartModel>>>) -> AnyView {
    (move || {
        model.get().map(|model| marks_table(store, model.title.clone(), "table twin", &model.table))
    })
    .into_any()
}

/// 凡例: what is drawn besides marks.
fn key(store: Store, entries: &[(Sign, String)]) -> Option<AnyView> {
    let entry = |(sign, name): &(Sign, String)| match sign {
        Sign::Mark(mark) => html::li().child(mark::status(store.text, *mark)).into_any(),
        sign => html::li()
            .child((
                svg::svg()
                    .attr("viewBox", "0 0 28 14")
                    .attr("aria-hidden", "true")
                    .child(sign_of(*sign)),
                bilingual(name.clone()),
            ))
            .into_any(),
    };
    let entries = entries.iter().map(entry).collect::<Vec<_>>();
    let label = text::indicator(store.text).chart.key;
    (!entries.is_empty())
        .then(|| html::ul().class("key").aria_label(label).child(entries).into_any())
}

fn sign_of(sign: Sign) -> Vec<AnyView> {
    const BLUE: &str = "var(--blue-900)";
    const DARK: &str = "var(--gray-900)";
    const PALE: &str = "var(--gray-536)";
    let dot = |fill: &'static str| {
        svg::circle().attr("cx", "14").attr("cy", "7").attr("r", "5").attr("fill", fill)
    };
    let area =
        |path: &'static str, fill: &'static str| svg::path().attr("d", path).attr("fill", fill);
    let line = |path: &'static str, colour: &'static str, width: &'static str| {
        svg::path().attr("d", path).attr("stroke", colour).attr("stroke-width", width)
    };
    const GRAY: &str = "var(--gray-700)";
    let edged =
        |path: &'static str, fill: &'static str, colour: &'static str, width: &'static str| {
            area(path, fill).attr("stroke", colour).attr("stroke-width", width).into_any()
        };
    let ring = |colour: &'static str, fill: &'static str, width: &'static str| {
        dot(fill).attr("stroke", colour).attr("stroke-width", width)
    };
    match sign {
        Sign::Mark(_) => Vec::new(),
        // Its colour is the style sheet's.
        Sign::Tone(tone) => {
            vec![area("M2 0h24v14H2z", "").attr("data-tone", tone.word()).into_any()]
        }
        Sign::Shade(colour) => vec![edged("M7 1h14v12H7z", colour, BLUE, "1")],
        Sign::Ink(colour) => vec![area("M7 0h14v14H7z", colour).into_any()],
        Sign::Bar => vec![area("M7 0h14v14H7z", BLUE).into_any()],
        Sign::HollowBar => vec![edged("M8 1h12v12H8z", "#fff", BLUE, "2")],
        Sign::Curve => vec![line("M0 7h28", BLUE, "2").into_any(), dot(BLUE).into_any()],
        Sign::HollowDot => vec![ring(BLUE, "#fff", "2").into_any()],
        Sign::Step => vec![line("M3 7h22", DARK, "4").into_any()],
        Sign::Diamond => vec![area("M14 0l7 7-7 7-7-7z", DARK).into_any()],
        Sign::Dashes => vec![line("M0 7h28", GRAY, "2").attr("stroke-dasharray", "5 5").into_any()],
        Sign::Hairline => vec![line("M0 7h28", PALE, "1.5").into_any()],
        Sign::Missing => {
            vec![ring(PALE, "none", "1.5").attr("stroke-dasharray", "2.4 2.4").into_any()]
        }
        Sign::Across => vec![line("M14 0v14", DARK, "2").into_any()],
    }
}

//! 全体, below its first screens: what is new, how many indicators there are and from when, how the
//! strategy is managed, and where to go.

use leptos::html;
use leptos::prelude::*;

use crate::place::{Address, Screen};
use crate::report::overview::Moment;
use crate::report::{Overview, Query};
use crate::sheet;
use crate::text::Text;
use crate::web::part::table::table;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::figure;
use crate::web::widget::markup::{noted_section, quiet, section};

pub fn rest(store: Store) -> AnyView {
    (move || {
        let (strategy, overview) = (store.strategy.get(), store.overview.get());
        (
            news(store, &overview),
            counts(store, &overview),
            moments(store.text, &overview),
            method(store, &strategy.about.method),
            doors(store),
        )
    })
    .into_any()
}

fn news(store: Store, overview: &Overview) -> AnyView {
    let words = &store.text.overview;
    let entries = overview
        .news
        .iter()
        .map(|news| {
            let href = store.href(Screen::Indicator {
                id: news.indicator.id.clone(),
                year: None,
                table: false,
            });
            let others = (news.others > 0).then(|| (" ", quiet((words.news_others)(news.others))));
            let as_of = (store.text.write.as_of)(&news.observation.as_of);
            html::li()
                .child(quiet(as_of))
                .child(
                    html::span()
                        .child(
                            html::a()
                                .href(href)
                                .child(bilingual(store.text.short_name(&news.indicator))),
                        )
                        .child(others),
                )
                .child(figure::observed(
                    store.text,
                    Some(&news.observation),
                    store.text.unit(&news.indicator),
                ))
        })
        .collect::<Vec<_>>();
    let note = (words.news_note)(overview);
    noted_section("news", words.news, note, html::ul().class("news").child(entries))
}

/// 社会目標と補助指標の数, computed.
fn counts(store: Store, overview: &Overview) -> AnyView {
    let words = &store.text.overview;
    let counts =
        table(store, words.counts_label, "table counts", &sheet::counts(overview, store.text));
    noted_section("counts", words.counts, words.counts_note, counts)
}

/// As many dots as one can still see one by one.
const MOST_DOTS: usize = 80;

/// Dots by date, which are a list for whoever does not see them.
fn moments(text: &'static Text, overview: &Overview) -> AnyView {
    let words = &text.overview;
    let most = overview.moments.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let entries = overview
        .moments
        .iter()
        .map(|(moment, count)| {
            let kind = if *moment == Moment::Nothing { "nothing" } else { "known" };
            // Too many to be told apart are one bar, as long as they are many.
            let dots = match most > MOST_DOTS {
                true => vec![
                    html::i().style(format!("inline-size: {}%", count * 100 / most)).into_any(),
                ],
                false => (0..*count).map(|_| html::i().into_any()).collect(),
            };
            html::li()
                .attr("data-kind", kind)
                .child(html::span().child(bilingual((words.moment)(*moment))))
                .child(
                    html::span()
                        .class(if most > MOST_DOTS { "dots bar" } else { "dots" })
                        .aria_hidden("true")
                        .child(dots),
                )
                .child(figure::count(*count))
        })
        .collect::<Vec<_>>();
    noted_section(
        "moments",
        words.moments,
        (words.moments_note)(most > MOST_DOTS),
        html::ul().class("moments").child(entries),
    )
}

fn method(store: Store, sections: &[crate::model::Section]) -> Option<AnyView> {
    if sections.is_empty() {
        return None;
    }
    let words = &store.text.overview;
    let entries = sections
        .iter()
        .map(|section| {
            let lines = section
                .lines
                .iter()
                .map(|line| html::li().child(bilingual(line.clone())))
                .collect::<Vec<_>>();
            html::div()
                .child(html::h3().child(bilingual(section.heading.clone())))
                .child(html::ul().child(lines))
        })
        .collect::<Vec<_>>();
    Some(noted_section(
        "method",
        words.method,
        words.method_note,
        html::div().class("method").child(entries),
    ))
}

fn doors(store: Store) -> AnyView {
    let words = &store.text.overview;
    let sample = store.url(&Address::new("sample", Screen::Overview));
    let list = store.href(Screen::Indicators { query: Query::default(), year: None });
    let door = |(title, note): (&'static str, &'static str), href: String| {
        html::li()
            .child(html::h3().child(html::a().href(href).child(title)))
            .child(html::p().child(note))
    };
    section(
        "doors",
        words.doors,
        html::ul()
            .class("doors")
            .child(door(words.door_list, list))
            .child(store.is_of_published().then(|| door(words.door_sample, sample)))
            .child(door(words.door_officer, store.href(Screen::Files))),
    )
}

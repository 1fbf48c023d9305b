//! この指標について: what is counted and how, who answers for it, and where it stands in the strategy.

use super::*;

pub(super) fn about(store: Store, detail: &IndicatorDetail) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let words = text::indicator(text);
    let indicator = &detail.indicator;
    let filled = |text: &str| {
        if text.is_empty() { quiet(common.not_filled_in).into_any() } else { bilingual(text) }
    };
    let baseline = match &detail.baseline {
        None => quiet(common.not_filled_in).into_any(),
        Some(Shown::Observed(observation)) => {
            let as_of = (text.write.as_of)(&observation.as_of);
            let written =
                original(store, observation).map(|written| (" ", quiet(bilingual(written))));
            (
                figure::observed(text, Some(observation), text.unit(indicator)),
                "　",
                bilingual(as_of),
                written,
            )
                .into_any()
        }
        Some(Shown::Stated { value, period, .. }) => {
            (figure::number(*value, text.unit(indicator)), "　", (text.write.period)(*period))
                .into_any()
        }
    };
    let reasons: Vec<_> = detail
        .years
        .iter()
        .filter_map(|year| year.target.as_deref())
        .filter(|target| !target.reason.is_empty())
        .map(|target| {
            html::li()
                .child(quiet((text.write.period)(target.period)))
                .child(" ")
                .child(bilingual(target.reason.clone()))
        })
        .collect();
    let breaks: Vec<_> = detail
        .breaks
        .iter()
        .map(|found| {
            let at = found.at.point.map(text.write.point).unwrap_or_else(|| found.at.raw.clone());
            html::li().child(bilingual(at)).child("　").child(bilingual(found.reason.clone()))
        })
        .collect();
    let newly_set = indicator.newly_set.is_none().then(|| (" ", quiet(words.newly_set_note)));
    section(
        "about",
        words.about,
        html::dl()
            .class("facts")
            .child(fact(words.definition, filled(&indicator.definition)))
            .child(fact(common.unit, bilingual((words.unit_kind)(indicator))))
            .child(fact(text.list.desired_label, (text.list.desired)(&indicator.desired)))
            .child(fact(common.baseline, baseline))
            .child((!reasons.is_empty()).then(|| fact(words.reason, html::ul().child(reasons))))
            .child((!breaks.is_empty()).then(|| fact(words.series_break, html::ul().child(breaks))))
            .child(
                (!indicator.not_evaluated.is_empty())
                    .then(|| fact(words.not_evaluated, bilingual(indicator.not_evaluated.clone()))),
            )
            .child(fact(words.newly_set, ((words.newly_set_word)(indicator.newly_set), newly_set)))
            .child(fact(common.division, filled(&indicator.division)))
            .child(other_name(store, indicator)),
    )
    .into_any()
}

/// The name in the language that the interface does not speak.
fn other_name(store: Store, indicator: &Indicator) -> Option<AnyView> {
    let words = text::indicator(store.text);
    let (label, lang, name) = match store.text.original(indicator) {
        Some(original) => (words.original_name, "ja", original),
        None if store.text.language == Language::Japanese => {
            (words.english_name, "en", indicator.name_en.as_str())
        }
        None => return None,
    };
    (!name.is_empty())
        .then(|| fact(label, html::span().lang(lang).child(bilingual(name.to_string()))))
}

pub(super) fn rest(store: Store, detail: &IndicatorDetail) -> AnyView {
    let text = store.text;
    let words = text::indicator(text);
    let programs = (!detail.programs.is_empty()).then(|| {
        let entries = detail
            .programs
            .iter()
            .map(|program| html::li().child(bilingual(store.text.program(program))))
            .collect::<Vec<_>>();
        noted_section(
            "program",
            words.program,
            words.program_note,
            html::ul().class("programs").child(entries),
        )
    });
    let paths = detail.places.iter().map(|place| path(store, detail, place)).collect::<Vec<_>>();
    let outcomes = detail
        .outcomes
        .iter()
        .map(|(indicator, verdict)| {
            let href = store.href(Screen::Indicator {
                id: indicator.id.clone(),
                year: None,
                table: false,
            });
            let judged = store.list.with(|list| list.judged);
            let found = if judged {
                Mark::Status(verdict.status)
            } else {
                let strategy = store.strategy.get();
                let latest = known::latest(&strategy, &indicator.id).cloned();
                Mark::Known(Known::of(indicator, latest.as_deref()))
            };
            html::li()
                .child(html::a().href(href).child(bilingual(text.name(indicator))))
                .child(mark::status(text, found))
        })
        .collect::<Vec<_>>();
    let outcomes = (!detail.outcomes.is_empty()).then(|| {
        html::div()
            .child(html::h3().child(words.outcomes_here))
            .child(html::ul().class("list").child(outcomes))
    });
    let turn = |indicator: &Option<Arc<Indicator>>, label: &'static str, rel: &'static str| {
        indicator.as_ref().map(|indicator| {
            let href = store.href(Screen::Indicator {
                id: indicator.id.clone(),
                year: None,
                table: false,
            });
            html::a()
                .href(href)
                .rel(rel)
                .child(html::small().child(label))
                .child(bilingual(text.short_name(indicator)))
        })
    };
    (
        programs,
        noted_section(
            "place",
            words.place,
            words.place_note,
            html::div().class("placed").child(html::div().child(paths)).child(outcomes),
        ),
        html::nav()
            .class("pager")
            .aria_label(words.pager)
            .child(turn(&detail.previous, words.previous, "prev"))
            .child(turn(&detail.next, words.next, "next")),
    )
        .into_any()
}

fn path(store: Store, detail: &IndicatorDetail, place: &crate::report::Place) -> AnyView {
    let common = &store.text.common;
    let direction = store.href(Screen::Direction { id: place.direction.id.clone() });
    let items = place
        .items
        .iter()
        .map(|item| {
            let href = store.href(Screen::Item { id: item.id.clone() });
            html::li().child(html::small().child(common.item)).child(
                html::a().href(href).child(bilingual(store.text.numbered(&item.number, item))),
            )
        })
        .collect::<Vec<_>>();
    let kind = if detail.indicator.is_outcome() { common.outcome } else { common.output };
    html::ol()
        .class("path")
        .child(
            html::li().child(html::small().child(common.direction)).child(
                html::a().href(direction).child(bilingual(
                    store.text.numbered(&place.direction.number, &place.direction),
                )),
            ),
        )
        .child(items)
        .child(
            html::li()
                .aria_current("true")
                .child(html::small().child(kind))
                .child(bilingual(store.text.short_name(&detail.indicator))),
        )
        .into_any()
}

//! 目標と実績: a row a year, with what was measured, where it is from and what it replaced.

use super::*;

pub(super) fn years(store: Store, detail: &IndicatorDetail) -> AnyView {
    let (common, words) = (&store.text.common, text::indicator(store.text));
    let rows = detail.years.iter().map(|year| year_rows(store, detail, year)).collect::<Vec<_>>();
    let note =
        (!detail.has_target).then(|| html::p().class("quiet note").child(words.no_target_yet));
    let table = html::table().class("table observations").attr("data-judged", detail.has_target);
    let table = table
        .child(
            html::thead().child(
                html::tr()
                    .child(column(common.fiscal_year))
                    .child(number_column(common.target))
                    .child(number_column(common.actual))
                    .child(number_column(common.achievement))
                    .child(column(common.verdict))
                    .child(column(common.as_of))
                    .child(column(common.state))
                    .child(column(common.source)),
            ),
        )
        .child(html::tbody().child(rows));
    noted_section(
        "figures",
        words.figures,
        words.figures_note,
        scrolling(words.figures_table, (note, table)),
    )
}

fn year_rows(store: Store, detail: &IndicatorDetail, year: &Year) -> Vec<AnyView> {
    let (text, common, words) = (store.text, &store.text.common, text::indicator(store.text));
    let unit = text.unit(&detail.indicator);
    let rate =
        year.verdict.achievement.map(|found| (text.write.percent)(found.ratio, &thresholds(store)));
    let told = year.verdict.status != Status::Unknown || year.counted.is_some();
    let status = (detail.has_target && told).then(|| mark::verdict(text, &year.verdict));
    let actual = match year.counted.as_deref() {
        None => quiet(words.to_come),
        counted => figure::observed(text, counted, unit),
    };
    let baseline = baseline_id(detail);
    let counted_is_baseline = year.counted.as_deref().is_some_and(|o| Some(&o.id) == baseline);
    let breaks = year.breaks.iter().map(|found| {
        let at = found.at.point.map(text.write.point).unwrap_or_else(|| found.at.raw.clone());
        html::tr()
            .attr("data-row", "break")
            .child(
                html::td()
                    .colspan("8")
                    .child(words.series_break)
                    .child("　")
                    .child(bilingual(at))
                    .child("　")
                    .child(bilingual(found.reason.clone())),
            )
            .into_any()
    });
    let others = year.others.iter().map(|observation| {
        let name =
            if Some(&observation.id) == baseline { words.used_as_baseline } else { words.earlier };
        let period = html::span().class("spoken").child((text.write.period)(year.period));
        html::tr()
            .attr("data-row", "earlier")
            .child(html::th().scope("row").child((period, name)))
            .child(number_cell(common.target))
            .child(number_cell(common.actual).child(figure::observed(
                text,
                Some(observation),
                unit,
            )))
            .child(number_cell(common.achievement))
            .child(cell(common.verdict))
            .child(details(store, detail, observation))
            .into_any()
    });
    let open = |record: Option<&Id>| record.map(|id| contested(store, id.clone()));
    let target_open = open(year.target.as_deref().map(|target| &target.id));
    let actual_open = open(year.counted.as_deref().map(|observation| &observation.id));
    let used = counted_is_baseline.then(|| quiet((" ", words.used_as_baseline)));
    let details = match year.counted.as_deref() {
        Some(observation) => details(store, detail, observation),
        None => [common.as_of, common.state, common.source].map(|name| cell(name).into_any()),
    };
    let row = html::tr()
        .child(html::th().scope("row").child(((text.write.period)(year.period), used)))
        .child(
            number_cell(common.target)
                .child((figure::goal(text, year.target.as_deref(), unit), target_open)),
        )
        .child(number_cell(common.actual).child((actual, actual_open)))
        .child(number_cell(common.achievement).child(rate.map(|rate| figure::percent(&rate))))
        .child(cell(common.verdict).child(status))
        .child(details)
        .into_any();
    std::iter::once(row).chain(others).chain(breaks).collect()
}

fn baseline_id(detail: &IndicatorDetail) -> Option<&Id> {
    match &detail.indicator.baseline {
        Some(Baseline::Observed(id)) => Some(id),
        _ => None,
    }
}

/// 時点・種別・出典 of one observation.
fn details(store: Store, detail: &IndicatorDetail, observation: &Observation) -> [AnyView; 3] {
    let (text, common) = (store.text, &store.text.common);
    let value = matches!(observation.figure, Figure::Number(_));
    let as_of = (value || !observation.as_of.is_empty()).then(|| match observation.as_of.point {
        Some(point) => (text.write.point_plain)(point),
        None => (text.write.as_of)(&observation.as_of),
    });
    let part =
        value.then(|| crate::measure::figures::part_year(&detail.indicator, observation)).flatten();
    let state = value.then(|| match part {
        Some(part) => (text.write.part_year)(part),
        None => (text.write.state)(&observation.state),
    });
    let note = (!observation.note.is_empty()).then(|| quiet(bilingual(observation.note.clone())));
    [
        cell(common.as_of).child(as_of.map(bilingual)).into_any(),
        cell(common.state).child(state).into_any(),
        cell(common.source).child((source_link(store, &observation.source), note)).into_any(),
    ]
}

//! 社会目標 on the hand-out.

use super::*;

impl Sheet<'_> {
    pub(super) fn outcomes(&self, shown: &[&HandoutDirection]) -> Option<AnyView> {
        let (text, words) = (self.text, self.words);
        shown.iter().any(|found| !found.outcomes.is_empty()).then(|| {
            let heads = html::tr().child((
                column(text.common.outcome).attr("data-column", "outcome"),
                number_column(text.common.baseline).attr("data-column", "wide"),
                number_column(words.final_target).attr("data-column", "wide"),
                number_column(words.expected).attr("data-column", "figure"),
                number_column(words.actual).attr("data-column", "wide"),
                number_column(words.progress).attr("data-column", "rate"),
                column(words.verdict).attr("data-column", "verdict"),
                column(text::cycle(text).evaluation.evaluation).attr("data-column", "said"),
            ));
            let part = |found: &&HandoutDirection| {
                let name = text.numbered(&found.direction.number, &found.direction);
                let head = html::tr().class("group").child(
                    html::th()
                        .colspan("8")
                        .scope("rowgroup")
                        .child(html::b().child(bilingual(name))),
                );
                let said = found.evaluation.as_deref().map(|evaluation| {
                    html::tr().child(
                        html::td().colspan("8").class("text").child(self.evaluation(evaluation)),
                    )
                });
                let rows = found.outcomes.iter().map(|outcome| self.outcome(outcome));
                html::tbody().child(head).child(rows.collect::<Vec<_>>()).child(said)
            };
            let parts = shown.iter().filter(|found| {
                let said = found.evaluation.as_deref().is_some_and(Evaluation::says_something);
                said || !found.outcomes.is_empty()
            });
            let table = html::table()
                .class("ledger outcomes-paper")
                .child(html::thead().child(heads))
                .child(self.key("8"))
                .child(parts.map(part).collect::<Vec<_>>());
            (html::h2().child(words.outcomes), scrolling(words.outcomes, table)).into_any()
        })
    }

    fn outcome(&self, outcome: &HandoutOutcome) -> AnyView {
        let (text, row) = (self.text, &outcome.row);
        let unit = text.unit(&row.indicator);
        let restated = outcome.restated.then_some(text.common.restated);
        let name = html::th()
            .scope("row")
            .child(bilingual(text.name(&row.indicator)))
            .child(restated)
            .child(html::small().child(bilingual(row.indicator.division.clone())));
        if outcome.restated {
            let where_it_is = html::td().colspan("7").child(quiet(self.words.restated_note));
            return html::tr().child(name).child(where_it_is).into_any();
        }
        let verdict = &row.verdict;
        let target = verdict.target.as_deref();
        let target_year = target.map(|target| (text.write.period_short)(target.period));
        let expected = expected_level(verdict).map(|level| measured(digits(level), unit));
        let progress = verdict.progress.as_ref().ok();
        let working = html::p().class("working").child(bilingual((text::indicator(text).working)(
            verdict,
            &row.indicator,
            &self.thresholds,
        )));
        let said = row.evaluation.as_deref().map(|found| self.evaluation(found));
        html::tr()
            .child(name)
            .child(figure_cell((self.baseline(outcome.baseline.as_ref(), unit), ())))
            .child(figure_cell((
                figure::goal(text, target, unit),
                html::small().child(target_year),
            )))
            .child(figure_cell(expected))
            .child(figure_cell(self.actual(row)))
            .child(figure_cell(
                progress.map(|ratio| (text.write.percent)(*ratio, &self.thresholds)),
            ))
            .child(html::td().class("state").child(self.verdict(row)))
            .child(html::td().class("text").child(working).child(said))
            .into_any()
    }

    fn baseline(&self, baseline: Option<&Shown>, unit: &str) -> AnyView {
        let text = self.text;
        match baseline {
            None => quiet(text.common.none),
            Some(Shown::Observed(found)) => (
                figure::observed(text, Some(found), unit),
                html::small().child(found.as_of.point.map(text.write.point_short)),
            )
                .into_any(),
            Some(Shown::Stated { value, period, .. }) => (
                figure::number(*value, unit),
                html::small().child((text.write.period_short)(*period)),
            )
                .into_any(),
        }
    }
}

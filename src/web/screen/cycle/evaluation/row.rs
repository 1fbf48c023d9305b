//! An indicator in the evaluation: its figures and verdicts above, what is written of them below.

use super::*;

/// Takes what somebody writes of a subject, signed.
pub(super) fn evaluate(
    store: Store,
    subject: &Id,
    year: FiscalYear,
    field: EvaluationField,
) -> Result<(), String> {
    store.edit(signed(store, Edit::Evaluation { subject: subject.clone(), year, field }))
}

pub(super) fn row(store: Store, words: &'static EvaluationWords, year: Year, id: Id) -> AnyView {
    let text = store.text;
    let row = {
        let id = id.clone();
        memo(move || {
            let (strategy, year) = (store.strategy.get(), year.get());
            strategy
                .indicators
                .get(&id)
                .map(|indicator| EvaluationRow::of(&strategy, indicator, year))
        })
    };
    let editing = memo(move || store.editing());
    let name = {
        let id = id.clone();
        move || {
            let href = store.href(Screen::Indicator {
                id: id.clone(),
                year: Some(year.get().0),
                table: false,
            });
            row.with(|row| {
                row.as_ref()
                    .map(|row| html::a().href(href).child(bilingual(text.name(&row.indicator))))
            })
        }
    };
    let plain = move || {
        row.with_untracked(|row| row.as_ref().map(|row| text.short_name(&row.indicator)))
            .unwrap_or_default()
    };
    let label = move |what: &str| (text::cycle(text).plan.of)(what, &plain());
    let outcome =
        memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.indicator.is_outcome())));
    let written = move |read: fn(&Evaluation) -> String| {
        memo(move || {
            row.with(|row| row.as_ref().and_then(|row| row.evaluation.as_deref()).map(read))
                .unwrap_or_default()
        })
    };
    let record = id.to_string();
    let edit = {
        let id = id.clone();
        move |field: EvaluationField| evaluate(store, &id, year.get_untracked(), field)
    };
    let commit = |field: fn(String) -> EvaluationField| -> Commit {
        let edit = edit.clone();
        Callback::new(move |typed: String| edit(field(typed)))
    };
    let (set_text, set_factors, set_next) = (
        commit(EvaluationField::Text),
        commit(EvaluationField::Factors),
        commit(EvaluationField::Next),
    );
    let verdict = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let computed = mark::verdict(text, &row.verdict);
            let overruled = row.overruled().map(|(status, reason)| {
                let instead = mark::status(text, Mark::Status(status));
                html::div()
                    .class("overruled")
                    .child(instead)
                    .child(html::p().class("quiet").child(bilingual((words.overruled)(reason))))
            });
            let thresholds = store.strategy.with(|s| s.about.thresholds);
            let looks = lens::looks(&row.indicator, &row.verdict, &thresholds);
            let depends = lens::depends_on_rule(&row.verdict, &looks)
                .then(|| html::p().class("quiet").child(text::indicator(text).depends));
            Some((computed, depends, overruled))
        })
    };
    let drafted_edit = edit.clone();
    let overrule = move || {
        // As it stands: whoever mends the reason does not take the verdict away.
        let stands = row.with_untracked(|row| {
            row.as_ref().and_then(|row| Some(row.evaluation.as_ref()?.verdict.clone()))
        });
        let chosen = RwSignal::new(stands.unwrap_or_default());
        let edit = edit.clone();
        let statuses: &[Status] =
            if outcome.get_untracked() { &Status::OUTCOMES } else { &Status::OUTPUTS };
        let options = move || {
            let none = (String::new(), words.computed.to_string());
            std::iter::once(none)
                .chain(words_of(statuses, status_word, |status| {
                    (text.say.status)(*status).to_string()
                }))
                .collect()
        };
        let choose = Callback::new(move |word: String| {
            chosen.set(word);
            Ok(())
        });
        let apply = move |reason: String| {
            edit(EvaluationField::Verdict { word: chosen.get_untracked(), reason })
        };
        html::details()
            .child(html::summary().child(words.overrule))
            .child(choice(label(words.overrule), chosen, options, choose))
            .child(form(words.overrule_reason, words.apply, apply))
    };
    let last = move || row.with(|row| row.as_ref().map(|row| mark::verdict(text, &row.last)));
    let figures = move || row.with(|row| row.as_ref().map(|row| figures(store, row)));
    let written_line = move |what: &'static str,
                             column: FormColumn,
                             read: fn(&Evaluation) -> String,
                             commit: Commit| {
        let value = written(read);
        move || match editing.get() {
            true => Some(
                html::div()
                    .attr("data-field", column.word())
                    .child(html::span().class("name").aria_hidden("true").child(what))
                    .child(long_field(label(what), value, commit))
                    .into_any(),
            ),
            false => Some(value.get()).filter(|value| !value.is_empty()).map(|value| {
                html::div()
                    .child(html::span().class("name").child(what))
                    .child(html::p().child(bilingual(value)))
                    .into_any()
            }),
        }
    };
    let signed = move || {
        row.with(|row| {
            let found =
                row.as_ref()?.evaluation.as_deref().filter(|found| !found.text.is_empty())?;
            let on = found.on.point.map(text.write.point_short).unwrap_or_default();
            Some(html::p().class("quiet").child(bilingual(format!("{} {on}", found.by))))
        })
    };
    let missing = written(|found| found.text.clone());
    let blank = move || {
        (missing.with(String::is_empty) && !editing.get()).then(|| quiet(words.not_written))
    };
    let draft = {
        let edit = drafted_edit;
        move || {
            let judged =
                row.with(|row| row.as_ref().is_some_and(|row| row.verdict.status.is_judged()));
            let edit = edit.clone();
            (editing.get() && judged && missing.with(String::is_empty)).then(|| {
                let write = move || {
                    let thresholds = store.strategy.with_untracked(|s| s.about.thresholds);
                    let drafted = row.with_untracked(|row| {
                        row.as_ref().map(|row| (words.draft)(row, &thresholds))
                    });
                    if let Some(drafted) = drafted {
                        let _ = edit(EvaluationField::Text(drafted));
                    }
                };
                button()
                    .attr("data-kind", "plain")
                    .aria_label(label(words.draft_act))
                    .on(leptos::ev::click, move |_| write())
                    .child(words.draft_act)
            })
        }
    };
    // Whoever reads sees the verdict beside the text; whoever writes hears it first.
    let claim = move || {
        let found = row.with(|row| row.as_ref().and_then(EvaluationRow::disagreement));
        found.filter(|_| editing.get()).map(|found| {
            html::p().class("claim").role("note").child(bilingual((words.claim)(&found)))
        })
    };
    let factors = written_line(
        words.factors,
        FormColumn::Factors,
        |found| found.factors.clone(),
        set_factors,
    );
    let texts = html::div().class("texts").child((
        html::div().child((
            written_line(
                words.evaluation,
                FormColumn::Evaluation,
                |found| found.text.clone(),
                set_text,
            ),
            blank,
            draft,
            claim,
            signed,
        )),
        // Outside factors are an outcome's: what the prefecture does itself is its own.
        move || outcome.get().then(&factors),
        written_line(words.next, FormColumn::NextAction, |found| found.next.clone(), set_next),
    ));
    html::tbody()
        .attr("data-record", record)
        .child(
            html::tr()
                .child(html::th().scope("row").child(name))
                .child(figures)
                .child(cell(words.this_year).child(verdict).child(move || {
                    // Of another year it is another form.
                    year.track();
                    editing.get().then(&overrule)
                }))
                .child(cell(words.last_year).child(last)),
        )
        .child(html::tr().class("written").child(html::td().colspan(COLUMNS).child(texts)))
        .into_any()
}

/// What was asked for, what it came to, what it was the year before, and the rate.
fn figures(store: Store, row: &EvaluationRow) -> AnyView {
    let (text, words) = (store.text, &text::cycle(store.text).evaluation);
    let papers = &text::cycle(text).paper;
    let unit = text.unit(&row.indicator);
    let thresholds = store.strategy.with_untracked(|s| s.about.thresholds);
    let as_of = |found: Option<&Observation>| {
        let point = found.and_then(|found| found.as_of.point).map(text.write.point_short);
        html::small().child(point)
    };
    let last = row.last.actual.as_ref().map(|actual| &*actual.observation);
    let percent = |ratio| (text.write.percent)(ratio, &thresholds);
    // 達成率, or how far it has come; and where it should be by now.
    let rate = row.verdict.achievement.map(|found| percent(found.ratio).into_any());
    let progress = row
        .verdict
        .progress
        .as_ref()
        .ok()
        .map(|ratio| (html::small().child(papers.progress), " ", percent(*ratio)).into_any());
    let expected = crate::text::figures::expected_level(&row.verdict)
        .filter(|_| row.indicator.is_outcome())
        .map(|level| {
            let level = text::figures::measured(text::figures::digits(level), unit);
            html::small().child(format!("{} {level}", papers.expected))
        });
    let target = figure::goal(text, row.verdict.target.as_deref(), unit);
    (
        number_cell(words.target).child((target, expected)),
        number_cell(words.actual).child((
            figure::observed(text, row.actual.as_deref(), unit),
            as_of(row.actual.as_deref()),
        )),
        number_cell(words.last_actual).child((figure::observed(text, last, unit), as_of(last))),
        number_cell(papers.achievement).child(rate.or(progress)),
    )
        .into_any()
}

fn status_word(status: &Status) -> &str {
    status.word()
}

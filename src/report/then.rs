//! As known then: what a meeting saw, whatever has been revised since.

use crate::change::{Document, project};
use crate::model::*;

/// The document and its strategy as a meeting saw them: by the changes it saw, where they were
/// noted; else by its date, as far as what is in the document says when it became known. `None`
/// where there is no such meeting, or it has no date.
pub fn as_seen_by(
    document: &Document,
    strategy: &Strategy,
    meeting: &Id,
) -> Option<(Document, Strategy)> {
    let meeting = strategy.meetings.get(meeting)?;
    if let Some(known) = &meeting.known {
        let then = document.as_known(known);
        let strategy = project(&then).0;
        return Some((then, strategy));
    }
    Some((document.clone(), known_on(strategy, meeting.date.point?.end())))
}

/// What was known on a day: observations go by their 公表日, or by their as-of where that is not
/// known; targets by when they were set, plans by their decision, and what was said and answered by
/// its date.
pub fn known_on(strategy: &Strategy, day: Date) -> Strategy {
    let by = |date: &AsOf| date.point.is_none_or(|point| point.end() <= day);
    let mut then = strategy.clone();
    let later =
        |observation: &&std::sync::Arc<Observation>| match AsOf::read(&observation.published).point
        {
            Some(published) => published.end() > day,
            None => observation.as_of.point.unwrap_or(Point::Whole(observation.period)).end() > day,
        };
    remove(
        &mut then.observations,
        strategy.observations.iter().filter(later).map(|found| &found.id),
    );
    remove(
        &mut then.targets,
        strategy.targets.iter().filter(|found| !by(&found.set_at)).map(|found| &found.id),
    );
    let undecided = |plan: &AnnualPlan| match plan.is_decided() {
        true => !by(&plan.decided),
        // A draft is made in the year before its own.
        false => plan.year.0 > day.fiscal_year() + 1,
    };
    let unplanned = |year: FiscalYear| strategy.plan(year).is_some_and(|plan| undecided(plan));
    // What a later plan is the first to have was not there yet, and neither was what it asks for.
    for indicator in strategy.indicators.iter() {
        let turns = strategy.reviews.of(&indicator.id);
        let turns = turns
            .filter(|review| matches!(review.decision, ReviewDecision::Add | ReviewDecision::Drop));
        let first = turns.min_by_key(|review| review.year);
        if first
            .is_some_and(|review| review.decision == ReviewDecision::Add && unplanned(review.year))
        {
            then.indicators.remove(&indicator.id);
        }
        if !indicator.is_outcome() {
            let later = strategy
                .targets
                .of(&indicator.id)
                .filter(|target| unplanned(FiscalYear(target.period.year())));
            remove(&mut then.targets, later.map(|target| &target.id));
        }
    }
    for program in strategy.programs.iter() {
        let rows = || strategy.planned.of(&program.id);
        if rows().next().is_some() && rows().all(|row| unplanned(row.year)) {
            then.programs.remove(&program.id);
        }
    }
    for plan in strategy.plans.iter().filter(|plan| undecided(plan)) {
        then.plans.remove(&plan.id);
        remove(
            &mut then.planned,
            strategy.planned.iter().filter(|found| found.year == plan.year).map(|found| &found.id),
        );
        remove(
            &mut then.reviews,
            strategy.reviews.iter().filter(|found| found.year == plan.year).map(|found| &found.id),
        );
    }
    // What was spent and done is reported when the year is over.
    for planned in
        strategy.planned.iter().filter(|found| Point::Whole(Period::Fiscal(found.year)).end() > day)
    {
        then.planned.alter(&planned.id, |planned| {
            planned.settled = None;
            // Of a year that has begun, something may have been reported.
            if Point::Whole(Period::Fiscal(planned.year)).start() > day {
                planned.done.clear();
            }
        });
    }
    remove(
        &mut then.amendments,
        strategy.amendments.iter().filter(|found| !by(&found.opened)).map(|found| &found.id),
    );
    for amendment in strategy.amendments.iter().filter(|found| !by(&found.closed)) {
        then.amendments.alter(&amendment.id, |found| found.closed = AsOf::default());
    }
    remove(
        &mut then.evaluations,
        strategy.evaluations.iter().filter(|found| !by(&found.on)).map(|found| &found.id),
    );
    for asked in strategy.circulations.iter().filter(|asked| !by(&asked.issued)) {
        then.circulations.remove(&asked.id);
        remove(&mut then.answers, strategy.answers.of(&asked.id).map(|found| &found.id));
    }
    for meeting in strategy.meetings.iter().filter(|meeting| !by(&meeting.date)) {
        then.meetings.remove(&meeting.id);
        remove(&mut then.opinions, strategy.opinions.of(&meeting.id).map(|found| &found.id));
    }
    for opinion in
        strategy.opinions.iter().filter(|opinion| !by(&opinion.answered) || !by(&opinion.closed))
    {
        then.opinions.alter(&opinion.id, |found| {
            if !by(&opinion.answered) {
                (found.response, found.answered, found.reflection, found.link) = Default::default();
                (found.promise, found.due) = Default::default();
            }
            (found.closed, found.result) = Default::default();
        });
    }
    then
}

fn remove<'a, T: Keyed + Clone + PartialEq>(
    table: &mut Table<T>,
    ids: impl Iterator<Item = &'a Id>,
) {
    for id in ids {
        table.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{Stamp, base_of, derive, take};
    use crate::edit::{Edit, MeetingField, New};
    use crate::report::{Handout, Outline};

    fn sample() -> (Document, Strategy) {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let opened = crate::exchange::read_text(&text).unwrap();
        (Document::new("then", base_of(&opened.strategy)), opened.strategy)
    }

    fn handout(strategy: &Strategy) -> Handout {
        Handout::of(strategy, &Outline::of(strategy), FiscalYear(2024))
    }

    #[test]
    fn the_handout_of_an_earlier_meeting_stays_as_it_was() {
        let (mut document, mut strategy) = sample();
        let today = Date::new(2026, 11, 22).unwrap();
        let mut stamp = Stamp {
            author: "a".into(),
            session: "s".into(),
            sequence: 0,
            at: String::new(),
            by: String::new(),
        };
        let mut edit = |document: &mut Document, strategy: &mut Strategy, edit: Edit| {
            let after = edit.apply(strategy, today).unwrap();
            let changes = derive(document, strategy, &after, &mut stamp);
            take(document, strategy, &changes);
        };
        let actual = |typed: &str| Edit::Actual {
            indicator: "bcp-seminar".into(),
            period: Period::fiscal(2024),
            typed: typed.into(),
        };
        edit(&mut document, &mut strategy, actual("51"));
        let meeting = Edit::Add {
            id: "m".into(),
            new: New::Meeting { kind: MeetingKind::StudyGroup },
            name: "研究会".into(),
        };
        edit(&mut document, &mut strategy, meeting);
        let seen = handout(&strategy);
        let known = Edit::Meeting { id: "m".into(), field: MeetingField::Known(document.extent()) };
        edit(&mut document, &mut strategy, known);
        let code =
            crate::exchange::body_hash(&as_seen_by(&document, &strategy, &"m".into()).unwrap().0);
        edit(&mut document, &mut strategy, actual("77"));
        let renamed = Edit::Part {
            part: crate::edit::Part::Program("p1-1-1-1".into()),
            field: crate::edit::PartField::Name("別の事業".into()),
        };
        edit(&mut document, &mut strategy, renamed);
        assert_ne!(handout(&strategy), seen);
        let (then, as_seen) = as_seen_by(&document, &strategy, &"m".into()).unwrap();
        assert_eq!(handout(&as_seen), seen);
        assert_eq!(
            crate::exchange::body_hash(&then),
            code,
            "the code of the data on the paper, too"
        );
    }

    #[test]
    fn by_date_what_a_later_plan_adds_is_not_there_yet() {
        let (_, mut strategy) = sample();
        let year = FiscalYear(2025);
        strategy.reviews.put(Review {
            id: Review::id_of(&"bcp-seminar".into(), year),
            indicator: "bcp-seminar".into(),
            year,
            decision: ReviewDecision::Add,
            ..Review::default()
        });
        let then = |day| known_on(&strategy, day);
        let (before, after) = (Date::new(2024, 3, 24).unwrap(), Date::new(2026, 3, 24).unwrap());
        assert!(
            !then(before).indicators.contains(&"bcp-seminar".into())
                && then(after).indicators.contains(&"bcp-seminar".into())
        );
        let early = then(Date::new(2022, 3, 24).unwrap());
        assert!(
            early.planned.iter().all(|planned| planned.done.is_empty()),
            "before the year began nothing was done in it"
        );
        for strategy in [&early, &then(before)] {
            let unanswered = strategy.opinions.iter().filter(|found| found.response.is_empty());
            assert!(
                unanswered.into_iter().all(|found| found.promise.is_empty()),
                "no promise before the answer"
            );
        }
    }

    #[test]
    fn by_date_nothing_of_later_is_known() {
        let (document, strategy) = sample();
        let (_, then) = as_seen_by(&document, &strategy, &"study-2024".into()).unwrap();
        let day = Date::new(2024, 3, 24).unwrap();
        assert!(
            then.observations
                .iter()
                .all(|found| found.as_of.point.is_none_or(|point| point.end() <= day))
        );
        assert!(
            then.meetings.contains(&"study-2024".into())
                && !then.meetings.contains(&"study-2025".into())
        );
        assert!(then.plan(FiscalYear(2023)).is_some() && then.plan(FiscalYear(2025)).is_none());
        assert!(
            then.opinions.get(&"study-2024.1".into()).unwrap().response.is_empty(),
            "it was answered in April"
        );
        assert!(!then.opinions.get(&"study-2023.1".into()).unwrap().response.is_empty());
    }
}

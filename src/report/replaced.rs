//! 確報 and 速報: which figure counts after an edit where another did before, so that whoever enters one hears of
//! it.

use std::sync::Arc;

use crate::edit::Edit;
use crate::model::*;

/// Another observation of a period counts than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    pub indicator: Arc<Indicator>,
    pub was: Arc<Observation>,
    pub now: Arc<Observation>,
    /// Whether what counted before is still there, beside the one that counts now.
    pub stays: bool,
}

/// What an edit of one figure has put in the place of another of the same period: a 確報 that came beside a
/// 速報, or the 速報 that is left where a 確報 was removed. Typing over a figure of the same kind is no
/// replacement.
pub fn replaced(before: &Strategy, after: &Strategy, edit: &Edit) -> Option<Replaced> {
    let (id, period) = match edit {
        Edit::Actual { indicator, period, .. }
        | Edit::Correction { indicator, period, .. }
        | Edit::Revision { indicator, period, .. }
        | Edit::Entry { indicator, period, .. } => (indicator.clone(), *period),
        Edit::Observation { id, .. } | Edit::RemoveObservation { id } => {
            let found = before.observations.get(id)?;
            (found.indicator.clone(), found.period)
        }
        _ => return None,
    };
    let (was, now) = (before.counted(&id, period)?, after.counted(&id, period)?);
    // A figure of part of the year makes room every year; nobody has to be told.
    let is_figure = |found: &Observation| {
        matches!(found.figure, Figure::Number(_))
            && matches!(
                found.state,
                ObservationState::Preliminary | ObservationState::Final | ObservationState::Revised
            )
    };
    if was.state == now.state || !is_figure(was) || !is_figure(now) {
        return None;
    }
    Some(Replaced {
        indicator: after.indicators.get(&id)?.clone(),
        stays: was.id != now.id && after.observations.contains(&was.id),
        was: was.clone(),
        now: now.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ObservationField;

    #[test]
    fn a_final_figure_beside_a_preliminary_one_is_told_and_so_is_its_removal() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let today = Date::new(2026, 11, 30).unwrap();
        let indicator = Id::from("startup-consultations");
        let period = Period::fiscal(2025);
        let apply = |strategy: &Strategy, edit: &Edit| edit.apply(strategy, today).unwrap();
        let states = |found: Option<Replaced>| {
            found.map(|found| (found.was.state.clone(), found.now.state.clone(), found.stays))
        };
        // A first figure replaces none.
        let first = Edit::Correction { indicator: indicator.clone(), period, typed: "150".into() };
        let mut now = strategy.clone();
        if let Some(found) = now.counted(&indicator, period).cloned() {
            now = apply(&now, &Edit::RemoveObservation { id: found.id.clone() });
        }
        let entered = apply(&now, &first);
        assert_eq!(states(replaced(&now, &entered, &first)), None);
        let id = entered.counted(&indicator, period).unwrap().id.clone();
        let preliminary =
            Edit::Observation { id, field: ObservationField::State(ObservationState::Preliminary) };
        let early = apply(&entered, &preliminary);
        // Beside it comes another, and is final.
        let revision = Edit::Revision { indicator: indicator.clone(), period, typed: "155".into() };
        let both = apply(&early, &revision);
        let told = replaced(&early, &both, &revision).unwrap();
        assert_eq!(told.was.state, ObservationState::Preliminary);
        assert!(told.stays, "what counted before stays in sight");
        let removal = Edit::RemoveObservation { id: told.now.id.clone() };
        let left = apply(&both, &removal);
        let back = replaced(&both, &left, &removal).unwrap();
        assert_eq!((back.now.state.clone(), back.stays), (ObservationState::Preliminary, false));
        // Corrected, it is the same figure.
        let correction = Edit::Correction { indicator, period, typed: "156".into() };
        assert_eq!(states(replaced(&both, &apply(&both, &correction), &correction)), None);
    }
}

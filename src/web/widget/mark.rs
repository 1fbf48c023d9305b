//! Status: shape, word and colour, never colour alone.

use leptos::prelude::*;

use crate::report::list::Mark;
use crate::report::{Known, Status};
use crate::text::Text;

/// The shape alone. Drawn in place, because Chromium does not paint a shared symbol in a repeated table foot.
pub fn shape(mark: Mark) -> AnyView {
    let drawing = match mark {
        Mark::Status(Status::TargetMet | Status::Achieved) => {
            view! { <circle cx="8" cy="8" r="7.5" fill="currentColor"/><path d="M4.4 8.2l2.6 2.6 4.6-5.2" fill="none" stroke="var(--white)" stroke-width="1.9"/> }.into_any()
        }
        Mark::Status(Status::AboveExpected | Status::Nearly) => view! { <circle cx="8" cy="8" r="7.5" fill="currentColor"/> }.into_any(),
        Mark::Status(Status::Improved | Status::Partly) => {
            view! { <circle cx="8" cy="8" r="6.75" fill="var(--white)" stroke="currentColor" stroke-width="1.5"/><path d="M8 1.25a6.75 6.75 0 0 0 0 13.5z" fill="currentColor"/> }.into_any()
        }
        Mark::Status(Status::Flat) => {
            view! { <path d="M1 8h12M9 3.6L13.4 8 9 12.4" fill="none" stroke="currentColor" stroke-width="2"/> }.into_any()
        }
        Mark::Status(Status::NotImproved | Status::Below) => {
            view! { <rect x=".75" y=".75" width="14.5" height="14.5" rx="1.5" fill="currentColor"/><path d="M8 3.6v8M4.4 8.2L8 11.8l3.6-3.6" fill="none" stroke="var(--white)" stroke-width="1.8"/> }.into_any()
        }
        Mark::Status(Status::InYear) | Mark::Known(Known::PartYear) => {
            view! { <circle cx="8" cy="8" r="6.5" fill="var(--white)" stroke="currentColor" stroke-width="2"/> }.into_any()
        }
        Mark::Status(Status::NotComparable) => {
            view! { <path d="M2 5.8h12M2 10.2h12M11.2 2.2L4.8 13.8" fill="none" stroke="currentColor" stroke-width="1.7"/> }.into_any()
        }
        Mark::Status(Status::Unknown) | Mark::Known(Known::Nothing) => {
            view! { <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.65 2.65"/> }.into_any()
        }
        Mark::Status(Status::NotEvaluated) => view! { <path d="M3 8h10" fill="none" stroke="currentColor" stroke-width="1.8"/> }.into_any(),
        Mark::Known(Known::Whole) => view! { <circle cx="8" cy="8" r="7" fill="currentColor"/> }.into_any(),
        Mark::Known(Known::AtDate) => {
            view! { <circle cx="8" cy="8" r="6.5" fill="var(--white)" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="2.75" fill="currentColor"/> }.into_any()
        }
    };
    view! { <svg viewBox="0 0 16 16" aria-hidden="true">{drawing}</svg> }.into_any()
}

/// Shape and word.
pub fn status(text: &'static Text, mark: Mark) -> AnyView {
    view! { <span class="status" data-status=mark.word()>{shape(mark)}{(text.say.mark)(mark)}</span> }.into_any()
}

/// The shape with its word spoken only: where many stand side by side.
pub fn bare(text: &'static Text, mark: Mark) -> AnyView {
    view! { <span class="status" data-status=mark.word()>{shape(mark)}<span class="spoken">{(text.say.mark)(mark)}</span></span> }
        .into_any()
}

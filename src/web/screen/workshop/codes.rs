//! QR codes on the screen, one after another: a camera takes them as they come round.

use std::time::Duration;

use leptos::prelude::*;

use crate::text::WorkshopWords;
use crate::web::widget::markup::press;
use crate::workshop::code::squares;

/// Squares of white around a code; with less, readers do not find it.
const QUIET: usize = 4;

/// Milliseconds a code stays, from the fastest to the slowest.
const PACES: [u64; 4] = [500, 1000, 2000, 4000];

/// All codes in turn, at a pace that can be changed.
pub fn cycle(words: &'static WorkshopWords, frames: Vec<String>) -> AnyView {
    let count = frames.len();
    if count == 0 {
        return view! { <p class="quiet">{words.too_long_for_codes}</p> }.into_any();
    }
    let at = RwSignal::new(0_usize);
    let pace = RwSignal::new(1_usize);
    let running = RwSignal::new(count > 1);
    let turn = move |by: usize| at.update(|at| *at = (*at + by) % count);
    let timer = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    };
    crate::web::reactive::effect(move || {
        stop();
        let (running, pace) = (running.get(), pace.get());
        if running {
            let every = Duration::from_millis(PACES[pace.min(PACES.len() - 1)]);
            timer.set_value(set_interval_with_handle(move || turn(1), every).ok());
        }
    });
    on_cleanup(stop);
    let shown = StoredValue::new(frames);
    let drawing =
        move || shown.with_value(|frames| frames.get(at.get()).and_then(|text| code(text)));
    // The last one of several stands for whichever was missed.
    let label = move || (words.code_of)(at.get() + 1, count);
    let by_hand = move |by: usize| {
        running.set(false);
        turn(by);
    };
    let going = Signal::derive(move || {
        if running.get() { words.code_stop } else { words.code_go }.to_string()
    });
    let tools = (count > 1).then(|| {
        view! {
            <p class="ways">
                {press(words.code_before, move |_| by_hand(count - 1))}
                {press(going, move |_| running.update(|running| *running = !*running))}
                {press(words.code_next, move |_| by_hand(1))}
                {press(words.slower, move |_| pace.update(|pace| *pace = (*pace + 1).min(PACES.len() - 1)))}
                {press(words.faster, move |_| pace.update(|pace| *pace = pace.saturating_sub(1)))}
            </p>
        }.into_any()
    });
    view! {
        <div class="codes">
            <div class="code" role="img" aria-label=label>{drawing}</div>
            <p class="quiet" aria-hidden="true">{label}</p>
            {tools}
            <p class="quiet">{if count > 1 { words.codes_note } else { words.code_note }}</p>
        </div>
    }
    .into_any()
}

/// One code, as squares of a path.
fn code(text: &str) -> Option<AnyView> {
    let squares = squares(text)?;
    let side = squares.len() + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in squares.iter().enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|dark| **dark == row[x]).count();
            if row[x] {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run;
        }
    }
    let view_box = format!("0 0 {side} {side}");
    Some(
        view! {
            <svg viewBox=view_box shape-rendering="crispEdges" aria-hidden="true">
                <path d=format!("M0 0h{side}v{side}H0z") fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
        .into_any(),
    )
}

//! Everybody's lines, drawn; a tap chooses the nearest.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::Here;
use crate::chart::Form;
use crate::chart::workshop::{self as chart, Frame};
use crate::model::{Id, Number};
use crate::web::echarts;
use crate::web::part::canvas::{self, Canvas, Drawing};
use crate::web::reactive::memo;
use crate::workshop::{Brief, Distribution, Sheet};

/// A line is chosen from so many CSS pixels away.
const REACH: f64 = 40.0;

pub fn lines(
    here: Here,
    brief: &Brief,
    sheet: &Sheet,
    all: Memo<Distribution>,
    chosen: RwSignal<Option<Id>>,
) -> AnyView {
    let store = here.store;
    let (brief, sheet) = (StoredValue::new(brief.clone()), StoredValue::new(sheet.clone()));
    let canvas = Canvas::new();
    let (screen, printed) = (canvas::width(canvas), canvas::printed(canvas));
    let width = move || if printed.get() { canvas::PAPER } else { screen.get() };
    let form = memo(move || Form::of(width()));
    let frame = memo(move || {
        let values = all.with(|all| {
            all.lines
                .iter()
                .flat_map(|line| line.sketch.path.values().copied())
                .collect::<Vec<Number>>()
        });
        brief.with_value(|brief| {
            sheet.with_value(|sheet| Frame::of(brief, sheet, &values, store.text, form.get()))
        })
    });
    let drawing = move || {
        let width = width();
        if width < 1.0 {
            return Drawing::Wait;
        }
        let drawn = sheet.with_value(|sheet| {
            frame.with(|frame| {
                all.with(|all| {
                    chart::together(
                        sheet,
                        all,
                        chosen.get().as_ref(),
                        frame,
                        store.text,
                        form.get(),
                    )
                })
            })
        });
        if let Some(element) = canvas.get_untracked() {
            let _ = element.style(("block-size", format!("{}px", drawn.height)));
        }
        Drawing::Option { option: drawn.option.to_string(), width, height: drawn.height }
    };
    canvas::draw(canvas, drawing, echarts::Tell::new(|_, _, _| {}), Callback::new(|_| {}));
    let tapped = move |event: MouseEvent| {
        let Some(element) = canvas.get_untracked() else { return };
        let frame = frame.get_untracked();
        let last = frame.years.len().saturating_sub(1);
        let corners = echarts::corners(&element, 0.0, frame.axis.min, last as f64, frame.axis.max);
        let [left, foot, right, head] = corners[..] else { return };
        let bounds = element.get_bounding_client_rect();
        // Before a hall it is drawn larger than it was laid out.
        let zoom = (bounds.width() / screen.get_untracked().max(1.0)).max(0.1);
        let x = (f64::from(event.client_x()) - bounds.left()) / zoom;
        let y = (f64::from(event.client_y()) - bounds.top()) / zoom;
        let place = ((x - left) / ((right - left) / (last as f64).max(1.0))).round();
        let Some(year) = frame.years.get(place.max(0.0) as usize).copied() else { return };
        let down = |value: &Number| {
            let share = (frame.axis.scaled(value.to_f64()) - frame.axis.min)
                / (frame.axis.max - frame.axis.min);
            foot + share * (head - foot)
        };
        let found = all.with_untracked(|all| {
            let near = all.lines.iter().filter_map(|line| {
                Some((line.of.clone(), (down(line.sketch.path.get(&year)?) - y).abs()))
            });
            near.filter(|(_, off)| *off <= REACH)
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(id, _)| id)
        });
        chosen.set(found);
    };
    view! {
        <div class="plot lines" aria-hidden="true" node_ref=canvas on:click=tapped></div>
    }
    .into_any()
}

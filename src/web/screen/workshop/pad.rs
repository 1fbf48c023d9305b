//! 目標を描く, by hand: one transparent layer exactly over the empty years of the chart. A stroke, a tap,
//! an arrow key and a typed figure all do the same: they set the value of a year.

use crate::web::widget::markup::press;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use crate::chart::Form;
use crate::chart::workshop::{self as chart, Frame, Sketched};
use crate::model::Number;
use crate::text::WorkshopWords;
use crate::web::echarts;
use crate::web::part::canvas::{self, Canvas, Drawing};
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::workshop::{Brief, Sheet, Sketch, Touch};

/// A handle is grabbed from so many CSS pixels away.
const REACH: f64 = 24.0;

/// What is drawn on.
#[derive(Clone, Copy)]
pub struct Paper {
    pub store: Store,
    pub words: &'static WorkshopWords,
    pub brief: StoredValue<Brief>,
    pub sheet: StoredValue<Sheet>,
    /// As it is kept.
    pub sketch: Memo<Sketch>,
    pub commit: Callback<Sketch>,
    /// After the first pen, fingers scroll.
    pub pen: RwSignal<bool>,
}

/// The empty years on the screen, in CSS pixels of the layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Plot {
    left: f64,
    top: f64,
    /// How far the layer reaches over the last figure: from there one begins, and nothing is set.
    lead: f64,
    column: f64,
    height: f64,
    columns: usize,
}

/// What a hand has hold of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grip {
    Path,
    Low,
    High,
}

/// A stroke under way.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stroke {
    pointer: i32,
    grip: Grip,
    /// How far beside its handle it was begun, in pixels: a handle that is grabbed off its middle
    /// does not jump.
    beside: f64,
    before: Option<Touch>,
}

pub fn pad(paper: Paper) -> AnyView {
    let Paper { store, words, sketch, .. } = paper;
    let live = RwSignal::new(None::<Sketch>);
    let shown = memo(move || live.get().unwrap_or_else(|| sketch.get()));
    let canvas = Canvas::new();
    let width = canvas::width(canvas);
    let form = memo(move || Form::of(width.get()));
    // The axis never moves under the hand: it follows what is kept, not what is being drawn.
    let frame = memo(move || {
        let drawn = sketch.with(values_of);
        paper.sheet.with_value(|sheet| {
            paper.brief.with_value(|brief| Frame::of(brief, sheet, &drawn, store.text, form.get()))
        })
    });
    let drawn = memo(move || {
        let (sketch, frame) = (shown.get(), frame.get());
        paper.sheet.with_value(|sheet| {
            paper.brief.with_value(|brief| {
                chart::sketched(brief, sheet, &sketch, frame, store.text, form.get())
            })
        })
    });
    let plot = RwSignal::new(Plot::default());
    let failed = RwSignal::new(false);
    let last_known = paper.sheet.with_value(|sheet| sheet.last().map(|(year, _)| year));
    draw(canvas, drawn, width, (plot, last_known), failed);
    let hand = Hand { paper, live, shown, frame, plot, stroke: StoredValue::new(None) };
    let year = RwSignal::new(paper.brief.with_value(|brief| brief.from));
    let spoken = RwSignal::new(String::new());
    let on_key = move |event: KeyboardEvent| key(hand, year, spoken, &event);
    // By ear: which year is chosen, and what stands there.
    let label = move || {
        let year = year.get();
        let value = shown.with(|sketch| sketch.path.get(&year).copied());
        let name = paper.sheet.with_value(|sheet| (words.pad_label)(sheet, store.text));
        format!("{name} {}", hand.told(year, value))
    };
    let layer_style = move || {
        let plot = plot.get();
        format!(
            "inset-inline-start:{}px;inset-block-start:{}px;inline-size:{}px;block-size:{}px",
            plot.left - plot.lead,
            plot.top,
            plot.lead + plot.column * plot.columns as f64,
            plot.height
        )
    };
    let chosen_style = move || {
        let (plot, frame) = (plot.get(), frame.get());
        let at = frame.place(year.get()).unwrap_or_default().saturating_sub(frame.past);
        let start = plot.lead + plot.column * at as f64;
        format!("inset-inline-start:{start}px;inline-size:{}px", plot.column)
    };
    let ready = move || plot.with(|plot| plot.columns > 0);
    let tip = move || hand.tip();
    view! {
        <div class="pad" data-pen=move || paper.pen.get().then_some("")>
            <div class="plot" aria-hidden="true" node_ref=canvas></div>
            {move || (!ready()).then(|| {
                let word = if failed.get() { words.not_drawn } else { words.drawing };
                view! { <p class="quiet waiting">{word}</p> }.into_any()
            })}
            <div class="layer" hidden=move || !ready() style=layer_style
                tabindex="0" role="application" aria-label=label aria-describedby="pad-keys"
                on:pointerdown=move |event| hand.down(&event)
                on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |event| hand.up(&event)
                on:pointercancel=move |event| hand.up(&event)
                on:touchstart=move |event| hand.touch(&event)
                on:keydown=on_key>
                <span class="from-here" aria-hidden="true" style=move || format!("inset-inline-start:{}px", plot.get().lead)>{words.from_here}</span>
                <span class="chosen" aria-hidden="true" style=chosen_style></span>
                {move || tip().map(|(style, words)| view! { <output class="at-hand" aria-hidden="true" style=style>{words}</output> }.into_any())}
            </div>
        </div>
        <p class="spoken" role="status" aria-live="assertive">{move || spoken.get()}</p>
        <p class="spoken pad-keys" id="pad-keys">{words.pad_keys}</p>
        {move || paper.pen.get().then(|| view! {
            <p class="pen" role="status">
                {words.pen_mode}" "
                {press(words.pen_off, move |_| paper.pen.set(false))}
            </p>
        }.into_any())}
    }
    .into_any()
}

/// Everything of a sketch that has to be in sight.
fn values_of(sketch: &Sketch) -> Vec<Number> {
    sketch.path.values().copied().chain(sketch.low).chain(sketch.high).collect()
}

/// Draws the chart, and asks it where the empty years are.
fn draw(
    canvas: Canvas,
    drawn: Memo<Sketched>,
    width: RwSignal<f64>,
    (plot, last_known): (RwSignal<Plot>, Option<i32>),
    failed: RwSignal<bool>,
) {
    let drawing = move || {
        let width = width.get();
        if width < 1.0 {
            return Drawing::Wait;
        }
        drawn.with(|sketched| {
            let height = sketched.drawn.height;
            if let Some(element) = canvas.get_untracked() {
                let _ = element.style(("block-size", format!("{height}px")));
            }
            Drawing::Option { option: sketched.drawn.option.to_string(), width, height }
        })
    };
    let done = Callback::new(move |done: bool| {
        let Some(element) = canvas.try_get_untracked().flatten() else { return };
        failed.try_set(!done);
        let Some(frame) = drawn.try_with_untracked(|drawn| drawn.frame.clone()) else { return };
        let now = place(&element, &frame, last_known);
        plot.try_maybe_update(|plot| (std::mem::replace(plot, now) != now, ()));
    });
    canvas::draw(canvas, drawing, echarts::Tell::new(|_, _, _| {}), done);
}

/// Where the empty years are; a stroke may begin from the last figure on.
fn place(element: &HtmlElement, frame: &Frame, last_known: Option<i32>) -> Plot {
    let last = frame.years.len().saturating_sub(1);
    let (low, high) = (frame.axis.min, frame.axis.max);
    let corners = echarts::corners(element, 0.0, low, last as f64, high);
    let [left, foot, right, head] = corners[..] else { return Plot::default() };
    let known = last_known.and_then(|year| frame.place(year)).filter(|at| *at < frame.past);
    let lead = known.map_or(frame.past.min(1), |at| frame.past - at);
    // The places are the middles of their columns.
    let column = if last > 0 { (right - left) / last as f64 } else { 120.0 };
    Plot {
        left: left + column * (frame.past as f64 - 0.5),
        top: head,
        column,
        height: foot - head,
        columns: frame.years.len() - frame.past,
        lead: column * lead as f64,
    }
}

#[derive(Clone, Copy)]
struct Hand {
    paper: Paper,
    live: RwSignal<Option<Sketch>>,
    shown: Memo<Sketch>,
    frame: Memo<Frame>,
    plot: RwSignal<Plot>,
    stroke: StoredValue<Option<Stroke>>,
}

impl Hand {
    /// How much a pixel is worth.
    fn fineness(self) -> f64 {
        let axis = self.frame.with_untracked(|frame| frame.axis);
        let height = self.plot.get_untracked().height.max(1.0);
        (axis.max - axis.min) * axis.scale.divisor / height
    }

    /// The year under a place of the layer, and the value there; none before the first year.
    fn touched(self, x: f64, y: f64) -> Option<Touch> {
        let (frame, plot) = (self.frame.get_untracked(), self.plot.get_untracked());
        if x < plot.lead {
            return None;
        }
        let column =
            ((x - plot.lead) / plot.column).floor().clamp(0.0, plot.columns as f64 - 1.0) as usize;
        let year = *frame.years.get(frame.past + column)?;
        let share = (1.0 - y / plot.height).clamp(0.0, 1.0);
        let axis = frame.axis;
        let value = (axis.min + share * (axis.max - axis.min)) * axis.scale.divisor;
        let fineness = self.fineness();
        let value = self.paper.sheet.with_value(|sheet| sheet.snap(value, fineness))?;
        Some(Touch { year, value })
    }

    /// Where a value stands in the layer, from above.
    fn height_of(self, value: Number) -> f64 {
        let (axis, plot) =
            (self.frame.with_untracked(|frame| frame.axis), self.plot.get_untracked());
        let share = (axis.scaled(value.to_f64()) - axis.min) / (axis.max - axis.min);
        (1.0 - share) * plot.height
    }

    fn down(self, event: &PointerEvent) {
        let kind = event.pointer_type();
        if kind == "pen" {
            self.paper.pen.set(true);
        }
        // One pointer is followed; a hand that rests beside the pen draws nothing.
        let busy = self.stroke.with_value(Option::is_some);
        let resting = kind == "touch" && self.paper.pen.get_untracked();
        if busy || resting || event.button() != 0 {
            return;
        }
        let Some(layer) = layer_of(event) else { return };
        event.prevent_default();
        let _ = layer.focus();
        let _ = layer.set_pointer_capture(event.pointer_id());
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        let (grip, handle, before) = match self.touched(x, y) {
            Some(touch) => {
                let (grip, handle) = self.grab(touch.year, y);
                (grip, handle, None)
            }
            // Begun at the last figure: the line comes from there.
            None => (Grip::Path, None, self.last_figure()),
        };
        let beside = handle.map(|handle| y - handle).filter(|off| off.abs() <= REACH);
        let stroke = Stroke {
            pointer: event.pointer_id(),
            grip,
            beside: beside.unwrap_or_default(),
            before,
        };
        self.stroke.set_value(Some(stroke));
        self.follow(x, y);
    }

    fn last_figure(self) -> Option<Touch> {
        let last = self.paper.sheet.with_value(Sheet::last);
        last.map(|(year, value)| Touch { year, value })
    }

    /// What is nearest in a year's column, and how far down it stands.
    fn grab(self, year: i32, y: f64) -> (Grip, Option<f64>) {
        let sketch = self.shown.get_untracked();
        let best = sketch.path.get(&year).map(|value| self.height_of(*value));
        let last = sketch.path.keys().next_back() == Some(&year);
        let ends = [(Grip::Low, sketch.low), (Grip::High, sketch.high)];
        let ends = ends.into_iter().filter_map(|(grip, value)| Some((grip, value?)));
        let ends = ends.filter(|_| last).map(|(grip, value)| (grip, self.height_of(value)));
        let nearer = |place: f64| {
            let off = (place - y).abs();
            off <= REACH && best.is_none_or(|best| off < (best - y).abs())
        };
        ends.into_iter()
            .filter(|(_, place)| nearer(*place))
            .min_by(|a, b| (a.1 - y).abs().total_cmp(&(b.1 - y).abs()))
            .map_or((Grip::Path, best), |(grip, place)| (grip, Some(place)))
    }

    fn is_of_stroke(self, event: &PointerEvent) -> bool {
        self.stroke
            .with_value(|stroke| stroke.is_some_and(|stroke| stroke.pointer == event.pointer_id()))
    }

    fn moved(self, event: &PointerEvent) {
        if self.is_of_stroke(event) {
            event.prevent_default();
            self.follow(f64::from(event.offset_x()), f64::from(event.offset_y()));
        }
    }

    /// The line goes to where the hand is.
    fn follow(self, x: f64, y: f64) {
        let Some(mut stroke) = self.stroke.get_value() else { return };
        let Some(now) = self.touched(x, y - stroke.beside) else { return };
        let mut sketch = self.shown.get_untracked();
        match stroke.grip {
            Grip::Path => {
                self.paper.sheet.with_value(|sheet| sketch.draw(sheet, stroke.before, now));
                // Years that are over and have no figure are not for drawing.
                let from = self.paper.brief.with_value(|brief| brief.from);
                sketch.path.retain(|year, _| *year >= from);
            }
            Grip::Low => sketch.low = Some(now.value),
            Grip::High => sketch.high = Some(now.value),
        }
        sketch.keep_in_order();
        stroke.before = Some(now);
        self.stroke.set_value(Some(stroke));
        self.live.set(Some(sketch));
    }

    /// The stroke is kept, also where the browser takes the pointer away.
    fn up(self, event: &PointerEvent) {
        if !self.is_of_stroke(event) {
            return;
        }
        self.stroke.set_value(None);
        if let Some(sketch) = self.live.get_untracked() {
            self.paper.commit.run(sketch);
        }
        self.live.set(None);
    }

    /// A pen would scroll the page where fingers do.
    fn touch(self, event: &web_sys::TouchEvent) {
        if self.stroke.with_value(Option::is_some) {
            event.prevent_default();
        }
    }

    /// The value beside the hand, above it.
    fn tip(self) -> Option<(String, String)> {
        let sketch = self.live.get()?;
        let stroke = self.stroke.get_value()?;
        let touch = stroke.before?;
        let value = match stroke.grip {
            Grip::Path => *sketch.path.get(&touch.year)?,
            Grip::Low => sketch.low?,
            Grip::High => sketch.high?,
        };
        let (frame, plot) = (self.frame.get_untracked(), self.plot.get_untracked());
        let column = frame.place(touch.year)? - frame.past;
        let x = plot.lead + (column as f64 + 0.5) * plot.column;
        let y = self.height_of(value);
        let style = format!("inset-inline-start:{x}px;inset-block-start:{y}px");
        Some((style, figure(self.paper, value)))
    }

    fn told(self, year: i32, value: Option<Number>) -> String {
        let Paper { store, words, .. } = self.paper;
        self.paper.sheet.with_value(|sheet| (words.year_value)(sheet, year, value, store.text))
    }
}

fn layer_of(event: &PointerEvent) -> Option<HtmlElement> {
    event.current_target().and_then(|target| target.dyn_into().ok())
}

/// Left and right choose a year, up and down its value.
fn key(hand: Hand, year: RwSignal<i32>, spoken: RwSignal<String>, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let (from, until) = hand.paper.brief.with_value(|brief| (brief.from, brief.until));
    let now = year.get_untracked();
    let mut sketch = hand.paper.sketch.get_untracked();
    let change = match event.key().as_str() {
        "ArrowLeft" => return choose(hand, year, spoken, (now - 1).max(from), event),
        "ArrowRight" => return choose(hand, year, spoken, (now + 1).min(until), event),
        "Home" => return choose(hand, year, spoken, from, event),
        "End" => return choose(hand, year, spoken, until, event),
        "ArrowUp" => 1,
        "ArrowDown" => -1,
        "PageUp" => 10,
        "PageDown" => -10,
        "Delete" | "Backspace" => {
            sketch.path.remove(&now);
            0
        }
        _ => return,
    };
    event.prevent_default();
    if change != 0 {
        let value = hand.paper.sheet.with_value(|sheet| stepped(hand, sheet, &sketch, now, change));
        let Some(value) = value else { return };
        sketch.draw(&hand.paper.sheet.get_value(), None, Touch { year: now, value });
    }
    sketch.keep_in_order();
    let value = sketch.path.get(&now).copied();
    hand.paper.commit.run(sketch);
    spoken.set(hand.told(now, value));
}

fn choose(
    hand: Hand,
    year: RwSignal<i32>,
    spoken: RwSignal<String>,
    to: i32,
    event: &KeyboardEvent,
) {
    event.prevent_default();
    year.set(to);
    let value = hand.paper.sketch.with_untracked(|sketch| sketch.path.get(&to).copied());
    spoken.set(hand.told(to, value));
}

/// A value so many steps away; a year without one begins at the year before, or the last figure.
fn stepped(hand: Hand, sheet: &Sheet, sketch: &Sketch, year: i32, steps: i64) -> Option<Number> {
    let Some(now) = sketch.path.get(&year) else {
        let before = sketch.path.range(..year).next_back().map(|(_, value)| *value);
        return before.or_else(|| sheet.last().map(|(_, value)| value)).or(Some(Number::ZERO));
    };
    // A hundredth of what is seen, and never less than the figures have decimals.
    let step = sheet.step(hand.fineness() * 3.0);
    Number::new(now.decimal() + step * rust_decimal::Decimal::from(steps))
}

/// A figure with its unit, in the language that is spoken.
fn figure(paper: Paper, value: Number) -> String {
    let text = paper.store.text;
    paper.sheet.with_value(|sheet| chart::figure(sheet, value, text))
}

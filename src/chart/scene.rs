//! A drawing laid out in pixels: fields, words, marks and lines, and the spots that can be walked
//! by keyboard, pressed and heard, with the same as a table. ECharts draws it; every position is
//! decided here, natively, so that a golden shows it.

use std::borrow::Cow;

use charming::component::Grid;
use charming::element::ItemStyle;
use charming::series::Scatter;
use serde_json::{Value, json};

use super::marks::{Stroke, ink, strokes};
use super::palette::{INK, LABEL, WHITE};
use crate::report::list::Mark;
use crate::report::whole::Leads;
use crate::sheet::Table;

/// Below this width a drawing is laid out for a phone.
pub const NARROW: f64 = 560.0;

/// In single quotes: ECharts puts it into an attribute as it is, and a double one would end it.
const FONT: &str =
    "'Noto Sans JP', 'Noto Sans CJK JP', 'BIZ UDPGothic', 'Yu Gothic UI', Meiryo, sans-serif";

/// One drawing, `width` by `height` CSS pixels from the top left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    shapes: Vec<Shape>,
    pub spots: Vec<Hotspot>,
    /// The same as a table.
    pub twin: Table,
}

/// A symbol around a point, or words at it.
#[derive(Clone, Debug, PartialEq)]
struct Shape {
    x: f64,
    y: f64,
    size: [f64; 2],
    symbol: Cow<'static, str>,
    fill: &'static str,
    edge: &'static str,
    thickness: f64,
    dashes: f64,
    words: Option<(String, TextStyle)>,
}

/// No fill, no edge.
const NONE: &str = "transparent";

const BLANK: Shape = Shape {
    x: 0.0,
    y: 0.0,
    size: [0.0, 0.0],
    symbol: Cow::Borrowed("rect"),
    fill: NONE,
    edge: NONE,
    thickness: 0.0,
    dashes: 0.0,
    words: None,
};

/// The outline of a field: its colour and thickness.
pub type Edge = Option<(&'static str, f64)>;

/// A place of a drawing that says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Hotspot {
    /// Left, top, width, height.
    pub area: [f64; 4],
    /// The line it stands in; arrow keys walk within and between lines.
    pub line: usize,
    pub spoken: String,
    pub leads: Option<Leads>,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    pub size: f64,
    pub color: &'static str,
    pub strong: bool,
    pub side: Side,
    /// Longer words end in an ellipsis; 0 for no end.
    pub width: f64,
}

/// Which side of its point words begin at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    Start,
    Middle,
    End,
}

impl TextStyle {
    pub const fn plain(size: f64) -> TextStyle {
        TextStyle { size, color: INK, strong: false, side: Side::Start, width: 0.0 }
    }

    pub const fn quiet(size: f64) -> TextStyle {
        TextStyle { color: LABEL, ..TextStyle::plain(size) }
    }

    pub const fn strong(self) -> TextStyle {
        TextStyle { strong: true, ..self }
    }

    pub const fn within(self, width: f64) -> TextStyle {
        TextStyle { width, ..self }
    }

    pub const fn at(self, side: Side) -> TextStyle {
        TextStyle { side, ..self }
    }

    pub const fn colored(self, color: &'static str) -> TextStyle {
        TextStyle { color, ..self }
    }
}

impl Scene {
    pub fn new(width: f64) -> Scene {
        Scene { width, ..Scene::default() }
    }

    /// A filled field; `edge` draws its outline within it. ECharts stretches a symbol with its
    /// outline: two fields, one within the other, have it even on all sides.
    pub fn field(&mut self, [x, y, width, height]: [f64; 4], fill: &'static str, edge: Edge) {
        let inset = match edge {
            Some((color, thickness)) => {
                self.field([x, y, width, height], color, None);
                thickness
            }
            None => 0.0,
        };
        let size = [(width - 2.0 * inset).max(0.0), (height - 2.0 * inset).max(0.0)];
        self.shapes.push(Shape { x: x + width / 2.0, y: y + height / 2.0, size, fill, ..BLANK });
    }

    /// A hairline or rule, from left to right.
    pub fn rule(&mut self, x: f64, y: f64, width: f64, thickness: f64, color: &'static str) {
        self.field([x, y, width, thickness], color, None);
    }

    /// One of ECharts' own symbols (`circle`, `diamond`, …) around its middle.
    pub fn symbol(
        &mut self,
        symbol: &'static str,
        x: f64,
        y: f64,
        size: f64,
        fill: &'static str,
        edge: Edge,
    ) {
        let (edge, thickness) = edge.unwrap_or((NONE, 0.0));
        self.shapes.push(Shape {
            x,
            y,
            size: [size, size],
            symbol: symbol.into(),
            fill,
            edge,
            thickness,
            ..BLANK
        });
    }

    /// Words; `y` is their middle.
    pub fn words(&mut self, x: f64, y: f64, words: &str, hand: TextStyle) {
        self.shapes.push(Shape { x, y, words: Some((words.to_string(), hand)), ..BLANK });
    }

    /// A line through points, of dashes so long where it is dashed.
    pub fn line(
        &mut self,
        points: &[(f64, f64)],
        color: &'static str,
        thickness: f64,
        dashes: f64,
    ) {
        let most = |of: fn(&(f64, f64)) -> f64, better: fn(f64, f64) -> f64| {
            points.iter().map(of).reduce(better).unwrap_or_default()
        };
        let (left, right) = (most(|point| point.0, f64::min), most(|point| point.0, f64::max));
        let (top, bottom) = (most(|point| point.1, f64::min), most(|point| point.1, f64::max));
        let mut path = String::from("path://");
        for (at, (x, y)) in points.iter().enumerate() {
            // In tenths: a path is scaled to its size, and whole numbers are written shorter.
            let [x, y] = [x - left, y - top].map(|length| (length * 10.0).round() as i64);
            path.push_str(&format!("{}{x} {y}", if at == 0 { 'M' } else { 'L' }));
        }
        self.path(path.into(), [left, top, right, bottom], (color, thickness), dashes);
    }

    /// A mark around its middle.
    pub fn mark(&mut self, x: f64, y: f64, size: f64, mark: Mark) {
        let unit = size / 16.0;
        let color = ink(mark);
        let scaled = |hundredths: u16| f64::from(hundredths) / 100.0 * unit;
        let area = |area: [f64; 4]| {
            let [left, top, right, bottom] = area.map(|at| (at - 8.0) * unit);
            [x + left, y + top, x + right, y + bottom]
        };
        for stroke in strokes(mark) {
            match *stroke {
                Stroke::Disc { radius } => {
                    self.symbol("circle", x, y, scaled(radius) * 2.0, color, None)
                }
                Stroke::Ring { radius, width, paper, dashed } => {
                    let fill = if paper { WHITE } else { NONE };
                    self.symbol(
                        "circle",
                        x,
                        y,
                        scaled(radius) * 2.0,
                        fill,
                        Some((color, scaled(width))),
                    );
                    if let (true, Some(ring)) = (dashed, self.shapes.last_mut()) {
                        ring.dashes = 2.65 * unit;
                    }
                }
                Stroke::Sector { path, area: at } => {
                    self.path(format!("path://{path}").into(), area(at), (NONE, 0.0), 0.0);
                    if let Some(sector) = self.shapes.last_mut() {
                        sector.fill = color;
                    }
                }
                Stroke::Square { width } => {
                    self.symbol("roundRect", x, y, scaled(width), color, None);
                }
                Stroke::Frame { width, dashed } => {
                    let side = 12.5 * unit - scaled(width);
                    let edge = Some((color, scaled(width)));
                    self.symbol("roundRect", x, y, side, WHITE, edge);
                    if let (true, Some(frame)) = (dashed, self.shapes.last_mut()) {
                        frame.dashes = 2.65 * unit;
                    }
                }
                Stroke::Line { path, width, paper, area: at } => {
                    let edge = (if paper { WHITE } else { color }, scaled(width));
                    self.path(format!("path://{path}").into(), area(at), edge, 0.0);
                }
            }
        }
    }

    fn path(
        &mut self,
        symbol: Cow<'static, str>,
        [left, top, right, bottom]: [f64; 4],
        edge: (&'static str, f64),
        dashes: f64,
    ) {
        if bottom - top < 0.05 && dashes == 0.0 {
            // What is level has no height to be scaled to.
            return self.rule(left, top - edge.1 / 2.0, right - left, edge.1, edge.0);
        }
        // As high as wide, and kept in shape within that: else the line would be stretched with it.
        let longest = (right - left).max(bottom - top);
        let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
        self.shapes.push(Shape {
            x,
            y,
            size: [longest, longest],
            symbol,
            edge: edge.0,
            thickness: edge.1,
            dashes,
            ..BLANK
        });
    }

    /// Something to be walked to, pressed and heard.
    pub fn spot(&mut self, area: [f64; 4], line: usize, spoken: String, leads: Option<Leads>) {
        self.spots.push(Hotspot { area, line, spoken, leads });
    }

    /// With its title above and its caption below, for a picture that leaves the page.
    pub fn titled(mut self, title: &str, caption: &str) -> Scene {
        const ABOVE: f64 = 56.0;
        const BELOW: f64 = 40.0;
        const SIDE: f64 = 16.0;
        for shape in &mut self.shapes {
            shape.x += SIDE;
            shape.y += ABOVE;
        }
        self.width += 2.0 * SIDE;
        self.height += ABOVE + BELOW;
        self.words(SIDE, ABOVE / 2.0, title, TextStyle::plain(18.0).strong());
        self.words(
            SIDE,
            self.height - BELOW / 2.0,
            caption,
            TextStyle::quiet(12.0).within(self.width - 2.0 * SIDE),
        );
        self
    }

    /// As ECharts takes it: points of one series whose coordinates are those of the drawing, a
    /// pixel a unit, downwards.
    pub fn option(&self) -> Value {
        // `charming` 0.6 cannot turn an axis round; the rest of it is told as shortly by hand.
        let axis = |most: f64, inverse: bool| json!({ "type": "value", "min": 0, "max": most, "show": false, "inverse": inverse });
        let mut series = piece(&Scatter::new().item_style(ItemStyle::new().opacity(1.0)));
        series["data"] = self.shapes.iter().map(Shape::item).collect();
        // `charming` 0.6 has no setters for these.
        for (name, value) in
            [("silent", json!(true)), ("progressive", json!(0)), ("clip", json!(false))]
        {
            series[name] = value;
        }
        json!({
            "animation": false,
            "textStyle": { "fontFamily": FONT },
            "grid": piece(&Grid::new().left(0).right(0).top(0).bottom(0)),
            "xAxis": axis(self.width, false),
            "yAxis": axis(self.height, true),
            "series": [series],
        })
    }
}

impl Shape {
    fn item(&self) -> Value {
        let mut item = json!({ "value": [tenth(self.x), tenth(self.y)] });
        let Some((words, hand)) = &self.words else {
            item["symbol"] = json!(self.symbol);
            item["symbolSize"] = json!(self.size.map(tenth));
            item["symbolKeepAspect"] = json!(self.symbol.starts_with("path"));
            item["itemStyle"] = json!({ "color": self.fill, "borderColor": self.edge, "borderWidth": self.thickness });
            if self.dashes > 0.0 {
                item["itemStyle"]["borderType"] = json!([self.dashes, self.dashes]);
            }
            return item;
        };
        let (position, align) = match hand.side {
            Side::Start => ("right", "left"),
            Side::Middle => ("inside", "center"),
            Side::End => ("left", "right"),
        };
        item["symbolSize"] = json!(0);
        item["label"] = json!({
            "show": true, "formatter": plain(words), "position": position, "align": align, "distance": 0, "color": hand.color,
            "fontSize": hand.size, "fontWeight": if hand.strong { 700 } else { 400 },
        });
        if hand.width > 0.0 {
            item["label"]["width"] = json!(tenth(hand.width));
            item["label"]["overflow"] = json!("truncate");
        }
        item
    }
}

/// One component or series of `charming` as JSON. Its whole `Chart` would bring every kind of
/// series there is into the page, thirty of them, for the one that is drawn.
fn piece(component: &impl serde::Serialize) -> Value {
    serde_json::to_value(component).unwrap_or_default()
}

/// A tenth of a pixel is as fine as anyone sees.
fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// About how wide words are drawn, in pixels: Latin letters take half the room of kanji.
pub fn width_of(words: &str, size: f64) -> f64 {
    words.chars().map(|letter| if letter.is_ascii() { 0.58 } else { 1.0 }).sum::<f64>() * size
}

/// ECharts takes braces and bars in a label for its own: they are written as their wide twins.
fn plain(words: &str) -> String {
    words.replace('{', "｛").replace('}', "｝").replace('|', "｜")
}

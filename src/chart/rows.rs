//! Lines below each other with their names: beside the plot, or above each line where there is
//! little room.

use charming::component::Axis;
use charming::datatype::DataPointItem;
use charming::element::{AxisLine, LabelPosition};
use charming::series::{Scatter, Series};
use serde_json::{Value, json};

use super::option::{self, data, datum_across, plain, written_label};
use super::palette::{INK, WHITE};
use super::{Categories, Form, Picture, Point};
use crate::report::IndicatorRow;

/// Names stand in so many pixels beside the plot.
const BESIDE: f64 = 340.0;

/// So many lines are in sight at once with the numbers above them.
const ONE_HEAD: usize = 12;

/// The names of the lines from the top, and which of them head a part.
#[derive(Default)]
pub struct Names {
    names: Vec<(String, bool)>,
    /// The row before, for whoever asks whether a part begins.
    pub last: Option<IndicatorRow>,
}

impl Names {
    /// A part begins, where there is one.
    pub fn part(&mut self, name: &Option<String>) {
        self.names.extend(name.iter().map(|name| (name.clone(), true)));
    }

    /// A line, and its place on the axis.
    pub fn row(&mut self, name: &str) -> usize {
        self.names.push((name.to_string(), false));
        self.names.len() - 1
    }
}

/// What a chart of lines has besides its series.
pub struct Rows {
    pub names: Names,
    pub form: Form,
    /// Of one line, in CSS pixels.
    pub height: f64,
    /// Room beside the plot.
    pub right: f64,
    /// The ends of the axis.
    pub start: f64,
    pub end: f64,
    /// What the lines come to, by their places.
    pub figures: Vec<(usize, String)>,
}

/// Words at places of the plot, moved down by so much; gives back which series they are.
fn words(
    series: &mut Vec<Series>,
    laid: &mut Vec<(String, Value)>,
    items: Vec<DataPointItem>,
    (side, down): (LabelPosition, f64),
    width: i64,
) -> usize {
    let at = series.len();
    let label = written_label().position(side).offset((0.0, down)).color(INK).distance(4.0);
    series.push(Series::Scatter(Scatter::new().symbol_size(0.0).label(label).data(data(items))));
    let more = [
        // Before the lines that run across the plot.
        ("z", json!(10)),
        ("silent", json!(true)),
        ("label/width", json!(width)),
        ("label/overflow", json!("truncate")),
        ("clip", json!(false)),
    ];
    laid.extend(option::of_series(at, more.into_iter().chain(option::halo(WHITE))));
    at
}

impl Rows {
    fn drawn_figures(&self, place: f64) -> Vec<DataPointItem> {
        let figures = self.figures.iter();
        figures.map(|(at, written)| datum_across(place, *at, written, &[])).collect()
    }

    /// The chart with its axis of values and its series; `laid` as in [`option::option`].
    pub fn picture(
        self,
        values: Axis,
        mut series: Vec<Series>,
        mut laid: Vec<(String, Value)>,
        points: Vec<Point>,
    ) -> Picture {
        let phone = self.form == Form::Phone;
        let names: Vec<String> = self.names.names.iter().map(|(name, _)| name.clone()).collect();
        let axis = option::categories(if phone { vec![String::new(); names.len()] } else { names })
            .inverse(true)
            .axis_line(AxisLine::new().show(!phone));
        let heads = || self.names.names.iter().enumerate().filter(|(_, (_, heads))| *heads);
        if phone {
            // Above its bar stands the name, and below that what it comes to.
            let top = 4.0 - self.height / 2.0;
            let of = |wanted: bool| {
                let named = self.names.names.iter().enumerate();
                let of_kind = named.filter(move |(_, (_, heads))| *heads == wanted);
                let datum = |(at, (name, _)): (usize, &(String, bool))| {
                    datum_across(self.start, at, name, &[])
                };
                of_kind.map(datum).collect::<Vec<_>>()
            };
            words(&mut series, &mut laid, of(false), (LabelPosition::Right, top), 300);
            let heads = words(&mut series, &mut laid, of(true), (LabelPosition::Right, 0.0), 300);
            laid.push((format!("series/{heads}/label/fontWeight"), json!("bold")));
            let figures = self.drawn_figures(self.start);
            words(&mut series, &mut laid, figures, (LabelPosition::Right, top + 20.0), 300);
        } else {
            laid.push(("yAxis/axisLabel/width".into(), json!(BESIDE)));
            laid.push(("yAxis/axisLabel/overflow".into(), json!("truncate")));
            laid.push(("yAxis/axisLabel/color".into(), json!(INK)));
            for (at, (name, _)) in heads() {
                let bold = json!({ "fontWeight": "bold", "fontSize": 15 });
                laid.push((
                    format!("yAxis/data/{at}"),
                    json!({ "value": plain(name), "textStyle": bold }),
                ));
            }
            let end = self.drawn_figures(self.end);
            words(&mut series, &mut laid, end, (LabelPosition::Right, 0.0), self.right as i64);
        }
        let lines = self.names.names.len();
        let mut heads = vec![values.clone().position("top")];
        // Where its head is out of sight, a long chart has its numbers at the foot as well.
        heads.extend(
            (lines > ONE_HEAD && self.form != Form::Paper).then(|| values.position("bottom")),
        );
        let axes: Vec<String> = match heads.len() {
            1 => vec!["xAxis".into()],
            several => (0..several).map(|at| format!("xAxis/{at}")).collect(),
        };
        for axis in axes {
            // The first number begins with the plot, and none lies on its neighbour.
            laid.push((format!("{axis}/axisLabel/alignMinLabel"), json!("left")));
            laid.push((format!("{axis}/axisLabel/hideOverlap"), json!(true)));
        }
        let height = lines as f64 * self.height + 44.0 * heads.len() as f64;
        // Half of the last number of the axis stands beyond its end.
        let right = if phone { 32.0 } else { self.right };
        let frame = option::chart().grid(option::grid(4.0, right, 8.0, 4.0)).y_axis(axis);
        let frame = heads.into_iter().fold(frame, |frame, head| frame.x_axis(head));
        let chart = option::with_series(frame, series);
        Picture {
            option: option::option(&chart, &laid),
            height,
            categories: Categories::Down,
            points,
        }
    }
}

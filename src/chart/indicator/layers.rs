//! The series of an indicator's chart, from the back to the front.

use charming::datatype::DataPointItem;
use charming::element::{BorderType, ItemStyle, Label, LabelPosition, LineStyleType, Symbol};
use charming::series::{Bar, Line, Scatter, Series};

use super::{Drawing, Layer, goal_value, short, shown};
use crate::chart::option::{
    self, Laid, data, datum, filled, hollow, line_style, pointed, written_label,
};
use crate::chart::palette::{ABSENT, ACTUAL, INK, LABEL, WHITE};
use crate::chart::{Form, Sign};
use crate::measure::rate;
use crate::model::{Figure, Number};
use crate::report::indicator_detail::SeriesPoint;

/// A halo in this color, and more.
fn laid(halo: &str, more: impl IntoIterator<Item = Laid>) -> Vec<Laid> {
    option::halo(halo).into_iter().chain(more).collect()
}

fn target_style() -> ItemStyle {
    ItemStyle::new().color(INK).border_color(WHITE).border_width(1.0).opacity(1.0)
}

impl Drawing<'_> {
    /// From the back to the front.
    pub(super) fn layers(&self) -> Vec<Layer> {
        let mut layers = Vec::new();
        if self.bars {
            layers.extend([self.bar(false), self.bar(true)]);
        } else {
            layers.extend([self.curve(), self.part_years()]);
        }
        layers.extend([
            self.expected(),
            self.missing(),
            self.yearly_targets(),
            self.final_target(),
            self.unknown(),
        ]);
        layers.retain(|layer| !layer.points.is_empty());
        // Lines across the plot hang on whichever series there is.
        if let Some(first) = layers.first_mut() {
            let marks = self.lines();
            first.series = match std::mem::replace(&mut first.series, Series::Bar(Bar::new())) {
                Series::Bar(bar) => Series::Bar(bar.mark_line(marks)),
                Series::Line(line) => Series::Line(line.mark_line(marks)),
                Series::Scatter(scatter) => Series::Scatter(scatter.mark_line(marks)),
                other => other,
            };
        }
        layers
    }

    /// Which periods have a value of a whole year, or of a part of one.
    fn figures(&self, part: bool) -> impl Iterator<Item = (usize, Number)> + '_ {
        self.points.iter().enumerate().filter_map(move |(at, point)| {
            shown(point).filter(|(_, of_part)| *of_part == part).map(|(value, _)| (at, value))
        })
    }

    fn datum(&self, at: usize, value: Number) -> DataPointItem {
        datum(self.places[at], self.scaled(value), &short(value, self.text), &self.spoken[at])
    }

    fn label(&self, position: LabelPosition, color: &str) -> Label {
        let label = written_label().position(position).color(color);
        match self.form {
            Form::Wide | Form::Paper => label.font_size(16.0).font_weight("bold"),
            Form::Phone => label.font_size(14.0).font_weight("bold"),
            Form::Card => label.show(false),
        }
    }

    /// The value stands at a bar's foot, so that it never meets the target.
    fn bar(&self, part: bool) -> Layer {
        let (points, items): (Vec<_>, Vec<_>) =
            self.figures(part).map(|(at, value)| (Some(at), self.datum(at, value))).unzip();
        let (name, sign, style, ink) = match part {
            true => (self.words().part_year, Sign::HollowBar, hollow(ACTUAL), ACTUAL),
            false => (self.words().whole, Sign::Bar, filled(ACTUAL), WHITE),
        };
        let halo = if part { WHITE } else { ACTUAL };
        let bar = Bar::new()
            .name(name)
            .item_style(style)
            .emphasis(pointed())
            .bar_width(if self.form == Form::Card { "46%" } else { "76%" })
            .bar_gap("-100%")
            .label(self.label(LabelPosition::InsideBottom, ink))
            .data(data(items));
        Layer {
            sign: Some((sign, name)),
            series: Series::Bar(bar),
            points,
            laid: laid(halo, [option::without_overlap(), ("barMaxWidth", 64.into())]),
        }
    }

    /// Whole years next to each other are joined; not across a gap, a part of a year or a break.
    fn curve(&self) -> Layer {
        let known: Vec<(usize, Number)> = self.figures(false).collect();
        let mut points = Vec::new();
        let mut items = Vec::new();
        let mut before = None;
        for (at, value) in known {
            let place = self.places[at];
            // A year without a figure lies between; fiscal and calendar years are not compared.
            let breaks = before.is_some_and(|before: usize| {
                self.places[before] + 1 < place
                    || !self.points[before].period.same_kind(self.points[at].period)
            });
            if breaks {
                points.push(None);
                items.push(option::gap(place - 1));
            }
            before = Some(at);
            points.push(Some(at));
            items.push(self.datum(at, value));
        }
        let line = Line::new()
            .name(self.words().whole)
            .symbol(Symbol::Circle)
            .symbol_size(if self.form == Form::Card { 6.0 } else { 9.0 })
            .line_style(line_style(ACTUAL, 2.0))
            .item_style(filled(ACTUAL))
            .emphasis(pointed())
            .label(self.label(LabelPosition::Bottom, INK))
            .data(data(items));
        Layer {
            sign: Some((Sign::Curve, self.words().whole)),
            series: Series::Line(line),
            points,
            laid: laid(WHITE, [option::without_overlap(), ("showAllSymbol", true.into())]),
        }
    }

    fn part_years(&self) -> Layer {
        let (points, items): (Vec<_>, Vec<_>) =
            self.figures(true).map(|(at, value)| (Some(at), self.datum(at, value))).unzip();
        let dots = Scatter::new()
            .name(self.words().part_year)
            .symbol(Symbol::Circle)
            .symbol_size(if self.form == Form::Card { 7.0 } else { 11.0 })
            .item_style(hollow(ACTUAL).opacity(1.0))
            .emphasis(pointed())
            .label(self.label(LabelPosition::Bottom, ACTUAL))
            .data(data(items));
        Layer {
            sign: Some((Sign::HollowDot, self.words().part_year)),
            series: Series::Scatter(dots),
            points,
            laid: laid(WHITE, [option::without_overlap()]),
        }
    }

    /// 目安: the dashed way from baseline to target.
    fn expected(&self) -> Layer {
        let value = |point: &SeriesPoint| {
            let (_, value) =
                self.detail.expected.iter().find(|(period, _)| *period == point.period)?;
            Number::new(rate::round(*value))
        };
        let way: Vec<(usize, Number)> = self
            .points
            .iter()
            .enumerate()
            .filter_map(|(at, point)| Some((at, value(point)?)))
            .collect();
        let sums = |point: &SeriesPoint| {
            let target = point.year.as_ref().and_then(|year| year.target.as_deref());
            target.is_some_and(|target| target.sum_since.is_some())
        };
        // The way to a sum of several years is not one of single years.
        let drawn = way.len() > 1 && self.form != Form::Card && !self.points.iter().any(sums);
        let way = if drawn { way } else { Vec::new() };
        let items = way
            .iter()
            .map(|(at, value)| datum(self.places[*at], self.scaled(*value), "", &[]))
            .collect();
        let line = Line::new()
            .name(self.words().expected)
            .show_symbol(false)
            .silent(true)
            .line_style(line_style(LABEL, 2.0).type_(LineStyleType::Dashed))
            .item_style(filled(LABEL))
            .data(data(items));
        // Nothing of its own is said there: the points have their periods.
        Layer {
            sign: Some((Sign::Dashes, self.words().expected)),
            series: Series::Line(line),
            points: vec![None; way.len()],
            laid: Vec::new(),
        }
    }

    /// A figure that is missing has its mark at the foot, and its reason where there is room.
    fn missing(&self) -> Layer {
        let reason = |(at, point): (usize, &SeriesPoint)| {
            let counted = point.year.as_ref().and_then(|year| year.counted.as_deref());
            match counted.map(|counted| &counted.figure) {
                Some(Figure::Missing(reason)) => Some((at, (self.text.write.missing)(reason))),
                _ => None,
            }
        };
        let (points, items): (Vec<_>, Vec<_>) = self
            .points
            .iter()
            .enumerate()
            .filter_map(reason)
            .map(|(at, reason)| {
                (Some(at), datum(self.places[at], self.axis.min, &reason, &self.spoken[at]))
            })
            .unzip();
        let label = written_label().position(LabelPosition::Top).color(LABEL);
        let ring = ItemStyle::new()
            .color(WHITE)
            .border_color(ABSENT)
            .border_width(1.5)
            .border_type(BorderType::Dashed);
        let marks = Scatter::new()
            .name(self.words().missing)
            .symbol(Symbol::Circle)
            .symbol_size(if self.form == Form::Card { 8.0 } else { 12.0 })
            .item_style(ring)
            .emphasis(pointed())
            .label(if self.form.is_wide() { label } else { label.show(false) })
            .data(data(items));
        Layer {
            sign: Some((Sign::Missing, self.words().missing)),
            series: Series::Scatter(marks),
            points,
            laid: vec![option::without_overlap()],
        }
    }

    fn targets(&self) -> Vec<(usize, Number)> {
        let of = |point: &SeriesPoint| goal_value(point.year.as_ref()?.target.as_deref());
        self.points.iter().enumerate().filter_map(|(at, point)| Some((at, of(point)?))).collect()
    }

    /// A target of a single year is a step.
    fn yearly_targets(&self) -> Layer {
        let mut targets = self.targets();
        if self.form != Form::Card {
            targets.pop();
        }
        let (points, items): (Vec<_>, Vec<_>) =
            targets.into_iter().map(|(at, value)| (Some(at), self.datum(at, value))).unzip();
        let room = match self.form {
            Form::Wide | Form::Paper => (900.0 / self.labels.len() as f64 * 0.62).clamp(16.0, 88.0),
            Form::Phone | Form::Card => (280.0 / self.labels.len() as f64 * 0.8).clamp(10.0, 48.0),
        };
        // Beside the step: above and below it are the figures.
        let label = written_label().position(LabelPosition::Right).distance(4.0);
        let thick = if self.form == Form::Card { 3.0 } else { 5.0 };
        let steps = Scatter::new()
            .name(self.words().yearly_target)
            .symbol(Symbol::Rect)
            .item_style(target_style())
            .label(if self.form.is_wide() { label } else { label.show(false) })
            .data(data(items));
        Layer {
            sign: Some((Sign::Step, self.words().yearly_target)),
            series: Series::Scatter(steps),
            points,
            laid: laid(WHITE, [option::without_overlap(), option::flat_symbol(room, thick)]),
        }
    }

    fn final_target(&self) -> Layer {
        let last = if self.form == Form::Card { None } else { self.targets().pop() };
        let (points, items): (Vec<_>, Vec<_>) =
            last.into_iter().map(|(at, value)| (Some(at), self.datum(at, value))).unzip();
        let diamond = Scatter::new()
            .name(self.words().final_target)
            .symbol(Symbol::Diamond)
            .symbol_size(16.0)
            .item_style(target_style())
            .emphasis(pointed())
            .label(written_label().position(LabelPosition::Top).font_weight("bold"))
            .data(data(items));
        Layer {
            sign: Some((Sign::Diamond, self.words().final_target)),
            series: Series::Scatter(diamond),
            points,
            laid: option::halo(WHITE).to_vec(),
        }
    }

    /// A period of which nothing can be drawn can be walked to as well: its point is not seen.
    fn unknown(&self) -> Layer {
        let drawn = |at: usize, point: &SeriesPoint| {
            let year = point.year.as_ref();
            let counted = year.is_some_and(|year| year.counted.is_some());
            counted || self.targets().iter().any(|(target, _)| *target == at)
        };
        let (points, items): (Vec<_>, Vec<_>) = self
            .points
            .iter()
            .enumerate()
            .filter(|(at, point)| !drawn(*at, point))
            .map(|(at, _)| (Some(at), datum(self.places[at], self.axis.min, "", &self.spoken[at])))
            .unzip();
        let unseen =
            Scatter::new().symbol_size(1.0).item_style(filled("transparent")).data(data(items));
        Layer { sign: None, series: Series::Scatter(unseen), points, laid: Vec::new() }
    }
}

//! Charts as inline SVG: horizontal bars, a histogram, lines over a numeric axis.
//!
//! A chart takes its numbers as they are and says how they are written ([`Unit`]). What it shows can be told without
//! colours (dark and light tones, dashes, labels at the lines), on paper without any, and read out: each has a title and
//! a text in its place, the `about` of its type. Coordinates are written with one decimal, so that equal numbers are
//! equal bytes.

use maud::{Markup, html};

use super::text;

/// Width of every chart in its own units; a page stretches it.
const WIDTH: f64 = 760.0;
/// Where a line chart and a histogram begin and end, for what is written around them.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 640.0;
const TOP: f64 = 24.0;
/// The height of their field.
const FIELD: f64 = 220.0;
/// Bars: where they begin, how long the longest is, how high a row is.
const BARS_LEFT: f64 = 240.0;
const BARS_LENGTH: f64 = 360.0;
const ROW: f64 = 20.0;
/// Room that the word at a mark takes.
const WORD: f64 = 90.0;
/// Letters of a bar's label that have room.
const LABEL: usize = 36;

/// Ink and tones: apart in brightness, so that a grey print tells them apart.
const INK: &str = "#1b1f24";
const GRID: &str = "#d0d7de";
const DEEP: &str = "#1f4e79";
/// Lines in turn: tone and dashes.
const LINES: [(&str, &str); 4] =
    [(DEEP, "none"), ("#b45309", "7 4"), ("#6b7280", "2 3"), ("#111827", "10 3 2 3")];

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share of 1, written as a percentage.
    Percent,
    /// A score or other number with two decimals.
    Decimal,
    /// A number of things, without decimals.
    Count,
}

impl Unit {
    fn write(self, value: f64) -> String {
        match self {
            Self::Percent => format!("{:.1} %", 100.0 * value),
            Self::Decimal => format!("{value:.2}"),
            Self::Count if value.fract() != 0.0 => format!("{value:.1}"),
            Self::Count => format!("{value:.0}"),
        }
    }

    /// At the marks of an axis, where round numbers stand.
    fn write_mark(self, value: f64) -> String {
        match self {
            Self::Percent => format!("{:.0} %", 100.0 * value),
            Self::Decimal | Self::Count => self.write(value),
        }
    }
}

/// Horizontal bars, one below the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars<'a> {
    /// What a link to it names; one of its own in the page.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// What is to be seen, in a sentence, for who cannot see it.
    pub about: &'a str,
    /// How numbers are written.
    pub unit: Unit,
    /// The number at the right end; `None`: the greatest there is.
    pub end: Option<f64>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length, not below 0.
    pub value: f64,
    /// Between which numbers the true one lies, where the value is an estimate.
    pub interval: Option<(f64, f64)>,
    /// What is written behind the value, for instance of how many it is.
    pub note: String,
}

/// How many there are of each size.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram<'a> {
    /// What a link to it names; one of its own in the page.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// What is to be seen, in a sentence, for who cannot see it.
    pub about: &'a str,
    /// How sizes are written.
    pub unit: Unit,
    /// The lower end of the first bin, and the width of all.
    pub start: f64,
    /// The width of a bin, above 0.
    pub step: f64,
    /// How many each bin holds.
    pub counts: Vec<u64>,
    /// Sizes to be marked, with a word each.
    pub marks: Vec<(f64, String)>,
}

/// Lines over a numeric axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines<'a> {
    /// What a link to it names; one of its own in the page.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// What is to be seen, in a sentence, for who cannot see it.
    pub about: &'a str,
    /// What the horizontal axis is.
    pub x_title: &'a str,
    /// How its numbers are written.
    pub x_unit: Unit,
    /// How the numbers of the vertical axis are written.
    pub y_unit: Unit,
    /// The numbers at its lower and upper end; `None`: from 0 to the greatest there is.
    pub y_range: Option<(f64, f64)>,
    /// The lines; beyond four their looks repeat.
    pub lines: Vec<Line>,
    /// Places on the horizontal axis to be marked, with a word each.
    pub marks: Vec<(f64, String)>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it stands for.
    pub label: String,
    /// Its points from left to right.
    pub points: Vec<(f64, f64)>,
}

/// Draws bars; each value and its interval stand as text beside it.
#[must_use]
pub fn bars(chart: &Bars<'_>) -> Markup {
    let greatest =
        chart.bars.iter().map(|bar| bar.interval.map_or(bar.value, |(_, high)| high)).fold(0.0, f64::max);
    let end = chart.end.unwrap_or(greatest);
    let scale = if end > 0.0 { BARS_LENGTH / end } else { 0.0 };
    let x = |value: f64| BARS_LEFT + (value * scale).clamp(0.0, BARS_LENGTH);
    let height = ROW * chart.bars.len() as f64 + 10.0;
    drawing(
        chart.id,
        chart.title,
        chart.about,
        height,
        &html! {
            line x1=(at(BARS_LEFT)) y1="2" x2=(at(BARS_LEFT)) y2=(at(height - 4.0)) stroke=(INK) {}
            @for (number, bar) in chart.bars.iter().enumerate() {
                @let top = 5.0 + ROW * number as f64;
                text x=(at(BARS_LEFT - 8.0)) y=(at(top + 13.0)) text-anchor="end" { (text(&cut(&bar.label))) }
                rect x=(at(BARS_LEFT)) y=(at(top + 3.0)) width=(at(x(bar.value) - BARS_LEFT)) height="13" fill=(DEEP) {
                    title { (text(&format!("{}: {}", bar.label, chart.unit.write(bar.value)))) }
                }
                @if let Some((low, high)) = bar.interval {
                    // White under black: seen on the bar and beside it.
                    @for (width, tone) in [("4", "#fff"), ("1.5", INK)] {
                        line x1=(at(x(low))) y1=(at(top + 9.5)) x2=(at(x(high))) y2=(at(top + 9.5)) stroke=(tone) stroke-width=(width) {}
                    }
                    @for side in [low, high] {
                        line x1=(at(x(side))) y1=(at(top + 6.0)) x2=(at(x(side))) y2=(at(top + 13.0)) stroke=(INK) stroke-width="1.5" {}
                    }
                }
                text x=(at(BARS_LEFT + BARS_LENGTH + 8.0)) y=(at(top + 13.0)) {
                    (chart.unit.write(bar.value))
                    @if !bar.note.is_empty() { tspan dx="8" fill="#57606a" { (text(&bar.note)) } }
                }
            }
        },
    )
}

/// Draws a histogram.
#[must_use]
pub fn histogram(chart: &Histogram<'_>) -> Markup {
    let most = chart.counts.iter().copied().max().unwrap_or(0);
    let field = Field {
        x: (chart.start, chart.start + chart.step * chart.counts.len().max(1) as f64),
        y: (0.0, whole(most as f64)),
    };
    let (x_unit, y_unit) = (chart.unit, Unit::Count);
    drawing(
        chart.id,
        chart.title,
        chart.about,
        TOP + FIELD + 40.0,
        &html! {
            (field.axes(x_unit, y_unit, ""))
            @for (number, &count) in chart.counts.iter().enumerate() {
                @let (from, to) = (chart.start + chart.step * number as f64, chart.start + chart.step * (number + 1) as f64);
                rect x=(at(field.x(from) + 0.5)) y=(at(field.y(count as f64)))
                    width=(at((field.x(to) - field.x(from) - 1.0).max(0.5))) height=(at(TOP + FIELD - field.y(count as f64))) fill=(DEEP) {
                    title { (x_unit.write(from)) " to " (x_unit.write(to)) ": " (count) }
                }
            }
            (field.marks(&chart.marks))
        },
    )
}

/// Draws lines; the name of each stands at its right end, and what it looks like beneath the chart.
#[must_use]
pub fn lines(chart: &Lines<'_>) -> Markup {
    let points = || chart.lines.iter().flat_map(finite);
    let (low, high) =
        points().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (x, _)| (low.min(x), high.max(x)));
    let x = if low < high { (low, high) } else { (0.0, 1.0) };
    let y =
        chart.y_range.unwrap_or_else(|| (0.0, whole(points().fold(0.0, |most, (_, y)| f64::max(most, y)))));
    let field = Field { x, y };
    let below = TOP + FIELD + 38.0;
    let height = below + 20.0 * chart.lines.len() as f64 + 6.0;
    drawing(
        chart.id,
        chart.title,
        chart.about,
        height,
        &html! {
            (field.axes(chart.x_unit, chart.y_unit, chart.x_title))
            (field.marks(&chart.marks))
            @for (number, line) in chart.lines.iter().enumerate() {
                @let (tone, dashes) = LINES[number % LINES.len()];
                @let path: Vec<String> = finite(line).map(|(x, y)| format!("{},{}", at(field.x(x)), at(field.y(y)))).collect();
                polyline points=(path.join(" ")) fill="none" stroke=(tone) stroke-width="2" stroke-dasharray=(dashes) {}
                @if let Some((last, value)) = finite(line).last() {
                    text x=(at(field.x(last) + 6.0)) y=(at(field.y(value) + 4.0)) { (chart.y_unit.write(value)) }
                }
                @let top = below + 20.0 * number as f64;
                line x1=(at(LEFT)) y1=(at(top + 10.0)) x2=(at(LEFT + 36.0)) y2=(at(top + 10.0)) stroke=(tone) stroke-width="2" stroke-dasharray=(dashes) {}
                text x=(at(LEFT + 44.0)) y=(at(top + 14.0)) { (text(&line.label)) }
            }
        },
    )
}

/// The points of a line that are numbers: what is divided by nothing has no place.
fn finite(line: &Line) -> impl Iterator<Item = (f64, f64)> {
    line.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite())
}

/// The field of a chart with two axes: which numbers lie where.
struct Field {
    x: (f64, f64),
    y: (f64, f64),
}

impl Field {
    fn x(&self, value: f64) -> f64 {
        LEFT + share(value, self.x) * (RIGHT - LEFT)
    }

    fn y(&self, value: f64) -> f64 {
        TOP + FIELD - share(value, self.y) * FIELD
    }

    /// Both axes with round numbers at them.
    fn axes(&self, x_unit: Unit, y_unit: Unit, x_title: &str) -> Markup {
        html! {
            @for value in round_marks(self.y) {
                line x1=(at(LEFT)) y1=(at(self.y(value))) x2=(at(RIGHT)) y2=(at(self.y(value))) stroke=(GRID) {}
                text x=(at(LEFT - 6.0)) y=(at(self.y(value) + 4.0)) text-anchor="end" { (y_unit.write_mark(value)) }
            }
            @for value in round_marks(self.x) {
                line x1=(at(self.x(value))) y1=(at(TOP + FIELD)) x2=(at(self.x(value))) y2=(at(TOP + FIELD + 4.0)) stroke=(INK) {}
                text x=(at(self.x(value))) y=(at(TOP + FIELD + 17.0)) text-anchor="middle" { (x_unit.write_mark(value)) }
            }
            line x1=(at(LEFT)) y1=(at(TOP + FIELD)) x2=(at(RIGHT)) y2=(at(TOP + FIELD)) stroke=(INK) {}
            @if !x_title.is_empty() {
                text x=(at(f64::midpoint(LEFT, RIGHT))) y=(at(TOP + FIELD + 33.0)) text-anchor="middle" { (text(x_title)) }
            }
        }
    }

    /// Marked places, each a dashed line with its word at the top; words of near ones stand on either side.
    fn marks(&self, marks: &[(f64, String)]) -> Markup {
        let beside = |value: f64, left: bool| {
            marks.iter().any(|(other, _)| {
                let gap = if left { self.x(value) - self.x(*other) } else { self.x(*other) - self.x(value) };
                gap > 0.0 && gap < WORD
            })
        };
        html! {
            @for (value, word) in marks {
                @let anchor = match (beside(*value, true), beside(*value, false)) {
                    (true, false) => "start",
                    (false, true) => "end",
                    _ => "middle",
                };
                @if (self.x.0..=self.x.1).contains(value) {
                    line x1=(at(self.x(*value))) y1=(at(TOP)) x2=(at(self.x(*value))) y2=(at(TOP + FIELD)) stroke=(INK) stroke-dasharray="3 3" {}
                    text x=(at(self.x(*value))) y="12" text-anchor=(anchor) { (text(word)) }
                }
            }
        }
    }
}

/// How far a number lies between two, 0 to 1.
fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 }
}

/// The end of an axis for a greatest number: itself, rounded up to two figures of one, two or five tenths.
fn whole(most: f64) -> f64 {
    if most <= 0.0 {
        return 1.0;
    }
    let step = step_for(most);
    (most / step).ceil() * step
}

/// The distance between marks: 1, 2 or 5 times a power of ten, so that there are five to ten of them.
fn step_for(width: f64) -> f64 {
    let mut step = 1e-6;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if width / (step * factor) <= 8.0 {
                return step * factor;
            }
        }
        step *= 10.0;
        if !step.is_finite() {
            return width;
        }
    }
}

/// Round numbers in a range.
fn round_marks((low, high): (f64, f64)) -> Vec<f64> {
    let step = step_for(high - low);
    let first = (low / step - 1e-6).ceil();
    let mark = |number: u32| (first + f64::from(number)) * step;
    (0..=10).map(mark).take_while(|&value| value <= high + step * 1e-6).collect()
}

/// The frame of every chart.
fn drawing(id: &str, title: &str, about: &str, height: f64, inside: &Markup) -> Markup {
    let (title_id, about_id) = (format!("{id}-title"), format!("{id}-about"));
    html! {
        figure id=(id) {
            figcaption { (text(title)) }
            svg role="img" viewBox=(format!("0 0 {} {}", at(WIDTH), at(height))) aria-labelledby=(format!("{title_id} {about_id}")) {
                title id=(title_id) { (text(title)) }
                desc id=(about_id) { (text(about)) }
                (inside)
            }
        }
    }
}

/// A coordinate as it is written. Not a number and infinity are 0: a chart is drawn whatever it is given.
fn at(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let written = format!("{value:.1}");
    written.strip_suffix(".0").map_or_else(|| written.clone(), str::to_owned)
}

/// A label as far as there is room.
fn cut(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    label.chars().take(LABEL - 1).chain(['…']).collect()
}

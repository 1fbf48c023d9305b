//! 単位: what a figure counts, and by how many at a time.

use rust_decimal::Decimal;

use super::writing;

/// 千人 is a scale of 1,000 and the counter 人; 件 is a scale of 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub scale: Decimal,
    /// In the usual widths, without spaces; empty where there is none.
    pub counter: String,
}

/// A word for a power of ten, longer words before their beginnings.
const SCALES: [(&str, i64); 16] = [
    ("十億", 1_000_000_000),
    ("百億", 10_000_000_000),
    ("千億", 100_000_000_000),
    ("十万", 100_000),
    ("百万", 1_000_000),
    ("千万", 10_000_000),
    ("兆", 1_000_000_000_000),
    ("億", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
    ("hundredmillion", 100_000_000),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

/// Counters that may stand for one another. Whatever is not here agrees with itself alone.
const FAMILIES: [&[&str]; 7] = [
    &["人", "名", "者", "people", "persons", "person"],
    &["件", "回"],
    &["社", "企業", "事業所", "事業者", "団体", "店"],
    &["%", "パーセント", "percent", "per cent"],
    &[
        "ポイント",
        "%ポイント",
        "pt",
        "pts",
        "point",
        "points",
        "percentagepoint",
        "percentagepoints",
    ],
    &["円", "yen", "jpy"],
    &["か所", "カ所", "ヵ所", "ヶ所", "ケ所", "箇所", "個所"],
];

impl Unit {
    /// A unit as it stands in the document, or behind a figure.
    pub fn of(text: &str) -> Unit {
        let plain: String =
            writing::plain(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
        // 100 million yen: a number of letters and digits is a scale too.
        if let Some(counter) = plain.strip_prefix("100million") {
            return Unit { scale: Decimal::from(100_000_000), counter: counter.to_string() };
        }
        match scale_at_start(&plain) {
            // 千葉 is a place, and a scale of nothing is no unit.
            Some((scale, counter)) if !counter.is_empty() && !plain.starts_with("千葉") => {
                Unit { scale, counter: counter.to_string() }
            }
            _ => Unit { scale: Decimal::ONE, counter: plain },
        }
    }

    pub fn is_scaled(&self) -> bool {
        self.scale != Decimal::ONE
    }

    /// Whether a figure that is written with another unit's counter counts the same; what is said
    /// about this one's, as in 件（累計）, need not be written.
    pub fn agrees(&self, written: &Unit) -> bool {
        let (one, two) = (self.bare(), written.counter.to_ascii_lowercase());
        self.counter == written.counter
            || one == two
            || plural(&one, &two)
            || plural(&two, &one)
            || FAMILIES
                .iter()
                .any(|family| family.contains(&one.as_str()) && family.contains(&two.as_str()))
    }

    /// Whether it is one of the counters that are usual behind a figure.
    pub fn is_usual(&self) -> bool {
        let counter = self.counter.to_ascii_lowercase();
        FAMILIES.iter().any(|family| family.contains(&counter.as_str()))
    }

    /// Without what is said about it: 件（累計）, 円/時間.
    fn bare(&self) -> String {
        let end = self.counter.find(['(', '/', '[', '・']).filter(|end| *end > 0);
        self.counter[..end.unwrap_or(self.counter.len())].to_ascii_lowercase()
    }
}

fn plural(one: &str, many: &str) -> bool {
    one.is_ascii() && !one.is_empty() && many.strip_suffix('s') == Some(one)
}

/// The scale that a text begins with, and what follows.
pub(super) fn scale_at_start(text: &str) -> Option<(Decimal, &str)> {
    SCALES.iter().find_map(|(word, size)| {
        let (start, rest) = text.split_at_checked(word.len())?;
        start.eq_ignore_ascii_case(word).then_some((Decimal::from(*size), rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_a_scale_and_a_counter() {
        for (text, scale, counter) in [
            ("件", 1, "件"),
            ("千人", 1_000, "人"),
            ("百万円", 1_000_000, "円"),
            ("億円", 100_000_000, "円"),
            ("万 件", 10_000, "件"),
            ("千葉県内企業", 1, "千葉県内企業"),
            ("100 million yen", 100_000_000, "yen"),
            ("thousand people", 1_000, "people"),
            ("千", 1, "千"),
            ("", 1, ""),
        ] {
            let expected = Unit { scale: Decimal::from(scale), counter: counter.into() };
            assert_eq!(Unit::of(text), expected, "{text}");
        }
    }

    #[test]
    fn counters_agree_within_their_family() {
        for (one, two, agree) in [
            ("人", "名", true),
            ("者", "人", true),
            ("社", "事業所", true),
            ("件", "回", true),
            ("件（累計）", "件", true),
            ("％", "%", true),
            ("cases", "case", true),
            ("箇所", "ヶ所", true),
            ("人", "社", false),
            ("件", "社", false),
            ("%", "ポイント", false),
            ("台", "件", false),
            ("", "件", false),
        ] {
            assert_eq!(Unit::of(one).agrees(&Unit::of(two)), agree, "{one} {two}");
        }
    }
}

//! A submission or a 用紙 as letters: for a code on a screen, and the very same as text to paste.
//!
//! Positional JSON, deflated, in base32 (RFC 4648 without padding: the letters that a QR code holds
//! in its closest mode), cut into frames. Each frame says of what it is a part, so that they are put
//! together in any order, whatever else is seen between them; a last one is the XOR of all, and
//! stands for whichever is missing.

use std::collections::BTreeMap;

use data_encoding::BASE32_NOPAD;
use miniz_oxide::{deflate, inflate};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Brief, Card, Session, Sketch, Submission};
use crate::model::{Id, Number, writing};

/// What every frame begins with.
pub const MARK: &str = "GENKI1";

/// Bytes of a frame in a code of version 13, with room for what stands around them.
const FRAME: usize = 368;

/// More frames than these are nothing to hold up to a camera.
const MOST: usize = 30;

/// Beyond this, what is packed is none of ours.
const UNPACKED: usize = 4 * 1024 * 1024;

/// What can be packed.
#[derive(Clone, Debug, PartialEq)]
pub enum Packed {
    Submission(Submission),
    Brief(Box<Brief>),
}

/// By place: workshop, round, base, id, first, revision, name, sketches, cards.
type Places =
    (Id, u32, String, Id, Option<Id>, u32, String, Vec<SketchPlaces>, Vec<(Option<Id>, String)>);

/// Indicator, first year, values from there on with gaps, 低め, 高め, how sure, why.
type SketchPlaces =
    (Id, i32, Vec<Option<Number>>, Option<Number>, Option<Number>, Option<u8>, String);

#[derive(Serialize, Deserialize)]
enum Written {
    #[serde(rename = "s")]
    Submission(Box<Places>),
    #[serde(rename = "b")]
    Brief(Box<Brief>),
}

impl Packed {
    /// The bytes that frames are cut from.
    pub fn bytes(&self) -> Vec<u8> {
        let written = match self {
            Packed::Submission(submission) => Written::Submission(Box::new(places(submission))),
            Packed::Brief(brief) => Written::Brief(brief.clone()),
        };
        let text = serde_json::to_string(&written).unwrap_or_default();
        deflate::compress_to_vec(text.as_bytes(), 9)
    }

    /// `None` of bytes that are nothing of ours.
    pub fn of(bytes: &[u8]) -> Option<Packed> {
        let text = inflate::decompress_to_vec_with_limit(bytes, UNPACKED).ok()?;
        Some(match serde_json::from_str(std::str::from_utf8(&text).ok()?).ok()? {
            Written::Submission(places) => Packed::Submission(submission(*places)),
            Written::Brief(brief) => Packed::Brief(brief),
        })
        .filter(|packed| match packed {
            Packed::Submission(submission) => submission.is_sound(),
            Packed::Brief(brief) => brief.is_sound(),
        })
    }

    /// The whole of it in one frame, broken into lines that no mail breaks further.
    pub fn text(&self) -> String {
        const LINE: usize = 60;
        let whole = frame(&self.bytes(), 1, 1, Part::Plain(1)).into_bytes();
        let lines = whole.chunks(LINE).map(|line| String::from_utf8_lossy(line).into_owned());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// As it stands in an address: one frame.
    pub fn line(&self) -> String {
        frame(&self.bytes(), 1, 1, Part::Plain(1))
    }

    /// Frames for codes: as many as it takes, and where it takes several one more, which stands for
    /// any of them. Empty where it would take more than anyone holds up.
    pub fn frames(&self) -> Vec<String> {
        let bytes = self.bytes();
        let count = bytes.len().div_ceil(FRAME).max(1);
        if count > MOST {
            return Vec::new();
        }
        let plain = (1..=count).map(Part::Plain);
        let spare = (count > 1).then_some(Part::Xor);
        // All of one size, so that each is as easy to read as the others.
        plain.chain(spare).map(|part| frame(&bytes, count, count, part)).collect()
    }
}

fn places(submission: &Submission) -> Places {
    let sketches = submission.sketches.iter().map(|(indicator, sketch)| {
        let first = sketch.path.keys().next().copied().unwrap_or_default();
        let last = sketch.path.keys().next_back().copied().unwrap_or(first - 1);
        let values = (first..=last).map(|year| sketch.path.get(&year).copied()).collect();
        let why = sketch.why.clone();
        (indicator.clone(), first, values, sketch.low, sketch.high, sketch.sure, why)
    });
    let Session { workshop, round, base } = submission.session.clone();
    let cards = submission.cards.iter().map(|card| (card.indicator.clone(), card.text.clone()));
    (
        workshop,
        round,
        base,
        submission.id.clone(),
        submission.first.clone(),
        submission.revision,
        submission.name.clone(),
        sketches.collect(),
        cards.collect(),
    )
}

fn submission(places: Places) -> Submission {
    let (workshop, round, base, id, first, revision, name, sketches, cards) = places;
    let sketch = |(indicator, from, values, low, high, sure, why): SketchPlaces| {
        let values = values.into_iter().enumerate();
        // Years that no calendar has are left out, instead of overflowing.
        let path = values.filter_map(|(at, value)| Some((from.checked_add(at as i32)?, value?)));
        (indicator, Sketch { path: path.collect(), low, high, sure, why })
    };
    Submission {
        id,
        session: Session { workshop, round, base },
        first,
        revision,
        name,
        sketches: sketches.into_iter().map(sketch).collect(),
        cards: cards.into_iter().map(|(indicator, text)| Card { indicator, text }).collect(),
    }
}

/// Which part of the whole a frame has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// From 1.
    Plain(usize),
    /// All of them, combined.
    Xor,
}

/// The parts are of one length, the last filled up with zeros.
fn part_of(bytes: &[u8], count: usize, at: usize) -> Vec<u8> {
    let length = bytes.len().div_ceil(count);
    let part = bytes.iter().copied().skip((at - 1) * length).chain(std::iter::repeat(0));
    part.take(length).collect()
}

fn xor(parts: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    parts
        .reduce(|mut all, part| {
            all.iter_mut().zip(part).for_each(|(all, part)| *all ^= part);
            all
        })
        .unwrap_or_default()
}

fn tag(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(&Sha256::digest(bytes)[..5])
}

/// `GENKI1/whose/part-of-how-many/bytes in all/payload/`
fn frame(bytes: &[u8], cut: usize, count: usize, part: Part) -> String {
    let (name, payload) = match part {
        Part::Plain(at) => (at.to_string(), part_of(bytes, cut, at)),
        Part::Xor => ("X".to_string(), xor((1..=cut).map(|at| part_of(bytes, cut, at)))),
    };
    let payload = BASE32_NOPAD.encode(&payload);
    format!("{MARK}/{}/{name}-{count}/{}/{payload}/", tag(bytes), bytes.len())
}

/// A frame that was read.
#[derive(Clone, Debug, PartialEq)]
struct Frame {
    tag: String,
    count: usize,
    length: usize,
    part: Part,
    payload: Vec<u8>,
}

impl Frame {
    /// From the text behind the mark; `None` of a foreign one, or of one that lost something.
    fn read(text: &str) -> Option<Frame> {
        let mut fields = text.split('/');
        let (tag, of, length, payload) =
            (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        // What ends it has to be there: otherwise its end may be missing.
        fields.next()?;
        let (part, count) = of.split_once('-')?;
        let part = match part {
            "X" => Part::Xor,
            at => Part::Plain(at.parse().ok()?),
        };
        let (count, length): (usize, usize) = (count.parse().ok()?, length.parse().ok()?);
        let payload = BASE32_NOPAD.decode(payload.as_bytes()).ok()?;
        let fits = (1..=MOST).contains(&count)
            && length <= UNPACKED
            && payload.len() == length.div_ceil(count)
            && !matches!(part, Part::Plain(at) if !(1..=count).contains(&at));
        fits.then(|| Frame { tag: tag.to_string(), count, length, part, payload })
    }
}

/// Every frame in a text, and how many more there are that lost something. Mail may have broken its
/// lines or quoted it, an office program written it in wide letters, a person in small ones.
fn frames_in(text: &str) -> (Vec<Frame>, usize) {
    let plain: String = writing::plain(text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '>' && !c.is_control())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let mark = format!("{MARK}/");
    let found: Vec<Option<Frame>> = plain.split(&mark).skip(1).map(Frame::read).collect();
    let lost = found.iter().filter(|frame| frame.is_none()).count();
    (found.into_iter().flatten().collect(), lost)
}

/// Whether a text holds anything of ours.
pub fn is_coded(text: &str) -> bool {
    let plain = writing::plain(text).to_ascii_uppercase();
    let plain: String = plain.chars().filter(|c| !c.is_whitespace() && *c != '>').collect();
    plain.contains(&format!("{MARK}/"))
}

/// What has been seen of codes that are shown one after another: of several senders side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathering {
    sets: BTreeMap<String, Set>,
    /// The one that was seen last.
    latest: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Set {
    count: usize,
    length: usize,
    parts: BTreeMap<Part, Vec<u8>>,
    whole: bool,
}

/// What a code that was seen amounts to.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// No code of ours: nothing that was gathered is touched.
    Foreign,
    /// One of ours that lost something.
    Damaged,
    /// A part that was not known.
    New,
    Known,
    /// The last part that was needed.
    Whole(Packed),
}

/// How far one is with the parts of a sender, from the first to the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub known: Vec<bool>,
    /// Whether the combined one is known.
    pub spare: bool,
    pub whole: bool,
}

impl Gathering {
    /// Takes what was seen, all frames of it; one answer each.
    pub fn take(&mut self, text: &str) -> Vec<Seen> {
        let (frames, lost) = frames_in(text);
        let mut seen: Vec<Seen> = frames.into_iter().map(|frame| self.add(frame)).collect();
        seen.extend(std::iter::repeat_n(Seen::Damaged, lost));
        if seen.is_empty() {
            seen.push(Seen::Foreign);
        }
        seen
    }

    /// Of the sender whose code was seen last.
    pub fn parts(&self) -> Option<Parts> {
        let set = self.sets.get(self.latest.as_ref()?)?;
        let known = (1..=set.count).map(|at| set.parts.contains_key(&Part::Plain(at)) || set.whole);
        Some(Parts {
            known: known.collect(),
            spare: set.parts.contains_key(&Part::Xor),
            whole: set.whole,
        })
    }

    fn add(&mut self, frame: Frame) -> Seen {
        let empty =
            Set { count: frame.count, length: frame.length, parts: BTreeMap::new(), whole: false };
        let set = self.sets.entry(frame.tag.clone()).or_insert(empty);
        self.latest = Some(frame.tag.clone());
        if (set.count, set.length) != (frame.count, frame.length) {
            // The same submission, cut otherwise: as text, and as codes.
            *set = Set {
                count: frame.count,
                length: frame.length,
                parts: BTreeMap::new(),
                whole: set.whole,
            };
        }
        if set.whole || set.parts.contains_key(&frame.part) {
            return Seen::Known;
        }
        set.parts.insert(frame.part, frame.payload);
        let Some(bytes) = set.bytes() else { return Seen::New };
        if tag(&bytes) != frame.tag {
            // One of them was read wrongly: nothing of it is believed.
            set.parts.clear();
            return Seen::Damaged;
        }
        match Packed::of(&bytes) {
            Some(packed) => {
                set.whole = true;
                Seen::Whole(packed)
            }
            None => Seen::Damaged,
        }
    }
}

impl Set {
    /// The whole, where all parts are known, or all but one and the combined one.
    fn bytes(&self) -> Option<Vec<u8>> {
        let plain = |at: usize| self.parts.get(&Part::Plain(at)).cloned();
        let missing: Vec<usize> = (1..=self.count).filter(|at| plain(*at).is_none()).collect();
        let restored = match missing.as_slice() {
            [] => None,
            [one] => {
                let spare = self.parts.get(&Part::Xor)?.clone();
                let others = (1..=self.count).filter_map(plain);
                Some((*one, xor(std::iter::once(spare).chain(others))))
            }
            _ => return None,
        };
        let mut bytes = Vec::new();
        for at in 1..=self.count {
            match &restored {
                Some((one, part)) if *one == at => bytes.extend(part),
                _ => bytes.extend(plain(at)?),
            }
        }
        bytes.truncate(self.length);
        Some(bytes)
    }
}

/// Everything whole in a text, from one text alone: a file of text, or what was pasted.
pub fn read_text(text: &str) -> (Vec<Packed>, usize) {
    let mut whole = Vec::new();
    let mut damaged = 0;
    for seen in Gathering::default().take(text) {
        match seen {
            Seen::Whole(packed) => whole.push(packed),
            Seen::Damaged => damaged += 1,
            Seen::Foreign | Seen::New | Seen::Known => {}
        }
    }
    (whole, damaged)
}

/// The squares of a QR code, row by row, without its quiet zone; `true` is dark. `None` of a text
/// that is too long for any.
pub fn squares(text: &str) -> Option<Vec<Vec<bool>>> {
    // The lowest level of correction: the frames are read from a screen a hand's breadth away, and
    // what is lost comes again a second later.
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Low,
        Version::MIN,
        Version::MAX,
        None,
        true,
    )
    .ok()?;
    let side = 0..code.size();
    Some(side.clone().map(|y| side.clone().map(|x| code.get_module(x, y)).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handed_in(words: &str) -> Packed {
        let path = BTreeMap::from([(2024, Number::from(160)), (2026, Number::from(198))]);
        let sketch = Sketch { path, why: words.into(), ..Sketch::default() };
        Packed::Submission(Submission {
            id: "a".into(),
            sketches: BTreeMap::from([("i".into(), sketch)]),
            ..Submission::default()
        })
    }

    #[test]
    fn a_pasted_text_is_read_however_mail_and_office_programs_write_it() {
        let packed = handed_in("空き店舗を使った創業の相談が、商店街に毎週のように来ている。");
        let text = packed.text();
        let wide: String = text
            .chars()
            .map(|c| {
                char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_graphic()).unwrap_or(c)
            })
            .collect();
        for pasted in [
            text.clone(),
            format!("3班です。\n{text}\nよろしくお願いします。"),
            text.to_ascii_lowercase(),
            text.replace('\n', "\r\n> "),
            text.replace('\n', " "),
            wide,
        ] {
            assert_eq!(read_text(&pasted), (vec![packed.clone()], 0), "{pasted}");
            assert!(is_coded(&pasted));
        }
    }

    #[test]
    fn what_lost_something_is_never_taken_for_whole() {
        let text = handed_in("様子見").line();
        for at in 0..text.len() {
            assert_eq!(read_text(&text[..at]).0, [], "cut off at {at}");
            let mut other = text.clone().into_bytes();
            other[at] = if other[at] == b'Q' { b'R' } else { b'Q' };
            let other = String::from_utf8(other).unwrap();
            assert_eq!(read_text(&other).0, [], "changed at {at}");
        }
        assert_eq!(read_text("https://example.com/"), (vec![], 0));
    }

    #[test]
    fn one_part_may_be_missing_and_foreign_codes_reset_nothing() {
        let words: String =
            (0..900).map(|n| char::from_u32(0x4E00 + n * 7 % 5000).unwrap()).collect();
        let packed = handed_in(&words);
        let frames = packed.frames();
        assert!(frames.len() > 3);
        for missing in 0..frames.len() {
            let mut gathering = Gathering::default();
            let mut whole = None;
            for (at, frame) in frames.iter().enumerate().filter(|(at, _)| *at != missing) {
                assert_eq!(gathering.take("https://example.com/"), [Seen::Foreign]);
                assert_eq!(gathering.take(&handed_in("x").line()).len(), 1);
                match gathering.take(frame).as_slice() {
                    [Seen::Whole(packed)] => whole = Some(packed.clone()),
                    [Seen::New] => assert_eq!(gathering.take(frame), [Seen::Known], "{at}"),
                    // Everything is there before the combined one comes.
                    [Seen::Known] => {}
                    other => panic!("{other:?}"),
                }
            }
            assert_eq!(whole, Some(packed.clone()), "without {missing}");
            assert!(gathering.parts().unwrap().whole);
        }
    }
}

//! 評価の文と数値: what a text claims of an indicator, held against its verdict, so that whoever writes
//! it hears of a contradiction before anybody else does.
//!
//! It looks for words that can mean one thing. What is denied (「順調とは言えない」), conceded
//! (「順調だったものの」), wished for (「達成に向け」) or asked (「達成率」) is no claim; of what cannot be told
//! nothing is said. It never changes a verdict.

use crate::measure::{Status, Verdict};

/// What a text says of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// 達成した, 目標を上回った
    Reached,
    /// おおむね達成した
    Nearly,
    /// 順調, 計画どおり
    OnTrack,
    /// 未達, 下回った, 遅れている
    Behind,
}

/// A claim that the verdict does not bear out.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    pub claim: Claim,
    /// The words that claim it, as they stand in the text.
    pub said: String,
    pub status: Status,
}

/// The first claim of a text that its verdict contradicts; `None` where there is none.
pub fn disagreement(text: &str, verdict: &Verdict) -> Option<Disagreement> {
    let claims = clauses(text).flat_map(claims_of);
    let wrong = claims.into_iter().find(|(claim, _)| !bears_out(verdict.status, *claim));
    wrong.map(|(claim, said)| Disagreement { claim, said, status: verdict.status })
}

/// Whether a verdict allows a claim. Of what is not judged nobody can say that it was reached; of
/// what is not known, not that it is on its way either.
fn bears_out(status: Status, claim: Claim) -> bool {
    use Status::*;
    match status {
        TargetMet | Achieved => claim != Claim::Behind,
        AboveExpected => matches!(claim, Claim::OnTrack | Claim::Nearly),
        Nearly => claim != Claim::Reached,
        Improved | Behind | Flat | NotImproved | Partly | Below => claim == Claim::Behind,
        InYear | NotComparable | NotEvaluated => !matches!(claim, Claim::Reached | Claim::Nearly),
        Unknown => claim == Claim::Behind,
    }
}

/// A text in the parts between its stops and commas.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '、', '，', '；', ';', '\n', '!', '！', '?', '？'])
        .flat_map(|part| part.split(". "))
        .flat_map(|part| part.split(", "))
        .filter(|part| !part.trim().is_empty())
}

/// Words that claim, where nothing before or behind them takes it back.
const MARKERS: &[(Claim, &str)] = &[
    (Claim::Reached, "達成した"),
    (Claim::Reached, "達成しました"),
    (Claim::Reached, "達成してい"),
    (Claim::Reached, "達成しており"),
    (Claim::Reached, "達成できた"),
    (Claim::Reached, "達成できました"),
    (Claim::Reached, "達成済"),
    (Claim::Reached, "達成となった"),
    (Claim::Reached, "達成となりました"),
    (Claim::Reached, "達成です"),
    (Claim::Reached, "達成である"),
    (Claim::Reached, "目標を上回"),
    (Claim::Reached, "目標値を上回"),
    (Claim::Reached, "目標を超え"),
    (Claim::Reached, "目標値を超え"),
    (Claim::Reached, "目標に届い"),
    (Claim::Reached, "目標に届き"),
    (Claim::Reached, "目標をクリア"),
    (Claim::OnTrack, "順調"),
    (Claim::OnTrack, "好調"),
    (Claim::OnTrack, "良好"),
    (Claim::OnTrack, "計画どおり"),
    (Claim::OnTrack, "計画通り"),
    (Claim::OnTrack, "予定どおり"),
    (Claim::OnTrack, "予定通り"),
    (Claim::OnTrack, "目安を上回"),
    (Claim::OnTrack, "着実に進ん"),
    (Claim::OnTrack, "着実に伸び"),
    (Claim::OnTrack, "着実に増加し"),
    (Claim::Behind, "未達"),
    (Claim::Behind, "目標を下回"),
    (Claim::Behind, "目標値を下回"),
    (Claim::Behind, "目標に届か"),
    (Claim::Behind, "目標に達しな"),
    (Claim::Behind, "目標に達せ"),
    (Claim::Behind, "目標には届か"),
    (Claim::Behind, "目標には達し"),
    (Claim::Behind, "達成できな"),
    (Claim::Behind, "達成できませ"),
    (Claim::Behind, "達成できず"),
    (Claim::Behind, "達成に至ら"),
    (Claim::Behind, "遅れている"),
    (Claim::Behind, "遅れてい"),
    (Claim::Behind, "低調"),
    (Claim::Behind, "伸び悩"),
    (Claim::Reached, "met the target"),
    (Claim::Reached, "met its target"),
    (Claim::Reached, "target was met"),
    (Claim::Reached, "target has been met"),
    (Claim::Reached, "achieved the target"),
    (Claim::Reached, "achieved its target"),
    (Claim::Reached, "target was achieved"),
    (Claim::Reached, "target has been achieved"),
    (Claim::Reached, "reached the target"),
    (Claim::Reached, "exceeded the target"),
    (Claim::Reached, "above target"),
    (Claim::Reached, "above the target"),
    (Claim::OnTrack, "on track"),
    (Claim::OnTrack, "steady progress"),
    (Claim::OnTrack, "good progress"),
    (Claim::OnTrack, "going well"),
    (Claim::OnTrack, "as planned"),
    (Claim::Behind, "missed the target"),
    (Claim::Behind, "missed its target"),
    (Claim::Behind, "below target"),
    (Claim::Behind, "below the target"),
    (Claim::Behind, "short of the target"),
    (Claim::Behind, "behind schedule"),
    (Claim::Behind, "not achieved"),
    (Claim::Behind, "not met"),
];

/// Behind a Japanese claim: denied, conceded, wished for, expected.
const TAKEN_BACK: &[&str] = &[
    "ない",
    "なかった",
    "ません",
    "なく",
    "難し",
    "困難",
    "言い難",
    "ほど遠",
    "とは",
    "ではあり",
    "ものの",
    "けれど",
    "だったが",
    "ましたが",
    "ですが",
    "であるが",
    "たが",
    "に向け",
    "を目指",
    "よう",
    "たい",
    "べき",
    "見込",
    "予定で",
    "可能性",
    "なら",
    "れば",
    "たら",
    "か確",
    "かどうか",
    "わけでは",
    "ための",
    "ために必要",
];

/// Before an English claim: the same.
const DENIED: &[&str] = &[
    "not ",
    "n't ",
    "no longer ",
    "never ",
    "hardly ",
    "far from ",
    "if ",
    "whether ",
    "unless ",
    "to be ",
    "should ",
    "will ",
    "would ",
    "could ",
    "may ",
    "might ",
    "aim",
    "although ",
    "though ",
    "while ",
    "until ",
    "not yet ",
    "expected ",
    "fail",
];

/// Claims of one clause.
fn claims_of(clause: &str) -> Vec<(Claim, String)> {
    // Japanese has no case; a Latin letter keeps its place.
    let lower = clause.to_ascii_lowercase();
    MARKERS
        .iter()
        .filter_map(|(claim, marker)| {
            let at = lower.find(marker)?;
            let (before, behind) = (&lower[..at], &lower[at + marker.len()..]);
            let taken_back = match marker.is_ascii() {
                true => {
                    // 「not met」 says itself that it is denied.
                    DENIED.iter().any(|word| before.contains(word))
                }
                // Whatever says that it was missed ends so: only what is conceded is taken back.
                false if *claim == Claim::Behind => [
                    "わけでは",
                    "ものの",
                    "けれど",
                    "なら",
                    "れば",
                    "たら",
                    "可能性",
                    "見込",
                    "ように",
                ]
                .iter()
                .any(|word| behind.contains(word)),
                false => TAKEN_BACK.iter().any(|word| behind.contains(word)),
            };
            let qualified = ["おおむね", "概ね", "ほぼ", "nearly ", "almost ", "mostly "]
                .iter()
                .any(|word| before.ends_with(word));
            let partly =
                ["一部", "未", "partly ", "partially "].iter().any(|word| before.ends_with(word));
            let claim = match claim {
                _ if taken_back || partly => return None,
                Claim::Reached if qualified => Claim::Nearly,
                claim => *claim,
            };
            Some((claim, clause.trim().to_string()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str, status: Status) -> Option<Claim> {
        let found = clauses(text).flat_map(claims_of).find(|(claim, _)| !bears_out(status, *claim));
        found.map(|(claim, _)| claim)
    }

    /// What is said, of which verdict, and what is wrong with it.
    #[test]
    fn a_text_is_held_against_the_figure() {
        use Status::*;
        for (text, status, wrong) in [
            ("順調に推移しています。", Below, Some(Claim::OnTrack)),
            ("順調に推移しています。", Improved, Some(Claim::OnTrack)),
            ("順調に推移しています。", Achieved, None),
            ("順調に推移しています。", AboveExpected, None),
            ("順調です。", Unknown, Some(Claim::OnTrack)),
            ("順調です。", InYear, None),
            ("順調とは言えない。", Below, None),
            ("順調に推移しているとは言い難い。", Below, None),
            ("順調ではありません。", Partly, None),
            ("当初は順調だったが、後半に落ち込んだ。", Below, None),
            ("順調だったものの、", Below, None),
            ("順調に進むよう、働きかけを続けます。", Below, None),
            ("順調に進めたい。", Below, None),
            ("目標を達成しました。", Nearly, Some(Claim::Reached)),
            ("目標を達成しました。", AboveExpected, Some(Claim::Reached)),
            ("目標を達成しました。", TargetMet, None),
            ("目標を達成しました。", InYear, Some(Claim::Reached)),
            ("目標を達成しました。", NotEvaluated, Some(Claim::Reached)),
            ("目標をおおむね達成した。", Nearly, None),
            ("目標をおおむね達成した。", Below, Some(Claim::Nearly)),
            ("目標を一部達成した。", Below, None),
            ("目標の達成に向け、周知を強めます。", Below, None),
            ("達成率は57.0%でした。", Below, None),
            ("目標を達成できなかった。", Below, None),
            ("目標を達成できなかった。", Achieved, Some(Claim::Behind)),
            ("未達成です。", Achieved, Some(Claim::Behind)),
            ("未達成です。", Below, None),
            ("目標を上回りました。", Below, Some(Claim::Reached)),
            ("目標を上回ることができませんでした。", Below, None),
            ("目標を下回ったものの、改善した。", Achieved, None),
            ("計画どおり、順調に進んだ。", Behind, Some(Claim::OnTrack)),
            ("伸び悩んでいる。", Achieved, Some(Claim::Behind)),
            ("相談会を12回開き、周知した。", Below, None),
            ("", Below, None),
            ("The program is on track.", Below, Some(Claim::OnTrack)),
            ("The program is not on track.", Below, None),
            ("It isn't on track yet.", Below, None),
            ("We met the target.", Nearly, Some(Claim::Reached)),
            ("We nearly met the target.", Nearly, None),
            ("We almost met the target.", Below, Some(Claim::Nearly)),
            ("The target was not met.", Achieved, Some(Claim::Behind)),
            ("The target was not met.", Below, None),
            ("Although on track in May, it fell.", Below, None),
            ("To be on track, more is needed.", Below, None),
            ("Steady progress was made.", Flat, Some(Claim::OnTrack)),
            ("It fell short of the target.", TargetMet, Some(Claim::Behind)),
        ] {
            assert_eq!(first(text, status), wrong, "{text} {status:?}");
        }
    }

    #[test]
    fn whatever_is_written_is_read_without_harm() {
        for text in
            ["順調", "İstanbul on track", "。、。", "達成した達成した", &"順調、".repeat(5_000)]
        {
            for status in Status::OUTPUTS.iter().chain(&Status::OUTCOMES).chain(&Status::OPEN) {
                first(text, *status);
            }
        }
    }
}

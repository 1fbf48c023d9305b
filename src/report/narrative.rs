//! 評価の文と数値: what a text claims of an indicator, held against its verdict, so that whoever writes
//! it hears of a contradiction before anybody else does.
//!
//! Only what can mean one thing is a claim: a stem (「順調」) with one of the endings that state it
//! (「に推移しています」) at the end of its clause. Whatever else follows is no claim: what is denied (「とは
//! 言えない」), conceded (「だったものの」), wished for (「したい」), or said of something else (「な職場」, 「した企業」).
//! A claim that is missed costs less than one that was never made. It never changes a verdict.

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
    /// 未達, 遅れている
    Behind,
}

/// A claim that the verdict does not bear out.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    pub claim: Claim,
    /// The clause that claims it, as it stands in the text.
    pub said: String,
    pub status: Status,
}

/// The first claim of a text that its verdict contradicts; `None` where there is none.
pub fn disagreement(text: &str, verdict: &Verdict) -> Option<Disagreement> {
    // 「目標を上回った」 is good of 以上, and bad of 以下.
    let ceiling = verdict.target.as_deref().is_some_and(|target| target.goal.is_ceiling());
    let claims = clauses(text).filter_map(|clause| Some((claim_of(clause, ceiling)?, clause)));
    let wrong = claims.into_iter().find(|(claim, _)| !bears_out(verdict.status, *claim));
    wrong.map(|(claim, clause)| Disagreement {
        claim,
        said: clause.trim().to_string(),
        status: verdict.status,
    })
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
        .map(|part| part.trim().trim_end_matches('.'))
        .filter(|part| !part.is_empty())
}

/// A side that depends on what the target asks for.
#[derive(Clone, Copy)]
enum Says {
    Claim(Claim),
    /// Above the target: reached, or behind where it is a ceiling.
    Over,
    Under,
}

const DONE: &[&str] = &["した", "しました", "している", "しています", "しており"];

/// Stems, and the endings that state them.
const STATED: &[(Says, &[&str], &[&str])] = &[
    (Says::Claim(Claim::Reached), &["達成"], DONE),
    (
        Says::Claim(Claim::Reached),
        &["達成"],
        &["できた", "できました", "済み", "です", "である", "となった", "となりました"],
    ),
    (
        Says::Claim(Claim::Reached),
        &["目標に届", "目標値に届"],
        &["いた", "きました", "いている", "いています"],
    ),
    (Says::Claim(Claim::Reached), &["目標に達", "目標には達", "目標値に達"], DONE),
    (Says::Claim(Claim::Reached), &["目標をクリア"], DONE),
    (
        Says::Over,
        &["目標を上回", "目標値を上回"],
        &["った", "りました", "っている", "っています", "っており"],
    ),
    (
        Says::Over,
        &["目標を超え", "目標値を超え"],
        &["た", "ました", "ている", "ています", "ており"],
    ),
    (
        Says::Under,
        &["目標を下回", "目標値を下回"],
        &["った", "りました", "っている", "っています", "っており"],
    ),
    (
        Says::Claim(Claim::OnTrack),
        &["順調", "好調", "良好", "計画どおり", "計画通り", "予定どおり", "予定通り"],
        &["", "です", "である", "だ", "でした", "だった"],
    ),
    (
        Says::Claim(Claim::OnTrack),
        &["着実に進", "着実に進展", "着実に伸び", "着実に増加"],
        &["んだ", "みました", "んでいる", "んでいます", "た", "ました", "ている", "ています"],
    ),
    (Says::Claim(Claim::OnTrack), &["着実に進展", "着実に増加"], DONE),
    (
        Says::Claim(Claim::Behind),
        &["未達", "未達成"],
        &["", "です", "でした", "である", "だ", "だった", "となった", "となりました", "に終わった"],
    ),
    (
        Says::Claim(Claim::Behind),
        &["目標に届", "目標には届", "目標値に届"],
        &["かなかった", "きませんでした", "いていない", "いていません", "かず"],
    ),
    (
        Says::Claim(Claim::Behind),
        &["目標に達", "目標には達", "目標値に達"],
        &["しなかった", "しませんでした", "していない", "していません", "せず"],
    ),
    (
        Says::Claim(Claim::Behind),
        &["達成でき", "達成は"],
        &["なかった", "ませんでした", "ていない", "ていません", "ず", "できなかった"],
    ),
    (Says::Claim(Claim::Behind), &["達成に至ら", "達成には至ら"], &["なかった", "ず", "ない"]),
    (Says::Claim(Claim::Behind), &["遅れて"], &["いる", "います", "おり"]),
    (
        Says::Claim(Claim::Behind),
        &["低調"],
        &[
            "",
            "です",
            "でした",
            "である",
            "だ",
            "だった",
            "に推移した",
            "に推移しました",
            "に終わった",
        ],
    ),
    (
        Says::Claim(Claim::Behind),
        &["伸び悩"],
        &["んだ", "みました", "んでいる", "んでいます", "んでおり"],
    ),
];

/// With 「に」 and a verb that states it: 「順調に推移しています」.
const ADVERBS: &[&str] =
    &["順調に", "好調に", "計画どおりに", "計画通りに", "予定どおりに", "予定通りに", "計画どおり"];
const STATES: &[&str] = &["た", "ました", "ています", "ている", "ており"];
const TAKES_BACK: &[&str] = &[
    "ない",
    "なかった",
    "ませ",
    "ず",
    "たい",
    "よう",
    "べき",
    "れば",
    "なら",
    "たら",
    "ため",
    "はず",
];

/// What may follow a statement and leave it one: a reason.
const REASONS: &[&str] = &["", "ため", "ことから", "ので"];

const ENGLISH: &[(Says, &str)] = &[
    (Says::Claim(Claim::Reached), "met the target"),
    (Says::Claim(Claim::Reached), "met its target"),
    (Says::Claim(Claim::Reached), "target was met"),
    (Says::Claim(Claim::Reached), "target has been met"),
    (Says::Claim(Claim::Reached), "achieved the target"),
    (Says::Claim(Claim::Reached), "achieved its target"),
    (Says::Claim(Claim::Reached), "target was achieved"),
    (Says::Claim(Claim::Reached), "target has been achieved"),
    (Says::Claim(Claim::Reached), "reached the target"),
    (Says::Over, "exceeded the target"),
    (Says::Over, "above target"),
    (Says::Over, "above the target"),
    (Says::Under, "below target"),
    (Says::Under, "below the target"),
    (Says::Claim(Claim::OnTrack), "is on track"),
    (Says::Claim(Claim::OnTrack), "are on track"),
    (Says::Claim(Claim::OnTrack), "was on track"),
    (Says::Claim(Claim::OnTrack), "were on track"),
    (Says::Claim(Claim::OnTrack), "steady progress"),
    (Says::Claim(Claim::OnTrack), "good progress"),
    (Says::Claim(Claim::OnTrack), "going well"),
    (Says::Claim(Claim::Behind), "missed the target"),
    (Says::Claim(Claim::Behind), "missed its target"),
    (Says::Claim(Claim::Behind), "fell short of the target"),
    (Says::Claim(Claim::Behind), "behind schedule"),
    (Says::Claim(Claim::Behind), "target was not met"),
    (Says::Claim(Claim::Behind), "target was not achieved"),
    (Says::Claim(Claim::Behind), "did not meet the target"),
    (Says::Claim(Claim::Behind), "did not reach the target"),
];

/// Anywhere in an English clause: it is denied, conceded, wished for, or over.
const DENIED: &[&str] = &[
    "no longer",
    "never",
    "hardly",
    "far from",
    "if",
    "whether",
    "unless",
    "to be",
    "should",
    "will",
    "would",
    "could",
    "may",
    "might",
    "aim",
    "aims",
    "aimed",
    "although",
    "though",
    "while",
    "until",
    "not yet",
    "expected",
    "fails",
    "failed",
];

/// What a clause claims.
fn claim_of(clause: &str, ceiling: bool) -> Option<Claim> {
    // Japanese has no case; a Latin letter keeps its place.
    let clause = clause.to_ascii_lowercase();
    let says = stated(&clause).or_else(|| stated_in_english(&clause))?;
    let claim = match says {
        Says::Claim(claim) => claim,
        Says::Over if ceiling => Claim::Behind,
        Says::Under if !ceiling => Claim::Behind,
        Says::Over | Says::Under => Claim::Reached,
    };
    let qualified = ["おおむね", "概ね", "ほぼ", "nearly", "almost", "mostly"];
    let partly = ["一部", "部分的", "partly", "partially"];
    match claim {
        Claim::Reached if partly.iter().any(|word| clause.contains(word)) => None,
        Claim::Reached if qualified.iter().any(|word| clause.contains(word)) => Some(Claim::Nearly),
        claim => Some(claim),
    }
}

fn stated(clause: &str) -> Option<Says> {
    let ends_so = |rest: &str, endings: &[&str]| {
        endings
            .iter()
            .any(|ending| rest.strip_prefix(ending).is_some_and(|behind| REASONS.contains(&behind)))
    };
    for (says, stems, endings) in STATED {
        for stem in *stems {
            let Some(at) = clause.rfind(stem) else { continue };
            let rest = &clause[at + stem.len()..];
            // 「未達成」 is another word than 「達成」.
            if ends_so(rest, endings) && !(*stem == "達成" && clause[..at].ends_with('未')) {
                return Some(*says);
            }
        }
    }
    let moves =
        ADVERBS.iter().find_map(|adverb| Some(&clause[clause.find(adverb)? + adverb.len()..]));
    let stated = moves.is_some_and(|rest| {
        STATES.iter().any(|ending| rest.ends_with(ending))
            && !TAKES_BACK.iter().any(|word| rest.contains(word))
    });
    stated.then_some(Says::Claim(Claim::OnTrack))
}

fn stated_in_english(clause: &str) -> Option<Says> {
    let is_word = |at: usize, end: usize| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !letter(clause[..at].chars().next_back()) && !letter(clause[end..].chars().next())
    };
    let there =
        |words: &str| clause.match_indices(words).any(|(at, found)| is_word(at, at + found.len()));
    if DENIED.iter().any(|word| there(word)) {
        return None;
    }
    let (says, marker) = ENGLISH.iter().find(|(_, marker)| there(marker))?;
    // 「not」 and 「n't」 deny what does not say so itself.
    let denied = !marker.contains("not") && (there("not") || clause.contains("n't"));
    (!denied).then_some(*says)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_of(text: &str, status: Status, ceiling: bool) -> Option<Claim> {
        let mut claims = clauses(text).filter_map(|clause| claim_of(clause, ceiling));
        claims.find(|claim| !bears_out(status, *claim))
    }

    fn first(text: &str, status: Status) -> Option<Claim> {
        first_of(text, status, false)
    }

    #[test]
    fn above_a_ceiling_is_behind() {
        use Status::*;
        for (text, status, wrong) in [
            ("目標を上回った。", TargetMet, Some(Claim::Behind)),
            ("目標を上回った。", Below, None),
            ("目標を下回った。", TargetMet, None),
            ("目標を下回った。", Below, Some(Claim::Reached)),
            ("It is below the target.", Achieved, None),
            ("It is above the target.", Achieved, Some(Claim::Behind)),
        ] {
            assert_eq!(first_of(text, status, true), wrong, "{text} {status:?}");
        }
    }

    /// What is meant, denied, conceded or said of something else is no claim.
    #[test]
    fn what_is_not_stated_is_no_claim() {
        for text in [
            "目標を達成したい。",
            "達成したいと考えています。",
            "達成できたら次へ進みます。",
            "今後も達成していきます。",
            "達成していく必要がある。",
            "目標を上回るため周知する。",
            "良好な職場環境づくりを支援した。",
            "達成した企業は3社です。",
            "目標を上回れず終わった。",
            "順調に伸びず終わった。",
            "一部の目標を達成した。",
            "Three seminars were held as planned sessions.",
            "Based on tracking data we act.",
            "It was on track until autumn.",
            "We aim to have met the target by then.",
        ] {
            assert_eq!(first(text, Status::Below), None, "{text}");
        }
        for text in [
            "目標には達しました。",
            "目標には達した。",
            "遅れていない。",
            "遅れていません。",
            "未達の目標はない。",
            "遅れていたが、後半に取り返した。",
            "低調ではない。",
            "おおむね目標を達成した。",
        ] {
            assert_eq!(first(text, Status::Achieved), None, "{text}");
        }
        assert_eq!(first("おおむね目標を達成した。", Status::Nearly), None);
        assert_eq!(first("ほぼ目標を達成した。", Status::Below), Some(Claim::Nearly));
        assert_eq!(first("目標を達成したため、終了する。", Status::Below), Some(Claim::Reached));
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

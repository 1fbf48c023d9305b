//! 勉強会の文: what is told of a number of things.

use super::opening::refusal as refusal_told;
use crate::exchange::Refusal;
use crate::measure::rate::round_to;
use crate::model::Number;
use crate::text::Text;
use crate::text::figures::{digits, measured};
use crate::workshop::{
    Apart, Backcast, Brief, Distribution, Draft, Guess, Nearest, Sheet, Sketch, Submission, Took,
};

pub(super) fn name<'a>(sheet: &'a Sheet, _: &Text) -> &'a str {
    &sheet.name
}

pub(super) fn figure(sheet: &Sheet, value: Number, _: &Text) -> String {
    measured(digits(value.decimal()), &sheet.unit)
}

/// 「2026-11-29T19:12:05」
pub(super) fn moment(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

pub(super) fn asks(brief: &Brief) -> String {
    let [first, last] = [brief.from, brief.until].map(|year| {
        let calendar = brief.sheets.iter().all(|sheet| sheet.calendar) && !brief.sheets.is_empty();
        let (era, of_era) = crate::model::year::era_year(year);
        let number = if of_era == 1 { "元".to_string() } else { of_era.to_string() };
        format!("{era}{number}年{}", if calendar { "" } else { "度" })
    });
    format!(
        "{}の指標{}つについて、{first}から{last}までの見込みを描きます。",
        brief.strategy,
        brief.sheets.len()
    )
}

pub(super) fn came(counted: usize, groups: &[(String, usize)]) -> String {
    if groups.is_empty() {
        return format!("{counted}件が届いています。");
    }
    let missing: Vec<&str> =
        groups.iter().filter(|(_, count)| *count == 0).map(|(name, _)| name.as_str()).collect();
    let mut told =
        format!("{}班中{}班が届いています。", groups.len(), groups.len() - missing.len());
    told.push_str(&match missing.is_empty() {
        true => "全班そろいました。".to_string(),
        false => format!("まだ来ていないのは{}です。", missing.join("、")),
    });
    for (name, count) in groups.iter().filter(|(_, count)| *count > 1) {
        told.push_str(&format!("{name}は{count}件あり、どれも数えています。"));
    }
    match counted.saturating_sub(groups.iter().map(|(_, count)| count).sum()) {
        0 => {}
        others => told.push_str(&format!("ほかに{others}件。")),
    }
    told
}

pub(super) fn sheet_told(sheet: &Sheet, brief: &Brief, text: &Text) -> String {
    let mut told = Vec::new();
    if sheet.past.values().any(|past| past.part_year) {
        told.push("白抜きは年度途中の値です。".to_string());
    }
    if !sheet.expected.is_empty() {
        told.push("破線は目安値です。".to_string());
    }
    if !sheet.targets.is_empty() {
        told.push("太い横線は目標値です。".to_string());
    }
    if let Some(before) = brief.before.get(&sheet.id).filter(|before| !before.years.is_empty()) {
        told.push(format!(
            "灰色は前の回（{}件）の中ほどの半分、灰色の線は各年の中央値です。",
            before.count
        ));
    }
    let _ = text;
    told.concat()
}

pub(super) fn backcast(sheet: &Sheet, found: &Backcast, text: &Text) -> String {
    let change = |value: rust_decimal::Decimal| {
        let sign = if value.is_sign_negative() { "" } else { "＋" };
        // A rate moves by points.
        let unit = if sheet.unit == "%" { "ポイント" } else { &sheet.unit };
        format!("{sign}{}", measured(digits(value), unit))
    };
    let end = (text.write.period)(sheet.period(found.end));
    format!(
        "{end}にこの値になるには、1年に{}ずつ。1年待つと、そのあとは1年に{}ずつ要ります。",
        change(found.a_year),
        change(found.after_waiting)
    )
}

pub(super) fn leaves(draft: &Draft, brief: &Brief) -> Vec<String> {
    let drawn = draft.drawn();
    let name = match draft.name.trim() {
        "" => "名前なし".to_string(),
        name => format!("呼び名「{name}」"),
    };
    let lines = drawn.values().filter(|sketch| !sketch.path.is_empty()).count();
    let any = |of: fn(&Sketch) -> bool, word: &'static str| drawn.values().any(of).then_some(word);
    let ends: Vec<&str> = [
        any(|sketch| sketch.low.is_some(), "、低め"),
        any(|sketch| sketch.high.is_some(), "、高め"),
        any(|sketch| sketch.sure.is_some(), "、確かさ"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let reasons = drawn.values().filter(|sketch| !sketch.why.trim().is_empty()).count();
    let cards = draft.cards.iter().filter(|card| !card.text.trim().is_empty()).count();
    vec![
        format!("勉強会「{}」{}回目への提出であること", brief.title, draft.round),
        name,
        format!("線 {lines}本（指標{}つのうち）{}", brief.sheets.len(), ends.concat()),
        format!("理由 {reasons}件"),
        format!("意見カード {cards}枚"),
    ]
}

pub(super) fn draft_state(draft: &Draft, brief: &Brief) -> String {
    let drawn = draft.drawn().values().filter(|sketch| !sketch.path.is_empty()).count();
    let state = match (draft.handed_in.is_some(), draft.differs(brief)) {
        (false, _) => "まだ提出していません",
        (true, false) => "提出の用意ができています",
        (true, true) => "提出の用意のあとで変わっています",
    };
    format!("{drawn}／{}　{state}", brief.sheets.len())
}

/// More names than these are not told one by one.
const NAMED: usize = 8;

pub(super) fn took(took: &Took) -> String {
    let mut told = Vec::new();
    if took.new > 0 {
        let names: Vec<&str> =
            took.names.iter().map(|name| if name.is_empty() { "名前なし" } else { name }).collect();
        told.push(match took.new <= NAMED {
            true => format!("{}件を取り込みました（{}）。", took.new, names.join("、")),
            false => format!("{}件を取り込みました。", took.new),
        });
    }
    if took.apart > 0 {
        told.push(format!("うち{}件は別の勉強会・回・用紙のもので、別にしました。", took.apart));
    }
    if took.again > 0 {
        told.push(format!("{}件はもう届いていました。", took.again));
    }
    if !took.briefs.is_empty() {
        told.push(format!("用紙を{}枚受け取りました。", took.briefs.len()));
    }
    if took.unknown > 0 {
        told.push(format!(
            "{}件は、この端末にない勉強会への提出です。ひらいた端末の「集める」で取り込んでください。",
            took.unknown
        ));
    }
    if took.altered > 0 {
        told.push(format!(
            "{}件は途中で内容が変わっているため、取り込みませんでした。もう一度もらってください。",
            took.altered
        ));
    }
    if took.damaged > 0 {
        told.push(format!(
            "{}件は途中が欠けています。全部の文字をもう一度貼り付けてください。",
            took.damaged
        ));
    }
    if took.unreadable > 0 {
        told.push(format!(
            "{}件の答えは読める形になっておらず、取り込みませんでした。出した班に、もう一度もらってください。",
            took.unreadable
        ));
    }
    for (name, refusal) in &took.refused {
        let what = match name.as_str() {
            "" => "貼り付けた文字".to_string(),
            name => format!("「{name}」"),
        };
        told.push(format!("{what}は取り込みませんでした。{}", refused(refusal)));
    }
    if told.is_empty() {
        told.push("勉強会のものは見つかりませんでした。".into());
    }
    told.concat()
}

/// Why something is nothing of a 勉強会.
fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OtherKind { .. } => "戦略の文書で、勉強会のものではありません。".into(),
        Refusal::NotJson { .. } | Refusal::NotOurs => "勉強会のものではありません。".into(),
        Refusal::TooMany => "用紙の年や指標の数が、開ける範囲を超えています。".into(),
        other => refusal_told(other),
    }
}

pub(super) fn others(names: Vec<String>) -> String {
    if names.is_empty() {
        return String::new();
    }
    let nameless = names.iter().filter(|name| name.is_empty()).count();
    let mut named: Vec<String> =
        names.into_iter().filter(|name| !name.is_empty()).map(|n| format!("「{n}」")).collect();
    if nameless > 0 {
        named.push(format!("名前なし{nameless}件"));
    }
    format!("ほかに、{}。", named.join("、"))
}

pub(super) fn apart_one(submission: &Submission, why: Apart) -> String {
    let name = match submission.name.as_str() {
        "" => "名前なし".to_string(),
        name => format!("「{name}」"),
    };
    let why = match why {
        Apart::OtherWorkshop => "別の勉強会への提出です",
        Apart::OtherRound => {
            return format!("{name}　{}回目への提出です", submission.session.round);
        }
        Apart::OtherBase => "別の用紙（数値や年度が違うもの）に描かれています",
        Apart::Contradicts => "同じ番号で中身の違うものが二つあります。出した班に確かめてください",
        Apart::Replaced => "出し直されたので、新しいほうを数えています",
    };
    format!("{name}　{why}")
}

pub(super) fn spread(sheet: &Sheet, all: &Distribution, text: &Text) -> String {
    let Some((year, last)) = all.years.last_key_value() else {
        return "この指標に線はありません。".into();
    };
    let year = (text.write.period)(sheet.period(*year));
    let of = |value: rust_decimal::Decimal| {
        measured(digits(round_to(value, sheet.precision + 1).normalize()), &sheet.unit)
    };
    let range = match last.least == last.greatest {
        true => format!("{year}の見込みは{}", figure(sheet, last.least, text)),
        false => format!(
            "{year}の見込みは{}から{}",
            figure(sheet, last.least, text),
            figure(sheet, last.greatest, text)
        ),
    };
    match last.middle {
        Some((low, high)) => format!(
            "n={}。{range}、中央値は{}。中ほどの半分は{}から{}の間です。",
            last.count,
            of(last.median),
            of(low),
            of(high)
        ),
        None => format!("n={}。{range}。3つ未満のため、中ほどの幅は示しません。", last.count),
    }
}

pub(super) fn nearest(sheet: &Sheet, found: &Nearest, text: &Text) -> String {
    let sketches = found.guesses.iter().filter(|(guess, _)| matches!(guess, Guess::Sketch(_)));
    let mut who = Vec::new();
    match sketches.count() {
        0 => {}
        count => who.push(format!("勉強会の線{count}本")),
    }
    if found.guesses.iter().any(|(guess, _)| *guess == Guess::Target) {
        who.push("計画の目標値".into());
    }
    if found.guesses.iter().any(|(guess, _)| *guess == Guess::Trend) {
        who.push("これまでのまっすぐな延長".into());
    }
    let mut values: Vec<Number> = found.guesses.iter().map(|(_, value)| *value).collect();
    values.sort();
    values.dedup();
    let values: Vec<String> = values.iter().map(|value| figure(sheet, *value, text)).collect();
    format!(
        "{}の実績{}にいちばん近かったのは、{}（{}）です。",
        (text.write.period)(sheet.period(found.year)),
        figure(sheet, found.actual, text),
        who.join("と"),
        values.join("、")
    )
}

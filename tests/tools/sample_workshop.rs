//! The 勉強会 that comes with the sample: two rounds, revealed, every answer invented and named so.
//!
//! `cargo run --example sample-workshop > public/workshops/sample.json`

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use genki_board::exchange::read_text;
use genki_board::model::*;
use genki_board::workshop::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

const FROM: i32 = 2023;
const UNTIL: i32 = 2026;

/// By how much a year the middle of the answers grows, in percent; and what people said.
const ASKED: [(&str, f64, &[&str]); 4] = [
    (
        "startup-consultations",
        5.2,
        &[
            "はじめは様子見。オンラインの相談が広まれば、途中の年から伸びると思う。",
            "空き店舗で始めたいという相談が、商店街に毎週のように来ている。",
            "相談員の人数が同じなら、このくらいが限度ではないか。",
            "件数よりも、相談のあとで始められたかを見たい。",
            "学生の起業が増えている。大学との窓口を一つにしてほしい。",
            "人口が減っている。今の件数を保てれば十分。",
        ],
    ),
    (
        "startup-rate",
        1.6,
        &[
            "やめる人も多いので、率は急には動かない。",
            "副業から始める人が増えれば、少しずつ上がる。",
            "景気しだい。高く見積もる理由がない。",
        ],
    ),
    (
        "bcp-seminar",
        17.0,
        &[
            "台風のあとは申し込みが増える。備えの話は今がいちばん届く。",
            "平日の昼では出られない。夜や録画があれば倍になる。",
            "一度聞いた会社は二度は来ない。数より作った計画の数を。",
        ],
    ),
    (
        "succession-consultations",
        6.0,
        &[
            "店主の年齢を見れば、相談はまだ増える。",
            "紹介できる相手が足りない。相談だけ増えても続かない。",
            "一巡すれば落ち着くと思う。",
        ],
    ),
];

const CARDS: [(Option<&str>, &str); 5] = [
    (Some("startup-consultations"), "相談の窓口がどこにあるか、駅でも分かるようにしてほしい。"),
    (Some("bcp-seminar"), "二人の会社でも作れる、一枚の計画の見本がほしい。"),
    (Some("succession-consultations"), "後継ぎを探していることを、知られずに相談したい。"),
    (None, "補助金の申請書が難しい。書き方を教える場がほしい。"),
    (None, "夜や週末にも相談できるとありがたい。"),
];

fn main() {
    let text = std::fs::read_to_string("public/strategies/sample.json").expect("the sample");
    let strategy = read_text(&text).expect("the sample can be read").strategy;
    let shows = Shows { past: true, expected: false, targets: false };
    let sheet = |(id, _, _): &(&str, f64, &[&str])| {
        let indicator = strategy.indicators.get(&Id::from(*id)).expect("of the sample");
        Sheet::of(&strategy, indicator, (FROM, UNTIL), shows)
    };
    let brief = Brief {
        id: "sample-workshop".into(),
        title: "見本の地域勉強会（架空）".into(),
        date: "令和5年6月15日".into(),
        venue: "架空の商工会議所".into(),
        round: 1,
        from: FROM,
        until: UNTIL,
        sheets: ASKED.iter().map(sheet).collect(),
        questions: vec!["この数を伸ばすのに、いちばん足りないものは何ですか。".into()],
        strategy: strategy.about.name.clone(),
        strategy_en: strategy.about.name_en.clone(),
        sample: true,
        ..Brief::default()
    };
    let first: Vec<Submission> = (0..23).map(|at| answer(&brief, at, 1.0)).collect();
    let collection = Collection::of(&brief.session(), first.iter().cloned());
    let before = brief
        .sheets
        .iter()
        .map(|sheet| (sheet.id.clone(), Distribution::of(&collection, &sheet.id).before()));
    // One had to leave; those who stayed came closer to each other.
    let second = Brief { round: 2, before: before.collect(), ..brief };
    let answers = first.into_iter().chain((0..22).map(|at| answer(&second, at, 0.55)));
    let answers: Vec<Arc<Submission>> = answers.map(Arc::new).collect();
    let revealed = BTreeSet::from([1, 2]);
    print!("{}", workshop_file(&second, &answers, &revealed, "2023-06-15T20:30:00"));
}

/// The answer of a person: the middle, and to one side of it as this person leans.
fn answer(brief: &Brief, at: usize, breadth: f64) -> Submission {
    let sketches = brief.sheets.iter().zip(ASKED).enumerate().map(|(line, (sheet, asked))| {
        let (_, growth, reasons) = asked;
        // Spread out from −1 to 1, closer in the middle, and in another order for every sheet.
        let turn = (at * 7 + line * 5) % 23;
        let lean = (turn as f64 - 11.0) / 11.0;
        let lean = lean * lean.abs().sqrt() * breadth;
        (sheet.id.clone(), sketch(sheet, growth * (1.0 + lean * 1.15), reason(reasons, turn)))
    });
    let card = CARDS
        .get(at / 4)
        .filter(|_| at % 4 == 1)
        .map(|(about, text)| Card { indicator: about.map(Id::from), text: (*text).to_string() });
    Submission {
        id: format!("invented-{}-{at:02}", brief.round).into(),
        session: brief.session(),
        sketches: sketches.collect(),
        cards: card.into_iter().collect(),
        ..Submission::default()
    }
}

/// Half of the people say why.
fn reason(reasons: &[&str], turn: usize) -> String {
    reasons.get(turn / 2).filter(|_| turn % 2 == 1).map_or_else(String::new, |why| why.to_string())
}

fn sketch(sheet: &Sheet, growth: f64, why: String) -> Sketch {
    let (_, start) = sheet.last().expect("every one has a figure");
    let value = |factor: f64| {
        let value = Decimal::from_f64(start.to_f64() * factor)?;
        Number::new(value.round_dp(sheet.precision).normalize())
    };
    let path = (1..).zip(FROM..=UNTIL);
    let path: BTreeMap<i32, Number> = path
        .filter_map(|(years, year)| Some((year, value(1.0 + growth / 100.0 * f64::from(years))?)))
        .collect();
    let end = 1.0 + growth / 100.0 * f64::from(UNTIL - FROM + 1);
    Sketch { low: value(end * 0.93), high: value(end * 1.08), sure: Some(70), path, why }
}

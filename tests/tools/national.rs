//! A document as large as all prefectures together, invented and named so: for what has to stay
//! quick when there is much.
//!
//! `cargo run --profile long --example national [indicators] [years] > national.json`

use genki_board::change::{Document, base_of};
use genki_board::exchange::{Envelope, write};
use genki_board::model::*;

const DIRECTIONS: usize = 47;
const ITEMS: usize = 10;
const LAST_YEAR: i32 = 2025;
/// Targets of the last years.
const TARGETS: i32 = 5;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|typed| typed.parse().ok());
    let (indicators, years) = (numbers.next().unwrap_or(10_000), numbers.next().unwrap_or(20));
    let strategy = national(indicators, years);
    println!(
        "{}",
        write(&Document::new("national", base_of(&strategy)), &Envelope::default()).trim_end()
    );
}

fn national(indicators: usize, years: usize) -> Strategy {
    let about = About {
        name: "架空の全国集計".into(),
        name_en: "An invented national summary".into(),
        edition: format!("大きさを試すために作った架空の数値（{indicators}指標、{years}年）"),
        sample: true,
        first_year: Some(FiscalYear(LAST_YEAR - TARGETS + 1)),
        last_year: Some(FiscalYear(LAST_YEAR)),
        ..About::default()
    };
    let mut strategy = Strategy { about: about.into(), ..Strategy::default() };
    for at in 0..DIRECTIONS {
        let (number, name) =
            (format!("第{}", at + 1), format!("架空の地域{:02}の元気づくり", at + 1));
        let direction = Id::from(format!("d{at:02}"));
        strategy.directions.put(Direction {
            id: direction.clone(),
            number,
            name,
            name_en: String::new(),
            rank: rank(at),
        });
        for within in 0..ITEMS {
            let id = Id::from(format!("d{at:02}i{within}"));
            let (number, name) =
                (format!("{}", within + 1), format!("地域{:02}の施策項目{}", at + 1, within + 1));
            let program = Id::from(format!("{id}p"));
            strategy.items.put(Item {
                id: id.clone(),
                parent: direction.clone(),
                number,
                name,
                name_en: String::new(),
                rank: rank(within),
            });
            strategy.programs.put(Program {
                id: program,
                item: id,
                text: format!("地域{:02}の事業{}", at + 1, within + 1),
                text_en: String::new(),
                division: format!("第{}課", within + 1),
                rank: rank(0),
            });
        }
    }
    for year in [LAST_YEAR - 1, LAST_YEAR].map(FiscalYear) {
        let decided = AsOf::of(Point::Month { year: year.0, month: 3 });
        strategy.plans.put(AnnualPlan { decided, ..AnnualPlan::draft(year) });
        let programs: Vec<Id> =
            strategy.programs.iter().map(|program| program.id.clone()).collect();
        for (at, program) in programs.iter().enumerate() {
            let budget = i64::try_from(at).ok().map(|at| 1_000 + at * 10);
            strategy.planned.put(PlannedProgram { budget, ..PlannedProgram::blank(program, year) });
        }
    }
    for at in 0..indicators {
        put_indicator(&mut strategy, at, years);
    }
    strategy
}

fn put_indicator(strategy: &mut Strategy, at: usize, years: usize) {
    let (direction, item) = (at % DIRECTIONS, at / DIRECTIONS % ITEMS);
    let outcome = at.is_multiple_of(20);
    let role = if outcome {
        Role::Outcome { direction: format!("d{direction:02}").into() }
    } else {
        Role::Output { item: format!("d{direction:02}i{item}").into() }
    };
    let id = Id::from(format!("n{at:05}"));
    let topic =
        ["創業の相談", "販路の開拓", "事業の承継", "商店街の催し", "人材の育成", "設備の導入"]
            [at % 6];
    strategy.indicators.put(Indicator {
        id: id.clone(),
        role,
        name: format!("{topic}の件数（地域{:02}、{at}番）", direction + 1),
        unit: "件".into(),
        definition: format!("{topic}を受けた件数（架空）"),
        desired: if at.is_multiple_of(9) { Desired::Decrease } else { Desired::Increase },
        aggregation: Aggregation::Flow,
        accrues: true,
        division: format!("第{}課", item + 1),
        rank: rank(at),
        ..Indicator::default()
    });
    let first = LAST_YEAR + 1 - i32::try_from(years).unwrap_or_default();
    for year in first..=LAST_YEAR {
        // Numbers that differ and repeat exactly: nothing here is by chance.
        let value = 100 + (at * 7919 + usize::try_from(year).unwrap_or_default() * 104_729) % 900;
        let value = i64::try_from(value).unwrap_or_default();
        let period = Period::fiscal(year);
        strategy.observations.put(Observation {
            id: format!("{id}.{}.1", period.code()).into(),
            indicator: id.clone(),
            period,
            figure: Figure::Number(value.into()),
            about: false,
            as_of: AsOf::default(),
            state: ObservationState::Final,
            source: String::new(),
            note: String::new(),
            published: String::new(),
            raw: String::new(),
            entry: 1,
        });
        if year > LAST_YEAR - TARGETS {
            let relation = if at.is_multiple_of(9) { Relation::AtMost } else { Relation::AtLeast };
            strategy.targets.put(Target {
                id: format!("{id}.{}.target", period.code()).into(),
                indicator: id.clone(),
                period,
                goal: Goal::Value { relation, value: (450 + value / 10).into() },
                sum_since: None,
                set_at: AsOf::default(),
                reason: String::new(),
                raw: String::new(),
            });
        }
    }
}

fn rank(at: usize) -> String {
    format!("{:05}5", at)
}

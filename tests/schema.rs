//! What is declared of a record is what happens to it: every field, every reference, every table.

use genki_board::change::{
    Change, ChangeId, Document, Op, Stamp, base_of, derive, invert, project, take,
};
use genki_board::check::{FindingKind, check};
use genki_board::edit::{Edit, IndicatorField, Part};
use genki_board::exchange::{Envelope, read_text, write};
use genki_board::model::schema::Fields;
use genki_board::model::*;
use genki_board::text::{EN, JA, work};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../public/schema/genki-board-1.3.schema.json");

/// The sample, with what it lacks: every table has a record, and every member is filled in
/// somewhere.
fn whole() -> Strategy {
    let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
    let mut strategy = read_text(&text).unwrap().strategy;
    let indicator = strategy.indicators.iter().next().unwrap().id.clone();
    let target = |id: &str, year, goal| {
        let (id, indicator, period) = (id.into(), indicator.clone(), Period::fiscal(year));
        Target {
            id,
            indicator,
            period,
            goal,
            sum_since: None,
            set_at: AsOf::default(),
            reason: String::new(),
            raw: String::new(),
        }
    };
    strategy.targets.put(target("range", 2050, Goal::Range { from: 1.into(), to: 9.into() }));
    strategy.targets.put(target("words", 2051, Goal::Words("減少を目指します".into())));
    let plan = strategy.plans.iter().next().unwrap().id.clone();
    strategy.amendments.put(Amendment {
        id: "amended".into(),
        plan,
        reason: "理由".into(),
        ..Amendment::default()
    });
    strategy.circulations.put(Circulation {
        id: "asked".into(),
        name: "実績".into(),
        year: FiscalYear(2025),
        ..Circulation::default()
    });
    strategy.answers.put(Answer {
        id: "answered".into(),
        circulation: "asked".into(),
        ..Answer::default()
    });
    with_one_of_each(&strategy)
}

/// A table that is empty gets a record that names others as it must, and nothing else.
fn with_one_of_each(strategy: &Strategy) -> Strategy {
    let mut desk = Desk::of(strategy);
    let base = base_of(strategy);
    for table in TABLES
        .iter()
        .filter(|table| base.tables.get(table.name).is_none_or(|records| records.is_empty()))
    {
        let named = |tables: &[&str]| {
            tables
                .iter()
                .find_map(|table| Some(base.tables.get(*table)?.keys().next()?.to_string()))
        };
        let references = table.references.iter();
        let fields = references
            .filter_map(|found| Some((found.field.to_string(), json!(named(found.tables)?))));
        let change = desk.stamp.change(
            table.name,
            &"one".into(),
            Op::Create(fields.collect()),
            Value::Null,
            Vec::new(),
        );
        take(&mut desk.document, &mut desk.strategy, &[change]);
    }
    desk.strategy
}

/// Every table with its fields, the one that describes the strategy itself among them.
fn tables() -> Vec<(&'static str, &'static [&'static str])> {
    [(ABOUT, About::FIELDS)]
        .into_iter()
        .chain(TABLES.iter().map(|table| (table.name, table.fields)))
        .collect()
}

#[derive(Clone)]
struct Desk {
    document: Document,
    strategy: Strategy,
    stamp: Stamp,
}

impl Desk {
    fn of(strategy: &Strategy) -> Desk {
        let document = Document::new("doc", base_of(strategy));
        let (strategy, unreadable) = project(&document);
        assert_eq!(unreadable, []);
        let stamp = Stamp {
            author: "a".into(),
            session: "s".into(),
            sequence: 0,
            at: String::new(),
            by: String::new(),
        };
        Desk { document, strategy, stamp }
    }

    fn set(&mut self, table: &str, record: &Id, field: &str, value: Value) -> Change {
        let op = Op::Set { field: field.to_string(), value };
        let change = self.stamp.change(
            table,
            record,
            op,
            Value::Null,
            self.document.live(table, record, field),
        );
        take(&mut self.document, &mut self.strategy, std::slice::from_ref(&change));
        change
    }
}

/// Values of every shape that a field may have: one of them is another value of it.
fn candidates(strategy: &Strategy) -> Vec<Value> {
    let observation = strategy.observations.iter().last().unwrap().id.to_string();
    let (item, direction) =
        (strategy.items.iter().last().unwrap(), strategy.directions.iter().last().unwrap());
    let program = strategy.programs.iter().last().unwrap();
    let indicator = strategy.indicators.iter().last().unwrap();
    let (plan, meeting) =
        (strategy.plans.iter().last().unwrap(), strategy.meetings.iter().last().unwrap());
    let other = strategy.circulations.iter().next().unwrap();
    let ids =
        [&item.id, &direction.id, &program.id, &indicator.id, &plan.id, &meeting.id, &other.id]
            .map(|id| json!(id.as_str()));
    let plain = [
        json!("変えた"),
        json!("FY2031"),
        json!("CY2031"),
        json!("output"),
        json!("outcome"),
        json!(true),
        json!(false),
        json!(7),
        json!(2.5),
        json!(["一行"]),
        json!([{ "heading": "見出し", "lines": ["一行"] }]),
        json!([{ "by": "member", "text": "発言" }]),
        json!({ "at": "2030-01", "raw": "2030年1月" }),
        json!({ "observation": observation }),
        json!({ "author.session": 3 }),
        json!({ "table": "targets", "record": "range" }),
    ];
    ids.into_iter().chain(plain).collect()
}

/// A record in which the field, set to another value, makes another record that can be read: the
/// document before, the record, and the strategy afterwards.
fn changed_alone(begin: &Desk, table: &str, field: &str) -> Option<(Desk, Id, Strategy)> {
    let candidates = candidates(&begin.strategy);
    for record in base_of(&begin.strategy).tables.get(table)?.keys() {
        let mut before = begin.clone();
        // What an indicator is and where it stands is one thing: the other place is there before it
        // is the other.
        if field == "kind" && table == Indicator::TABLE {
            before.set(
                table,
                record,
                "item",
                json!(begin.strategy.items.iter().next()?.id.as_str()),
            );
            before.set(
                table,
                record,
                "direction",
                json!(begin.strategy.directions.iter().next()?.id.as_str()),
            );
        }
        for value in &candidates {
            let mut after = before.clone();
            after.set(table, record, field, value.clone());
            let lost = project(&after.document).1;
            let still_there = !lost.iter().any(|(of, id, _)| of == table && id == record);
            if after.strategy != before.strategy && still_there {
                return Some((before, record.clone(), after.strategy));
            }
        }
    }
    None
}

#[test]
fn every_field_of_every_record_changed_alone_is_derived_written_read_back_and_undone() {
    let begin = Desk::of(&small(&whole()));
    let mut tried = 0;
    for (table, fields) in tables() {
        for field in fields {
            let at = format!("{table}.{field}");
            let found = changed_alone(&begin, table, field);
            let (mut desk, record, wanted) =
                found.unwrap_or_else(|| panic!("{at} is set and never read"));
            let before = desk.strategy.clone();
            let changes = derive(&desk.document, &before, &wanted, &mut desk.stamp);
            let places: Vec<_> = changes
                .iter()
                .map(|change| (change.table.as_str(), &change.record, change.field()))
                .collect();
            assert!(places.contains(&(table, &record, Some(*field))), "{at}: derived {places:?}");
            assert!(
                places.iter().all(|(of, id, _)| *of == table && **id == record),
                "{at}: derived {places:?}"
            );
            take(&mut desk.document, &mut desk.strategy, &changes);
            assert!(desk.strategy == wanted, "{at}: applied, it is not what was wanted");
            let written = write(&desk.document, &Envelope::default());
            let opened = read_text(&written).unwrap_or_else(|refusal| panic!("{at}: {refusal:?}"));
            assert!(opened.strategy == wanted, "{at}: read back, it is another");
            let ids: Vec<ChangeId> = changes.iter().map(|change| change.id.clone()).collect();
            let (inverse, skipped) = invert(&desk.document, &ids, &mut desk.stamp);
            assert_eq!(skipped, [], "{at}");
            take(&mut desk.document, &mut desk.strategy, &inverse);
            assert!(desk.strategy == before, "{at}: undone, it is not what it was");
            tried += 1;
        }
    }
    println!("{tried} fields of {} tables", tables().len());
}

/// A record or two of every kind: enough for every field, and quick to compare.
fn small(whole: &Strategy) -> Strategy {
    let mut small = whole.clone();
    let outcome = whole.indicators.iter().find(|found| found.is_outcome()).unwrap().id.clone();
    let output = whole.indicators.iter().find(|found| !found.is_outcome()).unwrap().id.clone();
    let special: [Id; 2] = ["range".into(), "words".into()];
    let of = |id: &Id| *id == outcome || *id == output;
    small.indicators = whole
        .indicators
        .iter()
        .filter(|found| of(&found.id))
        .map(|found| Indicator::clone(found))
        .collect();
    small.targets = whole
        .targets
        .iter()
        .filter(|t| of(&t.indicator) || special.contains(&t.id))
        .map(|t| Target::clone(t))
        .collect();
    let missing = whole.observations.iter().find(|o| matches!(o.figure, Figure::Missing(_)));
    let observations = whole.observations.iter().filter(|o| of(&o.indicator)).chain(missing);
    small.observations = observations.map(|o| Observation::clone(o)).collect();
    small.planned =
        whole.planned.iter().take(2).map(|found| PlannedProgram::clone(found)).collect();
    small.reviews = whole.reviews.iter().take(2).map(|found| Review::clone(found)).collect();
    small.evaluations =
        whole.evaluations.iter().take(2).map(|found| Evaluation::clone(found)).collect();
    small.opinions = whole.opinions.iter().take(2).map(|found| Opinion::clone(found)).collect();
    small
}

#[test]
fn the_published_schema_has_the_same_tables_and_fields() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let base = &schema["properties"]["body"]["properties"]["base"];
    let mut known: Vec<String> = tables().iter().map(|(table, _)| table.to_string()).collect();
    known.sort();
    assert_eq!(keys(&base["properties"]), known);
    let first: Vec<&str> =
        [ABOUT].into_iter().chain(TABLES.iter().filter(|t| t.since == 0).map(|t| t.name)).collect();
    assert_eq!(base["required"], json!(first));
    for (table, fields) in tables() {
        let of = &base["properties"][table];
        let name = of["$ref"]
            .as_str()
            .or(of["items"]["$ref"].as_str())
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap();
        let mut expected: Vec<&str> = fields.to_vec();
        if table != ABOUT {
            expected.push("id");
        }
        expected.sort();
        assert_eq!(keys(&schema["$defs"][name]["properties"]), expected, "{table}");
    }
}

#[test]
fn a_reference_of_every_kind_that_leads_nowhere_is_found() {
    let strategy = whole();
    let none = |strategy: &Strategy| {
        check(strategy).iter().filter(|found| found.kind == FindingKind::LostPlace).count()
    };
    assert_eq!(none(&strategy), 0);
    let mut tried = 0;
    for table in TABLES {
        for reference in table.references {
            let at = format!("{}.{}", table.name, reference.field);
            let base = base_of(&strategy);
            let named = |fields: &Fields| fields.get(reference.field).is_some();
            let record = base.tables[table.name]
                .iter()
                .find(|(_, fields)| named(fields))
                .map(|(id, _)| id.clone());
            let record = record.unwrap_or_else(|| panic!("{at}: no record has one"));
            let mut desk = Desk::of(&strategy);
            desk.set(table.name, &record, reference.field, json!("nowhere"));
            assert!(none(&desk.strategy) > 0, "{at}: leads nowhere, and nobody says so");
            tried += 1;
        }
    }
    println!("{tried} kinds of references");
}

#[test]
fn whatever_is_taken_out_nothing_is_left_that_hangs_on_it() {
    let mut strategy = whole();
    // What decided plans have is not taken out: here none is decided.
    for plan in strategy.plans.iter().cloned().collect::<Vec<_>>() {
        strategy.plans.alter(&plan.id, |plan| plan.decided = AsOf::default());
    }
    let today = Date::new(2026, 11, 22).unwrap();
    let parts = (strategy.directions.iter().map(|found| Part::Direction(found.id.clone())))
        .chain(strategy.items.iter().map(|found| Part::Item(found.id.clone())))
        .chain(strategy.programs.iter().map(|found| Part::Program(found.id.clone())))
        .chain(strategy.indicators.iter().map(|found| Part::Indicator(found.id.clone())))
        .chain(strategy.meetings.iter().map(|found| Part::Meeting(found.id.clone())));
    for part in parts.collect::<Vec<_>>() {
        let after = Edit::Remove { part: part.clone() }.apply(&strategy, today).unwrap();
        let lost: Vec<_> = check(&after)
            .into_iter()
            .filter(|found| found.kind == FindingKind::LostPlace)
            .collect();
        assert_eq!(lost, [], "{part:?}");
        assert!(!part.exists(&after));
    }
}

#[test]
fn every_field_has_a_name_in_every_language_and_every_plain_text_can_be_typed() {
    for text in [&JA, &EN] {
        for (table, fields) in tables() {
            for field in fields {
                assert!(
                    (work(text).contests.field)(field) != *field,
                    "{table}.{field} has no name in {:?}",
                    text.language
                );
            }
        }
    }
    let strategy = whole();
    let id = strategy.indicators.iter().next().unwrap().id.clone();
    let today = Date::new(2026, 11, 22).unwrap();
    for member in Indicator::texts() {
        for (typed, kept) in [(" 書いたもの ", "書いたもの"), ("  ", "")] {
            let edit = Edit::Indicator {
                id: id.clone(),
                field: IndicatorField::Text(*member, typed.into()),
            };
            let after = edit.apply(&strategy, today).unwrap();
            assert_eq!(after.indicators.get(&id).unwrap().text(member), kept, "{}", member.field);
        }
    }
}

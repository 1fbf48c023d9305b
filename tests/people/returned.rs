//! Copies that came back: edited apart with all that can go against each other, and one that began as something else.

use genki_board::change::{Document, base_of};
use genki_board::edit::{Edit, New, Part, PartField};
use genki_board::model::*;

use super::{Start, desk_at, today, whole};

/// The sample with an item that no decided plan speaks of, so that it can be taken out.
pub fn begun() -> Start {
    let parent = whole().1.directions.iter().next().unwrap().id.clone();
    let edit =
        Edit::Add {
            id: "short-lived".into(), new: New::Item { parent }, name: "仮の項目".into()
        };
    let strategy = edit.apply(&whole().1, today()).unwrap();
    (Document::new("sample", base_of(&strategy)), strategy)
}

/// Three copies edited apart, and one that began as something else.
pub fn returned() -> [(&'static str, Document); 4] {
    let start = begun();
    let items: Vec<Id> = start.1.items.iter().map(|item| item.id.clone()).collect();
    let with_programs = |at: usize| {
        let of = |id: &&Id| start.1.programs.iter().any(|program| program.item == **id);
        items.iter().filter(of).nth(at).unwrap().clone()
    };
    let (gone, from) = (Id::from("short-lived"), with_programs(1));
    let moved = start.1.programs.iter().find(|program| program.item == from).unwrap().id.clone();
    let [renamed, to, elsewhere] = [2, 3, 4].map(with_programs);
    let edit = |author: &str, edits: Vec<Edit>| {
        let mut desk = desk_at(&start, author);
        for edit in edits {
            assert!(desk.edit(&edit).is_some(), "{edit:?}");
        }
        desk.document
    };
    let place =
        |parent: &Id| Edit::Place { part: Part::Program(moved.clone()), parent: parent.clone() };
    let indicator = start.1.indicators.iter().next().unwrap().id.clone();
    let actual = |typed: &str| Edit::Actual {
        indicator: indicator.clone(),
        period: Period::fiscal(2030),
        typed: typed.into(),
    };
    let b = edit(
        "b",
        vec![
            part_name(Part::Item(renamed.clone()), "Bの名前"),
            Edit::Remove { part: Part::Item(gone.clone()) },
            place(&to),
            actual("10"),
        ],
    );
    let c = edit(
        "c",
        vec![
            part_name(Part::Item(renamed), "Cの名前"),
            Edit::Add {
                id: "new-program".into(),
                new: New::Program { item: gone },
                name: "新しい事業".into(),
            },
            place(&elsewhere),
            part_name(
                Part::Direction(start.1.directions.iter().next().unwrap().id.clone()),
                "Cの方向",
            ),
        ],
    );
    let d = edit("d", vec![actual("12"), part_name(Part::Item(to), "Dの名前")]);
    // The same strategy, begun anew: whoever changed what in it cannot be told.
    let mut older = start.1.clone();
    older.about =
        std::sync::Arc::new(About { name: "前の版".into(), ..About::clone(&older.about) });
    let older = Document::new("older", base_of(&older));
    [("b", b), ("c", c), ("d", d), ("older", older)]
}

pub fn part_name(part: Part, name: &str) -> Edit {
    Edit::Part { part, field: PartField::Name(name.into()) }
}

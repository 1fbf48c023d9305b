//! Directions, items, programs and what else has a place in the strategy.

use super::{Record, in_table};
use crate::change::fields::{Fields, Put, Reader, Unreadable};
use crate::model::*;

impl Record for Direction {
    const TABLE: &'static str = "directions";
    const FIELDS: &'static [&'static str] = &["number", "name", "nameEn", "rank"];
    in_table!(directions);

    fn write(&self) -> Fields {
        Put::default()
            .text("number", &self.number)
            .text("name", &self.name)
            .text("nameEn", &self.name_en)
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let read = Reader::new(fields);
        let record = Direction {
            id: id.clone(),
            number: read.text("number"),
            name: read.text("name"),
            name_en: read.text("nameEn"),
            rank: read.text("rank"),
        };
        read.done(record)
    }
}

impl Record for Item {
    const TABLE: &'static str = "items";
    const FIELDS: &'static [&'static str] = &["parent", "number", "name", "nameEn", "rank"];
    in_table!(items);

    fn write(&self) -> Fields {
        Put::default()
            .text("parent", self.parent.as_str())
            .text("number", &self.number)
            .text("name", &self.name)
            .text("nameEn", &self.name_en)
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let read = Reader::new(fields);
        let record = Item {
            id: id.clone(),
            parent: read.id("parent"),
            number: read.text("number"),
            name: read.text("name"),
            name_en: read.text("nameEn"),
            rank: read.text("rank"),
        };
        read.done(record)
    }
}

impl Record for Program {
    const TABLE: &'static str = "programs";
    const FIELDS: &'static [&'static str] = &["item", "text", "textEn", "division", "rank"];
    in_table!(programs);

    fn write(&self) -> Fields {
        Put::default()
            .text("item", self.item.as_str())
            .text("text", &self.text)
            .text("textEn", &self.text_en)
            .text("division", &self.division)
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let read = Reader::new(fields);
        let record = Program {
            id: id.clone(),
            item: read.id("item"),
            text: read.text("text"),
            text_en: read.text("textEn"),
            division: read.text("division"),
            rank: read.text("rank"),
        };
        read.done(record)
    }
}

impl Record for Restatement {
    const TABLE: &'static str = "restatements";
    const FIELDS: &'static [&'static str] = &["outcome", "direction", "rank"];
    in_table!(restatements);

    fn write(&self) -> Fields {
        Put::default()
            .text("outcome", self.outcome.as_str())
            .text("direction", self.direction.as_str())
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let read = Reader::new(fields);
        let record =
            Restatement { id: id.clone(), outcome: read.id("outcome"), direction: read.id("direction"), rank: read.text("rank") };
        read.done(record)
    }
}

impl Record for Source {
    const TABLE: &'static str = "sources";
    const FIELDS: &'static [&'static str] = &["title", "publisher", "url"];
    in_table!(sources);

    fn write(&self) -> Fields {
        Put::default().text("title", &self.title).text("publisher", &self.publisher).text("url", &self.url).0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let read = Reader::new(fields);
        let record =
            Source { id: id.clone(), title: read.text("title"), publisher: read.text("publisher"), url: read.text("url") };
        read.done(record)
    }
}

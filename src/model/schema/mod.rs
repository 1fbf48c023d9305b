//! Records, each declared once: what it has, and for every member its fields in a file, what they
//! name, and what is chosen together. Order, reading, writing, references, ownership, tables and
//! the rules about them follow from that.

mod codec;
mod fields;

pub use codec::{Codec, FieldValue, Names};
pub use fields::{Fields, Put, Reader, Take, Unreadable, number_value};

use super::{Id, Keyed, Strategy, Table};

/// A record that lives in a table of the strategy. Declared with `record!`.
pub trait Record: Keyed + Clone + PartialEq {
    /// The table's name in a file.
    const TABLE: &'static str;
    /// Its fields in the order in which a file lists them.
    const FIELDS: &'static [&'static str];
    const REFERENCES: &'static [Reference];
    /// Fields that say one thing together: what was typed as one figure is chosen as one. Empty
    /// where each stands alone.
    const TOGETHER: &'static [&'static [&'static str]];
    /// Its plain texts, which a screen can offer without knowing each.
    const TEXTS: &'static [&'static [TextMember]];

    fn texts() -> impl Iterator<Item = &'static TextMember> {
        Self::TEXTS.iter().copied().flatten()
    }

    /// The record with another text in one of its plain texts.
    fn with_text(&self, member: &TextMember, typed: &str) -> Option<Self> {
        let mut fields = self.write();
        match typed.trim() {
            "" => fields.remove(member.field),
            text => fields.insert(member.field.to_string(), text.into()),
        };
        Self::read(self.id(), &fields).ok()
    }

    /// What a plain text says.
    fn text(&self, member: &TextMember) -> String {
        self.write()
            .get(member.field)
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .to_string()
    }

    fn write(&self) -> Fields;
    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable>;
    /// Tells every record that it names, and by which reference.
    fn each_reference(&self, tell: &mut dyn FnMut(&Id, &'static Reference));
    fn table(strategy: &Strategy) -> &Table<Self>;
    fn table_mut(strategy: &mut Strategy) -> &mut Table<Self>;
}

/// A field that names another record: whoever deletes a record must have seen its references.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    pub field: &'static str,
    /// The tables in which the record named may stand.
    pub tables: &'static [&'static str],
}

/// A member that is a plain text: a line of it, or as many as one likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextMember {
    pub field: &'static str,
    pub prose: bool,
}

/// What a table holds of the strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What there is, and in which order: all that a copy without figures keeps.
    Structure,
    /// What is known and wanted of an indicator; each belongs to one.
    Figures,
    Sources,
    /// What happens every year.
    Cycle,
    /// What goes out by mail and comes back.
    Post,
}

/// A table, as far as it can be told without its record's type.
pub struct TableSchema {
    pub name: &'static str,
    pub fields: &'static [&'static str],
    pub references: &'static [Reference],
    pub together: &'static [&'static [&'static str]],
    pub group: Group,
    /// The minor version of the format that brought it. Tables of the first stand in every base,
    /// empty too; later ones only in a base that has records of them, so that what was written
    /// before is written the same, with the same hash.
    pub since: u32,
}

impl TableSchema {
    /// The fields that are chosen together with one of them, itself among them; empty where it
    /// stands alone.
    pub fn chosen_with(&self, field: &str) -> Vec<&'static str> {
        let all: Vec<&str> = self.together.concat();
        if all.contains(&field) { all } else { Vec::new() }
    }
}

/// Whether a field of any record names another, and in which tables that may stand.
pub fn is_reference(field: &str) -> bool {
    super::strategy::TABLES
        .iter()
        .flat_map(|table| table.references)
        .any(|reference| reference.field == field)
}

/// Fields of a record of any table that name others.
pub fn references(fields: &Fields) -> impl Iterator<Item = Id> {
    fields
        .iter()
        .filter(|(field, _)| is_reference(field))
        .filter_map(|(_, value)| value.as_str().map(Id::from))
}

/// Tables in which a record stands that others name.
pub fn referred_tables() -> impl Iterator<Item = &'static str> {
    let names = |table: &&str| {
        super::strategy::TABLES
            .iter()
            .flat_map(|known| known.references)
            .any(|reference| reference.tables.contains(table))
    };
    super::strategy::TABLES.iter().map(|table| table.name).filter(names)
}

/// Declares a record: a struct, and with it all that a document has to know of it.
///
/// ```text
/// pub struct Program in programs as "programs" {
///     pub item: Id = ["item" -> "items"] (owner);     // the field names a record of that table, which must be there
///     pub text: String = ["text"] (prose);     // a plain text; of one line: (line)
///     pub figure: Figure = ["value"; "missing"] (together);   // several fields; chosen as one with others so marked
///     pub subject: Id = ["subject" ->? "indicators", "items"];    // may name none
/// }
/// ```
///
/// How a type is written and read is its [`Codec`]. Without `in … as …` it is a struct with fields,
/// and no table's.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $record:ident in $table:ident as $name:literal {
            $(
                $(#[$about:meta])*
                pub $member:ident: $type:ty = [$(
                    $field:literal $(-> $($must:literal),+)? $(->? $($may:literal),+)?
                );+] $(($mark:ident))*;
            )+
        }
    ) => {
        $(#[$meta])*
        pub struct $record {
            pub id: $crate::model::Id,
            $($(#[$about])* pub $member: $type,)+
        }

        impl $crate::model::Keyed for $record {
            fn id(&self) -> &$crate::model::Id {
                &self.id
            }

            fn owner(&self) -> Option<&$crate::model::Id> {
                None$($(.or($crate::model::schema::record!(@owner self $member $mark)))*)+
            }
        }

        impl $crate::model::schema::Record for $record {
            const TABLE: &'static str = $name;
            const FIELDS: &'static [&'static str] = &[$($($field),+),+];
            const REFERENCES: &'static [$crate::model::schema::Reference] = &[$($(
                $($crate::model::schema::Reference { field: $field, tables: &[$($must),+] },)?
                $($crate::model::schema::Reference { field: $field, tables: &[$($may),+] },)?
            )+)+];
            const TOGETHER: &'static [&'static [&'static str]] =
                &[$($crate::model::schema::record!(@together [$($mark)*] [$($field),+]),)+];
            const TEXTS: &'static [&'static [$crate::model::schema::TextMember]] =
                &[$($crate::model::schema::record!(@text [$($mark)*] [$($field),+]),)+];

            fn write(&self) -> $crate::model::schema::Fields {
                let put = $crate::model::schema::Put::default();
                $(let put = $crate::model::schema::Codec::write(&self.$member, &[$($field),+], put);)+
                put.0
            }

            fn read(
                id: &$crate::model::Id,
                fields: &$crate::model::schema::Fields,
            ) -> Result<Self, $crate::model::schema::Unreadable> {
                let read = $crate::model::schema::Reader::new(fields);
                let record = $record {
                    id: id.clone(),
                    $($member: read.or_note($crate::model::schema::Codec::read(&[$($field),+], &read.take)),)+
                };
                $($($(read.needs($field, &[$($must),+]);)?)+)+
                read.done(record)
            }

            #[allow(unused_variables)]
            fn each_reference(
                &self,
                tell: &mut dyn FnMut(&$crate::model::Id, &'static $crate::model::schema::Reference),
            ) {
                $($(
                    $(if let Some(id) = $crate::model::schema::Names::named(&self.$member, $field) {
                        tell(id, &$crate::model::schema::Reference { field: $field, tables: &[$($must),+] });
                    })?
                    $(if let Some(id) = $crate::model::schema::Names::named(&self.$member, $field) {
                        tell(id, &$crate::model::schema::Reference { field: $field, tables: &[$($may),+] });
                    })?
                )+)+
            }

            fn table(strategy: &$crate::model::Strategy) -> &$crate::model::Table<Self> {
                &strategy.$table
            }

            fn table_mut(strategy: &mut $crate::model::Strategy) -> &mut $crate::model::Table<Self> {
                &mut strategy.$table
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $record:ident {
            $(
                $(#[$about:meta])*
                pub $member:ident: $type:ty = [$($field:literal);+];
            )+
        }
    ) => {
        $(#[$meta])*
        pub struct $record {
            $($(#[$about])* pub $member: $type,)+
        }

        impl $record {
            /// Its fields in the order in which a file lists them.
            pub const FIELDS: &'static [&'static str] = &[$($($field),+),+];

            pub fn write(&self) -> $crate::model::schema::Fields {
                let put = $crate::model::schema::Put::default();
                $(let put = $crate::model::schema::Codec::write(&self.$member, &[$($field),+], put);)+
                put.0
            }

            pub fn read(fields: &$crate::model::schema::Fields) -> Result<Self, $crate::model::schema::Unreadable> {
                let read = $crate::model::schema::Reader::new(fields);
                let record =
                    $record { $($member: read.or_note($crate::model::schema::Codec::read(&[$($field),+], &read.take)),)+ };
                read.done(record)
            }
        }
    };
    (@owner $self:ident $member:ident owner) => {
        $crate::model::schema::Names::owner(&$self.$member)
    };
    (@owner $self:ident $member:ident $other:ident) => { None };
    (@text [line] [$field:literal]) => { &[$crate::model::schema::TextMember { field: $field, prose: false }] };
    (@text [prose] [$field:literal]) => { &[$crate::model::schema::TextMember { field: $field, prose: true }] };
    (@text [$($other:ident)*] [$($field:literal),+]) => { &[] };
    (@together [together] [$($field:literal),+]) => { &[$($field),+] };
    (@together [$($other:ident)*] [$($field:literal),+]) => { &[] };
}
pub(crate) use record;

/// Declares the tables of the strategy, each with its group and the minor version of the format
/// that brought it.
macro_rules! tables {
    (
        ($d:tt)
        $(#[$meta:meta])*
        pub struct $strategy:ident {
            $(#[$about_meta:meta])*
            pub $about:ident: $about_type:ty,
            $($group:ident since $since:literal { $($member:ident: $record:ident,)+ })+
        }
    ) => {
        $(#[$meta])*
        pub struct $strategy {
            $(#[$about_meta])*
            pub $about: $about_type,
            $($(pub $member: $crate::model::Table<$record>,)+)+
        }

        /// The tables in the order in which a file lists them.
        pub const TABLES: &[$crate::model::schema::TableSchema] = &[$($(
            $crate::model::schema::TableSchema {
                name: <$record as $crate::model::schema::Record>::TABLE,
                fields: <$record as $crate::model::schema::Record>::FIELDS,
                references: <$record as $crate::model::schema::Record>::REFERENCES,
                together: <$record as $crate::model::schema::Record>::TOGETHER,
                group: $crate::model::schema::Group::$group,
                since: $since,
            },
        )+)+];

        impl $strategy {
            /// Whether the tables of a group are still those of an earlier version.
            pub fn has_same(&self, before: &$strategy, group: $crate::model::schema::Group) -> bool {
                $($(($crate::model::schema::Group::$group != group || self.$member.is_same(&before.$member)) &&)+)+ true
            }

            /// A copy with the tables of a group alone.
            pub fn only(&self, group: $crate::model::schema::Group) -> $strategy {
                let mut kept = $strategy { $about: self.$about.clone(), ..$strategy::default() };
                $($(if $crate::model::schema::Group::$group == group {
                    kept.$member = self.$member.clone();
                })+)+
                kept
            }
        }

        /// Runs `$body` for every table, with its record type under the name given.
        macro_rules! each_table {
            ($d name:ident => $d body:block) => {
                $($({
                    type $d name = $crate::model::$record;
                    $d body
                })+)+
            };
        }
        pub(crate) use each_table;
    };
}
pub(crate) use tables;

//! History: the words.

use super::figures::{counted, point};
use crate::change::Version;
use crate::text::VersionWords;
use crate::text::figures::moment;

pub const VERSIONS: VersionWords = VersionWords {
    title: "History",
    lead: "When, by whom and what was changed. No change is ever lost.",
    none: "Nothing has been changed yet.",
    list: "Versions so far",
    version: |version, own| {
        let by = match version.by.as_str() {
            "" if own => "this browser",
            "" => "somebody without a name",
            name => name,
        };
        format!("{}, {by}, {}", span(version), counted(version.changes.len(), "change"))
    },
    short: |version| match version.by.as_str() {
        "" => span(version),
        by => format!("{}, {by}", span(version)),
    },
    beginning: "As it began",
    now: "Now",
    more: |left| format!("Show earlier versions ({left} more)"),
    see: "See the changes",
    open: "Open as a copy",
    opened: |name, at| format!("{name} (as of {at})"),
    back: "Go back to this",
    back_note: "Going back is a change too, and can be undone.",
    step: |at| format!("going back to {at}"),
    compare: "Compare versions",
    compare_note: "Choose two points, and see in a table what differs.",
    from: "Before",
    to: "After",
    same: "Nothing differs.",
    count: |count| match count {
        1 => "One place differs.".into(),
        count => format!("{count} places differ."),
    },
    record: "About",
    field: "Field",
    before: "Before",
    after: "After",
    by: "Changed by",
    reason: "Reason",
    when: "When",
    of: |action, name| format!("{action}: {name}"),
    rebase: "Begin anew from here",
    rebase_note: "Makes a new document of what stands here now, without its history. This document stays as it is, with all of it. Copies that were handed out before will be compared with the new document value by value, and no longer added up.",
    rebase_open: |count| format!("{} to be chosen first.", counted(count, "conflict")),
    rebased: |name| format!("{name} (begun anew)"),
    sure: "Make the new document",
    life: "How figures and fields were changed",
    life_none: "They are as they were published.",
};

/// The day, and from when to when.
fn span(version: &Version) -> String {
    let ((from_day, from), (to_day, to)) =
        (moment(&version.from, point), moment(&version.to, point));
    match (from_day == to_day, from == to) {
        (true, true) => format!("{from_day} {from}"),
        (true, false) => format!("{from_day} {from} to {to}"),
        (false, _) => format!("{from_day} {from} to {to_day} {to}"),
    }
}

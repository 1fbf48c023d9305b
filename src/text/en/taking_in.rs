//! Taking in what came back: the words of its screen.

use super::figures::{WRITE, period};
use crate::change::taking_in::Kind;
use crate::model::Period;
use crate::text::TakingInWords;

pub const TAKING_IN: TakingInWords = TakingInWords {
    title: "Take in",
    lead: "Opening a file changes nothing. See what differs, decide, and then take it in.",
    choose: "Choose files to take in…",
    choose_note: "As many as you like, as often as you like. Changes of files that began as this document are added up. The rows of a request can be taken in as CSV.",
    paste: "Paste rows, or the text of a file",
    paste_hold: "Hold it against the document",
    none: "No file yet.",
    copies: "Files that came",
    copy: |copy, letter| {
        let who = if copy.by.is_empty() { "somebody without a name" } else { &copy.by };
        let at = match copy.exported_at.as_str() {
            "" => String::new(),
            at => format!(" of {}", (WRITE.moment_of_day)(at)),
        };
        let of = match &copy.of_ours {
            Some(at) => {
                format!(" It came of the file that you saved on {}.", (WRITE.moment_of_day)(at))
            }
            None => String::new(),
        };
        let what = match (copy.same_as, copy.related, copy.news) {
            (Some(earlier), ..) => format!("It says the same as {}.", letter_of(earlier)),
            (_, false, _) if copy.common.is_some() => "It began from an earlier base. This browser still has that document, so only what the sender has changed is shown.".into(),
            (_, false, _) => "It began as something else: nobody can tell who changed what, so only values are compared.".into(),
            (_, _, 0) => "It has no change that is not here.".into(),
            (_, _, 1) => "One change in it is not here yet.".into(),
            (_, _, news) => format!("{news} changes in it are not here yet."),
        };
        let since = match copy.here_alone {
            0 => String::new(),
            1 => " One change here is not in it.".into(),
            count => format!(" {count} changes here are not in it."),
        };
        format!("{letter}: from {who}, {}{at}.{of} {what}{since}", file(&copy.name))
    },
    letter: letter_of,
    totals: |totals| {
        let mut told = vec![
            format!("{} to decide", totals.open),
            format!("{} taken", totals.taken),
            format!("{} kept as here", totals.declined),
            format!("{} the same", totals.same),
        ];
        if totals.here_alone > 0 {
            told.push(format!("{} changed here alone", totals.here_alone));
        }
        told.join(" · ")
    },
    nothing: "Nothing differs.",
    filter: "Show",
    all: "Everything",
    open: "To decide only",
    kind: |kind| match kind {
        Kind::Added => "added",
        Kind::Changed => "changed",
        Kind::Removed => "removed",
        Kind::Contested => "conflict",
        Kind::Mixed => "mixed value",
        Kind::Foreign => "figure of others",
        Kind::Earlier => "earlier value",
        Kind::Apart => "other value",
    },
    kind_head: "Difference",
    kind_note: |kind| match kind {
        Kind::Removed => "Left undecided it stays, marked to be chosen.",
        Kind::Contested => "Left undecided both are kept, marked to be chosen.",
        Kind::Mixed => "Two people changed different parts of it. Decide before taking in.",
        Kind::Foreign => "It is not this division's to set. Decide before taking it in.",
        Kind::Earlier => "It was changed here since, or not taken before.",
        Kind::Apart => "Left undecided it stays as here.",
        Kind::Added | Kind::Changed => "",
    },
    from: "Whose",
    everybody: "everybody’s",
    shown_rows: "All rows shown",
    decide_ours: "Keep as here",
    decide_theirs: "Take",
    decide_open: "Leave undecided",
    next_open: "To the next one to decide",
    record: "What",
    field: "Field",
    base: "Base",
    ours: "Here",
    pick: "Taken",
    pick_of: |name, field| format!("Taken of {name}, {field}"),
    pick_open: "undecided",
    pick_ours: "here",
    existence: "the record itself",
    listed: |told| told.join(", "),
    absent: "(not there)",
    stands: |figure| format!("(now {figure})"),
    there: "(there)",
    more: |left| format!("Show more ({left} rows left)"),
    quoted: |year| {
        format!("The evaluation of {} quotes the figure that is here", period(Period::Fiscal(year)))
    },
    overrides: |count| {
        format!(
            "{count} rows are kept as here: sent back, this document overrides the sender’s values."
        )
    },
    must: |count| format!("{count} mixed values have to be decided before taking in."),
    apply: "Take in",
    leave: "Take nothing in",
    open_apart: "Open as another document",
    decisions: "Save the decisions as CSV",
    step: "Taking in",
};

fn file(name: &str) -> String {
    match name {
        "" => "pasted text".into(),
        name => format!("file “{name}”"),
    }
}

fn letter_of(at: usize) -> String {
    char::from_u32('A' as u32 + at as u32)
        .filter(|_| at < 26)
        .map_or_else(|| format!("file {}", at + 1), String::from)
}

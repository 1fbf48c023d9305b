//! Changing the order of the strategy, and the sheet of figures.

use super::figures::counted;
use crate::report::landing::Becomes;
use crate::text::LandingWords;
use crate::text::{GridWords, PartWords};

pub const PARTS: PartWords = PartWords {
    fields: "Fields",
    number: "Number",
    name: "Name",
    name_en: "English name",
    program: "What the main program does",
    programs: "Main programs",
    within: "Items within",
    place: "Place",
    none: "None yet.",
    choose: "Please choose",
    add: "Add",
    add_direction: "Name of a new policy direction",
    add_item: "Name of a new policy item",
    add_program: "What a new main program does",
    add_outcome: "Name of a new social goal",
    add_output: "Name of a new supporting indicator",
    add_break: "Date of a new break",
    restate: "Restate a social goal of another direction",
    up: "Up",
    down: "Down",
    remove: "Delete",
    of: |action, name| format!("{action}: {name}"),
    ending: "Delete",
    ending_note: "Everything within it goes with it. Undo brings it back.",
    remove_this: |kind| format!("Delete this {}", kind.to_lowercase()),
    about: "Fields of the strategy",
    edition: "Source document",
    committee: "Reported to (name of the committee)",
    committee_en: "Name of the committee, in English",
    first_year: "First year of the plan",
    last_year: "Last year of the plan",
    period_confirmed: "Period of the plan",
    confirmed: "Confirmed in the strategy's text",
    unconfirmed: "Not confirmed",
    method: "How progress is managed",
    thresholds: "Thresholds of the verdicts",
    thresholds_note: "Lower bounds of the achievement rate (%). An empty field goes back to the usual bound.",
    nearly: "Nearly achieved",
    partly: "Partly achieved",
    exceeded: "Far above target",
    findings_note: "Choosing one opens the place to correct.",
    removed: "Deleted parts",
    removed_note: "Whatever was deleted, whenever, can be brought back with what went with it.",
    removed_none: "None.",
    restore: "Bring back",
    restored: |name| format!("bringing back “{name}”"),
    breaks: "Breaks in the series",
    breaks_note: "When the definition or the method changed. Figures on either side are not compared.",
    break_at: "As of",
    break_reason: "What changed",
};

pub const GRID: GridWords = GridWords {
    title: "Figures by year",
    hint: "Enter goes down, Tab to the right. F2 continues what is there, Escape cancels. A range of a spreadsheet can be pasted as it is.",
    reading: "The figures of each indicator, year by year. Press “Edit” to write.",
    what: "Figures shown",
    table: "Table of indicators by year",
    earlier: "Earlier years",
    later: "Later years",
    year: "Year",
    selected: "Selected cell",
    cells: |count| format!("{count} cells"),
    no_figure: "Please enter the figure first.",
    nothing: "There are no indicators yet.",
    kind: "Outcomes or outputs",
    unread: |count| format!("{count} cannot be read; the reasons stand below their rows."),
    calendar: "cal. year",
    landing: LandingWords {
        title: "Before it is pasted",
        summary: |cells, count| {
            let named = [
                (count(Becomes::First), "new"),
                (count(Becomes::Further), "added beside what stays"),
                (count(Becomes::Overwrites), "written over"),
                (count(Becomes::Clears), "taken away"),
                (count(Becomes::Refused), "not written"),
                (count(Becomes::Unread), "kept unread"),
                (count(Becomes::Same), "the same as now"),
            ];
            let named: Vec<String> = named
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!("{count} {what}"))
                .collect();
            match named.is_empty() {
                true => "There is nothing to write.".to_string(),
                false => {
                    format!("{}: {}.", counted(cells, "cell"), named.join(", "))
                }
            }
        },
        by_names: "Rows are matched by the names of the indicators.",
        by_row_names: "Rows were matched by their names.",
        unknown_rows: |names| {
            format!("Not written, since no single row has this name: {}", names.join(", "))
        },
        doubtful: "There may be a heading, a number or a name among the values. Look whether rows and columns fit.",
        one_text: "There are several lines. Put one into each field below, or all of them into this one as a text.",
        as_one_text: "All into this field",
        crosses_kinds: "It covers outcomes and outputs alike. See whether the rows fit.",
        outside: |count| {
            format!("{} beside the table will not be written.", counted(count, "cell"))
        },
        unknown: |names| {
            format!(
                "Rows whose name does not lead to one indicator are not written: {}",
                names.join(", ")
            )
        },
        ignored: |columns| {
            let columns: Vec<String> = columns.iter().map(|at| at.to_string()).collect();
            format!(
                "Columns without figures (number {} from the left) are not used.",
                columns.join(", ")
            )
        },
        now: "Now",
        pasted: "Pasted",
        becomes: "What becomes of it",
        row: "Row",
        column: "Field",
        become_of: |becomes| match becomes {
            Becomes::Refused => "Not written",
            Becomes::Unread => "Kept unread",
            Becomes::Overwrites => "Written over",
            Becomes::Further => "Added beside what stays",
            Becomes::Clears => "Taken away",
            Becomes::First => "New",
            Becomes::Same => "The same as now",
        },
        jumps: "Ten times or more away from what was known",
        more: |count| format!("{} more", counted(count, "cell")),
        land: |count| format!("Write {}", counted(count, "cell")),
        cancel: "Cancel",
    },
};

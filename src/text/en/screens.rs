//! Words of the screens.

use super::figures::{WRITE, figure, goal, percent, period, point};
use super::verdicts;
use crate::measure::{Known, Status};
use crate::model::*;
use crate::report::Overview;
use crate::report::concerns::{Concern, ConcernKind};
use crate::report::list::Sort;
use crate::report::overview::Moment;
use crate::text::figures::{digits, megabytes};
use crate::text::*;

pub const COMMON: Common = Common {
    outcome: "Social goal",
    outcomes: "Social goals",
    outcome_gloss: "outcome",
    output: "Supporting indicator",
    outputs: "Supporting indicators",
    output_gloss: "output",
    direction: "Policy direction",
    item: "Policy item",
    program: "Main program",
    indicator: "Indicator",
    restated: " [listed again]",
    all: "All",
    none: "None",
    unit: "Unit",
    as_of: "As of",
    source: "Source",
    state: "State",
    note: "Note",
    division: "Division",
    not_filled_in: "Not filled in",
    sample: "Sample (invented figures)",
    baseline: "Baseline",
    target: "Target",
    actual: "Actual",
    expected: "Expected level",
    achievement: "Achievement rate",
    progress: "Progress rate",
    verdict: "Verdict",
    fiscal_year: "Year",
    close: "Close",
    cancel: "Cancel",
    total: "Total",
};

pub const NAV: Nav = Nav {
    label: "Main screens",
    menu: "Menu",
    close: "Close menu",
    crumbs: "Where you are",
    skip: "Skip to the content",
};

pub const FRAME: Frame = Frame {
    published: "Published data",
    known_then: |meeting| format!("Shown as “{meeting}” saw it."),
    back_to_now: "Back to now",
    sample_document: "Sample document",
    working_copy: "Working copy",
    opened_file: "Opened file",
    begun_here: "New document",
    edit: "Edit",
    end_editing: "Stop editing",
    undo: "Undo",
    redo: "Redo",
    nothing_to_undo: "There is nothing to undo",
    nothing_to_redo: "There is nothing to redo",
    about_document: "About this document",
    sample_note: "Targets and actuals are figures invented to show the screens.",
    sample_source: " Structure and names of the indicators follow Document 4.",
    loading: "Loading…",
    part_missing: "This part could not be loaded. Please check the connection.",
    preparing_to_edit: "Preparing to edit…",
    editor_missing: "What is needed for editing could not be loaded. Please check the connection. Nothing can be typed yet.",
    try_again: "Load again",
    figures_of: "Figures as of",
    fingerprint: "Data code",
    printed: "Printed on",
    version: "Version",
    accessibility: "Accessibility",
    accessibility_note: "Made with WCAG 2.2 AA and JIS X 8341-3:2016 AA in mind.",
    position: "This page",
    position_note: "A copy of published material; not an official page.",
    position_own: "A document of this browser; not an official page.",
    contact: "Contact",
    notices: "Notices",
    missing_document: "This document is not in this browser",
    missing_document_note: "A working copy exists only in the browser that made it. Whoever has it can send it to you as a file.",
    open_published: "Open the published data",
    missing_place: "There is no such place in this document",
    missing_place_note: "It was deleted, or it belongs to another document.",
    to_overview: "To the overview",
    unreadable_document: "The stored document could not be read",
    unreadable_document_note: "Nothing was deleted. What is stored can be taken out as a file, just as it is.",
    save_raw: "Take out the stored data",
    open_file: "Open a file",
    contests: "Conflicts",
    contest_count: |count| format!("Conflicts {count}"),
};

pub const OVERVIEW: OverviewWords = OverviewWords {
    about: "About this document",
    concerns: "Worth a look",
    concerns_note: "What is behind, then what got worse two years running, then what has not been reported.",
    concern,
    reason: "Reason",
    no_reason: "No reason has been written yet.",
    all_behind: |count| match count {
        1 => {
            "See the indicator that is behind (not achieved, not improved, short of the way)".into()
        }
        count => format!(
            "See all {count} indicators that are behind (not achieved, not improved, short of the way)"
        ),
    },
    seek: "Search",
    lead: "What was promised to small businesses, and how far it has come: figures and their dates, by policy direction.",
    search_label: "Indicators, programs, words",
    search: "Search",
    examples: "For example",
    example_words: &["start-up", "sales channels", "succession", "BCP"],
    edition: "Source document",
    figures_from: "Figures as of",
    period: "Period of the strategy",
    period_unknown: "Not confirmed",
    period_unknown_note: "Not stated in Document 4",
    period_unconfirmed: "Not confirmed",
    of_them_restated: |count| format!("{count} of them listed again"),
    now: "Where things stand",
    statement,
    basis,
    to_sample: "See in the sample what targets and verdicts look like",
    directions: |count| format!("{count} policy directions"),
    marks_note: "Each mark is an indicator. Choosing it opens its sheet.",
    marks_link: "What the marks mean",
    in_list: |count| format!("See in the list ({count} indicators)"),
    items: |count| format!("{count} policy items"),
    standing: "The yearly cycle now",
    standing_note: "How far planning, doing, evaluating and improving have come.",
    news: "New figures",
    news_note: |overview| {
        let order = "The latest as-of dates first.";
        match overview.news_after() {
            true => format!(
                "{order} Figures after {} count neither in the verdicts nor in the as-of dates below.",
                period(Period::fiscal(overview.year))
            ),
            false => order.to_string(),
        }
    },
    news_others: |count| format!("and {count} other indicators"),
    counts: "Numbers of social goals and supporting indicators",
    counts_note: "Social goals are set for policy directions, supporting indicators for policy items.",
    counts_label: "Table of the numbers of social goals and supporting indicators",
    including_restated: "including those listed again",
    moments: "As-of dates of the figures",
    moments_note: |many| match many {
        true => {
            "The bars are as long as there are supporting indicators. Their dates differ, so please be careful when comparing figures."
        }
        false => {
            "Each dot is a supporting indicator. Their dates differ, so please be careful when comparing figures."
        }
    },
    moment: |moment| match moment {
        Moment::Month { year, month } => point(Point::Month { year, month }),
        Moment::Whole(whole) => point(Point::Whole(whole)),
        Moment::Nothing => "No figure".into(),
    },
    method: "How progress is managed",
    method_note: "The way of review that the strategy lays down.",
    doors: "What you can do here",
    door_list: (
        "Look up figures",
        "Narrow the indicators down by direction and status, and search by words.",
    ),
    door_sample: (
        "Try the sample",
        "See with invented figures what targets, verdicts and charts look like.",
    ),
    door_officer: (
        "Work as an officer of the prefecture",
        "Write actuals and targets into a working copy and send it as a file. The published data stays as it is.",
    ),
};

fn concern(found: &Concern, thresholds: &Thresholds) -> String {
    let row = &found.row;
    let unit = EN.unit(&row.indicator);
    let of = period(row.verdict.period);
    let known = |found: &Observation| match found.figure {
        Figure::Number(value) => Some(figure(value, unit)),
        Figure::Missing(_) => None,
    };
    let actual = row.shown.as_deref().and_then(known);
    match found.kind {
        ConcernKind::Behind => {
            let rate = match (&row.verdict.achievement, &row.verdict.progress) {
                (Some(found), _) => {
                    format!(" (achievement rate {})", percent(found.ratio, thresholds))
                }
                (None, Ok(ratio)) => format!(" (progress rate {})", percent(*ratio, thresholds)),
                (None, Err(_)) => String::new(),
            };
            // A sum is told as what is judged, and a later year's target with its year.
            let judged = row.verdict.actual.as_ref();
            let actual = judged.map(|judged| figure(judged.value, unit)).or(actual);
            let sum = judged.is_some_and(|judged| judged.sum_since.is_some());
            let target = row.verdict.target.as_deref().map(|target| {
                let later = target.period != row.verdict.period;
                let of =
                    if later { format!("for {}: ", period(target.period)) } else { String::new() };
                format!("{of}{}", goal(&target.goal, unit))
            });
            let actual =
                actual.map(|actual| format!("{actual}{}", if sum { " in all" } else { "" }));
            let figures = [("actual", actual), ("target", target)];
            let figures: Vec<String> = figures
                .into_iter()
                .filter_map(|(what, figure)| Some(format!("{what} {}", figure?)))
                .collect();
            format!("{of}: {}{rate}.", figures.join(", "))
        }
        ConcernKind::Worsening => {
            let fell = row.indicator.desired != Desired::Decrease;
            let moved = if fell { "fell" } else { "rose" };
            format!("{of}: {}; it {moved} two years in a row.", actual.unwrap_or_default())
        }
        ConcernKind::NotReported => {
            let last = found.last.as_deref().and_then(|last| {
                Some(format!(" The last one was {} of {}.", known(last)?, period(last.period)))
            });
            format!("The figure of {of} has not come.{}", last.unwrap_or_default())
        }
    }
}

fn statement(overview: &Overview) -> String {
    let outputs = overview.counts.outputs;
    if overview.judged {
        return format!(
            "{}: {}",
            period(Period::fiscal(overview.year)),
            verdicts::outputs(&overview.outputs)
        );
    }
    let known = outputs - overview.known(Known::Nothing);
    format!(
        "Figures are known for {known} of the {outputs} supporting indicators. There are no targets yet, so nothing is judged."
    )
}

fn basis(overview: &Overview, thresholds: &Thresholds) -> String {
    if overview.judged {
        let nearly = match overview.outputs.count(Status::Nearly) {
            0 => String::new(),
            _ => format!(
                "“Nearly achieved” is an achievement rate of {}% or more. ",
                digits(thresholds.nearly.decimal())
            ),
        };
        let open = verdicts::outputs_open(&overview.outputs);
        let (listed, restated) = (overview.counts.outcomes, overview.counts.restated);
        let outcomes = verdicts::outcomes(&overview.outcomes, listed, restated);
        return format!("{open} {nearly}{outcomes}").trim().to_string();
    }
    format!(
        "Targets are set in each year's annual plan (none has been entered yet). {} supporting indicators have part-year figures: \
         one as of the end of January 2023, for instance, covers 10 of 12 months. They are not compared with a target until the \
         whole year is known.",
        overview.known(Known::PartYear)
    )
}

pub const LIST: ListWords = ListWords {
    title: "Indicators",
    search_label: "Indicators, programs, words",
    kind: "Kind",
    division: "Division",
    year: "Year",
    sort: "Sort by",
    sort_word: |sort| match sort {
        Sort::Strategy => "Order of the strategy",
        Sort::Name => "Japanese name",
        Sort::Status => "Status",
        Sort::Newest => "Latest as-of date",
        Sort::Rate => "Highest achievement rate",
        Sort::Lowest => "Lowest achievement rate",
    },
    marks: "Status",
    shown: |shown, all| {
        if shown == all {
            format!("Showing all {all}")
        } else {
            format!("Showing {shown} of {all}")
        }
    },
    with_restated: |count| format!(" ({count} of them listed again)"),
    behind: "Behind",
    narrow: |count| match count {
        0 => "Filter and sort".into(),
        count => format!("Filter and sort ({count} chosen)"),
    },
    found_programs: |count| format!("Programs: {count}"),
    save_csv: "Save as CSV",
    csv_note: "The indicators shown, or all their figures. A figure has a line of its own, those since replaced as well; where there is no value, its reason stands in its place. Older spreadsheet programs need Shift_JIS, which has no letters but Japanese and Latin ones.",
    list_utf8: "The list",
    list_shift_jis: "The list (Shift_JIS)",
    observations: "All figures",
    observations_utf8: "All figures",
    observations_shift_jis: "All figures (Shift_JIS)",
    found_terms: |count| format!("Words: {count}"),
    clear: "Clear the filters",
    nothing: "No indicator matches. Try fewer words, or clear the filters.",
    found: |words| format!("Indicators for “{words}”"),
    latest: "Latest actual",
    desired_label: "Desired direction",
    desired,
    table: "List of indicators",
    targets_none: "Targets are set in each year's annual plan (none has been entered yet). The marks tell how much of the figures is known.",
    figures: "Table of figures by year",
};

pub const EDIT: EditWords = EditWords {
    hint: "Enter goes to the next year, Escape takes back. What you write is saved at once.",
    actual_of: |of| format!("Actual of {}", period(of)),
    target_of: |of| format!("Target of {}", period(of)),
    as_of_of: |of| format!("As of, {}", period(of)),
    state_of: |of| format!("State, {}", period(of)),
    source_of: |of| format!("Source, {}", period(of)),
    reason_of: |of| format!("Reason for the target of {}", period(of)),
    add_year: "Add a year",
    add_revision: "Add a revised figure",
    revision_of: |of| format!("Revised figure of {}", period(of)),
    remove_observation: "Remove this value",
    findings: "To look at",
    no_findings: "There is nothing to look at.",
    accrues: "Grows from the start of the period",
    calendar: "Counted by calendar year",
    aggregation: "Kind of value",
    yes: "Yes",
    no: "No",
    unknown: "Unknown",
    replace_with: |text| format!("Change to “{text}”"),
    set_at: "When the target was set",
    sum_since: "Compare by the sum since",
    baseline_none: "None",
    target_reasons: "Reasons for the targets",
};

pub const PLACES: PlaceWords = PlaceWords {
    items: "Policy items",
    programs: "Main programs",
    programs_note: "What the prefecture does.",
    within: "Items within",
};

pub const FILES: FileWords = FileWords {
    title: "Files",
    lead: "Documents live in this browser. As files they can be sent by mail or opened on another computer.",
    save: "Save as file",
    save_note: "Writes the open document with the record of its changes. It can be opened under a name ending in .txt as well.",
    last_file: "Last file",
    last_file_at: |mark, since| {
        let at = (WRITE.moment_of_day)(&mark.at);
        let way = match (mark.out, mark.checked) {
            (false, _) => "Opened",
            (true, true) => "Saved and checked",
            (true, false) => "Saved",
        };
        match since {
            0 => format!("{way} {at} (no changes since)"),
            since => format!("{way} {at} (changes since: {since})"),
        }
    },
    no_file: "Not saved as a file yet",
    check: "Check a file",
    check_note: "Choose a file you saved: it is compared with the present document to see whether everything is in it.",
    room: "Storage",
    room_used: |room| format!("{} of {} used", megabytes(room.used), megabytes(room.all)),
    room_promised: "This browser has promised not to delete anything by itself.",
    room_forgets: "This browser (Safari) may delete what has not been opened for seven days. Save what you need as files.",
    open: "Open a file",
    open_note: "Choose a .json or .txt file. Of a document that is here you see first what differs; opening changes nothing.",
    drop: "You can also drop a file here.",
    paste: "Paste and open",
    paste_label: "Contents of a file (text)",
    paste_open: "Open this text",
    documents: "Documents",
    documents_note: "Published data does not change. A working copy is made at the first edit.",
    published: "Published data",
    kept: "Documents in this browser",
    kept_none: "There are no working copies or opened files yet.",
    rename: "Rename",
    duplicate: "Duplicate",
    remove: "Delete",
    new_name: "New name",
    current: "Open now",
    changes: |count| format!("Changes: {count}"),
    made: |when| format!("Made {when}"),
    copy_name: |name| format!("{name} (copy)"),
    begin: "Name of a new document",
    begin_empty: "New document",
    begin_like: "Copy the structure of this document only",
    browser: "This browser",
    erase: "Erase everything from this browser",
    erase_note: "For leaving a shared computer. Save the documents you need as files first.",
    erase_sure: "Really erase everything",
    save_all: "Save all documents",
    begin_note: "Start from nothing, or with the directions, items, programs and indicators of the present document, without figures.",
    schema: "Format of the files (JSON Schema)",
    schema_note: "A description of the format, for people who read or write it with other tools.",
    share: "Share…",
    copy_text: "Copy as text",
    leaves: |leaving| {
        let open = match leaving.open {
            0 => String::new(),
            open => format!(" ({open} still to be chosen)"),
        };
        let names = match leaving.names.as_slice() {
            [] => "No names are in it.".to_string(),
            names => format!("So are the names of those who made changes: {}.", names.join(", ")),
        };
        format!(
            "In the file: {} indicators, {} actuals, {} targets, {} opinions, {} changes{open}. {names}",
            leaving.indicators,
            leaving.observations,
            leaving.targets,
            leaving.opinions,
            leaving.changes
        )
    },
    this_document: "This document",
    other_documents: "Other documents",
};

pub const SETTINGS: SettingsWords = SettingsWords {
    title: "Settings",
    lead: "Settings of this browser alone.",
    language: "Language",
    language_note: "Names and texts of the strategy are rendered in English where the document has a rendering; otherwise they stand in Japanese.",
    name: "Name",
    name_note: "Goes with the files you save and the record of your changes. It may be a division's name, or empty.",
    privacy: "Where what you enter goes",
    privacy_note: "Nothing you enter leaves this browser, except in the files that you save yourself.",
};

pub fn desired(desired: &Desired) -> &'static str {
    match desired {
        Desired::Increase => "Increase",
        Desired::Decrease => "Decrease",
        Desired::Maintain => "Maintain",
        Desired::Range => "Within a range",
        Desired::Other(_) => "Other",
    }
}

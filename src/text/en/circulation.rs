//! Requests to divisions, and their answers: the words.

use super::figures::{WRITE, counted, period};
use crate::model::*;
use crate::report::circulation::{AskedDivision, CirculationBoard};
use crate::text::CirculationWords;

pub const CIRCULATION: CirculationWords = CirculationWords {
    title: "Requests and answers",
    lead: "Ask divisions to fill in their figures, and take in the files that come back. Here one sees who has not answered.",
    list: "Requests so far",
    none: "No request yet.",
    returned: |board| format!("{} of {} returned", board.returned(), board.divisions.len()),
    awaited,
    make: "Make a request",
    make_note: "Each division gets a file that begins where its own indicators are filled in. The figures of others are there to be read.",
    no_divisions: "There are no divisions yet. Name the division of an indicator or a program, and it can be chosen here.",
    to_indicators: "To the indicators",
    name: "Subject",
    name_of: |year| format!("Actuals of {}", period(Period::Fiscal(year))),
    year: "Year of the actuals",
    due: "Due",
    due_note: "For example 2026-04-30. It can be left out.",
    divisions: "Asked of",
    division: |name, count| format!("{name} ({})", counted(count, "indicator")),
    all: "Choose all",
    nobody: "Choose one division at least.",
    cover: "Covering text",
    cover_default: "Please fill in the actuals of your indicators in the attached file and send it back.\nOpened on the page “Files” of Genki Board, the file leads straight to where they are filled in. When you are done, press “Save the answer” and attach the file to your reply.",
    issued: "Asked on",
    number: "Number",
    indicators: "Filled in",
    filled: |division| format!("{} / {}", division.filled, division.indicators.len()),
    state: "Returned",
    state_of,
    answers: "Answers that came",
    answer,
    show: "Show",
    show_all: "Every division",
    show_open: "Those that have not answered",
    show_incomplete: "Those that answered and left something out",
    show_foreign: "Those that changed figures of others",
    nobody_shown: "There is none.",
    save_all: "Save the files of all",
    save_open: "Save the files of those who have not answered",
    save_note: "They come in one ZIP file. The number of each stands in the table below.",
    take_in: "Take in the files that came",
    save_one: "Save the file",
    copy_cover: "Copy the covering text",
    copy_rows: "Copy the rows",
    save_rows: "Save the rows as CSV",
    copy_reminder: "Copy a reminder",
    copy_reminders: "Copy reminders for all who have not answered",
    rows_title: "As a table",
    rows: "Save the rows of all as CSV",
    rows_note: "Hand out rows to those who answer in a spreadsheet. As long as the column of IDs stays, they can be taken in like a file.",
    copied: "Copied.",
    not_copied: "It could not be copied.",
    received: "Received on paper or by telephone",
    take_back: "Take back",
    of: |action, name| format!("{action}: {name}"),
    unasked: "Answers of divisions that were not asked",
    remove: "Delete this request",
    mail,
    reminder,
    known_divisions: "Divisions",
    known_note: "A new name holds for indicators, programs, annual plans and requests at once. Two of the same name become one.",
    programs: "Programs",
    new_name: |name| format!("Name of {name}"),
    answered: |name, division, own, foreign| {
        let own = match own {
            0 => "Nothing is filled in.".to_string(),
            own => format!("It fills in {} of {division}.", counted(own, "record")),
        };
        let foreign = match foreign {
            0 => String::new(),
            foreign => format!(" It changes {} of others, too.", counted(foreign, "record")),
        };
        format!("It is the answer of {division} to “{name}”. {own}{foreign}")
    },
    answered_before: "This answer was taken in before.",
    answer_for: "Which request it answers",
    answers_nothing: "It is no answer",
};

fn days(count: i64) -> String {
    counted(usize::try_from(count).unwrap_or_default(), "day")
}

fn awaited(board: &CirculationBoard) -> String {
    let open = board.divisions.len() - board.returned();
    if open == 0 {
        return "Every division has answered.".into();
    }
    let who = counted(open, "division");
    let waiting = match board.days_out {
        Some(out) if out > 0 => format!("{who} awaited for {}.", days(out)),
        _ => format!("{who} awaited."),
    };
    let due = match board.days_left {
        None => String::new(),
        Some(0) => " Due today.".into(),
        Some(left) if left > 0 => format!(" Due in {}.", days(left)),
        Some(left) => format!(" Overdue for {}.", days(-left)),
    };
    format!("{waiting}{due}")
}

fn state_of(board: &CirculationBoard, division: &AskedDivision) -> String {
    match (division.answers.as_slice(), board.days_out) {
        ([], _) if board.days_left.is_some_and(|left| left < 0) => {
            format!("not yet (overdue for {})", days(-board.days_left.unwrap_or_default()))
        }
        ([], Some(out)) if out > 0 => format!("not yet ({})", days(out)),
        ([], _) => "not yet".into(),
        ([_], _) => "returned".into(),
        (several, _) => format!("returned ({} times)", several.len()),
    }
}

fn answer(answer: &Answer) -> String {
    let on = answer.received.point.map(WRITE.point).unwrap_or_default();
    if answer.file.is_empty() && answer.own.is_none() {
        return format!("{on}: on paper or by telephone");
    }
    let by = match answer.by.as_str() {
        "" => "somebody without a name",
        by => by,
    };
    let own = answer.own.map(|own| format!(", {own} of its own")).unwrap_or_default();
    let foreign = match answer.foreign {
        Some(foreign) if foreign > 0 => format!(", {foreign} of others"),
        _ => String::new(),
    };
    format!("{on}: {by}{own}{foreign} {}", answer.file)
}

fn mail(board: &CirculationBoard, division: &AskedDivision, file: &str) -> String {
    let asked = &board.circulation;
    let named = division.indicators.iter().map(|found| format!("- {}", super::EN.name(&**found)));
    let indicators = named.collect::<Vec<_>>().join("\n");
    let due = match asked.due.point {
        Some(due) => format!("Due: {}\n", (WRITE.point)(due)),
        None => String::new(),
    };
    let by = match asked.by.as_str() {
        "" => String::new(),
        by => format!("\n{by}\n"),
    };
    let count = division.indicators.len();
    format!(
        "To: {}\nSubject: {}\n\n{}\n\n{due}Attached: {file}\nIndicators to fill in ({count}):\n{indicators}\n{by}",
        division.name, asked.name, asked.cover
    )
}

fn reminder(board: &CirculationBoard, division: &AskedDivision) -> String {
    let asked = &board.circulation;
    let issued = match asked.issued.point {
        Some(issued) => format!(", asked for on {},", (WRITE.point)(issued)),
        None => String::new(),
    };
    let due = match (asked.due.point, board.days_left) {
        (Some(due), Some(left)) if left < 0 => format!(" It was due on {}.", (WRITE.point)(due)),
        (Some(due), _) => format!(" It is due on {}.", (WRITE.point)(due)),
        (None, _) => String::new(),
    };
    format!(
        "To: {}\n\nYour answer to “{}”{issued} has not come yet.{due}\nIf you have filled it in, attach the file from “Save the answer” to your reply. If there is nothing to change, save it as it is and reply with that.\n",
        division.name, asked.name
    )
}

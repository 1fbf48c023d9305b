//! What happened: saving, files, edits, things to look at.

use super::figures::{WRITE, counted, period};
use super::opening::{refusal, refusal_help, remark};
use super::verdicts;
use crate::check;
use crate::edit::{Edit, Part, Refusal as EditRefusal};
use crate::exchange::Sending;
use crate::exchange::{Checked, Differs, Seen};
use crate::measure::Known;
use crate::model::goal::GoalFault;
use crate::model::reading::Fault;
use crate::model::{Id, Observation, Period, Strategy};
use crate::report::list::Mark;
use crate::storage::Failure;
use crate::text::figures::megabytes;
use crate::text::names::beginning;
use crate::text::{NoticeWords, Saved, Say};

pub const SAY: Say = Say {
    status: verdicts::status,
    verdict: verdicts::verdict,
    known,
    mark: |mark| match mark {
        Mark::Status(status) => verdicts::status(status),
        Mark::Known(found) => known(found),
    },
    exceeded: "Far above target",
    saved,
    reading: |name| format!("Reading “{name}”."),
};

pub static NOTICES: NoticeWords = NoticeWords {
    fault,
    goal_fault,
    close_all: "Close all",
    edit_refusal,
    refusal,
    refusal_help,
    remark,
    finding,
    copy_made: "A working copy was made. The published data stays as it is.",
    undone: |step| format!("Undone: {step}"),
    redone: |step| format!("Redone: {step}"),
    went_back: "The document is back at that version.",
    skipped: |count| {
        format!("{count} places were left as they are, because they changed afterwards.")
    },
    opened_together: |files| format!("{files} files were opened."),
    all_written: |documents, name| {
        format!(
            "{} in one file, {name}. “Open a file” brings them back.",
            counted(documents, "document")
        )
    },
    erased_elsewhere: |documents| {
        format!(
            "Another tab has erased everything in this browser.{}",
            if documents > 0 {
                format!(
                    " What was open here ({}) can be saved as a file until you close this notice.",
                    counted(documents, "document")
                )
            } else {
                String::new()
            }
        )
    },
    save_erased: "Save as a file",
    opened: |name| format!("“{name}” was opened."),
    seen: |seen| match seen {
        Seen::Same { document, at, out: false } => {
            format!("The same file was opened on {} (“{document}”).", (WRITE.moment_of_day)(at))
        }
        Seen::Same { document, at, out: true } => {
            format!("This file was saved from “{document}” on {}.", (WRITE.moment_of_day)(at))
        }
        Seen::Older { document, changes } => {
            format!("This file is older than your “{document}”, which has {changes} later changes.")
        }
    },
    checked: |name, found| match found {
        Checked::Same { code } => {
            format!("“{name}” holds the same as the present document (data code {code}).")
        }
        Checked::Differs(Differs { lost: lost @ 1.., .. }) => {
            format!("“{name}” has {lost} changes fewer than when it was saved. Save it again.")
        }
        Checked::Differs(Differs { missing: 0, more: 0, .. }) => {
            format!(
                "“{name}” has as many changes as the present document, but its contents differ."
            )
        }
        Checked::Differs(Differs { missing, more: 0, .. }) => {
            format!(
                "“{name}” lacks {missing} changes of the present document. Please save it again."
            )
        }
        Checked::Differs(Differs { missing: 0, more, .. }) => {
            format!(
                "“{name}” has {more} changes that the present document lacks, and everything that this one has."
            )
        }
        Checked::Differs(Differs { missing, more, .. }) => {
            format!(
                "“{name}” differs from the present document: it lacks {missing} changes and has {more} others."
            )
        }
        Checked::Damaged => {
            format!("“{name}” was altered or cut on its way. Please save it again.")
        }
        Checked::OtherBase => format!("“{name}” began from another document."),
    },
    nearly_full: |room| {
        format!(
            "Storage is nearly full ({} of {} used). Save the documents you need as files and remove those you do not need.",
            megabytes(room.used),
            megabytes(room.all)
        )
    },
    file_written: |name| format!("“{name}” was saved. Where it went is a setting of the browser."),
    sent: |by| match by {
        Sending::Share => "The file was handed on. Whether it arrived is to be seen there.",
        Sending::Copy => "The whole file was copied as text. It can be pasted into a mail.",
    },
    not_sent: |by| match by {
        Sending::Share => "The file was not handed on.",
        Sending::Copy => "It could not be copied. Save it as a file instead.",
    },
    recovered: |name| {
        format!(
            "Part of “{name}” could not be read, so it was put together from earlier generations and the record of changes. \
             What could not be read is kept apart."
        )
    },
    taken_over: "A newer version of Genki Board was opened in another tab. Changes here are no longer kept. Please reload the page.",
    erased: "All documents and settings in this browser were erased.",
    part_removed: |name| format!("“{name}” was deleted. Undo brings it back."),
    replaced: |found| {
        let unit = found.indicator.unit.as_str();
        let told = |observation: &Observation| {
            format!(
                "{} ({})",
                (WRITE.figure_long)(observation, unit),
                (WRITE.state)(&observation.state)
            )
        };
        let (was, now) = (told(&found.was), told(&found.now));
        let stays = if found.stays { " The earlier one stays on its sheet." } else { "" };
        format!(
            "{}, {}: {now} counts now instead of {was}.{stays}",
            super::EN.short_name(&found.indicator),
            period(found.now.period)
        )
    },
    pasted: |cells, outside| {
        let beside = if outside > 0 {
            format!(" {outside} values outside the table were not written.")
        } else {
            String::new()
        };
        format!("{cells} cells were written. Undo takes them back.{beside}")
    },
    begun: |name| format!("“{name}” was made."),
    removed: |name| format!("“{name}” was taken off the list."),
    step,
    storage_unavailable: "This browser keeps nothing (storage is blocked, or this is a private window). To keep your work, use “Save as file”.",
    keep_failed: |reason| {
        format!(
            "It could not be saved ({}). What is on the screen is still there. Please take a copy with “Save as file”.",
            failure(reason)
        )
    },
    not_loaded: |name, reason| {
        format!("“{name}” could not be loaded ({}). Please reload the page.", failure(reason))
    },
    raw_written: |name, document| {
        format!(
            "“{document}” cannot be read as a document. What is left of it was saved as it is, in “{name}”."
        )
    },
    load_failed: |reason| {
        format!(
            "The stored document could not be loaded ({}). Please reload the page.",
            failure(reason)
        )
    },
    module_missing: "This was not done, because a part it needs could not be loaded. Please check the connection and try again.",
    duplicated: |name| format!("“{name}” was made."),
    compared_anew: "The document has changed and was compared again. Look once more before you take it in.",
    taken_in: |changes, open, stay| {
        let told: String = match (changes, open) {
            (0, _) => "There was nothing to take in.".into(),
            (_, 0) => "Taken in.".into(),
            (_, 1) => "Taken in. One place is left to be chosen.".into(),
            (_, open) => format!("Taken in. {open} places are left to be chosen."),
        };
        let stays = match stay {
            0 => String::new(),
            stay => {
                format!(" {stay} records stay: others hang on them, or a decided plan has them.")
            }
        };
        format!("{told}{stays}")
    },
};

/// What the browser calls its refusals, in words.
fn failure(failure: &Failure) -> &'static str {
    match failure {
        Failure::Full => "storage is full",
        Failure::Forbidden => "storage is blocked by the browser's settings",
        Failure::Vanished => "the stored document is gone",
        Failure::NotKept => "writing could not be confirmed",
        Failure::RevisionConflict => "changes of another tab are being taken in",
        Failure::Outdated => "a newer version runs in another tab",
        Failure::ModuleMissing => "what is needed for saving could not be loaded",
        Failure::Unreachable => "it could not be fetched",
        // What the browser calls it is for the console.
        Failure::Browser(_) => "the browser’s store could not be used",
    }
}

fn known(known: Known) -> &'static str {
    match known {
        Known::Whole => "Whole year",
        Known::PartYear => "Part-year",
        Known::AtDate => "At a date",
        Known::Nothing => "No figure",
    }
}

fn fault(fault: &Fault, typed: &str) -> String {
    let kept = format!("What you typed, “{typed}”, is still there.");
    format!("{} {kept}", fault_reason(fault))
}

/// Why a text is no figure, and how to write it.
fn fault_reason(fault: &Fault) -> String {
    match fault {
        Fault::LetterForDigit { at, letter, .. } => {
            let name = match letter {
                'O' | 'o' => "the letter O",
                'l' => "the letter l",
                'I' => "the letter I",
                '〇' | '○' => "the sign 〇",
                _ => "not a digit",
            };
            format!("Character {at} is {name}.")
        }
        Fault::Separators => {
            "The separators do not stand at every third digit. Write 1,234.".into()
        }
        Fault::Myriads => {
            "The units of ten thousand and more are not used as they should be. Write 17,187.".into()
        }
        Fault::TwoFigures => {
            "This seems to be more than one figure. Write one only.".into()
        }
        Fault::OtherUnit { written, unit } => format!(
            "The unit is “{written}”, but this indicator counts “{unit}”. See whether it is the right row, and write the number alone."
        ),
        Fault::Scale { unit } => format!(
            "This indicator counts in “{unit}”. The figure does not come out whole in that unit, or does not say of what it is. Write the number of “{unit}”."
        ),
        Fault::NoneOrZero => "“None” may mean 0 or that there is no figure. Write 0, or a reason such as “Not yet published”.".into(),
        Fault::Bound => {
            "A bound is what a target has. Write the number alone.".into()
        }
        Fault::About => "This field cannot keep “about”. Write the exact number.".into(),
        Fault::TooLong => "Too many digits (up to 15 are possible).".into(),
        Fault::NotANumber => "This cannot be read as a number. Write digits, or a reason such as “Not yet published”.".into(),
    }
}

fn goal_fault(fault: &GoalFault, typed: &str) -> String {
    let kept = format!("What you typed, “{typed}”, is still there.");
    match fault {
        GoalFault::Figure(Fault::NotANumber) => format!(
            "This cannot be read as a target. Write 165, more than 93% or 2 to 3, or words that say a direction, such as “increase”. {kept}"
        ),
        GoalFault::Figure(fault) => self::fault(fault, typed),
        GoalFault::Range => {
            format!(
                "This range can mean more than one thing. Write both ends, as in 2 to 3. {kept}"
            )
        }
        GoalFault::SaysNone => format!("This is taken to say that there is no target. {kept}"),
        GoalFault::FigureInWords => {
            format!("A number in words is not read. Write it in digits. {kept}")
        }
        GoalFault::NoDirection => format!(
            "This does not say whether to increase, decrease or keep. Write a figure, or words that say so. {kept}"
        ),
    }
}

fn edit_refusal(refusal: &EditRefusal) -> String {
    match refusal {
        EditRefusal::Gone => "The place to write to is gone. What you typed is still there.".into(),
        // A reason for none is what a figure may have, not every field.
        EditRefusal::NotANumber(Fault::NotANumber) => {
            "This cannot be read as a value for this field. What you typed is still there.".into()
        }
        EditRefusal::NotANumber(fault) => {
            format!("{} What you typed is still there.", fault_reason(fault))
        }
        EditRefusal::Empty => "This cannot be empty.".into(),
        EditRefusal::NoPlace => "It cannot be placed there.".into(),
        EditRefusal::KeptFigure => {
            "A part-year figure, a baseline or a published figure cannot be taken away in the sheet. Correct or remove it on the indicator’s own screen.".into()
        }
        EditRefusal::TooLong => "The text is too long (100,000 characters at most). What you typed is still there.".into(),
        EditRefusal::Full => "This document has as many changes as a file can hold (300,000). Begin anew from it under “History” to go on, or part the document in two where that is not enough. What you typed is still there.".into(),
        EditRefusal::PartKnown => {
            "A part-year figure is known. Enter the whole-year number, or leave this empty.".into()
        }
        EditRefusal::NotADate => {
            "This cannot be read as a date. What you typed is still there.".into()
        }
        EditRefusal::TooWide { columns: 1 } => "Paste one name a line; other columns are not read.".into(),
        EditRefusal::TooWide { columns: 2 } => "Two columns are read: the name and the division.".into(),
        EditRefusal::TooWide { .. } => "Three columns are read: name, unit and division.".into(),
        EditRefusal::NoChoice => "This is none of the words to choose from. What you typed is kept.".into(),
        EditRefusal::NoVerdict => {
            "Choose the verdict that this reason is for. What you typed is kept.".into()
        }
        EditRefusal::Decided(year) => format!(
            "The annual plan of {} is decided. To change it, open it with a reason under Plan.",
            period(Period::Fiscal(*year))
        ),
        EditRefusal::OutOfOrder => {
            "The lower bound would be above the upper one. What you typed is still there.".into()
        }
    }
}

fn finding(kind: check::FindingKind, what: &str) -> String {
    match kind {
        check::FindingKind::UnreadableFigure => format!("“{what}” cannot be read as a number."),
        check::FindingKind::UnreadableTarget => format!("The target “{what}” cannot be read."),
        check::FindingKind::UnreadableAsOf => format!("The date “{what}” cannot be read. Write it like 2023-01-31 or R5年1月末."),
        check::FindingKind::UnreadableSetAt => {
            format!("When the target was set, “{what}”, cannot be read. Write it like 2023-03.")
        }
        check::FindingKind::InterimWithoutAsOf => "A part-year figure has no as-of date, so its number of months is unknown.".into(),
        check::FindingKind::AsOfBeforePeriod => {
            "The as-of date lies before the beginning of the period. See whether date and year are right.".into()
        }
        check::FindingKind::AsOfNotCome => {
            format!("The date “{what}” had not come when it was typed, so it is not read.")
        }
        check::FindingKind::AsOfLate => {
            "The as-of date is more than a year after the end of the period. See whether the year is right.".into()
        }
        check::FindingKind::UnknownState => format!(
            "The state “{what}” is not known here and is taken as a forecast. Choose one of the list."
        ),
        check::FindingKind::OtherKindOfYear => {
            "Fiscal and calendar years are mixed and cannot be compared. Change the kind of year of the indicator or of the figure.".into()
        }
        check::FindingKind::BreakUndated => format!(
            "The date “{what}” of a break in the series cannot be read. Nothing of this indicator is compared until it can."
        ),
        check::FindingKind::TargetBeforeBaseline => {
            "The year of the target is not after that of the baseline, so nothing can be judged. Change one of them.".into()
        }
        check::FindingKind::TargetSaysNone => format!(
            "The target “{what}” is taken to say that there is none. Write the figure when it is decided."
        ),
        check::FindingKind::SumOfLevels => {
            "This is no yearly count, so the sum of the target is not used. Change the kind of figure or the target.".into()
        }
        check::FindingKind::FlowWithoutAccrual => {
            "Yearly and cumulative counts grow through the period, but “grows through the period” is off.".into()
        }
        check::FindingKind::BaselineRevised => {
            "The figure used as the baseline has been revised since. The baseline stays as it was.".into()
        }
        check::FindingKind::LostPlace => "Its place in the strategy cannot be found.".into(),
        check::FindingKind::TargetBackwards => {
            format!("The target “{what}” goes against the desired direction. Please correct one of them.")
        }
        check::FindingKind::TwoTargets => {
            format!("There are two targets for one year (“{what}”). Remove one of them.")
        }
        check::FindingKind::TwoValues => {
            "Two values have the same year, state and date. Please correct the state or date of one.".into()
        }
        check::FindingKind::NoDesired => "No desired direction is set; until it is, nothing can be judged.".into(),
        check::FindingKind::NoUnit => "There is no unit.".into(),
        check::FindingKind::LostBaseline => "The figure used as the baseline cannot be found.".into(),
    }
}

fn saved(saved: Saved<'_>) -> String {
    match saved {
        Saved::Published => String::new(),
        Saved::Kept { clock: "", changes } => format!("Saved in this browser. Changes: {changes}"),
        Saved::Kept { clock, changes } => {
            format!("Saved in this browser {clock}. Changes: {changes}")
        }
        Saved::Saving => "Saving…".into(),
        Saved::Failed(reason) => format!("Not saved: {}", failure(reason)),
        Saved::NotKept => "Not saved: this browser keeps nothing".into(),
    }
}

/// What was changed, in a few words.
fn step(edit: &Edit, strategy: &Strategy) -> String {
    let name =
        |id: &Id| strategy.indicators.get(id).map(|i| super::EN.short_name(i)).unwrap_or_default();
    let of_observation =
        |id: &Id| strategy.observations.get(id).map(|o| (name(&o.indicator), period(o.period)));
    let of_target =
        |id: &Id| strategy.targets.get(id).map(|t| (name(&t.indicator), period(t.period)));
    let part_name = |part: &Part| beginning(&part.name(strategy));
    match edit {
        Edit::Actual { indicator, period: of, .. }
        | Edit::Correction { indicator, period: of, .. }
        | Edit::Entry { indicator, period: of, .. } => {
            format!("actual of {}, {}", period(*of), name(indicator))
        }
        Edit::Revision { indicator, period: of, .. } => {
            format!("revised figure of {}, {}", period(*of), name(indicator))
        }
        Edit::Target { indicator, period: of, .. } => {
            format!("target of {}, {}", period(*of), name(indicator))
        }
        Edit::Observation { id, .. } | Edit::RemoveObservation { id } => match of_observation(id) {
            Some((name, year)) => format!("details of the actual of {year}, {name}"),
            None => "details of an actual".into(),
        },
        Edit::TargetDetail { id, .. } => match of_target(id) {
            Some((name, year)) => format!("details of the target of {year}, {name}"),
            None => "details of a target".into(),
        },
        Edit::Indicator { id, .. } => format!("fields of {}", name(id)),
        Edit::About { .. } => "fields of the strategy".into(),
        Edit::Add { name, .. } => format!("adding “{}”", beginning(name)),
        Edit::Restate { outcome, .. } => format!("restating {}", name(outcome)),
        Edit::Part { part, .. } => format!("fields of “{}”", part_name(part)),
        Edit::Shift { part, .. } => format!("order of “{}”", part_name(part)),
        Edit::Place { part, .. } => format!("place of “{}”", part_name(part)),
        Edit::Remove { part } => format!("deleting “{}”", part_name(part)),
        Edit::Plan { year, .. } => format!("annual plan of {}", period(Period::Fiscal(*year))),
        Edit::Evaluation { year, .. } => format!("evaluation of {}", period(Period::Fiscal(*year))),
        Edit::Meeting { id, .. } => {
            format!("fields of “{}”", part_name(&Part::Meeting(id.clone())))
        }
        Edit::Opinion { .. } => "an opinion".into(),
        Edit::Circulate(circulation) => format!("request “{}”", beginning(&circulation.name)),
        Edit::Circulation { .. } => "fields of a request".into(),
        Edit::Receive(answer) => format!("answer of {}", answer.division),
        Edit::RenameDivision { to, .. } => format!("name of the division “{}”", beginning(to)),
        Edit::Many(edits) => match edits.as_slice() {
            [one] => step(one, strategy),
            many => format!("{} figures", many.len()),
        },
    }
}

//! What is said of a file that was opened, or could not be.

use crate::exchange::{Refusal, Remark};

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes } => {
            format!("The file is too large ({} MB). Up to 64 MB can be opened.", bytes / 1_048_576)
        }
        Refusal::Empty => "There is nothing in it.".into(),
        Refusal::NotText => {
            "It cannot be read as text. Files in UTF-8 or UTF-16 can be opened.".into()
        }
        Refusal::NotJson { line, column } => {
            format!("It cannot be read as JSON (line {line}, character {column}).")
        }
        Refusal::CutOff { after: Some(record) } => {
            format!("It is cut off. The last that arrived is the line of “{record}”.")
        }
        Refusal::CutOff { after: None } => "It is cut off.".into(),
        Refusal::TooDeep => {
            "It is nested too deeply to be opened, and does not look like a file of Genki Board."
                .into()
        }
        Refusal::NotOurs => "It is not a file of Genki Board.".into(),
        Refusal::Newer { version } => {
            format!("It was made by a newer version of Genki Board (format {version}).")
        }
        Refusal::OtherKind { kind } => {
            format!("It is not the document of a strategy (kind “{kind}”).")
        }
        Refusal::SheetColumns => "These are rows to be filled in, but the heads of their columns are missing. Keep the row of heads, the ID and the actual.".into(),
        Refusal::OtherSheet => "It cannot be read as rows of answers. Keep the heads and the IDs and save them as CSV, or copy the rows and paste them (Excel’s own format cannot be read).".into(),
        Refusal::Packed => "The files in this ZIP cannot be taken out: it is empty, locked by a password, damaged or too large. Take them out and open them.".into(),
        Refusal::UnknownRequest => "It answers a request that this document has not made.".into(),
        Refusal::TooMany => "It has more records or characters than can be opened.".into(),
        Refusal::NoBody => "It is a file of Genki Board, but its body is missing.".into(),
    }
}

pub(super) fn refusal_help(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::CutOff { .. } => {
            "Please have it sent again. Where mail cuts it, a name ending in .txt may help."
        }
        Refusal::Newer { .. } => {
            "Reload the page to get the newer version, then open the file again. Keep the file as it is."
        }
        Refusal::NotOurs | Refusal::OtherKind { .. } => {
            "Choose a .json or .txt file that was written with “Save as file”."
        }
        _ => "Choose another file, or ask whoever sent it.",
    }
}

pub(super) fn remark(remark: &Remark) -> String {
    match remark {
        Remark::OtherEncoding => {
            "It was written in Shift_JIS. Characters that it lacks may have changed.".into()
        }
        Remark::Wrapped => "Lines broken by mail were joined again.".into(),
        Remark::TextAround => {
            "There was other text around it (a mail's, perhaps). Only the document was read.".into()
        }
        Remark::NewerMinor(version) => {
            format!(
                "It is of a slightly newer version (format {version}). What this page does not show is kept as it is."
            )
        }
        Remark::Altered => {
            "Its checksum does not match. It may have been altered on its way.".into()
        }
        Remark::Unsealed => {
            "Its checksum is missing, or is none: whether it was altered on the way cannot be told."
                .into()
        }
        Remark::Lost(count) => format!(
            "{count} records name others that are not there. Their values are kept; see “To check”."
        ),
        Remark::Counts { table, said, found } => {
            format!("The number of records does not match ({table}: {said} stated, {found} found).")
        }
        Remark::Unreadable(count) => {
            format!("{count} records could not be read. They are kept as they are.")
        }
        Remark::RowsUnread { rows, names } => {
            let rows = if *rows == 1 { "One row".to_string() } else { format!("{rows} rows") };
            match names.as_slice() {
                [] => format!("{rows} could not be read and were left out."),
                names => {
                    format!("{rows} could not be read and were left out: {}", names.join(", "))
                }
            }
        }
        Remark::Doubled(count) => {
            format!("{count} pairs of changes have one number but differ. Both are kept.")
        }
    }
}

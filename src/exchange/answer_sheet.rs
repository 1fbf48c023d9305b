//! 回答 that were typed into a spreadsheet: rows that went out with ids, read again as CSV or as a pasted
//! block.
//!
//! The heads of the columns belong to the format: whoever moves columns about, or leaves out those that are
//! only read, is still understood. Without the heads it has to be all the columns that went out; anything
//! else is refused, because a figure of last year is no answer.

use csv::ReaderBuilder;

use super::{Refusal, block};
use crate::model::{Id, Period};

/// A column that is read again, with the head it is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerColumn {
    /// [`AnswerId`]
    Id,
    Actual,
    AsOf,
    Note,
}

impl AnswerColumn {
    pub const ALL: [AnswerColumn; 4] =
        [AnswerColumn::Id, AnswerColumn::Actual, AnswerColumn::AsOf, AnswerColumn::Note];

    /// The same in every language: what one has written out, another reads.
    pub fn head(self) -> &'static str {
        match self {
            AnswerColumn::Id => "記入番号 (ID)",
            AnswerColumn::Actual => "実績を記入 (actual)",
            AnswerColumn::AsOf => "時点を記入 (as of)",
            AnswerColumn::Note => "備考を記入 (note)",
        }
    }

    /// Whether a head is this one; half of it is enough, for those who shorten or translate it.
    fn is(self, cell: &str) -> bool {
        let fold = |text: &str| text.replace('（', "(").replace('）', ")").to_lowercase();
        let (cell, head) = (fold(cell), fold(self.head()));
        head.split(' ').next().is_some_and(|word| cell.contains(word))
            || head.find('(').is_some_and(|at| cell.contains(&head[at..]))
    }
}

/// How many columns go out; those that are filled in are the last three.
pub const ANSWER_COLUMNS: usize = 10;

/// Which figure a row is about: the circulation that asked for it, the indicator, and the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerId {
    pub circulation: Id,
    pub indicator: Id,
    pub period: Period,
}

impl std::fmt::Display for AnswerId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.circulation, self.indicator, self.period.code())
    }
}

impl AnswerId {
    fn read(cell: &str) -> Option<AnswerId> {
        let (circulation, rest) = cell.trim().split_once('/')?;
        let (indicator, period) = rest.rsplit_once('/')?;
        // An address has two strokes in a row.
        let named = !circulation.is_empty() && !indicator.is_empty() && !indicator.starts_with('/');
        named.then_some(())?;
        Some(AnswerId {
            circulation: circulation.into(),
            indicator: indicator.into(),
            period: Period::from_code(period)?,
        })
    }
}

/// A row as it was filled in; empty where nothing was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    pub id: AnswerId,
    pub actual: String,
    pub as_of: String,
    pub note: String,
}

/// What was read of such a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerSheet {
    pub rows: Vec<AnswerRow>,
    /// Rows with something typed in them whose id cannot be read, or that say something else of a figure than
    /// an earlier one.
    pub unread: usize,
}

/// What a text holds of rows with ids; `None` where it is no such sheet. It is refused where nobody can tell
/// what stands in which column.
pub fn answer_sheet(text: &str) -> Option<Result<AnswerSheet, Refusal>> {
    let lines = cells(text);
    let heads = lines.iter().position(|line| line.iter().any(|cell| AnswerColumn::Id.is(cell)));
    let has_id = |line: &Vec<String>| line.iter().any(|cell| AnswerId::read(cell).is_some());
    if !lines.iter().any(has_id) {
        // Somebody has left out the column that says what the rows are about.
        let is_head = |cell: &String| cell.trim() == AnswerColumn::Actual.head();
        let ours = lines.iter().flatten().any(is_head);
        return ours.then_some(Err(Refusal::OtherSheet));
    }
    let places = match heads {
        Some(heads) => {
            let at = |column: AnswerColumn| lines[heads].iter().position(|cell| column.is(cell));
            AnswerColumn::ALL.map(at)
        }
        None if lines
            .iter()
            .filter(|line| has_id(line))
            .all(|line| line.len() == ANSWER_COLUMNS) =>
        {
            [0, ANSWER_COLUMNS - 3, ANSWER_COLUMNS - 2, ANSWER_COLUMNS - 1].map(Some)
        }
        None => [None; 4],
    };
    let [Some(id), Some(actual), as_of, note] = places else {
        return Some(Err(Refusal::SheetColumns));
    };
    let mut sheet = AnswerSheet::default();
    for line in lines.iter().skip(heads.map_or(0, |at| at + 1)) {
        let cell = |place: Option<usize>| {
            let typed = place.and_then(|at| line.get(at)).map_or("", |cell| cell.trim());
            unguarded(typed).to_string()
        };
        let (actual, as_of, note) = (cell(Some(actual)), cell(as_of), cell(note));
        let Some(id) = AnswerId::read(&cell(Some(id))) else {
            sheet.unread += usize::from(!actual.is_empty());
            continue;
        };
        let row = AnswerRow { id, actual, as_of, note };
        match sheet.rows.iter().find(|known| known.id == row.id) {
            Some(known) => sheet.unread += usize::from(*known != row),
            None => sheet.rows.push(row),
        }
    }
    Some(Ok(sheet))
}

/// Whether a file is of a spreadsheet program, by its name.
pub fn is_of_spreadsheet(name: &str) -> bool {
    ends_in(name, &["csv", "tsv", "xlsx", "xlsm", "xls", "ods"])
}

/// Whether a file holds others, by its name.
pub fn is_archive(name: &str) -> bool {
    ends_in(name, &["zip"])
}

/// How the file begins that holds all documents of a browser.
pub const OWN_ARCHIVE: &str = "genki-board-";

/// Whether a file is one that holds all documents of a browser, by its name.
pub fn is_own_archive(name: &str) -> bool {
    is_archive(name) && name.starts_with(OWN_ARCHIVE)
}

fn ends_in(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// A block from the clipboard has tabs, a file commas; some programs write semicolons, or tabs as well.
fn cells(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().next().unwrap_or_default();
    if first.contains('\t') {
        return block::cells(text);
    }
    let delimiter = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let line = |line: csv::StringRecord| line.iter().map(str::to_string).collect();
    reader.records().filter_map(Result::ok).map(line).collect()
}

/// Without the apostrophe that keeps a spreadsheet from running a text.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) => text,
        None => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(indicator: &str, actual: &str, as_of: &str, note: &str) -> AnswerRow {
        AnswerRow {
            id: AnswerId {
                circulation: "c-1".into(),
                indicator: indicator.into(),
                period: Period::fiscal(2023),
            },
            actual: actual.into(),
            as_of: as_of.into(),
            note: note.into(),
        }
    }

    fn rows(text: &str) -> Vec<AnswerRow> {
        let sheet = answer_sheet(text).expect("a sheet").expect("columns");
        assert_eq!(sheet.unread, 0, "{text}");
        sheet.rows
    }

    #[test]
    fn rows_are_read_however_the_columns_were_moved_about() {
        let wanted =
            [row("bcp", "1,234", "R6.3.31", "a,\"b\""), row("a/b", "▲3", "", "-1ではない")];
        let csv = "説明,,\r\n記入番号 (ID),指標,実績を記入 (actual),時点を記入 (as of),備考を記入 (note)\r\n\
                   c-1/bcp/FY2023,ＢＣＰ,\"1,234\",R6.3.31,\"a,\"\"b\"\"\"\r\n\
                   c-1/a/b/FY2023,甲,▲3,,'-1ではない\r\n";
        assert_eq!(rows(csv), wanted);
        let moved = "備考を記入 (note)\t実績を記入 (actual)\t記入番号 (ID)\t時点を記入 (as of)\n\
                     \"a,\"\"b\"\"\"\t1,234\tc-1/bcp/FY2023\tR6.3.31\n-1ではない\t▲3\tc-1/a/b/FY2023\t\n";
        assert_eq!(rows(moved), wanted);
        // Shortened, in full-width brackets, and with semicolons.
        let other = "記入番号;Actual figure（actual）\nc-1/bcp/FY2023;7\n";
        assert_eq!(rows(other), [row("bcp", "7", "", "")]);
        // Without heads all columns have to be there.
        let bare =
            "c-1/bcp/FY2023\t甲課\tＢＣＰ\t人\t令和5年度\t99\t120以上\t28\tR6.3.31\t確認済\n";
        assert_eq!(rows(bare), [row("bcp", "28", "R6.3.31", "確認済")]);
    }

    #[test]
    fn where_nobody_can_tell_which_column_is_which_it_is_refused() {
        let fewer = "c-1/bcp/FY2023\t甲課\tＢＣＰ\t人\t令和5年度\t99\t120以上\t28\n";
        let without = "記入番号 (ID),指標\nc-1/bcp/FY2023,ＢＣＰ\n";
        for text in [fewer, without] {
            assert_eq!(answer_sheet(text), Some(Err(Refusal::SheetColumns)), "{text}");
        }
        let without_ids = "指標,実績を記入 (actual),時点を記入 (as of)\nＢＣＰ,28,R6.3.31\n";
        assert_eq!(answer_sheet(without_ids), Some(Err(Refusal::OtherSheet)));
    }

    #[test]
    fn rows_that_cannot_be_placed_are_counted_and_none_is_read_twice() {
        let text = "記入番号 (ID),実績を記入 (actual)\nc-1/bcp/FY2023,1\nc-1/bcp/FY2023,1\n\
                    c-1/bcp/FY2023,2\nc-1/bcp/FY20,3\n合計,\n";
        let sheet = answer_sheet(text).unwrap().unwrap();
        assert_eq!((sheet.rows, sheet.unread), (vec![row("bcp", "1", "", "")], 2));
    }

    #[test]
    fn what_is_no_such_sheet_is_none() {
        for text in [
            "",
            "{\"format\": \"genki-board\"}",
            "指標,値\nＢＣＰ,3",
            "a/b/c,1,2,3",
            "http://x/FY2023",
        ] {
            assert_eq!(answer_sheet(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
            answer_sheet(&text);
        }
    }
}

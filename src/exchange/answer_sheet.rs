//! 回答 that were typed into a spreadsheet: rows that went out with ids, read again as CSV or as a pasted
//! block.
//!
//! The heads of the columns belong to the format: whoever moves columns about, or leaves some out, is
//! still understood. Without any heads the columns are those that went out.

use csv::ReaderBuilder;

use super::block;
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
}

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
        let named = !circulation.is_empty() && !indicator.is_empty();
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

/// The rows of a text that have an id; none where it is no such sheet.
pub fn answer_rows(text: &str) -> Vec<AnswerRow> {
    let lines = cells(text);
    let head = |line: &Vec<String>| line.iter().any(|cell| is_head(cell, AnswerColumn::Id));
    let heads = lines.iter().position(head);
    let at = |column: AnswerColumn| match heads {
        Some(heads) => lines[heads].iter().position(|cell| is_head(cell, column)),
        // As they went out: the id first, what is filled in last.
        None => {
            let width = lines.iter().map(Vec::len).max().unwrap_or_default();
            match column {
                AnswerColumn::Id => Some(0),
                AnswerColumn::Actual => width.checked_sub(3),
                AnswerColumn::AsOf => width.checked_sub(2),
                AnswerColumn::Note => width.checked_sub(1),
            }
            .filter(|at| width >= AnswerColumn::ALL.len() && *at < width)
        }
    };
    let places = AnswerColumn::ALL.map(at);
    let row = |line: &Vec<String>| {
        let cell = |place: Option<usize>| {
            let typed = place.and_then(|at| line.get(at)).map_or("", |cell| cell.trim());
            unguarded(typed).to_string()
        };
        let [id, actual, as_of, note] = places;
        Some(AnswerRow {
            id: AnswerId::read(&cell(id))?,
            actual: cell(actual),
            as_of: cell(as_of),
            note: cell(note),
        })
    };
    lines.iter().skip(heads.map_or(0, |at| at + 1)).filter_map(row).collect()
}

fn is_head(cell: &str, column: AnswerColumn) -> bool {
    cell.trim() == column.head()
}

/// A block from the clipboard has tabs, a file commas, or tabs as well.
fn cells(text: &str) -> Vec<Vec<String>> {
    if text.lines().next().is_some_and(|line| line.contains('\t')) {
        return block::cells(text);
    }
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
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

    #[test]
    fn rows_are_read_however_the_columns_were_moved_about() {
        let wanted =
            [row("bcp", "1,234", "R6.3.31", "a,\"b\""), row("a/b", "▲3", "", "-1ではない")];
        let csv = "説明,,\r\n記入番号 (ID),指標,実績を記入 (actual),時点を記入 (as of),備考を記入 (note)\r\n\
                   c-1/bcp/FY2023,ＢＣＰ,\"1,234\",R6.3.31,\"a,\"\"b\"\"\"\r\n\
                   c-1/a/b/FY2023,甲,▲3,,'-1ではない\r\n合計,,9,,\r\n";
        assert_eq!(answer_rows(csv), wanted);
        let moved = "備考を記入 (note)\t実績を記入 (actual)\t記入番号 (ID)\t時点を記入 (as of)\n\
                     \"a,\"\"b\"\"\"\t1,234\tc-1/bcp/FY2023\tR6.3.31\n-1ではない\t▲3\tc-1/a/b/FY2023\t\n";
        assert_eq!(answer_rows(moved), wanted);
        let bare = "c-1/bcp/FY2023\tＢＣＰ\t1,234\tR6.3.31\t\"a,\"\"b\"\"\"\n";
        assert_eq!(answer_rows(bare), wanted[..1]);
    }

    #[test]
    fn what_is_no_such_sheet_has_no_rows() {
        for text in [
            "",
            "{\"format\": \"genki-board\"}",
            "指標,値\nＢＣＰ,3",
            "a/b/c,1,2,3",
            "http://x/FY2023",
        ] {
            assert_eq!(answer_rows(text), [], "{text}");
        }
        let narrow = "記入番号 (ID)\nc-1/bcp/FY2023\n";
        assert_eq!(answer_rows(narrow), [row("bcp", "", "", "")], "nothing was filled in");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
            answer_rows(&text);
        }
    }
}

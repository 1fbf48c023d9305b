//! A table as comma-separated values, as spreadsheet programs read them: UTF-8 with a mark of its
//! encoding, CR LF.

use csv::{Terminator, WriterBuilder};

use super::{Row, Table, Value};

/// The first line names the columns, then a line a row; groups and notes have columns of their own
/// where there are any. `about` follows below an empty line: what the table is of.
pub fn csv(table: &Table, about: &[String]) -> String {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    let grouped = table.rows.iter().any(|row| row.group.is_some());
    let noted = |at: usize| {
        table.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| cell.note.is_some()))
    };
    let mut heads: Vec<String> = grouped.then(String::new).into_iter().collect();
    for (at, column) in table.columns.iter().enumerate() {
        let unit = column.unit.iter().map(|unit| format!("（{unit}）")).collect::<String>();
        heads.push(guarded(&format!("{}{unit}", named(&column.name))));
        // The first column names the rows, and has no notes.
        heads.extend((at > 0 && noted(at - 1)).then(String::new));
    }
    let mut lines = vec![heads];
    let mut group = String::new();
    for row in &table.rows {
        group = row.group.clone().unwrap_or(group);
        lines.push(line(row, grouped.then(|| group.clone()), &noted));
    }
    lines.push(vec![String::new()]);
    lines.extend(about.iter().filter(|line| !line.is_empty()).map(|line| vec![guarded(line)]));
    for line in lines {
        // Writing into memory does not fail.
        let _ = writer.write_record(&line);
    }
    let text = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&text))
}

fn line(row: &Row, group: Option<String>, noted: &impl Fn(usize) -> bool) -> Vec<String> {
    let mut line: Vec<String> = group.map(|group| guarded(&group)).into_iter().collect();
    line.push(guarded(&named(&row.name)));
    for (at, cell) in row.cells.iter().enumerate() {
        line.push(match &cell.value {
            // A figure stays one: no unit, no separators, and never guarded.
            Value::Number(value, _) => value.normalize().to_string(),
            _ => guarded(cell.written()),
        });
        line.extend(noted(at).then(|| guarded(cell.note.as_deref().unwrap_or_default())));
    }
    line
}

fn named(name: &super::Name) -> String {
    let gloss = name.gloss.iter().map(|gloss| format!(" {gloss}"));
    let number = name.number.iter().map(|number| format!("{number} "));
    number.chain([name.name.clone()]).chain(gloss).collect()
}

/// A text that a spreadsheet program would run as a formula is kept one by an apostrophe: Japanese
/// Excel runs the full-width signs too.
pub fn guarded(text: &str) -> String {
    // A minus sign and a dash become a full-width one in older encodings.
    const SIGNS: [char; 13] =
        ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '–', '\t', '\r', '\n'];
    match text.starts_with(SIGNS) {
        true => format!("'{text}"),
        false => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Column};
    use super::*;

    #[test]
    fn a_table_is_read_back_by_whoever_reads_csv_and_runs_nothing() {
        let row = |group: Option<&str>, name: &str, cells: Vec<Cell>| Row {
            group: group.map(str::to_string),
            name: name.into(),
            cells,
            ..Row::default()
        };
        let figure = Cell::number(rust_decimal::Decimal::new(-15, 1), "-1.5%".into());
        let rows = vec![
            row(
                Some("＝方向"),
                "=1+1",
                vec![figure.noted(Some("途中".into())), "a,\"b\"\nc".into()],
            ),
            row(None, "−2+3", vec![Cell::default(), "@x".into()]),
        ];
        let columns =
            [Column::words("指標"), Column::number("値").unit("%"), Column::words("備考")];
        let text = csv(&Table::new(columns, rows), &["出典 甲".into(), String::new()]);
        assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|line| line.unwrap().iter().map(str::to_string).collect())
            .collect();
        let wanted: [&[&str]; 5] = [
            &["", "指標", "値（%）", "", "備考"],
            &["'＝方向", "'=1+1", "-1.5", "途中", "a,\"b\"\nc"],
            &["'＝方向", "'−2+3", "", "", "'@x"],
            &[""],
            &["出典 甲"],
        ];
        assert_eq!(read, wanted);
    }
}

//! A block of cells as spreadsheets put it on the clipboard: rows by line breaks, cells by tabs, a
//! cell that holds either of them, or quotes, in quotes with its own quotes doubled.

/// The cells of a copied block. Rows may be of different lengths; a last empty line is none.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.len() - 1;
        let last = rows[row].len() - 1;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                rows[row][last].push('"');
            }
            '"' if quoted => quoted = false,
            // Quotes within a cell are its own; only at its beginning do they enclose it.
            '"' if rows[row][last].is_empty() => quoted = true,
            '\t' if !quoted => rows[row].push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            letter => rows[row][last].push(letter),
        }
    }
    if rows.last().is_some_and(|row| row.len() == 1 && row[0].is_empty()) {
        rows.pop();
    }
    rows
}

/// The text that puts the cells into a spreadsheet.
pub fn text(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        let plain = !cell.contains(['\t', '\n', '\r', '"']);
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    rows.iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect()
    }

    #[test]
    fn a_block_is_read_as_the_spreadsheet_wrote_it() {
        assert_eq!(cells("1\t2\r\n３\t▲4\r\n"), rows(&[&["1", "2"], &["３", "▲4"]]));
        assert_eq!(
            cells("\"二行の\nセル\"\t\"言う\"\"ね\"\"\"\n次"),
            rows(&[&["二行の\nセル", "言う\"ね\""], &["次"]])
        );
        assert_eq!(cells("5\" 管\t6"), rows(&[&["5\" 管", "6"]]));
        assert_eq!(cells("1\n\n3"), rows(&[&["1"], &[""], &["3"]]));
        assert_eq!(cells(""), Vec::<Vec<String>>::new());
        assert_eq!(cells("\t"), rows(&[&["", ""]]));
    }

    proptest! {
        #[test]
        fn what_is_copied_comes_back(block in proptest::collection::vec(proptest::collection::vec("[ -~あ-ん\t\n\"]{0,6}", 1..4), 1..4)) {
            // A last row of one empty cell is not told from the line break before it.
            prop_assume!(block.last().is_some_and(|row| row.len() > 1 || !row[0].is_empty()));
            prop_assert_eq!(cells(&text(&block)), block);
        }

        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,40}") {
            cells(&text);
        }
    }
}

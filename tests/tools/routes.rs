//! The screens for the start of the page: for every path the module that shows it, and whether it
//! draws.

use genki_board::place::ROWS;
use serde_json::json;

fn main() {
    let rows: Vec<_> =
        ROWS.iter().map(|row| json!([row.path, row.module.word(), row.draws])).collect();
    println!("export default {};", json!(rows));
}

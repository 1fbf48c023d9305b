//! Files that came back to an officer, as the laws have them: for the journey that takes them in in every order.
//!
//! `cargo run --example returned target/returned`

#[path = "../people/mod.rs"]
mod people;

use genki_board::change::Document;
use genki_board::exchange::{Envelope, write};

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    std::fs::create_dir_all(&folder).expect("room");
    let put = |name: &str, document: &Document| {
        let envelope = Envelope {
            file_id: format!("file-{name}"),
            author_label: name.into(),
            ..Envelope::default()
        };
        std::fs::write(format!("{folder}/{name}.json"), write(document, &envelope)).expect("room");
    };
    put("own", &people::returned::begun().0);
    for (name, document) in people::returned::returned() {
        put(name, &document);
    }
}

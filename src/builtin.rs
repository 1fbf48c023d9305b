//! The strategies that come with the app: published data, read like any other file and never overwritten.

use crate::exchange::{self, Opened};

/// A strategy that comes with the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// As it stands in addresses.
    pub key: &'static str,
    text: &'static str,
}

/// 第５次ちば中小企業元気戦略, exactly what its document says; and the sample with invented figures.
pub const ALL: [Builtin; 2] = [
    Builtin { key: "chiba-5", text: include_str!("../public/strategies/chiba-5.json") },
    Builtin { key: "sample", text: include_str!("../public/strategies/sample.json") },
];

impl Builtin {
    pub fn of(key: &str) -> Option<Builtin> {
        ALL.into_iter().find(|builtin| builtin.key == key)
    }

    pub fn open(self) -> Opened {
        exchange::read_text(self.text).expect("a test reads every built-in strategy")
    }

    pub fn text(self) -> &'static str {
        self.text
    }
}

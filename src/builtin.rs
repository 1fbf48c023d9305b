//! The strategies that are published with the app: read like any other file and never overwritten.
//!
//! The one that the page is for comes with the program; any other stands beside it as a file, and is fetched when it is
//! asked for.

/// A strategy that is published with the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// As it stands in addresses.
    pub key: &'static str,
    /// As the strategy calls itself.
    pub name: &'static str,
    /// Beside the page.
    pub path: &'static str,
    text: Option<&'static str>,
}

/// 第５次ちば中小企業元気戦略, exactly what its document says; and the sample with invented figures.
pub const ALL: [Builtin; 2] = [
    Builtin {
        key: "chiba-5",
        name: "第５次ちば中小企業元気戦略",
        path: "strategies/chiba-5.json",
        text: Some(include_str!("../public/strategies/chiba-5.json")),
    },
    Builtin {
        key: "sample", name: "第５次ちば中小企業元気戦略（サンプル）", path: "strategies/sample.json", text: None
    },
];

impl Builtin {
    pub fn of(key: &str) -> Option<Builtin> {
        ALL.into_iter().find(|builtin| builtin.key == key)
    }

    /// Its file, where it comes with the program.
    pub fn text(self) -> Option<&'static str> {
        self.text
    }
}

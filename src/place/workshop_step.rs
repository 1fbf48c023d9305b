//! What is done at a 勉強会, one screen each.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkshopStep {
    /// 目標を描く
    Sketch,
    /// 提出する
    HandIn,
    /// 集める
    Collect,
    /// みんなの線
    Reveal,
    /// The facilitator's page, on paper.
    Guide,
    /// A page for each table, on paper.
    Tables,
    /// What came of it, on paper: the whole, and a page a group.
    Result,
}

impl WorkshopStep {
    pub const ALL: [WorkshopStep; 7] = [
        WorkshopStep::Sketch,
        WorkshopStep::HandIn,
        WorkshopStep::Collect,
        WorkshopStep::Reveal,
        WorkshopStep::Guide,
        WorkshopStep::Tables,
        WorkshopStep::Result,
    ];

    /// As it stands in an address and in the page's attributes.
    pub fn word(self) -> &'static str {
        match self {
            WorkshopStep::Sketch => "sketch",
            WorkshopStep::HandIn => "hand-in",
            WorkshopStep::Collect => "collect",
            WorkshopStep::Reveal => "reveal",
            WorkshopStep::Guide => "guide",
            WorkshopStep::Tables => "tables",
            WorkshopStep::Result => "result",
        }
    }
}

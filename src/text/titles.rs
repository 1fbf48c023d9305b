//! What the screens are called. All languages stand side by side: the navigation and the titles
//! need them before anything else of a language is here.

use super::Language;

/// A name in every language.
#[derive(Debug)]
pub struct Title {
    pub ja: &'static str,
    pub en: &'static str,
}

impl Title {
    pub fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Japanese => self.ja,
            Language::English => self.en,
        }
    }
}

pub const OVERVIEW: Title = Title { ja: "全体", en: "Overview" };
pub const INDICATORS: Title = Title { ja: "指標", en: "Indicators" };
pub const FIGURES: Title = Title { ja: "年度の数値", en: "Figures by year" };
pub const GRAPHS: Title = Title { ja: "グラフ", en: "Charts" };
pub const PLAN: Title = Title { ja: "計画", en: "Plan" };
pub const HANDOUT: Title = Title { ja: "研究会資料", en: "Hand-out" };
pub const RESULTS: Title = Title { ja: "予算と成果", en: "Money and results" };
pub const DOING: Title = Title { ja: "実施", en: "Do" };
pub const EVALUATION: Title = Title { ja: "評価", en: "Check" };
pub const MEETINGS: Title = Title { ja: "改善", en: "Improve" };
pub const FILES: Title = Title { ja: "ファイル", en: "Files" };
pub const GLOSSARY: Title = Title { ja: "用語", en: "Words" };
pub const SETTINGS: Title = Title { ja: "設定", en: "Settings" };
pub const CONFLICTS: Title = Title { ja: "食い違い", en: "Conflicts" };

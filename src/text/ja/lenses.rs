//! ほかの見方のことば.

use crate::measure::lens::{Lens, Sight};
use crate::text::LensWords;
use crate::text::figures::digits;

pub(super) const LENSES: LensWords = LensWords {
    note: "同じ実績を、ほかで使われている基準に当てはめた参考です。この戦略の判定は変わりません。",
    lens: |lens| match lens {
        Lens::Expected => "目安値との比較",
        Lens::Pace => "ペース",
        Lens::Rate => "達成率",
        Lens::ThreeSteps => "三段階",
    },
    rule: |lens, thresholds| {
        match lens {
            Lens::Expected => "基準値から目標値へまっすぐ進む線に届いているかで見ます（県の社会目標の判定と同じ考え方）。".into(),
            Lens::Pace => "進捗率を、過ぎた年数の割合で割ります。95%以上は順調、60%以上はやや遅れ（EU統計局のSDGs評価の区分）。".into(),
            Lens::Rate => format!(
                "目標に対する実績の割合で見ます。途中の年でも最終の目標と比べます。{}%以上はおおむね達成。",
                digits(thresholds.nearly.decimal())
            ),
            Lens::ThreeSteps => "目標に届いたか、基準値より良いか、だけを見ます。".into(),
        }
    },
    sight: |lens, sight| match (lens, sight) {
        (Lens::Expected, Sight::Good) => "目安以上",
        (Lens::Expected, Sight::Fair) => "進展（目安未満）",
        (Lens::Pace, Sight::Good) => "順調",
        (Lens::Pace, Sight::Fair) => "やや遅れ",
        (Lens::Pace, Sight::Poor) => "遅れ",
        (Lens::Rate, Sight::Good) => "達成",
        (Lens::Rate, Sight::Fair) => "おおむね達成",
        (Lens::Rate, Sight::Poor) => "届いていない",
        (Lens::ThreeSteps, Sight::Good) => "達成",
        (Lens::ThreeSteps, Sight::Fair) => "進展",
        (Lens::Expected | Lens::ThreeSteps, Sight::Poor) => "進展していない",
    },
    heads: ["見方", "結果", "基準"],
};

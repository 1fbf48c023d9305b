//! 状態: the words of a verdict, and what follows from each.

/// The status of an indicator in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 目標達成
    #[doc(alias = "目標達成")]
    TargetMet,
    /// 達成
    #[doc(alias = "達成")]
    Achieved,
    /// 目安以上に進展
    #[doc(alias = "目安以上に進展")]
    AboveExpected,
    /// おおむね達成
    #[doc(alias = "おおむね達成")]
    Nearly,
    /// 進展（目安未満）
    #[doc(alias = "進展")]
    Improved,
    /// 一部達成
    #[doc(alias = "一部達成")]
    Partly,
    /// 横ばい
    #[doc(alias = "横ばい")]
    Flat,
    /// 目安に届かず・目安を超過: what can only grow, and is not where it should be by now
    #[doc(alias = "目安に届かず")]
    #[doc(alias = "目安を超過")]
    Behind,
    /// 進展していない
    #[doc(alias = "進展していない")]
    NotImproved,
    /// 未達
    #[doc(alias = "未達")]
    Below,
    /// 年度途中
    #[doc(alias = "年度途中")]
    InYear,
    /// 比較不可
    #[doc(alias = "比較不可")]
    NotComparable,
    /// 未判明
    #[doc(alias = "未判明")]
    Unknown,
    /// 評価対象外
    #[doc(alias = "評価対象外")]
    NotEvaluated,
}

impl Status {
    /// 遅れている: a target missed by far, or a way to it that is not gone.
    pub const BEHIND: [Status; 3] = [Status::Behind, Status::NotImproved, Status::Below];

    pub const ALL: [Status; 14] = [
        Status::TargetMet,
        Status::Achieved,
        Status::AboveExpected,
        Status::Nearly,
        Status::Improved,
        Status::Partly,
        Status::Flat,
        Status::Behind,
        Status::NotImproved,
        Status::Below,
        Status::InYear,
        Status::NotComparable,
        Status::Unknown,
        Status::NotEvaluated,
    ];

    /// What can become of a 社会目標, the best first.
    pub const OUTCOMES: [Status; 6] = [
        Status::TargetMet,
        Status::AboveExpected,
        Status::Improved,
        Status::Flat,
        Status::Behind,
        Status::NotImproved,
    ];

    /// What can become of a 補助指標, the best first.
    pub const OUTPUTS: [Status; 4] =
        [Status::Achieved, Status::Nearly, Status::Partly, Status::Below];

    /// What is not judged, of either.
    pub const OPEN: [Status; 4] =
        [Status::InYear, Status::NotComparable, Status::Unknown, Status::NotEvaluated];

    /// A comparison was made and decided.
    pub fn is_judged(self) -> bool {
        self.is_good()
            || matches!(
                self,
                Status::Nearly
                    | Status::Partly
                    | Status::Flat
                    | Status::Behind
                    | Status::NotImproved
                    | Status::Below
            )
    }

    /// Counts as m in 「n 指標のうち m 指標」.
    pub fn is_good(self) -> bool {
        matches!(
            self,
            Status::TargetMet | Status::AboveExpected | Status::Improved | Status::Achieved
        )
    }

    /// As it stands in addresses and in the page's attributes.
    pub fn word(self) -> &'static str {
        match self {
            Status::TargetMet => "targetMet",
            Status::Achieved => "achieved",
            Status::AboveExpected => "aboveExpected",
            Status::Nearly => "nearly",
            Status::Improved => "improved",
            Status::Partly => "partly",
            Status::Flat => "flat",
            Status::Behind => "behind",
            Status::NotImproved => "notImproved",
            Status::Below => "below",
            Status::InYear => "inYear",
            Status::NotComparable => "notComparable",
            Status::Unknown => "unknown",
            Status::NotEvaluated => "notEvaluated",
        }
    }

    pub fn of(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_of_an_outcome_an_output_or_open() {
        let mut listed = [&Status::OUTCOMES[..], &Status::OUTPUTS, &Status::OPEN].concat();
        listed.sort();
        let mut all = Status::ALL.to_vec();
        all.sort();
        assert_eq!(listed, all);
        assert!(Status::OPEN.iter().all(|status| !status.is_judged()));
        assert!(Status::OUTCOMES.iter().chain(&Status::OUTPUTS).all(|status| status.is_judged()));
    }
}

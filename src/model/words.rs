//! Closed lists of words. A word of a newer version is kept as `Other` and written back as it was.

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$about])* $variant,)+
            /// A word this version does not know, kept as it stands.
            Other(String),
        }

        impl $name {
            /// Every word this version knows, in the order of its list.
            pub const KNOWN: &'static [$name] = &[$($name::$variant,)+];

            /// As it stands in a file.
            pub fn word(&self) -> &str {
                match self {
                    $($name::$variant => $word,)+
                    $name::Other(word) => word,
                }
            }

            pub fn of(word: &str) -> $name {
                match word {
                    $($word => $name::$variant,)+
                    other => $name::Other(other.to_string()),
                }
            }
        }

        /// Nothing said.
        impl Default for $name {
            fn default() -> $name {
                $name::Other(String::new())
            }
        }
    };
}

words! {
    /// 実績の種別. How settled a value is.
    #[doc(alias = "種別")]
    ObservationState {
        /// 見込み
        #[doc(alias = "見込み")]
        Forecast = "forecast",
        /// 年度途中
        #[doc(alias = "年度途中")]
        Interim = "interim",
        /// 速報
        #[doc(alias = "速報")]
        Preliminary = "preliminary",
        /// 確報
        #[doc(alias = "確報")]
        Final = "final",
        /// 改定
        #[doc(alias = "改定")]
        Revised = "revised",
    }
}

impl ObservationState {
    /// Which of several observations of a period counts: the higher. An unknown word counts like
    /// a forecast.
    pub fn weight(&self) -> u8 {
        match self {
            ObservationState::Revised => 5,
            ObservationState::Final => 4,
            ObservationState::Preliminary => 3,
            ObservationState::Interim => 2,
            ObservationState::Forecast | ObservationState::Other(_) => 1,
        }
    }
}

words! {
    /// 値がない理由. A missing figure is a reason, never a zero.
    MissingReason {
        /// 記載なし
        #[doc(alias = "記載なし")]
        NotStated = "notStated",
        /// 未公表
        #[doc(alias = "未公表")]
        NotPublished = "notPublished",
        /// 開始前
        #[doc(alias = "開始前")]
        NotStarted = "notStarted",
        /// 該当なし
        #[doc(alias = "該当なし")]
        NotApplicable = "notApplicable",
        /// 秘匿
        #[doc(alias = "秘匿")]
        Suppressed = "suppressed",
        /// 不詳
        #[doc(alias = "不詳")]
        Unknown = "unknown",
        /// 判読不能: kept as typed beside it
        #[doc(alias = "判読不能")]
        Unreadable = "unreadable",
    }
}

words! {
    /// 値の種類. What kind of figure this is.
    Aggregation {
        /// 単年: what happened in one period
        #[doc(alias = "単年")]
        Flow = "flow",
        /// 累計: what has happened since a start
        #[doc(alias = "累計")]
        Cumulative = "cumulative",
        /// 時点: how many there are
        #[doc(alias = "時点")]
        Stock = "stock",
        /// 割合
        #[doc(alias = "割合")]
        Ratio = "ratio",
    }
}

words! {
    /// 望ましい方向: stated, never guessed.
    #[doc(alias = "望ましい方向")]
    Desired {
        Increase = "increase",
        Decrease = "decrease",
        Maintain = "maintain",
        Range = "range",
    }
}

words! {
    /// 目標との関係.
    Relation {
        /// 以上
        #[doc(alias = "以上")]
        AtLeast = "atLeast",
        /// 超
        #[doc(alias = "超")]
        Above = "above",
        /// 以下
        #[doc(alias = "以下")]
        AtMost = "atMost",
        /// 未満
        #[doc(alias = "未満")]
        Below = "below",
    }
}

words! {
    /// 事業の区分. What becomes of a program in a year's plan.
    #[doc(alias = "区分")]
    ProgramStatus {
        /// 新規
        #[doc(alias = "新規")]
        New = "new",
        /// 継続
        #[doc(alias = "継続")]
        Continued = "continued",
        /// 拡充
        #[doc(alias = "拡充")]
        Expanded = "expanded",
        /// 縮小
        #[doc(alias = "縮小")]
        Reduced = "reduced",
        /// 終了
        #[doc(alias = "終了")]
        Ended = "ended",
    }
}

words! {
    /// 指標の見直し. What a year's plan does with an indicator.
    ReviewDecision {
        /// 継続
        Keep = "keep",
        /// 変更
        Change = "change",
        /// 廃止
        Drop = "drop",
        /// 追加
        Add = "add",
    }
}

words! {
    /// 会議の種類.
    MeetingKind {
        /// 中小企業の振興に向けた研究会
        StudyGroup = "studyGroup",
        /// 地域勉強会
        LocalSession = "localSession",
        /// 議会、庁内の会議など
        Elsewhere = "elsewhere",
    }
}

words! {
    /// 御意見の主体: a class of people, never a name.
    OpinionBy {
        /// 委員 of the 研究会
        Member = "member",
        /// 中小企業者
        SmallBusiness = "smallBusiness",
        /// 商工団体・支援機関
        Association = "association",
        /// 金融機関
        Bank = "bank",
        /// 学識経験者
        Scholar = "scholar",
        /// 市町村
        Municipality = "municipality",
        /// 県民
        Resident = "resident",
    }
}

words! {
    /// 反映区分. What became of an opinion.
    #[doc(alias = "反映区分")]
    Reflection {
        /// 反映した
        Reflected = "reflected",
        /// 一部反映
        Partly = "partly",
        /// 今後の参考
        Reference = "reference",
        /// 反映困難
        Difficult = "difficult",
        /// その他
        Otherwise = "otherwise",
    }
}

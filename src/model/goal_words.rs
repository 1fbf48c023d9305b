//! 文言の目標: which way words point, and whether they say that there is no target.

use super::writing;

/// Which way a target in words points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    Up,
    Down,
    /// A level to keep, or more than one way at once.
    Keep,
}

/// 「百件以上」, 「三割減」: a number in kanji before what is counted or a bound.
pub(super) fn figure_in_words(text: &str) -> bool {
    const NUMERALS: &str = "〇一二三四五六七八九十百千万億兆数";
    const BEHIND: [&str; 24] = [
        "件",
        "社",
        "人",
        "名",
        "者",
        "回",
        "団体",
        "企業",
        "事業所",
        "店",
        "か所",
        "箇所",
        "円",
        "割",
        "倍",
        "分の",
        "%",
        "パーセント",
        "ポイント",
        "以上",
        "以下",
        "未満",
        "超",
        "程度",
    ];
    let mut rest = text;
    while let Some(start) = rest.find(|c| NUMERALS.contains(c)) {
        let run = &rest[start..];
        let end = run.find(|c| !NUMERALS.contains(c)).unwrap_or(run.len());
        let (numeral, behind) = run.split_at(end);
        // 一人当たり, 一社あたり: of each.
        let each = ["当たり", "あたり", "一人", "ひとり"];
        let of_each = numeral == "一" && each.iter().any(|word| behind.contains(word));
        // 利用者数: a number of something is no numeral.
        let of_something = numeral.ends_with('数') && start > 0;
        if !of_each
            && !of_something
            && (behind.is_empty() || BEHIND.iter().any(|word| behind.starts_with(word)))
        {
            return true;
        }
        rest = behind;
    }
    false
}

/// Whether words say that there is no target: 「なし」「検討中」「—」「未設定」, “TBD”.
pub fn says_none(text: &str) -> bool {
    let plain: String = writing::plain(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    if plain.is_empty() {
        return false;
    }
    const WITHIN: [&str; 27] = [
        "未設定",
        "未定",
        "検討中",
        "検討予定",
        "検討する",
        "今後検討",
        "要検討",
        "調整中",
        "協議中",
        "設定中",
        "設定しない",
        "設定せず",
        "設定していない",
        "設定なし",
        "設けない",
        "設けず",
        "定めない",
        "定めず",
        "目標なし",
        "今後設定",
        "設定予定",
        "追って",
        "後日",
        "該当なし",
        "対象外",
        "notarget",
        "notset",
    ];
    const WHOLE: [&str; 22] = [
        "なし",
        "無し",
        "無",
        "ナシ",
        "ありません",
        "特になし",
        "特に無し",
        "空欄",
        "未",
        "tbd",
        "tbc",
        "tba",
        "none",
        "nil",
        "n/a",
        "na",
        "undecided",
        "notyet",
        "tobedetermined",
        "tobedecided",
        "tobeset",
        "underconsideration",
    ];
    let whole = plain.trim_matches(['(', ')', '「', '」', '。', '.']);
    let only_marks = whole.chars().all(|c| {
        matches!(
            c,
            '-' | '−'
                | '―'
                | '–'
                | '—'
                | 'ー'
                | '─'
                | '…'
                | '・'
                | '*'
                | '?'
                | '/'
                | '\\'
                | '×'
                | '○'
                | '◯'
                | '✕'
        )
    });
    only_marks || WHOLE.contains(&whole) || WITHIN.iter().any(|word| plain.contains(word))
}

/// Which way a target in words points; `None` where its words say no direction and no level.
pub fn pointing(text: &str) -> Option<Pointing> {
    let plain = writing::plain(text).to_ascii_lowercase();
    const UP: [&str; 29] = [
        "増",
        "向上",
        "上昇",
        "拡大",
        "上回",
        "以上",
        "超え",
        "超過",
        "伸ば",
        "伸び",
        "高め",
        "引き上げ",
        "引上げ",
        "改善",
        "回復",
        "increase",
        "improve",
        "grow",
        "rise",
        "raise",
        "more",
        "higher",
        "expand",
        "exceed",
        "above",
        "atleast",
        "at least",
        "boost",
        "recover",
    ];
    const DOWN: [&str; 23] = [
        "減",
        "縮小",
        "低下",
        "下回",
        "以下",
        "未満",
        "抑制",
        "抑え",
        "短縮",
        "引き下げ",
        "引下げ",
        "解消",
        "decrease",
        "reduc",
        "lower",
        "less",
        "fewer",
        "shrink",
        "narrow",
        "shorten",
        "below",
        "cut",
        "at most",
    ];
    const KEEP: [&str; 17] = [
        "維持",
        "保つ",
        "保ち",
        "保持",
        "現状",
        "並み",
        "同水準",
        "同程度",
        "同等",
        "継続",
        "確保",
        "横ばい",
        "maintain",
        "keep",
        "same",
        "preserve",
        "stable",
    ];
    // Latin words from their beginning: an enterprise does not rise.
    let latin = |word: &str| {
        plain.split(|c: char| !c.is_ascii_alphabetic()).any(|found| found.starts_with(word))
            || (word.contains(' ') && plain.contains(word))
    };
    let says = |words: &[&str]| {
        words.iter().any(|word| if word.is_ascii() { latin(word) } else { plain.contains(word) })
    };
    // 改善 and 回復 are for the better, whichever way that is.
    let better = says(&["改善", "回復", "improve", "recover"]);
    match (says(&UP), says(&DOWN), says(&KEEP)) {
        (false, false, false) => None,
        (true, false, false) if !better => Some(Pointing::Up),
        (false, true, false) => Some(Pointing::Down),
        _ => Some(Pointing::Keep),
    }
}

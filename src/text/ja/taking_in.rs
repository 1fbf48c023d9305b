//! 取り込む: 戻ってきた写しを見比べて、採用する画面のことば。

use super::figures::{WRITE, period_plain};
use crate::change::taking_in::Kind;
use crate::model::Period;
use crate::text::TakingInWords;

pub const TAKING_IN: TakingInWords = TakingInWords {
    title: "取り込む",
    lead: "ファイルを開いただけでは何も変わりません。違いを見て、採用するものを決めてから取り込みます。",
    choose: "取り込むファイルを選ぶ…",
    choose_note: "いくつでも、何回でも選べます。同じ元から始まったファイルは、変更を足し合わせます。依頼の表は、CSVでも取り込めます。",
    paste: "表やファイルの文字を貼り付ける",
    paste_hold: "貼り付けたものを見比べる",
    none: "まだファイルがありません。",
    copies: "届いたファイル",
    copy: |copy, letter| {
        let who = match copy.by.as_str() {
            "" => "名前のない人".to_string(),
            by => by.to_string(),
        };
        let at = match copy.exported_at.as_str() {
            "" => String::new(),
            at => format!("{}の", (WRITE.moment_of_day)(at)),
        };
        let of = match &copy.of_ours {
            Some(at) => format!("あなたが{}に書き出したものから。", (WRITE.moment_of_day)(at)),
            None => String::new(),
        };
        let what = match (copy.same_as, copy.related, copy.news) {
            (Some(earlier), ..) => format!("{}と同じ内容です。", letter_of(earlier)),
            (_, false, _) if copy.common.is_some() => {
                "前の基点から始まっています。このブラウザに残っている前の文書と比べて、送り主の変更だけを見せます。".into()
            }
            (_, false, _) => {
                "別の元から始まっています。だれが変えたかは分からないので、値の違いだけを見せます。"
                    .into()
            }
            (_, _, 0) => "この文書にない変更はありません。".into(),
            (_, _, news) => format!("この文書にない変更が{news}件あります。"),
        };
        let since = match copy.here_alone {
            0 => String::new(),
            count => format!("こちらには、そのファイルにない変更が{count}件あります。"),
        };
        format!("{letter}　{who}から。{at}{}。{of}{what}{since}", file(&copy.name))
    },
    letter: letter_of,
    totals: |totals| {
        let mut told = vec![
            format!("要確認 {}", totals.open),
            format!("採用 {}", totals.taken),
            format!("こちらのまま {}", totals.declined),
            format!("同じ {}", totals.same),
        ];
        if totals.here_alone > 0 {
            told.push(format!("こちらだけの変更 {}", totals.here_alone));
        }
        told.join("・")
    },
    nothing: "違いはありません。",
    filter: "見せるもの",
    all: "すべて",
    open: "要確認だけ",
    kind: |kind| match kind {
        Kind::Added => "追加",
        Kind::Changed => "変更",
        Kind::Removed => "削除",
        Kind::Contested => "食い違い",
        Kind::Mixed => "混ざった値",
        Kind::Foreign => "ほかの課の値",
        Kind::Earlier => "前にあった値",
        Kind::Apart => "違う値",
    },
    kind_head: "違い",
    kind_note: |kind| match kind {
        Kind::Removed => "決めなければ残し、あとで選べるように印を付けます。",
        Kind::Contested => "決めなければ両方を残し、あとで選べるように印を付けます。",
        Kind::Mixed => "二人が別々の部分を変えました。どちらかに決めてから取り込みます。",
        Kind::Foreign => "この課のものではない値です。採用するかどうかを決めてから取り込みます。",
        Kind::Earlier => {
            "こちらで変えたか、前に採用しなかったか、取り消したものです。決めなければ、こちらのままです。"
        }
        Kind::Apart => "決めなければ、こちらのままです。",
        Kind::Added | Kind::Changed => "",
    },
    from: "だれの",
    everybody: "全員",
    shown_rows: "表示中の行をまとめて",
    decide_ours: "こちらのままにする",
    decide_theirs: "採用する",
    decide_open: "未定に戻す",
    next_open: "次の要確認へ",
    record: "対象",
    field: "項目",
    base: "もと",
    ours: "こちら",
    pick: "採用",
    pick_of: |name, field| format!("{name}　{field}の採用"),
    pick_open: "未定",
    pick_ours: "こちら",
    existence: "記録そのもの",
    listed: |told| told.join("、"),
    absent: "（ない）",
    stands: |figure| format!("（いまの値 {figure}）"),
    there: "（ある）",
    more: |left| format!("続きを見る（あと{left}行）"),
    quoted: |year| {
        format!("{}の評価の文に、こちらの数値が書かれています", period_plain(Period::Fiscal(year)))
    },
    overrides: |count| {
        format!(
            "「こちらのまま」にした{count}行は、この文書を送り返すと、送り主の値を上書きします。"
        )
    },
    must: |count| format!("混ざった値が{count}行あります。どちらかに決めると取り込めます。"),
    apply: "取り込む",
    leave: "取り込まない",
    open_apart: "別の文書として開く",
    decisions: "決めたことをCSVで保存",
    step: "取り込み",
};

fn file(name: &str) -> String {
    match name {
        "" => "貼り付けた文字".into(),
        name => format!("ファイル「{name}」"),
    }
}

fn letter_of(at: usize) -> String {
    char::from_u32('A' as u32 + at as u32)
        .filter(|_| at < 26)
        .map_or_else(|| format!("{}番目", at + 1), String::from)
}

//! Words for changing the order of the strategy.

use crate::report::landing::Becomes;
use crate::text::LandingWords;
use crate::text::{GridWords, PartWords};

pub const PARTS: PartWords = PartWords {
    fields: "項目",
    number: "番号",
    name: "名前",
    name_en: "英語の名前",
    program: "主要事業の内容",
    programs: "主要事業",
    within: "この中の項目",
    place: "置き場所",
    none: "まだありません。",
    choose: "選んでください",
    add: "加える",
    add_direction: "新しい基本的方向の名前",
    add_item: "新しい施策項目の名前",
    add_program: "新しい主要事業の内容",
    add_outcome: "新しい社会目標の名前",
    add_output: "新しい補助指標の名前",
    add_break: "新しい断層の時点",
    restate: "ほかの方向の社会目標を再掲",
    up: "上へ",
    down: "下へ",
    remove: "削除",
    of: |action, name| format!("{action}　{name}"),
    ending: "削除",
    ending_note: "この中にあるものも一緒に外れます。「元に戻す」で戻せます。",
    remove_this: |kind| format!("この{kind}を削除"),
    about: "戦略の項目",
    edition: "もとの資料",
    committee: "報告先の会議の名前",
    committee_en: "報告先の会議の英語名",
    first_year: "計画の最初の年度",
    last_year: "計画の最後の年度",
    period_confirmed: "計画の期間",
    confirmed: "戦略の本文で確認した",
    unconfirmed: "確認していない",
    method: "進行管理の方法",
    thresholds: "判定の基準",
    thresholds_note: "達成率（%）の下限です。空にすると、ふつうの基準に戻ります。",
    nearly: "おおむね達成",
    partly: "一部達成",
    exceeded: "大幅超過",
    findings_note: "選ぶと、直す所が開きます。",
    removed: "削除したもの",
    removed_note: "いつ削除したものでも、一緒に外れたものごと戻せます。",
    removed_none: "ありません。",
    restore: "戻す",
    restored: |name| format!("「{name}」を戻す"),
    breaks: "統計の断層",
    breaks_note: "定義や調べ方が変わった時点です。これをまたぐ数値は比べません。",
    break_at: "時点",
    break_reason: "変わったこと",
};

pub const GRID: GridWords = GridWords {
    title: "年度の数値",
    hint: "Enterで下へ、Tabで右へ。F2で続きから書き、Escでやめます。表計算ソフトの範囲をそのまま貼り付けられます。",
    reading: "指標ごとに、年度の数値を並べています。書き込むときは「編集する」を押してください。",
    what: "並べる数値",
    table: "指標と年度の表",
    earlier: "前の年度",
    later: "後の年度",
    year: "年度",
    selected: "選んでいるセル",
    cells: |count| format!("{count}セル"),
    no_figure: "先に数値を入力してください。",
    nothing: "指標がまだありません。",
    kind: "社会目標・補助指標",
    unread: |count| format!("読み取れない値が{count}あります。理由は行の下にあります。"),
    calendar: "暦年",
    landing: LandingWords {
        title: "貼り付ける前の確かめ",
        summary: |cells, count| {
            let named = [
                (count(Becomes::First), "新しく入る"),
                (count(Becomes::Further), "いまの数値を残して加える"),
                (count(Becomes::Overwrites), "書き換える"),
                (count(Becomes::Clears), "空にする"),
                (count(Becomes::Refused), "書き込まない"),
                (count(Becomes::Unread), "読めないまま残す"),
                (count(Becomes::Same), "いまと同じ"),
            ];
            let named: Vec<String> = named
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!("{what} {count}"))
                .collect();
            match named.is_empty() {
                true => "書き込む数値がありません。".to_string(),
                false => format!("{}セル：{}。", cells, named.join("、")),
            }
        },
        by_names: "指標の名前で行を合わせました。",
        by_row_names: "名前で行を合わせました。",
        unknown_rows: |names| {
            format!("名前の合う行が一つに決まらないため書き込みません：{}", names.join("、"))
        },
        doubtful: "見出しや番号、名前の列が混じっているかもしれません。行と列が合っているか確かめてください。",
        one_text: "複数の行があります。一行ずつ下の欄に入れるか、全部をこの欄の文にするかを選んでください。",
        as_one_text: "この欄の文にする",
        crosses_kinds: "社会目標と補助指標にまたがっています。行が合っているか確かめてください。",
        outside: |count| format!("表に入りきらないセルが{count}あります。書き込みません。"),
        unknown: |names| {
            format!("名前の合う指標が一つに決まらない行は書き込みません：{}", names.join("、"))
        },
        ignored: |columns| {
            let columns: Vec<String> = columns.iter().map(|at| at.to_string()).collect();
            format!("数値でない列（左から{}列目）は使いません。", columns.join("・"))
        },
        now: "いま",
        pasted: "貼り付ける値",
        becomes: "どうなるか",
        row: "行",
        column: "欄",
        become_of: |becomes| match becomes {
            Becomes::Refused => "書き込まない",
            Becomes::Unread => "読めないまま残す",
            Becomes::Overwrites => "書き換える",
            Becomes::Further => "いまの数値を残して加える",
            Becomes::Clears => "空にする",
            Becomes::First => "新しく入る",
            Becomes::Same => "いまと同じ",
        },
        jumps: "これまでの数値から10倍以上離れています",
        more: |count| format!("ほか{count}セル"),
        land: |count| format!("{count}セルを書き込む"),
        cancel: "やめる",
    },
};

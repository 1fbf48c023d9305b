//! 依頼と回収のことば.

use super::figures::{WRITE, period_plain, point};
use crate::model::*;
use crate::report::circulation::{AskedDivision, CirculationBoard};
use crate::text::CirculationWords;

pub const CIRCULATION: CirculationWords = CirculationWords {
    title: "依頼と回収",
    lead: "担当課に記入を依頼し、戻ったファイルを取り込みます。だれがまだかは、ここで分かります。",
    list: "これまでの依頼",
    none: "まだ依頼はありません。",
    returned: |board| format!("{}／{} 回収", board.returned(), board.divisions.len()),
    awaited,
    make: "依頼を作る",
    make_note: "課ごとに、その課の指標の記入から始まるファイルを作ります。ほかの課の数値は読むだけです。",
    no_divisions: "担当課がまだありません。指標か主要事業に担当課を入れると、ここで選べます。",
    to_indicators: "指標の一覧へ",
    name: "件名",
    name_of: |year| format!("{}の実績", period_plain(Period::Fiscal(year))),
    year: "実績の年度",
    due: "提出期限",
    due_note: "例：R8.4.30。なくても作れます。",
    divisions: "依頼先",
    division: |name, count| format!("{name}（{count}指標）"),
    all: "すべて選ぶ",
    nobody: "依頼先を一つ以上選んでください。",
    cover: "依頼文",
    cover_default: "標記について、添付のファイルに貴課の指標の実績を記入し、返信してください。\nファイルは「元気ボード」のファイルの画面で開くと、記入の画面が出ます。記入したら「回答のファイルを保存」を押し、できたファイルを返信に付けてください。",
    issued: "依頼した日",
    number: "番号",
    indicators: "記入",
    filled: |division| format!("{}／{}", division.filled, division.indicators.len()),
    state: "回収",
    state_of,
    answers: "届いた回答",
    answer,
    show: "見せるもの",
    show_all: "すべての課",
    show_open: "未回収の課だけ",
    show_incomplete: "回収済で、記入が足りない課だけ",
    show_foreign: "ほかの課の値を変えた課だけ",
    nobody_shown: "あてはまる課はありません。",
    save_all: "全課のファイルを保存",
    save_open: "未回収の課のファイルを保存",
    save_note: "一つのZIPファイルになります。中のファイルの番号は、下の表の番号です。",
    take_in: "届いたファイルを取り込む",
    save_one: "ファイルを保存",
    copy_cover: "依頼文をコピー",
    copy_rows: "表をコピー",
    save_rows: "表をCSVで保存",
    copy_reminder: "催促文をコピー",
    copy_reminders: "未回収の課への催促文をコピー",
    rows_title: "表で渡す",
    rows: "全課の表をCSVで保存",
    rows_note: "表計算ソフトで記入してもらうときは、表を渡します。記入番号の列を残したまま戻ってくれば、同じように取り込めます。",
    copied: "コピーしました。",
    not_copied: "コピーできませんでした。",
    received: "紙や電話で受け取った",
    take_back: "取り消す",
    of: |action, name| format!("{action}　{name}"),
    unasked: "依頼していない課からの回答",
    remove: "この依頼を削除",
    mail,
    reminder,
    known_divisions: "担当課の一覧",
    known_note: "名前を変えると、指標、主要事業、年度の計画、依頼のすべてで変わります。同じ名前にすると、一つにまとまります。",
    programs: "主要事業",
    new_name: |name| format!("{name}の名前"),
    answered: |name, division, own, foreign| {
        let own = match own {
            0 => "記入はありません。".to_string(),
            own => format!("{division}の記録を{own}件記入しています。"),
        };
        let foreign = match foreign {
            0 => String::new(),
            foreign => format!("ほかの課の記録も{foreign}件変えています。"),
        };
        format!("「{name}」への{division}の回答です。{own}{foreign}")
    },
    answered_before: "この回答は取り込み済みです。",
    answer_for: "どの依頼への回答か",
    answers_nothing: "回答ではない",
};

fn awaited(board: &CirculationBoard) -> String {
    let open = board.divisions.len() - board.returned();
    if open == 0 {
        return "すべての課から届きました。".into();
    }
    let waiting = match board.days_out {
        Some(days) if days > 0 => format!("{open}課を{days}日待っています。"),
        _ => format!("{open}課を待っています。"),
    };
    let due = match board.days_left {
        None => String::new(),
        Some(0) => "今日が提出期限です。".into(),
        Some(days) if days > 0 => format!("提出期限まであと{days}日です。"),
        Some(days) => format!("提出期限を{}日過ぎました。", -days),
    };
    format!("{waiting}{due}")
}

fn state_of(board: &CirculationBoard, division: &AskedDivision) -> String {
    match (division.answers.as_slice(), board.days_out) {
        ([], _) if board.days_left.is_some_and(|days| days < 0) => {
            format!("未回収（期限を{}日過ぎ）", -board.days_left.unwrap_or_default())
        }
        ([], Some(days)) if days > 0 => format!("未回収（{days}日）"),
        ([], _) => "未回収".into(),
        ([_], _) => "回収済".into(),
        (several, _) => format!("回収済（{}回）", several.len()),
    }
}

fn answer(answer: &Answer) -> String {
    let on = answer.received.point.map(point).unwrap_or_default();
    if answer.file.is_empty() && answer.own.is_none() {
        return format!("{on}　紙や電話で");
    }
    let by = match answer.by.as_str() {
        "" => "名前のない人",
        by => by,
    };
    let own = answer.own.map(|own| format!("　自課{own}件")).unwrap_or_default();
    let foreign = match answer.foreign {
        Some(foreign) if foreign > 0 => format!("・ほかの課{foreign}件"),
        _ => String::new(),
    };
    format!("{on}　{by}{own}{foreign}　{}", answer.file)
}

fn mail(board: &CirculationBoard, division: &AskedDivision, file: &str) -> String {
    let asked = &board.circulation;
    let named = division.indicators.iter().map(|found| format!("・{}", found.name));
    let indicators = named.collect::<Vec<_>>().join("\n");
    let due = match asked.due.point {
        Some(due) => format!("提出期限　{}\n", (WRITE.point)(due)),
        None => String::new(),
    };
    let by = match asked.by.as_str() {
        "" => String::new(),
        by => format!("\n{by}\n"),
    };
    let name = &division.name;
    let count = division.indicators.len();
    format!(
        "{name} 御中\n\n件名　{}\n\n{}\n\n{due}添付ファイル　{file}\n記入していただく指標（{count}）\n{indicators}\n{by}",
        asked.name, asked.cover
    )
}

fn reminder(board: &CirculationBoard, division: &AskedDivision) -> String {
    let asked = &board.circulation;
    let issued = match asked.issued.point {
        Some(issued) => format!("{}に", (WRITE.point)(issued)),
        None => String::new(),
    };
    let due = match (asked.due.point, board.days_left) {
        (Some(due), Some(days)) if days < 0 => {
            format!("提出期限は{}でした。", (WRITE.point)(due))
        }
        (Some(due), _) => format!("提出期限は{}です。", (WRITE.point)(due)),
        (None, _) => String::new(),
    };
    format!(
        "{} 御中\n\n{issued}お願いした「{}」の回答を、まだいただいていません。{due}\n記入が済んでいるときは、「回答のファイルを保存」でできたファイルを返信に付けてください。変更がないときも、そのまま保存して返信してください。\n",
        division.name, asked.name
    )
}

//! What is said of a file that was opened, or could not be.

use crate::exchange::{Refusal, Remark};

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes } => {
            format!("ファイルが大きすぎます（{}MB）。64MBまで開けます。", bytes / 1_048_576)
        }
        Refusal::Empty => "中身が空です。".into(),
        Refusal::NotText => {
            "文字として読めません。UTF-8かUTF-16の文字のファイルを開けます。".into()
        }
        Refusal::NotJson { line, column } => {
            format!("JSONとして読めません（{line}行目の{column}文字目）。")
        }
        Refusal::CutOff { after: Some(record) } => {
            format!("途中で切れています。最後まで届いたのは「{record}」の行までです。")
        }
        Refusal::CutOff { after: None } => "途中で切れています。".into(),
        Refusal::TooDeep => {
            "入れ子が深すぎて開けません。元気ボードのファイルではないようです。".into()
        }
        Refusal::NotOurs => "元気ボードのファイルではありません。".into(),
        Refusal::Newer { version } => {
            format!("新しい版の元気ボードで作られたファイルです（形式 {version}）。")
        }
        Refusal::OtherKind { kind } => format!("戦略の文書ではありません（種類「{kind}」）。"),
        Refusal::SheetColumns => "記入の表ですが、列の見出しが足りません。見出しの行と、記入番号、実績を記入の列を残したまま貼り付けてください。".into(),
        Refusal::OtherSheet => "回答の表として読めません。見出しの行と記入番号（ID）の列を残し、CSVで保存するか、表をコピーして貼り付けてください（Excelの形式のままでは読めません）。".into(),
        Refusal::Packed => "ZIPの中のファイルを取り出せません。空か、パスワード付きか、壊れているか、大きすぎます。取り出してから開いてください。".into(),
        Refusal::UnknownRequest => "この文書にない依頼への回答です。".into(),
        Refusal::TooMany => "記録の数か文字数が上限を超えています。".into(),
        Refusal::NoBody => "元気ボードのファイルですが、本体がありません。".into(),
    }
}

pub(super) fn refusal_help(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::CutOff { .. } => {
            "送り主に、もう一度送ってもらってください。メールで切れるときは .txt の名前にすると届くことがあります。"
        }
        Refusal::Newer { .. } => {
            "ページを読み込み直して新しい版にしてから、もう一度開いてください。元のファイルはそのまま残しておいてください。"
        }
        Refusal::NotOurs | Refusal::OtherKind { .. } => {
            "「ファイルに保存」で書き出した .json か .txt のファイルを選んでください。"
        }
        _ => "別のファイルを選ぶか、送り主に確かめてください。",
    }
}

pub(super) fn remark(remark: &Remark) -> String {
    match remark {
        Remark::OtherEncoding => {
            "Shift_JIS で書かれていました。元にない文字は変わっていることがあります。".into()
        }
        Remark::Wrapped => "メールなどで折り返された行をつなぎました。".into(),
        Remark::TextAround => {
            "前後に別の文字がありました（メールの通知など）。文書だけを読みました。".into()
        }
        Remark::NewerMinor(version) => {
            format!(
                "少し新しい版（形式 {version}）のファイルです。この画面で見えない項目も、そのまま残しています。"
            )
        }
        Remark::Altered => "照合の値が合いません。どこかで書き換わった可能性があります。".into(),
        Remark::Unsealed => {
            "照合の値がないか、形が正しくありません。途中で書き換わっていても分かりません。".into()
        }
        Remark::Lost(count) => format!(
            "{count}件の記録は、指す先の記録がありません。値は残っています（「確かめること」に出ます）。"
        ),
        Remark::Counts { table, said, found } => {
            format!("記録の数が合いません（{table}：記載 {said}、実際 {found}）。")
        }
        Remark::Unreadable(count) => {
            format!("{count}件の記録は読めませんでした。捨てずに、そのまま残しています。")
        }
        Remark::RowsUnread { rows, names } => match names.as_slice() {
            [] => format!("{rows}行は、そのままでは入れられないため、入れていません。"),
            names => format!(
                "{rows}行は、そのままでは入れられないため、入れていません：{}",
                names.join("、")
            ),
        },
        Remark::Doubled(count) => {
            format!("同じ番号で内容の違う変更が{count}組あります。どちらも残しています。")
        }
    }
}

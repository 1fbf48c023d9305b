//! 知らせ: 保存、ファイル、編集、確かめること.

use super::figures::{WRITE, period_plain};
use super::opening::{refusal, refusal_help, remark};
use super::verdicts;
use crate::check;
use crate::edit::{Edit, Part, Refusal as EditRefusal};
use crate::exchange::Sending;
use crate::exchange::{Checked, Differs, Seen};
use crate::measure::Known;
use crate::model::goal::GoalFault;
use crate::model::reading::Fault;
use crate::model::{Id, Observation, Period, Strategy};
use crate::report::list::Mark;
use crate::storage::Failure;
use crate::text::figures::megabytes;
use crate::text::names::beginning;
use crate::text::{NoticeWords, Saved, Say};

pub const SAY: Say = Say {
    status: verdicts::status,
    verdict: verdicts::verdict,
    known,
    mark: |mark| match mark {
        Mark::Status(status) => verdicts::status(status),
        Mark::Known(found) => known(found),
    },
    exceeded: "大幅超過",
    saved,
    reading: |name| format!("「{name}」を読んでいます。"),
};

pub static NOTICES: NoticeWords = NoticeWords {
    fault,
    goal_fault,
    close_all: "すべて閉じる",
    edit_refusal,
    refusal,
    refusal_help,
    remark,
    finding,
    copy_made: "作業用の写しを作りました。公開データは変わりません。",
    undone: |step| format!("元に戻しました：{step}"),
    redone: |step| format!("やり直しました：{step}"),
    went_back: "選んだ版に戻しました。",
    skipped: |count| format!("{count}か所は、そのあとに変わっているため戻していません。"),
    opened_together: |files| format!("{files}件のファイルを開きました。"),
    all_written: |documents, name| {
        format!(
            "{documents}件の文書を、一つのファイル {name} に入れました。「ファイルを開く」で元に戻せます。"
        )
    },
    erased_elsewhere: |documents| {
        format!(
            "別のタブで、このブラウザの文書がすべて消されました。{}",
            if documents > 0 {
                format!(
                    "このタブで開いていた{documents}件は、この知らせを閉じるまでファイルに保存できます。"
                )
            } else {
                String::new()
            }
        )
    },
    save_erased: "ファイルに保存",
    opened: |name| format!("「{name}」を開きました。"),
    seen: |seen| match seen {
        Seen::Same { document, at, out: false } => {
            format!("同じファイルを{}に開いています（「{document}」）。", (WRITE.moment_of_day)(at))
        }
        Seen::Same { document, at, out: true } => {
            format!("「{document}」から{}に書き出したファイルです。", (WRITE.moment_of_day)(at))
        }
        Seen::Older { document, changes } => {
            format!(
                "手元の「{document}」より古いファイルです。手元には、このあとの変更が{changes}件あります。"
            )
        }
    },
    checked: |name, found| match found {
        Checked::Same { code } => {
            format!("「{name}」は、いまの文書と同じ内容です（データの符号 {code}）。")
        }
        Checked::Differs(Differs { lost: lost @ 1.., .. }) => format!(
            "「{name}」は、書き出したときより変更が{lost}件少なくなっています。もう一度書き出してください。"
        ),
        Checked::Differs(Differs { missing: 0, more: 0, .. }) => {
            format!("「{name}」は、変更の数は同じですが、内容に違いがあります。")
        }
        Checked::Differs(Differs { missing, more: 0, .. }) => {
            format!(
                "「{name}」には、いまの文書の変更のうち{missing}件が入っていません。失われたものはありません。いまの内容を渡すときは、もう一度書き出してください。"
            )
        }
        Checked::Differs(Differs { missing: 0, more, .. }) => {
            format!(
                "「{name}」には、いまの文書にない変更が{more}件あります。いまの文書の内容はすべて入っています。"
            )
        }
        Checked::Differs(Differs { missing, more, .. }) => format!(
            "「{name}」は、いまの文書と同じではありません。入っていない変更が{missing}件、いまの文書にない変更が{more}件あります。"
        ),
        Checked::Damaged => {
            format!("「{name}」は、途中で書き換わったか欠けています。もう一度書き出してください。")
        }
        Checked::OtherBase => format!("「{name}」は、別の文書から始まったファイルです。"),
    },
    nearly_full: |room| {
        format!(
            "保存領域が残り少なくなっています（{}のうち{}を使用）。要る文書をファイルに保存し、要らない文書を減らしてください。",
            megabytes(room.all),
            megabytes(room.used)
        )
    },
    file_written: |name| format!("「{name}」を書き出しました。保存先はブラウザの設定によります。"),
    sent: |by| match by {
        Sending::Share => "ファイルを渡しました。届いたかは、渡した先で確かめてください。",
        Sending::Copy => "ファイルの全文をコピーしました。メールの本文などに貼り付けられます。",
    },
    not_sent: |by| match by {
        Sending::Share => "ファイルは渡していません。",
        Sending::Copy => "コピーできませんでした。ファイルに保存してください。",
    },
    recovered: |name| {
        format!(
            "「{name}」の一部が読めなかったため、前の世代と記録から組み立て直しました。読めなかったものは別に残しています。"
        )
    },
    taken_over: "新しい版の元気ボードがほかのタブで開きました。ここでの変更は保存されません。ページを読み込み直してください。",
    erased: "このブラウザにあった文書と設定をすべて消しました。",
    part_removed: |name| format!("「{name}」を削除しました。「元に戻す」で戻せます。"),
    replaced: |found| {
        let unit = found.indicator.unit.as_str();
        let told = |observation: &Observation| {
            format!(
                "{}{}",
                (WRITE.state)(&observation.state),
                (WRITE.figure_long)(observation, unit)
            )
        };
        let (was, now) = (told(&found.was), told(&found.now));
        let stays = if found.stays { "前の数値も個票に残っています。" } else { "" };
        format!(
            "{}の{}は、{was}に代えて{now}を使います。{stays}",
            found.indicator.short_name(),
            period_plain(found.now.period)
        )
    },
    pasted: |cells, outside| {
        let beside = if outside > 0 {
            format!("表の外にあたる{outside}個は書き込んでいません。")
        } else {
            String::new()
        };
        format!("{cells}セルに書き込みました。「元に戻す」で戻せます。{beside}")
    },
    begun: |name| format!("「{name}」を作りました。"),
    removed: |name| format!("「{name}」を一覧から外しました。"),
    step,
    storage_unavailable: "このブラウザには保存できません（保存が禁止されているか、シークレットモードです）。作業を残すには「ファイルに保存」を使ってください。",
    keep_failed: |reason| {
        format!(
            "保存できませんでした（{}）。画面の内容は残っています。「ファイルに保存」で控えを取ってください。",
            failure(reason)
        )
    },
    not_loaded: |name, reason| {
        format!(
            "「{name}」を読み込めませんでした（{}）。ページを読み込み直してください。",
            failure(reason)
        )
    },
    raw_written: |name, document| {
        format!(
            "「{document}」は文書として読めません。残っている文字をそのまま「{name}」に書き出しました。"
        )
    },
    load_failed: |reason| {
        format!(
            "保存されている文書を読み込めませんでした（{}）。ページを読み込み直してください。",
            failure(reason)
        )
    },
    module_missing: "必要な部分を読み込めなかったため、行っていません。通信を確かめて、もう一度行ってください。",
    duplicated: |name| format!("「{name}」を作りました。"),
    compared_anew: "文書が変わったので、もう一度比べました。確かめてから取り込んでください。",
    taken_in: |changes, open, stay| {
        let told: String = match (changes, open) {
            (0, _) => "取り込むものはありませんでした。".into(),
            (_, 0) => "取り込みました。".into(),
            (_, open) => format!("取り込みました。{open}か所は、食い違いとしてあとで選べます。"),
        };
        let stays = match stay {
            0 => String::new(),
            stay => {
                format!("{stay}件は、ほかの記録が下にあるか決定済みの計画にあるため、残しました。")
            }
        };
        format!("{told}{stays}")
    },
};

/// What the browser calls its refusals, in words.
fn failure(failure: &Failure) -> &'static str {
    match failure {
        Failure::Full => "保存領域がいっぱいです",
        Failure::Forbidden => "ブラウザの設定で保存が禁止されています",
        Failure::Vanished => "保存先の文書がなくなっています",
        Failure::NotKept => "書き込みを確かめられませんでした",
        Failure::RevisionConflict => "ほかのタブの変更を取り込んでいます",
        Failure::Outdated => "新しい版がほかのタブで動いています",
        Failure::ModuleMissing => "保存に必要な部分を読み込めませんでした",
        Failure::Unreachable => "通信できませんでした",
        // What the browser calls it is for the console.
        Failure::Browser(_) => "ブラウザの保存領域を使えませんでした",
    }
}

fn known(known: Known) -> &'static str {
    match known {
        Known::Whole => "通年",
        Known::PartYear => "年度途中",
        Known::AtDate => "時点",
        Known::Nothing => "なし",
    }
}

fn fault(fault: &Fault, typed: &str) -> String {
    let kept = format!("入力した「{typed}」はそのまま残しています。");
    format!("{}{kept}", fault_reason(fault))
}

/// Why a text is no figure, and how to write it.
fn fault_reason(fault: &Fault) -> String {
    match fault {
        Fault::LetterForDigit { at, letter, .. } => {
            let name = match letter {
                'O' | 'o' => "英字の「O（オー）」",
                'l' => "英字の「l（エル）」",
                'I' => "英字の「I（アイ）」",
                '〇' | '○' => "記号の「〇（まる）」",
                _ => "数字でない文字",
            };
            format!("{at}文字目が{name}です。")
        }
        Fault::Separators => {
            "桁区切りが3桁ごとになっていません。「1,234」のように書いてください。".into()
        }
        Fault::Myriads => "「万」「億」「兆」の書き方が整っていません。「1万7187」か「17,187」のように書いてください。".into(),
        Fault::TwoFigures => {
            "一つの欄に数が二つ以上あるように見えます。一つだけ書いてください。".into()
        }
        Fault::OtherUnit { written, unit } => format!(
            "単位が「{written}」ですが、この指標は「{unit}」です。行が合っているか確かめ、数だけを書いてください。"
        ),
        Fault::Scale { unit } => format!(
            "この指標は「{unit}」で数えます。その単位でちょうどの数にならないか、何の数か決められません。「{unit}」で数えた数を書いてください。"
        ),
        Fault::NoneOrZero => "「なし」は、0のことか、実績がないことか決められません。0か、「未公表」などの理由を書いてください。".into(),
        Fault::Bound => {
            "以上・以下などは目標の書き方です。実績は数だけを書いてください。".into()
        }
        Fault::About => "この欄には「約」を残せません。はっきりした数を書いてください。".into(),
        Fault::TooLong => "桁が多すぎます（15桁まで）。".into(),
        Fault::NotANumber => {
            "数として読めません。数字か、「未公表」などの理由を書いてください。".into()
        }
    }
}

fn goal_fault(fault: &GoalFault, typed: &str) -> String {
    let kept = format!("入力した「{typed}」はそのまま残しています。");
    match fault {
        GoalFault::Figure(Fault::NotANumber) => format!(
            "目標として読めません。「165」「93%超」「2〜3」のように書くか、「増加を目指す」のように向きを書いてください。{kept}"
        ),
        GoalFault::Figure(fault) => self::fault(fault, typed),
        GoalFault::Range => format!(
            "範囲の書き方が一つの意味に決まりません。「2〜3」か「2以上3以下」のように両端を書いてください。{kept}"
        ),
        GoalFault::SaysNone => format!("目標がないという意味に取りました。{kept}"),
        GoalFault::FigureInWords => {
            format!("漢数字は数として読みません。数字で書いてください。{kept}")
        }
        GoalFault::NoDirection => format!(
            "増やす・減らす・保つのどれを目指すかが読み取れません。数か、向きの分かることばを書いてください。{kept}"
        ),
    }
}

fn edit_refusal(refusal: &EditRefusal) -> String {
    match refusal {
        EditRefusal::Gone => "書き込む先がなくなっています。入力は残しています。".into(),
        // A reason for none is what a figure may have, not every field.
        EditRefusal::NotANumber(Fault::NotANumber) => {
            "この欄に入れられる値として読めません。入力は残しています。".into()
        }
        EditRefusal::NotANumber(fault) => format!("{}入力は残しています。", fault_reason(fault)),
        EditRefusal::Empty => "空にはできません。".into(),
        EditRefusal::NoPlace => "そこには置けません。".into(),
        EditRefusal::KeptFigure => "年度途中・基準値・出典のある数値は、表からは消せません。指標の画面で直すか削除してください。".into(),
        EditRefusal::TooLong => "文が長すぎます（10万字まで）。入力は残しています。".into(),
        EditRefusal::Full => "この文書の変更が、ファイルに書ける数（30万）に達しました。「履歴」で「新しい基点にする」と続けられます。それでも足りないときは、文書を分けてください。入力は残しています。".into(),
        EditRefusal::PartKnown => {
            "年度途中の実績があります。通年の数値を記入するか、空欄のままにしてください。".into()
        }
        EditRefusal::NotADate => "日付として読めません。入力はそのまま残っています。".into(),
        EditRefusal::TooWide { columns: 1 } => "一行に一つの名前だけを貼り付けてください。ほかの列は読みません。".into(),
        EditRefusal::TooWide { columns: 2 } => "読めるのは、名前、担当課の順に2列までです。".into(),
        EditRefusal::TooWide { .. } => "読めるのは、名前、単位、担当課の順に3列までです。".into(),
        EditRefusal::NoChoice => "選べる言葉ではありません。".into(),
        EditRefusal::NoVerdict => {
            "この理由でどの判定に変えるかを選んでください。入力は残しています。".into()
        }
        EditRefusal::Decided(year) => format!(
            "{}の事業計画書は決定済みです。変えるには、計画の画面で理由を書いて「計画を変更する」を選んでください。",
            period_plain(Period::Fiscal(*year))
        ),
        EditRefusal::OutOfOrder => "大小の順が逆になります。入力は残しています。".into(),
    }
}

fn finding(kind: check::FindingKind, what: &str) -> String {
    match kind {
        check::FindingKind::UnreadableFigure => format!("「{what}」は数として読めません。"),
        check::FindingKind::UnreadableTarget => format!("目標「{what}」を読み取れません。"),
        check::FindingKind::UnreadableAsOf => {
            format!("時点「{what}」を読み取れません。「R5年1月末」のように書いてください。")
        }
        check::FindingKind::UnreadableSetAt => {
            format!("目標を定めた時点「{what}」を読み取れません。「R5年3月」のように書いてください。")
        }
        check::FindingKind::InterimWithoutAsOf => {
            "年度途中の数値に時点がありません。何か月分か分かりません。".into()
        }
        check::FindingKind::AsOfBeforePeriod => "時点が、その期間の始まりより前です。時点か年度を確かめてください。".into(),
        check::FindingKind::AsOfNotCome => {
            format!("時点「{what}」は、入力した日よりあとです。まだ来ていない時点は読み取りません。")
        }
        check::FindingKind::AsOfLate => {
            "時点が、その期間の終わりから1年以上あとです。年度を確かめてください。".into()
        }
        check::FindingKind::UnknownState => {
            format!("種別「{what}」を知らないため、見込みと同じに扱います。種別を選び直してください。")
        }
        check::FindingKind::OtherKindOfYear => {
            "年度と暦年が指標と違うため、比べられません。指標の「暦年」の設定か、数値の年を直してください。".into()
        }
        check::FindingKind::BreakUndated => {
            format!("統計の断層の時点「{what}」が読み取れません。直すまで、この指標は比較しません。")
        }
        check::FindingKind::TargetBeforeBaseline => {
            "目標の年が基準値の年より後ではないため、判定できません。目標の年か基準値を直してください。".into()
        }
        check::FindingKind::TargetSaysNone => {
            format!("目標「{what}」は、目標がないという意味に取りました。決まったら数値を書いてください。")
        }
        check::FindingKind::SumOfLevels => {
            "「単年」の指標ではないため、目標の合計は使いません。種類か目標を直してください。".into()
        }
        check::FindingKind::FlowWithoutAccrual => {
            "単年・累計の数値は期間の中で増えていくはずですが、「期間中に増える」が外れています。".into()
        }
        check::FindingKind::BaselineRevised => {
            "基準値とした実績が、あとから改定されています。基準値は元のままです。".into()
        }
        check::FindingKind::LostPlace => "戦略の中の置き場所が見つかりません。".into(),
        check::FindingKind::TargetBackwards => {
            format!("目標「{what}」が、望ましい方向と逆です。目標か望ましい方向を直してください。")
        }
        check::FindingKind::TwoTargets => {
            format!("同じ年度に目標が二つあります（「{what}」）。どちらかを消してください。")
        }
        check::FindingKind::TwoValues => {
            "同じ年度・種別・時点に、違う値があります。どちらかの種別か時点を直してください。"
                .into()
        }
        check::FindingKind::NoDesired => {
            "望ましい方向がまだありません。選ぶまで判定できません。".into()
        }
        check::FindingKind::NoUnit => "単位がありません。".into(),
        check::FindingKind::LostBaseline => "基準値とした実績が見つかりません。".into(),
    }
}

fn saved(saved: Saved<'_>) -> String {
    match saved {
        Saved::Published => String::new(),
        Saved::Kept { clock: "", changes } => format!("このブラウザに保存済み　変更 {changes}"),
        Saved::Kept { clock, changes } => format!("このブラウザに保存済み {clock}　変更 {changes}"),
        Saved::Saving => "保存中…".into(),
        Saved::Failed(reason) => format!("未保存：{}", failure(reason)),
        Saved::NotKept => "未保存：このブラウザには保存できません".into(),
    }
}

/// 何を変えたか、一言で.
fn step(edit: &Edit, strategy: &Strategy) -> String {
    let name = |id: &Id| {
        strategy.indicators.get(id).map(|i| i.short_name().to_string()).unwrap_or_default()
    };
    let of_observation = |id: &Id| {
        strategy.observations.get(id).map(|o| (name(&o.indicator), period_plain(o.period)))
    };
    let of_target =
        |id: &Id| strategy.targets.get(id).map(|t| (name(&t.indicator), period_plain(t.period)));
    match edit {
        Edit::Actual { indicator, period, .. }
        | Edit::Correction { indicator, period, .. }
        | Edit::Entry { indicator, period, .. } => {
            format!("{} {}の実績", name(indicator), period_plain(*period))
        }
        Edit::Revision { indicator, period, .. } => {
            format!("{} {}の改定値", name(indicator), period_plain(*period))
        }
        Edit::Target { indicator, period, .. } => {
            format!("{} {}の目標", name(indicator), period_plain(*period))
        }
        Edit::Observation { id, .. } | Edit::RemoveObservation { id } => match of_observation(id) {
            Some((name, year)) => format!("{name} {year}の実績の添え書き"),
            None => "実績の添え書き".into(),
        },
        Edit::TargetDetail { id, .. } => match of_target(id) {
            Some((name, year)) => format!("{name} {year}の目標の添え書き"),
            None => "目標の添え書き".into(),
        },
        Edit::Indicator { id, .. } => format!("{}の項目", name(id)),
        Edit::About { .. } => "戦略の項目".into(),
        Edit::Add { name, .. } => format!("「{}」の追加", beginning(name)),
        Edit::Restate { outcome, .. } => format!("{}の再掲", name(outcome)),
        Edit::Part { part, .. } => format!("「{}」の項目", beginning(&part.name(strategy))),
        Edit::Shift { part, .. } => format!("「{}」の順序", beginning(&part.name(strategy))),
        Edit::Place { part, .. } => format!("「{}」の移動", beginning(&part.name(strategy))),
        Edit::Remove { part } => format!("「{}」の削除", beginning(&part.name(strategy))),
        Edit::Plan { year, .. } => format!("{}の事業計画書", period_plain(Period::Fiscal(*year))),
        Edit::Evaluation { year, .. } => format!("{}の評価", period_plain(Period::Fiscal(*year))),
        Edit::Meeting { id, .. } => {
            format!("「{}」の項目", beginning(&Part::Meeting(id.clone()).name(strategy)))
        }
        Edit::Opinion { .. } => "御意見".into(),
        Edit::Circulate(circulation) => format!("依頼「{}」", beginning(&circulation.name)),
        Edit::Circulation { .. } => "依頼の項目".into(),
        Edit::Receive(answer) => format!("{}の回答", answer.division),
        Edit::RenameDivision { to, .. } => format!("担当課の名前「{}」", beginning(to)),
        Edit::Many(edits) => match edits.as_slice() {
            [one] => step(one, strategy),
            many => format!("数値{}か所", many.len()),
        },
    }
}

//! 履歴のことば.

use super::figures::point;
use crate::change::Version;
use crate::text::VersionWords;
use crate::text::figures::moment;

pub const VERSIONS: VersionWords = VersionWords {
    title: "履歴",
    lead: "いつ、だれが、何を変えたかの記録です。変更は一つも失われていません。",
    none: "まだ変更はありません。",
    list: "これまでの版",
    version: |version, own| {
        let by = match version.by.as_str() {
            "" if own => "このブラウザ",
            "" => "名前のない人",
            name => name,
        };
        format!("{}　{by}　{}件の変更", span(version), version.changes.len())
    },
    short: |version| match version.by.as_str() {
        "" => span(version),
        by => format!("{}　{by}", span(version)),
    },
    beginning: "はじめの状態",
    now: "いま",
    more: |left| format!("さらに前の版を見る（あと{left}）"),
    see: "変更を見る",
    open: "写しとして開く",
    opened: |name, at| format!("{name}（{at}の版）"),
    back: "この時点に戻す",
    back_note: "戻すことも一つの変更です。「元に戻す」で取り消せます。",
    step: |at| format!("{at}の版に戻す"),
    compare: "版を比べる",
    compare_note: "二つの時点を選ぶと、違いだけを表で見られます。",
    from: "前",
    to: "後",
    same: "違いはありません。",
    count: |count| format!("違いは{count}か所です。"),
    record: "対象",
    field: "項目",
    before: "前の値",
    after: "後の値",
    by: "変えた人",
    reason: "理由",
    when: "いつ",
    of: |action, name| format!("{action}　{name}"),
    rebase: "新しい基点にする",
    rebase_note: "いまの状態から、履歴のない新しい文書を作ります。この文書は、履歴とともにそのまま残ります。新しい文書では、これまでに配った写しは、変更を足し合わせるのではなく、値の違いを見比べて取り込むことになります。",
    rebase_open: |count| {
        format!("食い違いが{count}件残っています。選び終えると、新しい基点にできます。")
    },
    rebased: |name| format!("{name}（新しい基点）"),
    sure: "新しい文書を作る",
    life: "数値と項目の変更の履歴",
    life_none: "公表された資料のままです。",
};

/// The day, and from when to when.
fn span(version: &Version) -> String {
    let ((from_day, from), (to_day, to)) =
        (moment(&version.from, point), moment(&version.to, point));
    match (from_day == to_day, from == to) {
        (true, true) => format!("{from_day} {from}"),
        (true, false) => format!("{from_day} {from}～{to}"),
        (false, _) => format!("{from_day} {from}～{to_day} {to}"),
    }
}

//! 画面のことば.

use super::figures::{WRITE, figure, goal, percent, period_plain, point};
use super::verdicts;
use crate::measure::{Known, Status};
use crate::model::*;
use crate::report::Overview;
use crate::report::concerns::{Concern, ConcernKind};
use crate::report::list::Sort;
use crate::report::overview::Moment;
use crate::text::figures::{digits, megabytes};
use crate::text::*;

pub const COMMON: Common = Common {
    outcome: "社会目標",
    outcomes: "社会目標",
    outcome_gloss: "アウトカム",
    output: "補助指標",
    outputs: "補助指標",
    output_gloss: "アウトプット",
    direction: "基本的方向",
    item: "施策項目",
    program: "主要事業",
    indicator: "指標",
    restated: "【再掲】",
    all: "すべて",
    none: "なし",
    unit: "単位",
    as_of: "時点",
    source: "出典",
    state: "種別",
    note: "備考",
    division: "担当課",
    not_filled_in: "未記入",
    sample: "サンプル（架空の数値）",
    baseline: "基準値",
    target: "目標",
    actual: "実績",
    expected: "目安値",
    achievement: "達成率",
    progress: "進捗率",
    verdict: "判定",
    fiscal_year: "年度",
    close: "閉じる",
    cancel: "やめる",
    total: "計",
};

pub const NAV: Nav = Nav {
    label: "主な画面",
    menu: "メニュー",
    close: "メニューを閉じる",
    crumbs: "現在の場所",
    skip: "本文へ移る",
};

pub const FRAME: Frame = Frame {
    published: "公開データ",
    known_then: |meeting| format!("「{meeting}」が見た時点で表示しています。"),
    back_to_now: "今に戻る",
    sample_document: "見本の文書",
    working_copy: "作業用の写し",
    opened_file: "開いたファイル",
    begun_here: "新しい文書",
    edit: "編集する",
    end_editing: "編集を終える",
    undo: "元に戻す",
    redo: "やり直す",
    nothing_to_undo: "戻す変更がありません",
    nothing_to_redo: "やり直す変更がありません",
    about_document: "この文書について",
    sample_note: "目標と実績は、画面を示すために作った数値です。",
    sample_source: "構成と指標の名前は資料４によります。",
    loading: "読み込んでいます…",
    part_missing: "この部分を読み込めませんでした。通信を確かめてください。",
    preparing_to_edit: "編集の準備をしています…",
    editor_missing: "編集に必要な部分を読み込めませんでした。通信を確かめてください。入力はまだできません。",
    try_again: "もう一度読み込む",
    figures_of: "数値の時点",
    fingerprint: "データの符号",
    printed: "印刷した日",
    version: "版",
    accessibility: "利用しやすさ",
    accessibility_note: "WCAG 2.2 AA、JIS X 8341-3:2016 AA に配慮しています。",
    position: "このページ",
    position_note: "公表資料の写しで、公式ページではありません。",
    position_own: "このブラウザの文書で、公式ページではありません。",
    contact: "問い合わせ",
    notices: "知らせ",
    missing_document: "この文書は、このブラウザにありません",
    missing_document_note: "作業用の写しは、作ったブラウザの中だけにあります。持っている人からファイルを受け取ると、開けます。",
    open_published: "公開データを開く",
    missing_place: "この場所は、文書の中にありません",
    missing_place_note: "削除されたか、別の文書の場所です。",
    to_overview: "全体へ",
    unreadable_document: "保存されている文書を読み取れませんでした",
    unreadable_document_note: "何も消していません。保存されているそのままの内容を、ファイルとして取り出せます。",
    save_raw: "保存データを取り出す",
    open_file: "ファイルを開く",
    contests: "食い違い",
    contest_count: |count| format!("食い違い {count}"),
};

pub const OVERVIEW: OverviewWords = OverviewWords {
    about: "この文書について",
    concerns: "気になる指標",
    concerns_note: "遅れているもの、2年続けて悪くなったもの、数値が届いていないものの順です。",
    concern,
    reason: "理由",
    no_reason: "理由はまだ書かれていません。",
    all_behind: |count| {
        format!("遅れている（未達・進展していない・目安に届かず）{count}指標を一覧で見る")
    },
    seek: "探す",
    lead: "中小企業のために何を約束し、どこまで進んだか。基本的方向ごとに、数値と時点をそろえて示します。",
    search_label: "指標・事業・用語",
    search: "検索",
    examples: "例",
    example_words: &["起業・創業", "販路", "事業承継", "BCP"],
    edition: "もとの資料",
    figures_from: "数値の時点",
    period: "戦略の期間",
    period_unknown: "未確認",
    period_unknown_note: "資料４に記載なし",
    period_unconfirmed: "未確認",
    of_them_restated: |count| format!("うち再掲 {count}"),
    now: "いまの状況",
    statement,
    basis,
    to_sample: "サンプルで、目標と判定の見え方を確かめる",
    directions: |count| format!("{count}つの基本的方向"),
    marks_note: "印の一つが指標の一つです。選ぶと個票を開きます。",
    marks_link: "印の見方",
    in_list: |count| format!("一覧で見る（{count}指標）"),
    items: |count| format!("施策項目 {count}"),
    standing: "進行管理のいま",
    standing_note: "計画・実施・評価・改善のどこまで来ているかを示します。",
    news: "新しい数値",
    news_note: |overview| {
        let order = "時点の新しい順に並べています。";
        match overview.news_after() {
            true => format!(
                "{order}{}より後の数値は、判定にも「数値の時点」にも入りません。",
                period_plain(Period::fiscal(overview.year))
            ),
            false => order.to_string(),
        }
    },
    news_others: |count| format!("ほか{count}指標"),
    counts: "社会目標と補助指標の数",
    counts_note: "社会目標は基本的方向ごとに、補助指標は施策項目ごとに設定します。",
    counts_label: "社会目標と補助指標の数の表",
    including_restated: "再掲含む",
    moments: "数値の時点",
    moments_note: |many| match many {
        true => {
            "棒の長さが補助指標の数です。時点がそろっていないため、数値どうしの比較にはご注意ください。"
        }
        false => {
            "点の一つが補助指標の一つです。時点がそろっていないため、数値どうしの比較にはご注意ください。"
        }
    },
    moment: |moment| match moment {
        Moment::Month { year, month } => point(Point::Month { year, month }),
        Moment::Whole(whole) => format!("{}実績", period_plain(whole)),
        Moment::Nothing => "数値なし".into(),
    },
    method: "進行管理の方法",
    method_note: "戦略が定める、見直しの進め方です。",
    doors: "使う場面",
    door_list: ("数値を調べる", "指標を、方向や状態で絞り込み、ことばで探せます。"),
    door_sample: ("見本で試す", "架空の数値で、目標・判定・グラフの見え方を確かめられます。"),
    door_officer: (
        "県の担当として使う",
        "作業用の写しに実績と目標を書き、ファイルで送ります。公開データは変わりません。",
    ),
};

/// 令和6年度は、実績9,760件、目標17,120件以上（達成率57.0%）です。
fn concern(found: &Concern, thresholds: &Thresholds) -> String {
    let row = &found.row;
    let unit = row.indicator.unit.as_str();
    let period = period_plain(row.verdict.period);
    let known = |found: &Observation| match found.figure {
        Figure::Number(value) => Some(figure(value, unit)),
        Figure::Missing(_) => None,
    };
    let actual = row.shown.as_deref().and_then(known);
    match found.kind {
        ConcernKind::Behind => {
            let rate = match (&row.verdict.achievement, &row.verdict.progress) {
                (Some(found), _) => format!("（達成率{}）", percent(found.ratio, thresholds)),
                (None, Ok(ratio)) => format!("（進捗率{}）", percent(*ratio, thresholds)),
                (None, Err(_)) => String::new(),
            };
            // A sum is told as what is judged, and a later year's target with its year.
            let judged = row.verdict.actual.as_ref();
            let actual = judged.map(|judged| figure(judged.value, unit)).or(actual);
            let sum =
                if judged.is_some_and(|judged| judged.sum_since.is_some()) { "合計" } else { "" };
            let target = row.verdict.target.as_deref().map(|target| {
                let later = target.period != row.verdict.period;
                let of = if later {
                    format!("（{}）", period_plain(target.period))
                } else {
                    String::new()
                };
                format!("{of}{}", goal(&target.goal, unit))
            });
            let actual = actual.map(|actual| format!("{sum}{actual}"));
            let figures = [("実績", actual), ("目標", target)];
            let figures: Vec<String> = figures
                .into_iter()
                .filter_map(|(what, figure)| Some(format!("{what}{}", figure?)))
                .collect();
            format!("{period}は、{}{rate}です。", figures.join("、"))
        }
        ConcernKind::Worsening => {
            let moved =
                if row.indicator.desired == Desired::Decrease { "増え" } else { "減っ" };
            let actual = actual.unwrap_or_default();
            format!("{period}の実績は{actual}で、2年続けて{moved}ています。")
        }
        ConcernKind::NotReported => {
            let last = found.last.as_deref().and_then(|last| {
                Some(format!("前の数値は{}の{}です。", period_plain(last.period), known(last)?))
            });
            format!("{period}の数値が届いていません。{}", last.unwrap_or_default())
        }
    }
}

fn statement(overview: &Overview) -> String {
    let outputs = overview.counts.outputs;
    if overview.judged {
        return format!(
            "{}の{}",
            period_plain(Period::fiscal(overview.year)),
            verdicts::outputs(&overview.outputs)
        );
    }
    let known = outputs - overview.known(Known::Nothing);
    format!(
        "{outputs}の補助指標のうち{known}で数値が分かっています。目標値がまだないため、達成の判定はありません。"
    )
}

fn basis(overview: &Overview, thresholds: &Thresholds) -> String {
    if overview.judged {
        let nearly = match overview.outputs.count(Status::Nearly) {
            0 => String::new(),
            _ => format!(
                "「おおむね達成」は達成率{}%以上です。",
                digits(thresholds.nearly.decimal())
            ),
        };
        let open = verdicts::outputs_open(&overview.outputs);
        let (listed, restated) = (overview.counts.outcomes, overview.counts.restated);
        let outcomes = verdicts::outcomes(&overview.outcomes, listed, restated);
        return format!("{open}{nearly}{outcomes}").trim().to_string();
    }
    format!(
        "目標値は毎年度の事業計画書で定めます（まだ登録されていません）。{}の補助指標は年度途中の数値です。たとえば令和5年1月末の数値は、\
         12か月のうち10か月分です。通年の実績がそろうまで、目標とは比べません。",
        overview.known(Known::PartYear)
    )
}

pub const LIST: ListWords = ListWords {
    title: "指標",
    search_label: "指標・事業・用語",
    kind: "種類",
    division: "担当課",
    year: "年度",
    sort: "並べ方",
    sort_word: |sort| match sort {
        Sort::Strategy => "戦略の順",
        Sort::Name => "名前の順",
        Sort::Status => "状態の順",
        Sort::Newest => "時点の新しい順",
        Sort::Rate => "達成率の高い順",
        Sort::Lowest => "達成率の低い順",
    },
    marks: "状態",
    shown: |shown, all| {
        if shown == all {
            format!("{all}件を表示しています")
        } else {
            format!("{all}件のうち{shown}件を表示しています")
        }
    },
    with_restated: |count| format!("（再掲{count}を含む）"),
    behind: "遅れている",
    narrow: |count| match count {
        0 => "絞り込みと並べ替え".into(),
        count => format!("絞り込みと並べ替え（{count}件を選択中）"),
    },
    found_programs: |count| format!("主要事業 {count}件"),
    save_csv: "CSVで保存",
    csv_note: "表示している指標の一覧か、その実績のすべてを保存します。実績は1行に1つで、改める前の数値も含みます。値がないときは、その理由が入ります。古い表計算ソフトでは、Shift_JISを選んでください。",
    list_utf8: "一覧",
    list_shift_jis: "一覧（Shift_JIS）",
    observations: "実績のすべて",
    observations_utf8: "実績のすべて",
    observations_shift_jis: "実績のすべて（Shift_JIS）",
    found_terms: |count| format!("用語 {count}件"),
    clear: "絞り込みをやめる",
    nothing: "当てはまる指標がありません。ことばを短くするか、絞り込みをやめてください。",
    found: |words| format!("「{words}」の指標"),
    latest: "最新の実績",
    desired_label: "望ましい方向",
    desired,
    table: "指標の一覧",
    targets_none: "目標値は毎年度の事業計画書で定めます（まだ登録されていません）。印は、数値がどこまで分かっているかを示します。",
    figures: "年度の数値の表",
};

pub const EDIT: EditWords = EditWords {
    hint: "Enterで次の年へ、Escで取り消し。書いた数値はすぐ保存します。",
    actual_of: |period| format!("{}の実績", period_plain(period)),
    target_of: |period| format!("{}の目標", period_plain(period)),
    as_of_of: |period| format!("{}の時点", period_plain(period)),
    state_of: |period| format!("{}の種別", period_plain(period)),
    source_of: |period| format!("{}の出典", period_plain(period)),
    reason_of: |period| format!("{}の目標の理由", period_plain(period)),
    add_year: "年を加える",
    add_revision: "改定値を加える",
    revision_of: |period| format!("{}の改定値", period_plain(period)),
    remove_observation: "この値を消す",
    findings: "確かめること",
    no_findings: "確かめることはありません。",
    accrues: "期間の初めから積み上がる数値",
    calendar: "暦年で数える",
    aggregation: "値の種類",
    yes: "はい",
    no: "いいえ",
    unknown: "不明",
    replace_with: |text| format!("「{text}」に直す"),
    set_at: "目標を定めた時点",
    sum_since: "この年度から足した合計で比べる",
    baseline_none: "なし",
    target_reasons: "目標の理由",
};

pub const PLACES: PlaceWords = PlaceWords {
    items: "施策項目",
    programs: "主要事業",
    programs_note: "県が行う取組です。",
    within: "この中の項目",
};

pub const FILES: FileWords = FileWords {
    title: "ファイル",
    lead: "文書はこのブラウザの中にあります。ファイルにすると、メールで送ったり、ほかのパソコンで開いたりできます。",
    save: "ファイルに保存",
    save_note: "いま開いている文書を、変更の記録ごと書き出します。名前の最後を .txt に変えても開けます。",
    last_file: "最後のファイル",
    last_file_at: |mark, since| {
        let at = (WRITE.moment_of_day)(&mark.at);
        let way = match (mark.out, mark.checked) {
            (false, _) => "に開いた",
            (true, true) => "に書き出し、確かめた",
            (true, false) => "に書き出した",
        };
        let since = if since == 0 {
            "そのあとの変更はありません".into()
        } else {
            format!("以後{since}件の変更")
        };
        format!("{at}{way}（{since}）")
    },
    no_file: "まだ書き出していません",
    check: "ファイルを確かめる",
    check_note: "書き出したファイルを選ぶと、いまの文書がすべて入っているか調べます。",
    room: "保存領域",
    room_used: |room| format!("{}のうち{}を使用", megabytes(room.all), megabytes(room.used)),
    room_promised: "このブラウザは、勝手に消さないと約束しています。",
    room_forgets: "このブラウザ（Safari）は、7日間開かないと消すことがあります。要る文書はファイルに保存してください。",
    open: "ファイルを開く",
    open_note: ".json か .txt を選びます。手元にある文書の写しなら、まず違いを見せます。開くだけでは何も変わりません。",
    drop: "ここにファイルを置いても開けます。",
    paste: "貼り付けて開く",
    paste_label: "ファイルの中身（文字）",
    paste_open: "この文字を開く",
    documents: "文書の一覧",
    documents_note: "公開データは変わりません。最初に編集したときに、作業用の写しを作ります。",
    published: "公開データ",
    kept: "このブラウザの文書",
    kept_none: "作業用の写しや開いたファイルは、まだありません。",
    rename: "名前を変える",
    duplicate: "複製",
    remove: "削除",
    new_name: "新しい名前",
    current: "開いています",
    changes: |count| format!("変更 {count}"),
    made: |when| format!("{when} 作成"),
    copy_name: |name| format!("{name}の写し"),
    begin: "新しい文書の名前",
    begin_empty: "新しい文書",
    begin_like: "この文書の構成だけを写す",
    browser: "このブラウザ",
    erase: "このブラウザからすべて消す",
    erase_note: "共用のパソコンを離れるときに使います。先に、要る文書をファイルに保存してください。",
    erase_sure: "ほんとうにすべて消す",
    save_all: "すべての文書を保存",
    begin_note: "何もない文書から始めるか、いまの文書の方向・項目・事業・指標を写し、数値なしで始めます。",
    schema: "ファイルの形式（JSON Schema）",
    schema_note: "ほかの道具で読み書きする人のための、形式の説明です。",
    share: "共有…",
    copy_text: "文字としてコピー",
    leaves: |leaving| {
        let open = match leaving.open {
            0 => String::new(),
            open => format!("（選ばれていない食い違い{open}件を含む）"),
        };
        let names = match leaving.names.as_slice() {
            [] => "名前は入っていません。".to_string(),
            names => format!("変更した人の名前（{}）も入ります。", names.join("、")),
        };
        format!(
            "ファイルに入るもの：指標{}、実績{}、目標{}、御意見{}、変更{}件{open}。{names}",
            leaving.indicators,
            leaving.observations,
            leaving.targets,
            leaving.opinions,
            leaving.changes
        )
    },
    this_document: "いまの文書",
    other_documents: "ほかの文書",
};

pub const SETTINGS: SettingsWords = SettingsWords {
    title: "設定",
    lead: "このブラウザだけの設定です。",
    language: "言語",
    language_note: "英語では、戦略の名前や項目は、文書に英語の名前があればそれで示し、なければ日本語のまま示します。",
    name: "名前",
    name_note: "書き出すファイルと変更の記録に添える名前です。課の名前でもかまいません。空のままでも使えます。",
    privacy: "入力した内容の行き先",
    privacy_note: "入力した内容は、このブラウザの外へ送られません。外へ出るのは、自分で書き出したファイルだけです。",
};

pub fn desired(desired: &Desired) -> &'static str {
    match desired {
        Desired::Increase => "増加",
        Desired::Decrease => "減少",
        Desired::Maintain => "維持",
        Desired::Range => "範囲内",
        Desired::Other(_) => "その他",
    }
}

//! 計画・実施・評価・改善のことば。

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::figures::{period_plain, point};
use crate::model::*;
use crate::report::PlanSheet;
use crate::report::cycle_status::{Progress, Stage, Task};
use crate::report::doing::Missing;
use crate::report::health::AilmentKind;
use crate::report::meetings::MeetingPaper;
use crate::text::figures::{digits, measured, whole};
use crate::text::{
    CycleStatusWords, CycleText, DoingWords, EvaluationWords, HistoryWords, IntakeWords,
    MeetingWords, PlanWords,
};

pub static CYCLE: CycleText = CycleText {
    history: HISTORY,
    intake: INTAKE,
    cycle_status: CYCLE_STATUS,
    plan: PLAN,
    doing: DOING,
    paper: super::papers::PAPER,
    lenses: super::lenses::LENSES,
    evaluation: EVALUATION,
    meetings: MEETINGS,
};

pub(super) fn year_of(year: FiscalYear) -> String {
    super::figures::period(Period::Fiscal(year))
}

pub(super) fn plain(year: FiscalYear) -> String {
    period_plain(Period::Fiscal(year))
}

const PLAN: PlanWords = PlanWords {
    title: |year| format!("{}の事業計画書", year_of(year)),
    lead: "主要事業の取組内容と予算額、補助指標の目標を、年度ごとに定めます。",
    year: "年度",
    state: |state| match state {
        PlanState::Absent => "未作成",
        PlanState::Draft => "案",
        PlanState::Decided => "決定",
        PlanState::Amending => "変更中",
    },
    decided_on: |on| match on.point {
        Some(at) => format!("{}決定", point(at)),
        None => format!("{}決定", on.raw),
    },
    statement,
    absent: |year| format!("{}の事業計画書はまだありません。", plain(year)),
    make: |year| format!("{}の計画を作る", plain(year)),
    make_next: |year| format!("次年度（{}）を作る", plain(year)),
    make_note: "主要事業の取組内容と担当課を前の年度から引き継ぎます。予算額と目標は引き継ぎません。",
    missing: |plan| {
        let blank = plan.budget.blank;
        let mut found = Vec::new();
        let mut note = |count: usize, what: &str| {
            if count > 0 {
                found.push(format!("{what}{count}件"));
            }
        };
        note(plan.without_target(), "目標のない指標");
        note(plan.without_review(), "見直しの答えがない指標");
        note(blank, "予算額の未記入");
        found.join("、")
    },
    decide: "決定する",
    decide_on: "決定日",
    decide_note: "決定すると、事業、予算額、目標は理由なしに変えられなくなります。空欄のまま決定すると今日の日付になります。",
    amend: "計画を変更する",
    amend_reason: "変更の理由",
    amend_note: "決定済みの計画です。変更には理由が必要で、理由は計画書に残ります。",
    close_amendment: "変更を終える",
    amendments: "決定後の変更",
    changed_values: "変わった値",
    unexplained: "理由の記録がない変更です。別の写しから取り込んだものなどです。",
    opened: |amendment| match amendment.closed.point {
        Some(closed) => format!("{}から{}まで", opened(amendment), point(closed)),
        None => format!("{}から変更中", opened(amendment)),
    },
    sums: "予算額の合計",
    sums_note: "千円。未記入は0として数えません。",
    sums_label: "予算額の合計の表",
    programs: "主要事業",
    outputs: "補助指標",
    status: "区分",
    program: "主要事業",
    activities: "取組内容",
    budget: "予算額",
    last_budget: "前年度の予算額",
    change: "増減",
    thousand_yen: "千円",
    review: "見直し",
    review_reason: "見直しの理由",
    target: |year| format!("{}の目標", plain(year)),
    last_target: "前年度の目標",
    last_actual: "前年度の実績",
    target_reason: "目標の理由",
    new_name: "この年度からの名前",
    new_definition: "この年度からの数え方",
    count: |count| format!("{count}件"),
    blanks: |count| format!("未記入{count}件"),
    not_filled: "未記入",
    unanswered: "未回答",
    program_status: |status| match status {
        ProgramStatus::New => "新規".into(),
        ProgramStatus::Continued => "継続".into(),
        ProgramStatus::Expanded => "拡充".into(),
        ProgramStatus::Reduced => "縮小".into(),
        ProgramStatus::Ended => "終了".into(),
        ProgramStatus::Other(word) => word.clone(),
    },
    decision: |decision| match decision {
        ReviewDecision::Keep => "継続".into(),
        ReviewDecision::Change => "変更".into(),
        ReviewDecision::Drop => "廃止".into(),
        ReviewDecision::Add => "追加".into(),
        ReviewDecision::Other(word) => word.clone(),
    },
    of: |what, row| format!("{row}の{what}"),
    amended_on: "変更日",
    keep_all: "すべて継続",
    keep_all_note: |count| format!("見直しが未回答の{count}指標を「継続」にします。"),
    to_handout: |committee| match committee.contains("研究会") {
        true => "研究会資料を見る",
        false => "会議資料を見る",
    },
    choose_direction: "基本的方向",
    whole: "すべて",
};

fn opened(amendment: &Amendment) -> String {
    amendment.opened.point.map(point).unwrap_or_default()
}

fn statement(plan: &PlanSheet) -> String {
    let (programs, (outputs, targets)) = (plan.running(), plan.standing());
    let money = match (plan.budget.known(), plan.budget.blank) {
        (None, _) => "予算額はまだ記入されていません".to_string(),
        (Some(sum), 0) => format!("予算額は計{}千円です", whole(sum)),
        (Some(sum), blank) => {
            format!("予算額は計{}千円です（未記入{blank}件を含みません）", whole(sum))
        }
    };
    format!(
        "{programs}の主要事業を予定し、{money}。補助指標{outputs}のうち{targets}に目標を定めています。"
    )
}

const MEETINGS: MeetingWords = MeetingWords {
    title: "改善",
    lead: "会議でいただいた御意見と、県の考え方、そこから変えたことを残します。",
    statement: |answers| match answers.all {
        0 => "御意見はまだ記録されていません。".into(),
        all => format!("御意見{all}件のうち{}件に県の考え方を示しました。", answers.answered),
    },
    meetings: "会議",
    no_meetings: "会議はまだ記録されていません。",
    add_meeting: "新しい会議の名前",
    kind: "会議の種類",
    kind_word: |kind| match kind {
        MeetingKind::StudyGroup => "研究会".into(),
        MeetingKind::LocalSession => "地域勉強会".into(),
        MeetingKind::Elsewhere => "そのほかの会議".into(),
        MeetingKind::Other(word) => word.clone(),
    },
    name: "会議の名前",
    date: "開催日",
    no_date: "開催日の記載なし",
    venue: "場所",
    attendance: "出席者数",
    people: |count| format!("{count}名"),
    agenda: "次第",
    agenda_note: "一行に一つずつ書きます。",
    minutes: "議事概要",
    minutes_note: "【委員】または【県】で始めて、一行ずつ書きます。",
    no_minutes: "議事概要はまだありません。",
    paper: |paper| match paper {
        MeetingPaper::Opinions => "御意見と県の考え方",
        MeetingPaper::Minutes => "議事概要",
    },
    for_paper: |paper| format!("{paper}（資料）"),
    member: "委員",
    prefecture: "県",
    opinions: "御意見と対応",
    opinions_note: "どなたの御意見かは種別だけを残し、お名前は書きません。",
    no_opinions: "御意見はまだありません。",
    add_opinion: "新しい御意見",
    answers: |answers| format!("御意見{}件、うち回答{}件", answers.all, answers.answered),
    number: "番号",
    numbered: |number| format!("No.{number}"),
    by: "主体",
    by_word: |by| match by {
        OpinionBy::Member => "委員".into(),
        OpinionBy::SmallBusiness => "中小企業者".into(),
        OpinionBy::Association => "商工団体・支援機関".into(),
        OpinionBy::Bank => "金融機関".into(),
        OpinionBy::Scholar => "学識経験者".into(),
        OpinionBy::Municipality => "市町村".into(),
        OpinionBy::Resident => "県民".into(),
        OpinionBy::Other(word) => word.clone(),
    },
    subject: "対象",
    whole: "戦略の全体",
    opinion: "御意見",
    response: "県の考え方",
    no_response: "まだ示していません",
    answered: "回答日",
    reflection: "反映区分",
    reflection_word: |reflection| match reflection {
        Reflection::Reflected => "反映した".into(),
        Reflection::Partly => "一部反映".into(),
        Reflection::Reference => "今後の参考".into(),
        Reflection::Difficult => "反映困難".into(),
        Reflection::Otherwise => "その他".into(),
        Reflection::Other(word) => word.clone(),
    },
    undecided: "未定",
    link: "反映先",
    find_link: "反映先を探す",
    link_note: "この文書で行った変更から選びます。",
    no_link: "なし",
    changed: |what, was, now| format!("{what}　{was} → {now}"),
    promise: "約束したこと",
    due: "いつまでに",
    closed: "終えた日",
    result: "結果",
    promises: "約束したことの、その後",
    promises_note: "終えるまで、ここに戻ってきます。",
    no_promises: "終えていない約束はありません。",
    overdue: "期日を過ぎています",
    remove: "削除",
    seen: "この会議が見た時点",
    seen_note: "後から改めた数値や計画を除いて、当時のまま表示します。記録がない会議は、開催日までに分かっていたもので表示します。",
    look: "この時点で見る",
    note_seen: "いまの内容を、この会議が見たものとして記録する",
    is_noted: |changes| format!("変更{changes}件までを見たと記録しています。"),
};

const EVALUATION: EvaluationWords = EvaluationWords {
    title: |year| format!("{}の評価", year_of(year)),
    lead: "実績を目標や目安と比べ、評価と今後の対応を書きます。",
    year: "年度",
    written: |sheet| format!("{}の指標のうち{}に評価を書きました。", sheet.all, sheet.written),
    this_year: "判定",
    last_year: "前年度の判定",
    evaluation: "評価",
    factors: "外部要因",
    next: "今後の対応",
    overrule: "判定を変える",
    overrule_reason: "判定を変える理由",
    computed: "計算どおり",
    overruled: |reason| format!("計算と異なる判定　{reason}"),
    apply: "この判定にする",
    not_written: "未記入",
    against: |outcomes, outputs| {
        let said = [(outcomes, "社会目標", "進展または達成"), (outputs, "補助指標", "達成")];
        // Of nothing there is nothing to say.
        let said = said.into_iter().filter(|(found, ..)| found.judged() > 0);
        let said: Vec<String> = said
            .map(|(found, kind, good)| {
                format!("{kind}は判明した{}のうち{}が{good}", found.judged(), found.good())
            })
            .collect();
        if said.is_empty() { String::new() } else { format!("{}です。", said.join("、")) }
    },
    target: "目標",
    actual: "実績",
    last_actual: "前年度の実績",
    draft_act: "判定から下書きする",
    draft: |row, thresholds| {
        let working = super::verdicts::working(&row.verdict, &row.indicator, thresholds);
        let unit =
            if row.indicator.unit == "%" { "ポイント" } else { row.indicator.unit.as_str() };
        let Some(change) = row.since_last else { return working };
        let amount = measured(digits(change.abs()), unit);
        let since = match change.cmp(&Decimal::ZERO) {
            Ordering::Greater => format!("前年度から{amount}増えました。"),
            Ordering::Less => format!("前年度から{amount}減りました。"),
            Ordering::Equal => "前年度と同じ数値です。".into(),
        };
        working + &since
    },
    claim: |found| {
        let status = super::verdicts::status(found.status);
        format!("「{}」と書かれていますが、計算した判定は「{status}」です。", found.said)
    },
    claims: |count| format!("評価の文が判定と合わない指標が{count}件あります。"),
    of_item: "施策項目の評価",
    of_direction: "基本的方向の評価",
    health: "指標の点検",
    health_note: "数値の良し悪しではなく、指標と目標の立て方を見ます。",
    healthy: "気になる指標はありません。",
    ailment: |kind| match kind {
        AilmentKind::TargetPassed { target, by } => {
            format!(
                "{}の目標に、{}の実績がすでに届いています。",
                period_plain(*target),
                period_plain(*by)
            )
        }
        AilmentKind::BehindBaseline { target } => {
            format!("{}の目標が、基準値より望ましくない側にあります。", period_plain(*target))
        }
        AilmentKind::NoData { last: Some(last) } => {
            format!("{}より後の実績がありません。", period_plain(*last))
        }
        AilmentKind::NoData { last: None } => "実績が一つもありません。".into(),
        AilmentKind::AlwaysFull { years } => format!("達成率が{years}年続けてちょうど100%です。"),
        AilmentKind::Contrary { rising, outputs, outcome } => format!(
            "前年と比べられる補助指標{outputs}のうち{rising}が良くなる一方で、「{}」は悪くなりました。",
            outcome.short_name()
        ),
    },
};

const HISTORY: HistoryWords = HistoryWords {
    title: "評価と見直し",
    note: "年度ごとの評価と、事業計画書での見直しです。",
    opinions: "この指標への御意見",
    former_name: "それまでの名前",
    former_definition: "それまでの数え方",
    by: "評価者",
};

const INTAKE: IntakeWords = IntakeWords {
    title: |year| format!("{}の実績の記入", year_of(year)),
    lead: "指標を一つずつ記入します。分からない数値は空欄のままにするか、理由を選んでください。",
    open: "実績を一つずつ記入する",
    statement: |whole, all| format!("{all}の指標のうち{whole}に通年の実績があります。"),
    year: "年度",
    whole: "すべての担当課",
    position: |at, all| format!("{at}／{all}"),
    last_year: "前年度の実績",
    so_far: "年度途中の実績",
    back: "前の指標",
    next: "次の指標",
    last: "これで最後の指標です。",
    begin: "「編集する」を押すと記入できます。",
    none: "この担当課の指標はありません。",
    request: "依頼",
    asked: |asked| {
        let by = match asked.circulation.by.as_str() {
            "" => String::new(),
            by => format!("{by}からの"),
        };
        let due = match asked.circulation.due.point {
            Some(due) => format!("提出期限は{}です。", point(due)),
            None => String::new(),
        };
        format!(
            "{by}依頼「{}」です。{}の{}指標のうち{}指標が記入済みです。{due}",
            asked.circulation.name, asked.division, asked.indicators, asked.filled
        )
    },
    asked_name: "だれの回答か分かるように、名前を入れてください。",
    save_answer: "回答のファイルを保存",
    save_answer_note: "保存したファイルを、依頼のメールへの返信に付けてください。何度でも保存できます。",
};

const CYCLE_STATUS: CycleStatusWords = CycleStatusWords {
    of_year: |year| format!("{}の進行管理です。", year_of(year)),
    not_begun: "事業計画書、評価、会議はまだ記録されていません。",
    to_plan: "事業計画書を見る",
    progress: |progress| match progress {
        Progress::Done => "済",
        Progress::UnderWay => "途中",
        Progress::ToCome => "これから",
    },
    stage: |stage, cycle_status| match stage {
        Stage::Plan => {
            let state = match (cycle_status.plan, cycle_status.decided.point) {
                (PlanState::Absent, _) => "事業計画書は未作成".to_string(),
                (PlanState::Draft, _) => "事業計画書は案".into(),
                (PlanState::Decided, Some(on)) => format!("事業計画書は{}決定", point(on)),
                (PlanState::Decided, None) => "事業計画書は決定".into(),
                (PlanState::Amending, _) => "事業計画書は変更中".into(),
            };
            format!(
                "{state}。補助指標{}のうち{}に目標。",
                cycle_status.targets.all, cycle_status.targets.done
            )
        }
        Stage::Do => format!(
            "補助指標{}のうち{}に通年の実績。主要事業{}のうち{}に実施状況。",
            cycle_status.figures.all,
            cycle_status.figures.done,
            cycle_status.reports.all,
            cycle_status.reports.done
        ),
        Stage::Check => {
            format!(
                "{}の指標のうち{}に評価。",
                cycle_status.evaluations.all, cycle_status.evaluations.done
            )
        }
        Stage::Act if cycle_status.answers.all == 0 => "御意見はまだ記録されていません。".into(),
        Stage::Act => format!(
            "御意見{}件のうち{}件に回答。終えていない約束{}件。",
            cycle_status.answers.all, cycle_status.answers.done, cycle_status.promises
        ),
    },
    due: "これからすること",
    nothing_due: "残っていることはありません。",
    task: |due| match due.task {
        Task::Decide(year) => format!("{}の事業計画書を決定する", plain(year)),
        Task::CloseAmendment(year) => format!("{}の事業計画書の変更を終える", plain(year)),
        Task::Promises => format!("約束したことを終える（{}件）", due.count),
        Task::Figures(year) => {
            format!("{}の通年の実績を記入する（{}指標）", plain(year), due.count)
        }
        Task::Reports(year) => format!("{}の実施状況を記入する（{}事業）", plain(year), due.count),
        Task::Settlements(year) => {
            format!("{}の決算額を記入する（{}事業）", plain(year), due.count)
        }
        Task::Evaluations(year) => format!("{}の評価を書く（{}指標）", plain(year), due.count),
        Task::Answers => format!("御意見に回答する（{}件）", due.count),
    },
    by: |by, late| match late {
        true => format!("{}が期日でした", point(Point::Day(by))),
        false => format!("{}まで", point(Point::Day(by))),
    },
};

const DOING: DoingWords = DoingWords {
    title: |year| format!("{}の実施", year_of(year)),
    lead: "主要事業の実施状況と決算額、補助指標の実績がそろっているかを、担当課ごとに見ます。",
    year: "年度",
    statement: |doing| match doing.missing.iter().map(Missing::count).sum::<usize>() {
        0 => "この写しには、実績・実施状況・決算額がすべて記入されています。".into(),
        open => format!(
            "この写しには、{}の担当の{open}件がまだ記入されていません。",
            doing.missing.len()
        ),
    },
    to_figures: "実績は「年度の数値」に記入します",
    missing: "まだ記入がないもの",
    missing_note: "担当課ごとに、件数の多い順です。",
    nothing_missing: "まだ記入がないものはありません。",
    age: |days| format!("年度の終わりから{days}日"),
    no_division: "担当課の記載なし",
    without_actual: "実績",
    part_year: "通年の実績（年度途中のまま）",
    without_report: "実施状況",
    without_settlement: "決算額",
    done: "実施状況",
    settled: "決算額",
    spent: "執行率",
    percent: |percent| format!("{percent}%"),
    no_plan: "この年度の事業計画書がないため、主要事業は表示できません。",
};

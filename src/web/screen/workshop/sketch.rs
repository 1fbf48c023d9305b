//! 目標を描く: one indicator at a time, big and calm.

use leptos::ev;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::bench::{bench, sample_tag};
use super::cards::{cards, written};
use super::pad::{Paper, pad};
use super::{Chosen, Here, Step};
use crate::chart::workshop::{name, unit};
use crate::model::reading::{self, Reading};
use crate::model::{Id, Number};
use crate::place::WorkshopStep;
use crate::session::{WorkshopAnswer, WorkshopCommand};
use crate::text;
use crate::text::figures::digits;
use crate::web::address;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::TextField;
use crate::web::widget::list::each;
use crate::web::widget::markup::{button, press};
use crate::workshop::{Brief, Draft, Sheet, Sketch, Touch};

pub fn screen(here: Here, chosen: Chosen) -> AnyView {
    let draft = memo(move || {
        here.read(|workshop| workshop.draft(chosen.draft.get().as_ref()).map(|d| d.id.clone()))
            .flatten()
    });
    let who = move || {
        let draft = draft.get();
        here.read(|workshop| Some(workshop.drafts.get(&draft?)?.name.clone()))
            .flatten()
            .unwrap_or_default()
    };
    let round = move || {
        let draft = draft.get();
        let found = here.read(|workshop| Some(workshop.drafts.get(&draft?)?.round)).flatten();
        found.unwrap_or_else(|| here.present_round())
    };
    // From now on it is this one, whoever begins another elsewhere.
    if chosen.draft.get_untracked().is_none()
        && let Some(id) = draft.get_untracked()
    {
        let step = here.step(WorkshopStep::Sketch).draft(Some(id));
        let indicator = chosen.indicator.get_untracked();
        // After this screen stands: where it is asked for is being read just now.
        queue_microtask(move || {
            address::choose(here.store, Step { indicator, ..step }.screen());
        });
    }
    let pen = RwSignal::new(false);
    let indicator = chosen.indicator_in(here);
    let sheets = move || draft.get().into_iter().zip(indicator.get()).collect::<Vec<_>>();
    let begin = move || draft.get().is_none().then(|| begin(here));
    view! {
        {bench(here, round, who)}
        {begin}
        {each(sheets, |(draft, indicator): &(Id, Id)| format!("{draft} {indicator}"), move |(draft, indicator)| {
            sheet(here, draft, indicator, pen)
        })}
    }
    .into_any()
}

/// Who sketches: a group, a nickname, or nobody in particular.
fn begin(here: Here) -> AnyView {
    let words = here.words;
    let groups = here.read_untracked(|workshop| workshop.brief.groups.clone()).unwrap_or_default();
    let brief = here.read_untracked(|workshop| workshop.brief.clone()).unwrap_or_default();
    // A group is chosen, a nickname typed, or to have no name is chosen: where groups are awaited,
    // nobody has none by oversight.
    let any = !groups.is_empty();
    let name = RwSignal::new((!any).then(String::new));
    let refused = RwSignal::new(false);
    let act = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(name) = name.get_untracked() else { return refused.set(true) };
        let command = WorkshopCommand::Begin { workshop: here.id(), name };
        if let WorkshopAnswer::Begun(draft) = here.dispatch(command) {
            let step = here.step(WorkshopStep::Sketch).draft(Some(draft));
            address::choose(here.store, step.screen());
        }
    };
    let choose = |(value, label): (String, String)| {
        let select = {
            let value = value.clone();
            move |_| {
                refused.set(false);
                name.set(Some(value.clone()));
            }
        };
        view! {
            <label class="check">
                <input type="radio" name="group" value=value on:change=select />
                <span>{bilingual(label)}</span>
            </label>
        }
        .into_any()
    };
    let groups = groups.into_iter().map(|group| (group.clone(), group));
    let nobody = (String::new(), words.nameless.to_string());
    let groups = groups.chain([nobody]).map(choose).collect::<Vec<_>>();
    let questions = brief
        .questions
        .iter()
        .map(|question| view! { <li>{bilingual(question.clone())}</li> }.into_any());
    let questions = questions.collect::<Vec<_>>();
    let asks = (!brief.questions.is_empty())
        .then(|| view! { <h2>{words.questions}</h2><ul>{questions}</ul> }.into_any());
    view! {
        <form class="sheet begin" on:submit=act>
            <h1>{words.begin_title}</h1>
            {sample_tag(here)}
            <p class="lead">{(words.asks)(&brief)}</p>
            {asks}
            {any.then(|| view! { <fieldset class="groups"><legend>{words.your_group}</legend>{groups}</fieldset> }.into_any())}
            <div class="field">
                <label><span>{if any { words.or_nickname } else { words.nickname }}</span>
                    <input type="text" class="input" autocomplete="off" maxlength="40" aria-describedby="no-names"
                        on:input=move |event| {
                            refused.set(false);
                            name.set(Some(event_target_value(&event)).filter(|typed| !any || !typed.trim().is_empty()));
                        } />
                </label>
                <small class="quiet" id="no-names">{words.nickname_note}</small>
            </div>
            <p class="refused" role="alert">{move || refused.get().then_some(words.group_missing)}</p>
            <p><button type="submit" class="button" data-kind="primary">{words.sketch}</button></p>
        </form>
    }
    .into_any()
}

fn sheet(here: Here, draft: Id, indicator: Id, pen: RwSignal<bool>) -> AnyView {
    let Here { store, words, .. } = here;
    let Some(brief) = here.read_untracked(|workshop| workshop.brief.clone()) else {
        return ().into_any();
    };
    super::at_the_top();
    let Some(sheet) = brief.sheet(&indicator).cloned() else { return ().into_any() };
    let of_draft = {
        let draft = draft.clone();
        memo(move || here.read(|workshop| workshop.drafts.get(&draft).cloned()).flatten())
    };
    let sketch = {
        let indicator = indicator.clone();
        memo(move || {
            of_draft
                .with(|draft: &Option<Draft>| {
                    draft.as_ref().and_then(|draft| draft.sketches.get(&indicator).cloned())
                })
                .unwrap_or_default()
        })
    };
    let ids = StoredValue::new((draft.clone(), indicator.clone()));
    let commit = Callback::new(move |sketch: Sketch| {
        let (draft, indicator) = ids.get_value();
        let workshop = here.id();
        here.dispatch(WorkshopCommand::Sketch { workshop, draft, indicator, sketch });
    });
    let paper = Paper {
        store,
        words,
        brief: StoredValue::new(brief.clone()),
        sheet: StoredValue::new(sheet.clone()),
        sketch,
        commit,
        pen,
    };
    let can_undo = {
        let draft = draft.clone();
        memo(move || store.session.with(|session| session.workshops.can_undo(&draft)))
    };
    let undo = move |_| {
        here.dispatch(WorkshopCommand::Undo { draft: ids.get_value().0 });
    };
    // The line goes, and its ends with it; how sure one is stays.
    let again = move |_| {
        let sure = sketch.with_untracked(|sketch| sketch.sure);
        commit.run(Sketch { sure, ..Sketch::default() });
    };
    let original = store.text.language != crate::text::Language::Japanese;
    let japanese = (original && !sheet.name_en.is_empty()).then(|| {
        view! { <p class="quiet" lang="ja">{bilingual(sheet.name.clone())}</p> }.into_any()
    });
    let as_of = (!sheet.as_of.is_empty()).then(|| {
        view! { <span>{store.text.common.as_of}" "{bilingual((store.text.write.as_of)(&sheet.taken_at()))}</span> }
            .into_any()
    });
    let backcast = {
        let sheet = sheet.clone();
        move || {
            let found = sketch.with(|sketch| sheet.backcast(sketch));
            found.map(|found| (words.backcast)(&sheet, &found, store.text))
        }
    };
    let told = (words.sheet_told)(&sheet, &brief, store.text);
    view! {
        <article class="sheet" aria-labelledby="sheet-name">
            <div class="ask">
                <div>
                    <h1 id="sheet-name" tabindex="-1">{bilingual(name(&sheet, store.text).to_string())}</h1>
                    {japanese}
                    <p>{(words.ask)(&sheet, &brief, store.text)}</p>
                </div>
                <p class="ways">
                    {button().aria_disabled(move || (!can_undo.get()).then_some("true")).on(ev::click, undo).child(store.text.frame.undo)}
                    {press(words.draw_again, again)}
                </p>
            </div>
            {pad(paper)}
            <p class="quiet source">{as_of}" "{told}" "{sample_tag(here)}</p>
            {years(paper)}
            {ends(paper)}
            <p class="backcast">{backcast}</p>
            {sure(paper)}
            {why(here, ids, sketch)}
            {cards(here, ids, of_draft)}
            {turn(here, &brief, draft, &indicator)}
        </article>
    }
    .into_any()
}

/// A figure a year, typed: the same as a stroke.
fn years(paper: Paper) -> AnyView {
    let Paper { store, words, sketch, .. } = paper;
    let years = paper.brief.with_value(|brief| brief.years().collect::<Vec<_>>());
    let field = |year: i32| {
        let label = paper.sheet.with_value(|sheet| (words.year_label)(sheet, year, store.text));
        let short =
            paper.sheet.with_value(|sheet| (store.text.write.axis)(sheet.period(year), true));
        let value = Signal::derive(move || {
            sketch.with(|sketch| {
                sketch.path.get(&year).map_or_else(String::new, |value| digits(value.decimal()))
            })
        });
        let take = Callback::new(move |typed: String| {
            let value = read(paper, &typed)?;
            let mut now = sketch.get_untracked();
            match value {
                Some(value) => {
                    paper.sheet.with_value(|sheet| now.draw(sheet, None, Touch { year, value }))
                }
                None => {
                    now.path.remove(&year);
                }
            }
            now.keep_in_order();
            paper.commit.run(now);
            Ok(())
        });
        view! {
            <label class="field">
                <span aria-hidden="true">{short}</span>
                <TextField label=label value=value commit=take column="sketch" number=true />
            </label>
        }
        .into_any()
    };
    let unit = paper.sheet.with_value(|sheet| unit(sheet, store.text).to_string());
    view! {
        <fieldset class="years">
            <legend>{(words.by_year)(&unit)}</legend>
            {years.into_iter().map(field).collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}

/// What was typed as a figure of the sheet; `None` where nothing was.
fn read(paper: Paper, typed: &str) -> Result<Option<Number>, String> {
    let unit = paper.sheet.with_value(|sheet| sheet.unit.clone());
    let words = text::notices(paper.store.text);
    match reading::read(typed, &unit) {
        Reading::Empty => Ok(None),
        Reading::Number { value, about: false, .. } => Ok(Some(value)),
        Reading::Number { .. } => Err((words.fault)(&reading::Fault::About, &unit)),
        Reading::Unreadable(fault) => Err((words.fault)(&fault, &unit)),
        Reading::Missing(_) => Err((words.fault)(&reading::Fault::NotANumber, &unit)),
    }
}

/// 低め and 高め in the last sketched year, by steps.
fn ends(paper: Paper) -> AnyView {
    let Paper { store, words, sketch, .. } = paper;
    let end = move |high: bool| {
        let name = if high { words.high } else { words.low };
        let gloss = paper.sheet.with_value(|sheet| (words.end_gloss)(sheet, high));
        let of = move |sketch: &Sketch| if high { sketch.high } else { sketch.low };
        let set = move |value: Option<Number>| {
            let mut now = sketch.get_untracked();
            if high {
                now.high = value;
            } else {
                now.low = value;
            }
            now.keep_in_order();
            paper.commit.run(now);
        };
        let by = move |steps: i64| {
            let now = sketch.get_untracked();
            let Some((_, best)) = now.path.last_key_value() else { return };
            let from = of(&now).unwrap_or(*best);
            // A fiftieth of where one is, and never less than the figures have decimals.
            let fine = best.to_f64().abs() / 50.0;
            let step = paper.sheet.with_value(|sheet| sheet.step(fine));
            set(Number::new(from.decimal() + step * Decimal::from(steps)));
        };
        let value = Signal::derive(move || {
            sketch
                .with(|sketch| of(sketch).map_or_else(String::new, |value| digits(value.decimal())))
        });
        let take = Callback::new(move |typed: String| {
            let value = read(paper, &typed)?;
            let best = sketch.with_untracked(|now| now.path.values().next_back().copied());
            let crossed = |value, best| if high { value < best } else { value > best };
            match value.zip(best) {
                Some((value, best)) if crossed(value, best) => Err(words.crossed.to_string()),
                _ => {
                    set(value);
                    Ok(())
                }
            }
        });
        view! {
            <div class="step">
                <p><b>{name}</b>" "<span class="quiet">{gloss}</span></p>
                <div>
                    {button().aria_label((words.less)(name)).on(ev::click, move |_| by(-1)).child("−")}
                    <TextField label=name value=value commit=take number=true />
                    {button().aria_label((words.more)(name)).on(ev::click, move |_| by(1)).child("＋")}
                </div>
            </div>
        }.into_any()
    };
    let legend = move || {
        let last = sketch.with(|sketch| sketch.path.keys().next_back().copied());
        paper.sheet.with_value(|sheet| (words.width_of)(sheet, last, store.text))
    };
    view! {
        <fieldset class="ends">
            <legend>{legend}</legend>
            {end(false)}
            {end(true)}
        </fieldset>
    }
    .into_any()
}

fn sure(paper: Paper) -> AnyView {
    let Paper { words, sketch, .. } = paper;
    let choice = |(percent, name): (u8, &'static str)| {
        let choose = move |_| {
            let mut now = sketch.get_untracked();
            now.sure = Some(percent);
            paper.commit.run(now);
        };
        let chosen = move || sketch.with(|sketch| sketch.sure == Some(percent));
        view! {
            <label class="check">
                <input type="radio" name="sure" prop:checked=chosen on:change=choose />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="sure">
            <legend>{words.sure}<small class="quiet">{words.sure_gloss}</small></legend>
            {words.sure_words.map(choice).into_iter().collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}

fn why(here: Here, ids: StoredValue<(Id, Id)>, sketch: Memo<Sketch>) -> AnyView {
    let now = sketch.with_untracked(|sketch| sketch.why.clone());
    written(here.words.why, "3", now, move |why| {
        let (draft, indicator) = ids.get_value();
        here.dispatch(WorkshopCommand::Why { workshop: here.id(), draft, indicator, why });
    })
}

/// To the sheets before and after, and to handing in.
fn turn(here: Here, brief: &Brief, draft: Id, indicator: &Id) -> AnyView {
    let words = here.words;
    let at = brief.sheets.iter().position(|sheet| sheet.id == *indicator).unwrap_or_default();
    let (before, after) = brief.beside(indicator);
    let step = |sheet: &Sheet| {
        here.href(here.step(WorkshopStep::Sketch).draft(Some(draft.clone())).indicator(&sheet.id))
    };
    let link = |sheet: Option<&Sheet>, kind: Option<&'static str>, name: &'static str| {
        sheet.map(|sheet| {
            view! { <a class="button" data-kind=kind href=step(sheet)>{name}</a> }.into_any()
        })
    };
    // What comes next stands out: the next sheet, and after the last one handing in.
    let (turns, ends) = match after {
        Some(_) => (Some("primary"), None),
        None => (None, Some("primary")),
    };
    let hand_in = here.href(here.step(WorkshopStep::HandIn).draft(Some(draft.clone())));
    view! {
        <nav class="turn" aria-label=words.turn>
            {link(before, None, words.sheet_before)}
            <p><b>{at + 1}</b>" ／ "{brief.sheets.len()}</p>
            {link(after, turns, words.sheet_after)}
            <span class="quiet">{words.no_names}</span>
            <a class="button" data-kind=ends href=hand_in>{words.to_hand_in}</a>
        </nav>
    }
    .into_any()
}

//! 取り込む: what differs between the document and the files that came back, a row each, and what of it is
//! taken.

mod copies;
mod told;

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsCast;

use self::copies::copies;
use self::told::{Told, decisions_table, in_words};
use super::wording::worded;
use crate::change::taking_in::{Kind, Pick, Row};
use crate::model::{Division, Observation, Record};
use crate::place::Screen;
use crate::report::circulation::owner_of;
use crate::report::quotes::quoting;
use crate::session::{Content, DocumentCommand, Effect, TakingIn};
use crate::sheet::csv;
use crate::text::{TakingInWords, post};
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use crate::web::widget::markup::{
    heading, noted_section, press, press_plain, press_primary, quiet, scrolling, section,
};
use crate::web::{address, clock, effects};

/// Rows that are shown at first, and more at a time.
const ROWS: usize = 100;

/// Which rows are shown.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    All,
    Open,
    Of(Kind),
}

const KINDS: [Kind; 8] = [
    Kind::Contested,
    Kind::Mixed,
    Kind::Foreign,
    Kind::Removed,
    Kind::Changed,
    Kind::Added,
    Kind::Apart,
    Kind::Earlier,
];

#[derive(Clone, Copy)]
struct Here {
    store: Store,
    words: &'static TakingInWords,
    taking: Memo<Option<TakingIn>>,
    shown: RwSignal<Shown>,
    /// Of one copy alone.
    from: RwSignal<Option<usize>>,
    /// Of one 担当課 alone.
    division: RwSignal<Option<String>>,
    most: RwSignal<usize>,
    /// Rows that were open when one asked for those alone, and of which comparison: they stay in sight while
    /// they are decided, or the one that has the focus would go from under it.
    open_then: StoredValue<(u32, BTreeSet<usize>)>,
}

impl Here {
    fn read<T>(self, of: impl FnOnce(&TakingIn) -> T) -> Option<T> {
        self.taking.with(|taking| taking.as_ref().map(of))
    }

    /// A copy by its letter and by whom it is from.
    fn called(self, at: usize) -> String {
        let by = self.read(|taking| taking.copies.get(at).map(|copy| copy.by.clone())).flatten();
        let letter = (self.words.letter)(at);
        match by.filter(|by| !by.is_empty()) {
            Some(by) => format!("{letter} {by}"),
            None => letter,
        }
    }

    /// Places of the rows that are asked for.
    fn rows(self) -> Vec<usize> {
        let (shown, from, division) = (self.shown.get(), self.from.get(), self.division.get());
        let strategy = self.store.strategy.get_untracked();
        let wanted = |number: u32, at: usize, row: &Row| {
            let stays =
                || self.open_then.with_value(|(of, rows)| *of == number && rows.contains(&at));
            let kind = match shown {
                Shown::All => true,
                Shown::Open => row.is_open() || stays(),
                Shown::Of(kind) => row.kind == kind,
            };
            let owned = || {
                division.as_ref().is_none_or(|division| {
                    owner_of(&strategy, &row.table, &row.record) == *division
                })
            };
            kind && owned()
                && from.is_none_or(|from| row.theirs.get(from).is_some_and(|it| *it != row.ours))
        };
        let of = |taking: &TakingIn| {
            let rows = taking.preview.rows.iter().enumerate();
            rows.filter(|(at, row)| wanted(taking.number, *at, row)).map(|(at, _)| at).collect()
        };
        self.read(of).unwrap_or_default()
    }

    fn note_open(self) {
        let open = |taking: &TakingIn| {
            let rows = taking.preview.rows.iter().enumerate().filter(|(_, row)| row.is_open());
            (taking.number, rows.map(|(at, _)| at).collect())
        };
        self.open_then.set_value(untrack(|| self.read(open)).unwrap_or_default());
    }

    fn decide(self, rows: BTreeSet<usize>, pick: Option<Pick>) {
        let key = self.store.key.get_untracked();
        self.store.dispatch_document(DocumentCommand::Pick { key, rows, pick });
    }
}

pub fn taking_in(store: Store) -> AnyView {
    let words = &post(store.text).taking_in;
    let taking = memo(move || {
        let key = store.key.get();
        store.session.with(|session| session.taking_in.get(&key).cloned())
    });
    let here = Here {
        store,
        words,
        taking,
        open_then: StoredValue::default(),
        shown: RwSignal::new(Shown::All),
        from: RwSignal::default(),
        division: RwSignal::default(),
        most: RwSignal::new(ROWS),
    };
    let any = memo(move || taking.with(Option::is_some));
    let body = move || any.get().then(|| untrack(|| decisions(here)));
    (
        heading(words.title, view! { <p class="lead">{words.lead}</p> }.into_any()),
        section("copies", words.copies, copies(here)),
        body,
    )
        .into_any()
}

fn decisions(here: Here) -> AnyView {
    let words = here.words;
    let totals =
        move || here.read(|taking| (words.totals)(&taking.preview.totals())).unwrap_or_default();
    let any = memo(move || here.read(|taking| !taking.preview.rows.is_empty()).unwrap_or_default());
    let table = move || match any.get() {
        true => untrack(|| (filters(here), table(here), ending(here)).into_any()),
        // That somebody has answered is noted, even where there is nothing to take.
        false if here.read(|taking| taking.answers() > 0) == Some(true) => {
            untrack(|| view! { <p>{words.nothing}</p> {ending(here)} }.into_any())
        }
        false => view! { <p>{words.nothing}</p> {leave(here)} }.into_any(),
    };
    noted_section(
        "differences",
        move || bilingual(totals()),
        "",
        view! { <div class="differences">{table}</div> },
    )
}

fn filters(here: Here) -> AnyView {
    let words = here.words;
    let change = move |event: ev::Event| {
        let value = event_target_value(&event);
        here.most.set(ROWS);
        here.note_open();
        here.shown.set(match value.as_str() {
            "all" => Shown::All,
            "open" => Shown::Open,
            at => at
                .parse()
                .ok()
                .and_then(|at: usize| KINDS.get(at))
                .map_or(Shown::All, |kind| Shown::Of(*kind)),
        });
    };
    let kinds = move || {
        let option = |(at, kind): (usize, &Kind)| {
            let count = here
                .read(|taking| taking.preview.rows.iter().filter(|row| row.kind == *kind).count());
            let count = count.filter(|count| *count > 0)?;
            let name = format!("{}（{count}）", (words.kind)(*kind));
            Some(view! { <option value=at.to_string()>{name}</option> }.into_any())
        };
        KINDS.iter().enumerate().filter_map(option).collect::<Vec<_>>()
    };
    let from = move |event: ev::Event| {
        here.most.set(ROWS);
        here.from.set(event_target_value(&event).parse().ok());
    };
    let letters = move || {
        let count = here.read(|taking| taking.copies.len()).unwrap_or_default();
        let option = |at: usize| {
            view! { <option value=at.to_string()>{here.called(at)}</option> }.into_any()
        };
        (0..count).map(option).collect::<Vec<_>>()
    };
    let owned = move |event: ev::Event| {
        here.most.set(ROWS);
        here.division.set(Some(event_target_value(&event)).filter(|name| !name.is_empty()));
    };
    let divisions = move || {
        let named = here.store.strategy.with(|strategy| strategy.divisions());
        let option = |division: Division| {
            view! { <option value=division.name.clone()>{division.name.clone()}</option> }
                .into_any()
        };
        named.into_iter().map(option).collect::<Vec<_>>()
    };
    let all = move |pick: fn(&Row) -> Option<Pick>| {
        let rows = here.rows().into_iter().take(here.most.get());
        // Each row to the copy that it differs from: decided by what it would be.
        let mut by_pick: Vec<(Option<Pick>, BTreeSet<usize>)> = Vec::new();
        here.read(|taking| {
            for at in rows {
                let pick = pick(&taking.preview.rows[at]);
                match by_pick.iter_mut().find(|(known, _)| *known == pick) {
                    Some((_, rows)) => {
                        rows.insert(at);
                    }
                    None => by_pick.push((pick, BTreeSet::from([at]))),
                }
            }
        });
        for (pick, rows) in by_pick {
            here.decide(rows, pick);
        }
    };
    view! {
        <div class="filters">
            <label class="field"><span>{words.filter}</span>
                <select class="input" on:change=change>
                    <option value="all">{words.all}</option>
                    <option value="open">{words.open}</option>
                    {kinds}
                </select>
            </label>
            <label class="field"><span>{words.from}</span>
                <select class="input" on:change=from>
                    <option value="">{words.everybody}</option>
                    {letters}
                </select>
            </label>
            <label class="field"><span>{here.store.text.common.division}</span>
                <select class="input" on:change=owned>
                    <option value="">{words.all}</option>
                    {divisions}
                </select>
            </label>
        </div>
        <p class="ways" role="group" aria-label=words.shown_rows>
            <span>{words.shown_rows}</span>
            {press(words.decide_theirs, move |()| untrack(|| all(proposed)))}
            {press(words.decide_ours, move |()| untrack(|| all(|_| Some(Pick::Ours))))}
            {press(words.decide_open, move |()| untrack(|| all(|_| None)))}
            {press_plain(words.next_open, |()| focus_next_open())}
        </p>
    }
    .into_any()
}

/// Goes to the next row that nobody has decided, from the one that has the focus on; from the last to the
/// first.
fn focus_next_open() {
    const OPEN: &str = "tr[data-state='open'] select";
    let document = document();
    let Ok(found) = document.query_selector_all(OPEN) else { return };
    let open: Vec<web_sys::HtmlElement> =
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect();
    let current = document.active_element();
    let after = |element: &&web_sys::HtmlElement| {
        current.as_ref().is_some_and(|current| {
            let place = current.compare_document_position(element);
            place & web_sys::Node::DOCUMENT_POSITION_FOLLOWING != 0
        })
    };
    if let Some(next) = open.iter().find(after).or(open.first()) {
        let _ = next.focus();
    }
}

/// What a row would be where nobody contradicts; what several want differently stays open.
fn proposed(row: &Row) -> Option<Pick> {
    let mut wanted: Vec<usize> = Vec::new();
    for (at, value) in row.theirs.iter().enumerate() {
        // That something goes is decided one by one.
        if *value == row.ours || value.is_null() {
            continue;
        }
        if wanted.iter().all(|known| row.theirs[*known] != *value) {
            wanted.push(at);
        }
    }
    match wanted.as_slice() {
        [only] => Some(Pick::Theirs(*only)),
        _ => row.pick,
    }
}

fn table(here: Here) -> AnyView {
    let words = here.words;
    let count = memo(move || here.read(|taking| taking.copies.len()).unwrap_or_default());
    let letters = move || {
        let head =
            |at: usize| view! { <th scope="col">{bilingual(here.called(at))}</th> }.into_any();
        (0..count.get()).map(head).collect::<Vec<_>>()
    };
    let shown = move || here.rows().into_iter().take(here.most.get()).collect::<Vec<_>>();
    // The same place of another comparison is another row.
    let number = memo(move || here.read(|taking| taking.number).unwrap_or_default());
    let keyed = move |at: &usize| format!("{at} {}", number.get_untracked());
    let left = move || here.rows().len().saturating_sub(here.most.get());
    let more = move || {
        let left = left();
        (left > 0).then(|| {
            let on = move |()| here.most.update(|most| *most += ROWS);
            view! { <p>{press((words.more)(left), on)}</p> }.into_any()
        })
    };
    let rows = view! {
        <table class="table taking">
            <thead><tr>
                <th scope="col">{words.record}</th>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.base}</th>
                <th scope="col">{words.ours}</th>
                {letters}
                <th scope="col">{words.pick}</th>
            </tr></thead>
            <tbody>{each(shown, keyed, move |at| row(here, at))}</tbody>
        </table>
    };
    view! { {scrolling(words.title, rows)} {more} }.into_any()
}

fn row(here: Here, at: usize) -> Option<AnyView> {
    let words = here.words;
    let (row, told) = here.taking.with_untracked(|taking| {
        let taking = taking.as_ref()?;
        let row = taking.preview.rows.get(at)?.clone();
        let told = in_words(here, taking, &row);
        Some((row, told))
    })?;
    let Told { name, field, base, ours, .. } = told;
    let strategy = here.store.strategy.get_untracked();
    let cells = row.theirs.iter().enumerate().map(|(copy, value)| {
        let same = (*value == row.ours).then_some("same");
        let written = worded(here.store.text, &strategy, &row.fields, &row.ours, value);
        view! { <td data-label=here.called(copy) data-state=same>{written}</td> }.into_any()
    });
    let cells = cells.collect::<Vec<_>>();
    let pick = memo(move || {
        here.read(|taking| taking.preview.rows.get(at).and_then(|row| row.pick)).flatten()
    });
    let open = move || {
        let open = here.read(|taking| taking.preview.rows.get(at).is_some_and(Row::is_open));
        open.unwrap_or_default().then_some("open")
    };
    let choice = chooser(here, at, &row, pick, (words.pick_of)(&name, &field));
    let note = (words.kind_note)(row.kind);
    let quoted = quoted(here, &row);
    Some(
        view! {
            <tr data-state=open data-kind=kind_word(row.kind)>
                <th scope="row" data-label=words.record>{bilingual(name)}<span class="tag">{(words.kind)(row.kind)}</span></th>
                <td data-label=words.field>{field}</td>
                <td data-label=words.base>{bilingual(base)}</td>
                <td data-label=words.ours>{bilingual(ours)}</td>
                {cells}
                <td data-label=words.pick>{choice}{quiet(note)}{quoted}</td>
            </tr>
        }
        .into_any(),
    )
}

/// Evaluations that quote the figure as it stands here: they want to be read again when it changes.
fn quoted(here: Here, row: &Row) -> Option<AnyView> {
    let Here { store, words, .. } = here;
    let figure = row.table == Observation::TABLE && row.fields.iter().any(|field| field == "value");
    let strategy = store.strategy.get_untracked();
    let first =
        figure.then(|| quoting(&strategy, &row.record)).and_then(|found| found.first().cloned())?;
    let screen = Screen::Evaluations { year: Some(first.year.0), direction: None };
    let href = untrack(|| store.href(screen));
    Some(view! { <a class="quoted" href=href>{(words.quoted)(first.year)}</a> }.into_any())
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "added",
        Kind::Changed => "changed",
        Kind::Removed => "removed",
        Kind::Contested | Kind::Mixed | Kind::Foreign => "contested",
        Kind::Earlier => "earlier",
        Kind::Apart => "apart",
    }
}

/// 採用: here, of one of the copies that differ, or not decided.
fn chooser(here: Here, at: usize, row: &Row, pick: Memo<Option<Pick>>, label: String) -> AnyView {
    let words = here.words;
    let mut choices = Vec::new();
    if row.can_be_open() {
        choices.push((None, words.pick_open.to_string()));
    }
    choices.push((Some(Pick::Ours), words.pick_ours.to_string()));
    // A copy in which the record is not there says nothing of its fields.
    let says = |value: &Value| *value != row.ours && (row.fields.is_empty() || !value.is_null());
    for (copy, _) in row.theirs.iter().enumerate().filter(|(_, value)| says(value)) {
        choices.push((Some(Pick::Theirs(copy)), (words.letter)(copy)));
    }
    let picks: Vec<Option<Pick>> = choices.iter().map(|(pick, _)| *pick).collect();
    let options = choices.into_iter().enumerate().map(|(number, (of, name))| {
        let selected = move || pick.get() == of;
        view! { <option value=number.to_string() prop:selected=selected>{name}</option> }.into_any()
    });
    let options = options.collect::<Vec<_>>();
    let change = move |event: ev::Event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| picks.get(at));
        if let Some(chosen) = chosen {
            here.decide(BTreeSet::from([at]), *chosen);
        }
    };
    view! { <select class="input" aria-label=label on:change=change>{options}</select> }.into_any()
}

/// What taking in will mean, and the two ways out.
fn ending(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let totals = memo(move || here.read(|taking| taking.preview.totals()).unwrap_or_default());
    let overrides = move || {
        let count = totals.get().declined;
        (count > 0).then(|| view! { <p class="quiet">{(words.overrides)(count)}</p> }.into_any())
    };
    let mixed = memo(move || here.read(|taking| taking.preview.mixed()).unwrap_or_default());
    let must = move || {
        let count = mixed.get();
        (count > 0).then(|| view! { <p class="refused">{(words.must)(count)}</p> }.into_any())
    };
    let apply = move |()| {
        if mixed.get_untracked() > 0 {
            return;
        }
        store.dispatch_document(DocumentCommand::TakeIn {
            key: store.key.get_untracked(),
            step: words.step.to_string(),
        });
        address::focus_main();
    };
    let save = move |()| {
        let (table, about) = decisions_table(here);
        let content = Content::Raw(csv(&table, &about));
        let context = clock::context();
        let name = format!("taken-in-{}.csv", context.stamp());
        effects::perform(store, &context, vec![Effect::Download { name, content }]);
    };
    view! {
        {overrides}
        {must}
        <p class="ways">
            {press_primary(words.apply, apply)}
            {leave(here)}
            {press(words.decisions, save)}
        </p>
    }
    .into_any()
}

fn leave(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    press(words.leave, move |()| {
        store.dispatch_document(DocumentCommand::LeaveTakingIn { key: store.key.get_untracked() });
        address::go(store, store.place(Screen::Files), false);
    })
}

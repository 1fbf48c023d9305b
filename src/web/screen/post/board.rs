//! 回収: who has answered a request, and who has not; the files, texts and rows that go out.

use leptos::ev;
use leptos::prelude::*;

use crate::change::project;
use crate::edit::{CirculationField, Edit, Part};
use crate::exchange::{self, block};
use crate::model::*;
use crate::place::Screen;
use crate::report::circulation::{AskedDivision, CirculationBoard};
use crate::session::DocumentCommand;
use crate::sheet::{self, csv};
use crate::text::{CirculationWords, post};
use crate::web::part::take;
use crate::web::reactive::memo;
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{TextField, long_field};
use crate::web::widget::list::each;
use crate::web::widget::markup::{
    fact, heading, labelled, noted_section, press, press_plain, scrolling, section,
};
use crate::web::{address, clock};

/// Which divisions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    All,
    Open,
    /// Answered, and not all filled in.
    Incomplete,
    Foreign,
}

#[derive(Clone, Copy)]
struct Here {
    store: Store,
    words: &'static CirculationWords,
    id: StoredValue<Id>,
    board: Memo<Option<Shared<CirculationBoard>>>,
    shown: RwSignal<Shown>,
}

impl Here {
    fn read<T>(self, of: impl FnOnce(&CirculationBoard) -> T) -> Option<T> {
        self.board.with(|board| board.as_ref().map(|board| of(board)))
    }

    fn division<T>(
        self,
        number: usize,
        of: impl FnOnce(&CirculationBoard, &AskedDivision) -> T,
    ) -> Option<T> {
        self.read(|board| {
            let found = board.divisions.iter().find(|found| found.number == number);
            found.map(|found| of(board, found))
        })
        .flatten()
    }

    fn save(self, wanted: impl Fn(&AskedDivision) -> bool) {
        let names = |board: &CirculationBoard| {
            let asked = board.divisions.iter().filter(|division| wanted(division));
            asked.map(|division| division.name.clone()).collect()
        };
        let divisions = untrack(|| self.read(names)).unwrap_or_default();
        let (key, circulation) = (self.store.key.get_untracked(), self.id.get_value());
        self.store.dispatch_document(DocumentCommand::SaveRequests { key, circulation, divisions });
    }

    /// Copies a text, and says so beside the button.
    fn copy(self, text: Option<String>, told: RwSignal<&'static str>) {
        if let Some(text) = text {
            take::copy(text, told, [self.words.copied, self.words.not_copied]);
        }
    }

    /// The rows of some divisions.
    fn rows(self, wanted: impl Fn(&AskedDivision) -> bool) -> Option<sheet::Table> {
        // As it was asked: what comes back is compared with that.
        let strategy = untrack(|| {
            let known = self.read(|board| board.circulation.known.clone()).unwrap_or_default();
            self.store.document.with(|document| project(&document.as_known(&known)).0)
        });
        untrack(|| {
            self.read(|board| {
                let asked = board.divisions.iter().filter(|division| wanted(division));
                let indicators = asked.flat_map(|division| &division.indicators);
                sheet::answers(&strategy, &board.circulation, indicators, self.store.text)
            })
        })
    }

    /// As a file of a spreadsheet program.
    fn save_rows(self, name: Option<String>, wanted: impl Fn(&AskedDivision) -> bool) {
        if let (Some(table), Some(name)) = (self.rows(wanted), name) {
            take::save(self.store, &name, &csv(&table, &take::origin(self.store)), false);
        }
    }
}

pub fn circulation(store: Store, id: Id) -> AnyView {
    let words = &post(store.text).circulation;
    let asked = id.clone();
    let board = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        CirculationBoard::of(&strategy, &outline, &asked, store.today.get()).map(Shared::new)
    });
    let here =
        Here { store, words, id: StoredValue::new(id), board, shown: RwSignal::new(Shown::All) };
    let there = memo(move || board.with(Option::is_some));
    (move || match there.get() {
        true => untrack(|| parts(here)),
        false => lost::missing_place(store).into_any(),
    })
    .into_any()
}

fn parts(here: Here) -> AnyView {
    let words = here.words;
    let name = move || here.read(|board| board.circulation.name.clone()).map(bilingual);
    let returned = move || here.read(|board| (words.returned)(board));
    let awaited = move || here.read(|board| (words.awaited)(board));
    let below = view! {
        <p class="returned"><b class="figure">{returned}</b>" "{awaited}</p>
        {facts(here)}
    };
    (
        heading(name, below.into_any()),
        section(
            "returned",
            words.state,
            view! { <div>{ways(here)}{filters(here)}{table(here)}</div> },
        ),
        unasked(here),
        section("cover", words.cover, cover(here)),
        noted_section("rows", words.rows_title, words.rows_note, rows(here)),
        ending(here),
    )
        .into_any()
}

fn facts(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let written = |found: &AsOf| match found.point {
        Some(point) => (store.text.write.point)(point),
        None => found.raw.clone(),
    };
    let due_typed = memo(move || {
        here.read(|board| store.text.as_of_as_typed(&board.circulation.due)).unwrap_or_default()
    });
    let commit = Callback::new(move |typed: String| {
        let (id, field) = (here.id.get_value(), CirculationField::Due(typed));
        store.edit(Edit::Circulation { id, field })
    });
    let due = move || match store.editing() {
        true => view! { <TextField label=words.due value=due_typed commit=commit/> }.into_any(),
        false => here.read(|board| written(&board.circulation.due)).into_any(),
    };
    let year = move || {
        here.read(|board| (store.text.write.period)(Period::Fiscal(board.circulation.year)))
    };
    let issued = move || here.read(|board| written(&board.circulation.issued));
    view! {
        <dl class="facts">
            {fact(words.year, year)}
            {fact(words.issued, issued)}
            {fact(words.due, due)}
        </dl>
    }
    .into_any()
}

/// The files that go out, and the way to what came back.
fn ways(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let told = RwSignal::new("");
    let reminders = move |()| {
        let all = untrack(|| {
            here.read(|board| {
                let open = board.divisions.iter().filter(|division| !division.has_answered());
                let texts = open.map(|division| (words.reminder)(board, division));
                texts.collect::<Vec<_>>().join("\n――――\n\n")
            })
        });
        here.copy(all, told);
    };
    let open = memo(move || here.read(|board| !board.is_complete()).unwrap_or_default());
    let begun = memo(move || here.read(|board| board.returned() > 0).unwrap_or_default());
    let some = move || {
        (open.get() && begun.get()).then(|| {
            press(words.save_open, move |()| here.save(|division| !division.has_answered()))
        })
    };
    let remind = move || open.get().then(|| press(words.copy_reminders, reminders));
    view! {
        <p class="ways">
            {press(words.save_all, move |()| here.save(|_| true))}
            {some}
            {remind}
            <a class="button" href=move || store.href(Screen::TakingIn)>{words.take_in}</a>
        </p>
        <p class="quiet">{words.save_note}" "<span role="status">{move || told.get()}</span></p>
    }
    .into_any()
}

fn filters(here: Here) -> AnyView {
    let words = here.words;
    let all = [
        (Shown::All, words.show_all),
        (Shown::Open, words.show_open),
        (Shown::Incomplete, words.show_incomplete),
        (Shown::Foreign, words.show_foreign),
    ];
    let options = all
        .iter()
        .enumerate()
        .map(|(at, (_, name))| view! { <option value=at.to_string()>{*name}</option> }.into_any());
    let options = options.collect::<Vec<_>>();
    let change = move |event: ev::Event| {
        let chosen =
            event_target_value(&event).parse().ok().and_then(|at: usize| all.get(at).copied());
        if let Some((shown, _)) = chosen {
            here.shown.set(shown);
        }
    };
    labelled(words.show, view! { <select class="input" on:change=change>{options}</select> })
}

fn table(here: Here) -> AnyView {
    let (words, common) = (here.words, &here.store.text.common);
    let shown = move || {
        let shown = here.shown.get();
        let wanted = |division: &&AskedDivision| match shown {
            Shown::All => true,
            Shown::Open => !division.has_answered(),
            Shown::Incomplete => division.is_incomplete(),
            Shown::Foreign => division.foreign() > 0,
        };
        here.read(|board| {
            board
                .divisions
                .iter()
                .filter(wanted)
                .map(|found| (found.number, found.name.clone()))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let none =
        move || shown().is_empty().then(|| view! { <p class="quiet">{words.nobody_shown}</p> });
    let key = |(number, name): &(usize, String)| format!("{number} {name}");
    let rows = each(shown, key, move |(number, name)| row(here, number, name));
    let table = view! {
        <table class="table board">
            <thead><tr>
                <th scope="col" data-type="number">{words.number}</th>
                <th scope="col">{common.division}</th>
                <th scope="col" data-type="number">{words.indicators}</th>
                <th scope="col">{words.state}</th>
                <th scope="col"><span class="spoken">{words.answers}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    view! { {scrolling(words.answers, table)} {none} }.into_any()
}

/// A division: whether it has answered, with what, and what can be sent to it.
fn row(here: Here, number: usize, name: String) -> AnyView {
    let words = here.words;
    let answered = memo(move || here.division(number, |_, found| found.has_answered()));
    let filled = move || here.division(number, |_, found| (words.filled)(found));
    let state = move || here.division(number, |board, found| (words.state_of)(board, found));
    let answers = memo(move || {
        here.division(number, |_, found| found.answers.iter().map(|one| one.id.clone()).collect())
            .unwrap_or_default()
    });
    view! {
        <tr data-state=move || if answered.get() == Some(true) { "returned" } else { "open" }>
            <td data-type="number" data-label=words.number>{number}</td>
            <th scope="row">{bilingual(name.clone())}</th>
            <td data-type="number" data-label=words.indicators>{filled}</td>
            <td data-label=words.state><b>{state}</b>{given(here, answers)}</td>
            <td>{actions(here, number, name, answered)}</td>
        </tr>
    }
    .into_any()
}

/// The answers of one, each with the way to take it back.
fn given(here: Here, answers: Memo<Vec<Id>>) -> AnyView {
    let Here { store, words, .. } = here;
    let one = move |id: Id| {
        let told = {
            let id = id.clone();
            move || {
                store.strategy.with(|strategy| {
                    strategy.answers.get(&id).map(|answer| bilingual((words.answer)(answer)))
                })
            }
        };
        let part = Part::Answer(id);
        let back = move |()| store.edit_or_notify(Edit::Remove { part: part.clone() });
        view! { <li>{told}" "{press_plain(words.take_back, back)}</li> }.into_any()
    };
    let list = each(move || answers.get(), Id::to_string, one);
    view! { <ul class="given">{list}</ul> }.into_any()
}

fn actions(here: Here, number: usize, name: String, answered: Memo<Option<bool>>) -> AnyView {
    let Here { store, words, .. } = here;
    let told = RwSignal::new("");
    let file = move |()| here.save(|division| division.number == number);
    let cover = move |()| {
        let mail = |board: &CirculationBoard, found: &AskedDivision| {
            let name = store.document.with(|document| {
                exchange::request_name(&document.doc_id, &board.circulation, number)
            });
            (words.mail)(board, found, &name)
        };
        here.copy(untrack(|| here.division(number, mail)), told);
    };
    let rows = move |()| {
        let table = here.rows(|division| division.number == number);
        here.copy(table.map(|table| block::text(&cells(&table))), told);
    };
    let save_rows = move |()| {
        let name = |board: &CirculationBoard, found: &AskedDivision| {
            format!("{}_{}", board.circulation.name, found.name)
        };
        here.save_rows(untrack(|| here.division(number, name)), |found| found.number == number);
    };
    let reminder = move |()| {
        let text = untrack(|| here.division(number, |board, found| (words.reminder)(board, found)));
        here.copy(text, told);
    };
    let division = StoredValue::new(name);
    let received = move |()| {
        let context = clock::context();
        store.edit_or_notify(Edit::Receive(Answer {
            id: format!("{}.{}.answer", here.id.get_value(), context.fresh).into(),
            circulation: here.id.get_value(),
            division: division.get_value(),
            received: AsOf::of(Point::Day(context.today)),
            by: store.session.with_untracked(|session| session.label.clone()),
            ..Answer::default()
        }));
    };
    let open = move || {
        (answered.get() == Some(false)).then(|| {
            (press_plain(words.copy_reminder, reminder), press_plain(words.received, received))
        })
    };
    let label = (words.of)(words.answers, &division.get_value());
    view! {
        <div class="actions" role="group" aria-label=label>
            {press_plain(words.save_one, file)}
            {press_plain(words.copy_cover, cover)}
            {press_plain(words.copy_rows, rows)}
            {press_plain(words.save_rows, save_rows)}
            {open}
            <span class="quiet" role="status">{move || told.get()}</span>
        </div>
    }
    .into_any()
}

/// The cells of a table with its heads, for a spreadsheet.
fn cells(table: &sheet::Table) -> Vec<Vec<String>> {
    let heads = table.columns.iter().map(|column| column.name.name.clone()).collect();
    let row = |row: &sheet::Row| {
        let cells = row.cells.iter().map(|cell| sheet::guarded(cell.written()));
        std::iter::once(row.name.name.clone()).chain(cells).collect()
    };
    std::iter::once(heads).chain(table.rows.iter().map(row)).collect()
}

fn unasked(here: Here) -> AnyView {
    let words = here.words;
    let answers = memo(move || {
        here.read(|board| board.unasked.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let any = memo(move || answers.with(|answers| !answers.is_empty()));
    (move || any.get().then(|| section("unasked", words.unasked, given(here, answers)))).into_any()
}

fn cover(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let value =
        memo(move || here.read(|board| board.circulation.cover.clone()).unwrap_or_default());
    let commit = Callback::new(move |typed: String| {
        let (id, field) = (here.id.get_value(), CirculationField::Cover(typed));
        store.edit(Edit::Circulation { id, field })
    });
    let text = move || match store.editing() {
        true => long_field(words.cover, value, commit),
        false => view! { <p class="prose">{move || bilingual(value.get())}</p> }.into_any(),
    };
    view! { <div>{text}</div> }.into_any()
}

fn rows(here: Here) -> AnyView {
    let words = here.words;
    let save = move |()| {
        let name = untrack(|| here.read(|board| board.circulation.name.clone()));
        here.save_rows(name, |_| true);
    };
    view! { <p>{press(words.rows, save)}</p> }.into_any()
}

fn ending(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let remove = move |()| {
        let part = Part::Circulation(here.id.get_value());
        store.edit_then(Edit::Remove { part }, || {
            address::go(store, store.place(Screen::Circulations), false)
        });
    };
    let back = move || store.href(Screen::Circulations);
    view! {
        <p class="ways">
            <a href=back>{words.title}</a>
            {press_plain(words.remove, remove)}
        </p>
    }
    .into_any()
}

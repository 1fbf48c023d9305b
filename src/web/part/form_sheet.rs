//! A form of the year worked in as in a spreadsheet: Enter goes down a column, a block that is pasted is
//! laid over the fields from the one that has the focus on, Ctrl+D takes what stands above.
//!
//! A field belongs to a column where it is the first one of a cell that names it (`data-field`), in a
//! row that names its record (`data-record`). The fields themselves know nothing of it.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

use super::landing_dialog::{LandingDialog, SHOWN, landing_dialog};
use crate::edit::{Edit, EvaluationField, FormColumn};
use crate::exchange::block;
use crate::model::{FiscalYear, Id};
use crate::report::form_landing::{FormLanding, FormLine, FormSheet};
use crate::session::{Command, DocumentCommand, Message};
use crate::text::{self, work};
use crate::web::clock;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{Commit, converting};
use crate::web::widget::markup::{cell, column};

/// What waits to be seen before it lands.
#[derive(Clone, PartialEq)]
struct Waiting {
    landing: Shared<FormLanding>,
    /// The field from which on it would lie.
    row: Id,
    column: FormColumn,
    /// The same as one text for that field, where its lines may be one.
    one_text: Option<String>,
}

/// One form after another: a field is of the one that has its column.
type Forms = StoredValue<Vec<Memo<Shared<FormSheet>>>>;

/// The form that has a column.
fn form_of(forms: Forms, column: FormColumn) -> Option<Memo<Shared<FormSheet>>> {
    let has = |form: &&Memo<Shared<FormSheet>>| {
        form.with_untracked(|form| form.columns.contains(&column))
    };
    forms.with_value(|forms| forms.iter().find(has).copied())
}

/// Fields within `view` are those of the forms, while somebody edits. No two forms have a column in
/// common.
pub fn form_sheet(
    store: Store,
    forms: Vec<Memo<Shared<FormSheet>>>,
    view: impl IntoView + 'static,
) -> AnyView {
    let forms = StoredValue::new(forms);
    let waiting = RwSignal::new(None::<Waiting>);
    html::div()
        .class("form-sheet")
        .on(ev::keydown, move |event| on_key(store, forms, &event))
        .on(ev::paste, move |event| on_paste(store, forms, waiting, &event))
        .child(view.into_any())
        .child(move || waiting.get().map(|found| dialog(store, forms, waiting, found)))
        .into_any()
}

/// Takes what is typed into a field of a form.
pub fn commit_field(store: Store, year: Memo<FiscalYear>, row: &Id, column: FormColumn) -> Commit {
    let row = row.clone();
    Callback::new(move |typed: String| {
        let strategy = store.strategy.get_untracked();
        match column.edit(&strategy, year.get_untracked(), &row, &typed) {
            Some(edit) => store.edit(edit),
            None => Ok(()),
        }
    })
}

/// The field in which something happens, where it is one of a column.
struct Field {
    control: HtmlElement,
    row: Id,
    column: FormColumn,
}

const CONTROLS: &str = "input, textarea, select";

impl Field {
    fn of(event: &Event) -> Option<Field> {
        let control = event.target()?.dyn_into::<HtmlElement>().ok()?;
        let cell = control.closest("[data-field]").ok()??;
        if !cell.query_selector(CONTROLS).ok()??.is_same_node(Some(&control)) {
            return None;
        }
        let row = cell.closest("[data-record]").ok()??.get_attribute("data-record")?;
        let column = FormColumn::of(&cell.get_attribute("data-field")?)?;
        Some(Field { control, row: row.into(), column })
    }

    fn is_text(&self) -> bool {
        self.control.dyn_ref::<HtmlTextAreaElement>().is_some()
    }

    /// The next field of the column, or the one before.
    fn next(&self, sheet: &Element, back: bool) -> Option<HtmlElement> {
        let cells = format!("[data-field=\"{}\"]", self.column.word());
        let all = sheet.query_selector_all(&cells).ok()?;
        let cells = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
        let control = |cell: Element| cell.query_selector(CONTROLS).ok()??.dyn_into().ok();
        let controls: Vec<HtmlElement> = cells.filter_map(control).collect();
        let at = controls.iter().position(|other| other.is_same_node(Some(&self.control)))?;
        let next = if back { at.checked_sub(1)? } else { at + 1 };
        controls.into_iter().nth(next)
    }
}

fn on_key(store: Store, forms: Forms, event: &KeyboardEvent) {
    if converting(event) {
        return;
    }
    let Some(field) = Field::of(event) else { return };
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        // A line of a longer text is begun with Alt or Shift, as in a spreadsheet.
        "Enter" if field.is_text() && event.shift_key() => {}
        "Enter" if field.is_text() && event.alt_key() => {
            event.prevent_default();
            insert(&field, "\n");
        }
        "Enter" if !command && !event.alt_key() => {
            event.prevent_default();
            let root = event.current_target().and_then(|root| root.dyn_into::<Element>().ok());
            let next = root.and_then(|root| field.next(&root, event.shift_key()));
            match next {
                Some(next) => {
                    let _ = next.focus();
                    select(&next);
                }
                // The last of them commits all the same.
                None => {
                    let _ = field.control.blur();
                    let _ = field.control.focus();
                }
            }
        }
        "d" | "D" if command => {
            event.prevent_default();
            let _ = field.control.blur();
            let above = form_of(forms, field.column).and_then(|form| {
                store.strategy.with_untracked(|strategy| {
                    form.with_untracked(|form| form.above(strategy, &field.row, field.column))
                })
            });
            // Nothing above fills nothing.
            if let Some(above) = above.filter(|above| !above.is_empty()) {
                land_or_wait(store, forms, None, &field, &[vec![above]]);
            }
            let _ = field.control.focus();
        }
        _ => {}
    }
}

/// Puts a text where the caret is.
fn insert(field: &Field, text: &str) {
    let Some(area) = field.control.dyn_ref::<HtmlTextAreaElement>() else { return };
    let (start, end) = (area.selection_start(), area.selection_end());
    let (Ok(Some(start)), Ok(Some(end))) = (start, end) else { return };
    if area.set_range_text_with_start_and_end_and_mode(text, start, end, "end").is_ok() {
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
            let _ = area.dispatch_event(&event);
        }
    }
}

/// Marks what stands in a field of one line, so that typing replaces it.
fn select(control: &HtmlElement) {
    if let Some(input) = control.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

fn on_paste(store: Store, forms: Forms, waiting: RwSignal<Option<Waiting>>, event: &Event) {
    let Some(field) = Field::of(event) else { return };
    let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let Some(clipboard) = clipboard else { return };
    let typed = clipboard.get_data("text/plain").unwrap_or_default();
    let block = block::cells(&typed);
    let is_chosen = field.control.dyn_ref::<web_sys::HtmlSelectElement>().is_some();
    // One cell into a field is text that the browser puts where the caret is, but for the quotes that
    // a spreadsheet sets around its line breaks.
    if let ([row], false) = (block.as_slice(), is_chosen)
        && let [cell] = row.as_slice()
    {
        if *cell != typed.trim_end_matches(['\r', '\n']) && typed.starts_with('"') {
            event.prevent_default();
            insert(&field, cell);
        }
        return;
    }
    if block.is_empty() {
        return;
    }
    let markup = clipboard.get_data("text/html").unwrap_or_default();
    let is_table = typed.contains('\t') || markup.contains("<table");
    // What comes from a text is one: the lines of a letter are no rows.
    if field.is_text() && !is_table && (!markup.is_empty() || has_text(&field)) {
        return;
    }
    event.prevent_default();
    // What was being typed is kept first.
    let _ = field.control.blur();
    let one_text = (field.is_text() && !is_table).then_some(typed);
    land_or_wait(store, forms, Some((waiting, one_text)), &field, &block);
    let _ = field.control.focus();
}

fn has_text(field: &Field) -> bool {
    let area = field.control.dyn_ref::<HtmlTextAreaElement>();
    area.is_some_and(|area| !area.value().is_empty())
}

/// Lays a block over the form from a field on. What somebody has to see waits for it, where there is
/// somewhere to wait.
fn land_or_wait(
    store: Store,
    forms: Forms,
    waiting: Option<(RwSignal<Option<Waiting>>, Option<String>)>,
    field: &Field,
    block: &[Vec<String>],
) {
    let text = store.text;
    let Some(form) = form_of(forms, field.column) else { return };
    let landing = store.strategy.with_untracked(|strategy| {
        form.with_untracked(|sheet| {
            let (today, place) = (clock::context().today, (&field.row, field.column));
            let read = |column, typed: &str| text.choice_typed(column, typed);
            FormLanding::of(sheet, strategy, today, block, place, &read)
        })
    });
    let Some(landing) = landing else { return };
    match waiting {
        Some((waiting, one_text)) if landing.asks() || one_text.is_some() => {
            waiting.set(Some(Waiting {
                landing: Shared::new(landing),
                row: field.row.clone(),
                column: field.column,
                one_text,
            }));
        }
        _ => {
            let refused = landing.lines.iter().find_map(|line| line.refusal.clone());
            if let Some(refusal) = refused {
                store.dispatch(Command::Notify { message: Message::EditRefused(refusal) });
            }
            land(store, &landing);
        }
    }
}

/// Writes what a block brings, as one step.
fn land(store: Store, landing: &FormLanding) {
    let edit = signed(store, landing.edit());
    let step = store.step_words(&edit);
    let (key, outside) = (store.key.get_untracked(), landing.outside);
    store.dispatch_document(DocumentCommand::Paste { key, edit, step, outside });
}

/// Whoever writes an evaluation is named, as far as they have named themselves.
pub fn signed(store: Store, edit: Edit) -> Edit {
    let by = store.session.with_untracked(|session| session.label.clone());
    let edits = match edit {
        Edit::Many(edits) => edits,
        edit => vec![edit],
    };
    let signature = |edit: &Edit| match edit {
        Edit::Evaluation { subject, year, .. } if !by.is_empty() => {
            let (subject, year) = (subject.clone(), *year);
            Some(Edit::Evaluation { subject, year, field: EvaluationField::By(by.clone()) })
        }
        _ => None,
    };
    let signatures: Vec<Edit> = edits.iter().filter_map(signature).collect();
    Edit::Many(edits.into_iter().chain(signatures).collect())
}

fn dialog(
    store: Store,
    forms: Forms,
    waiting: RwSignal<Option<Waiting>>,
    found: Waiting,
) -> AnyView {
    let words = &work(store.text).grid.landing;
    let year = form_of(forms, found.column).map(|form| form.with_untracked(|form| form.year));
    let Waiting { landing, row: at, column: of, one_text } = found;
    let back = move |at: &Id| {
        waiting.set(None);
        let selector =
            format!("[data-record=\"{at}\"] [data-field=\"{}\"] :is({CONTROLS})", of.word());
        // Once the dialog has gone: under it nothing takes the focus.
        spawn_local(async move {
            tick().await;
            let control = document().query_selector(&selector).ok().flatten();
            if let Some(control) = control.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                let _ = control.focus();
            }
        });
    };
    let head = html::tr()
        .child(column(words.row))
        .child(column(words.column))
        .child(column(words.now))
        .child(column(words.pasted))
        .child(column(words.becomes));
    let rows =
        landing.lines.iter().take(SHOWN).map(|found| line(store, year.unwrap_or_default(), found));
    let remarks = [
        one_text.is_some().then(|| words.one_text.to_string()),
        landing.by_names.then(|| words.by_row_names.to_string()),
        landing.is_doubtful.then(|| words.doubtful.to_string()),
        (landing.outside > 0).then(|| (words.outside)(landing.outside)),
        (!landing.unknown.is_empty()).then(|| (words.unknown_rows)(&landing.unknown)),
    ];
    let (written, to_land, to_leave, to_write) = (landing.clone(), at.clone(), at.clone(), at);
    let as_one_text = one_text.map(|typed| {
        Callback::new(move |()| {
            let strategy = store.strategy.get_untracked();
            let edit = year.and_then(|year| of.edit(&strategy, year, &to_write, &typed));
            if let Some(edit) = edit {
                store.edit_or_notify(signed(store, edit));
            }
            back(&to_write);
        })
    });
    let shown = LandingDialog {
        summary: (words.summary)(landing.lines.len(), &|becomes| landing.count(becomes)),
        remarks: remarks.into_iter().flatten().collect(),
        head: head.into_any(),
        rows: rows.collect(),
        all: landing.lines.len(),
        changing: landing.changing().count(),
        land: Callback::new(move |()| {
            land(store, &written);
            back(&to_land);
        }),
        leave: Callback::new(move |()| back(&to_leave)),
        as_one_text,
    };
    landing_dialog(store, shown)
}

fn line(store: Store, year: FiscalYear, found: &FormLine) -> AnyView {
    let (text, words) = (store.text, &work(store.text).grid.landing);
    let strategy = store.strategy.get_untracked();
    let name = match strategy.indicators.get(&found.row) {
        Some(indicator) => text.short_name(indicator),
        None => {
            strategy.programs.get(&found.row).map(|found| text.program(found)).unwrap_or_default()
        }
    };
    let now = found.column.value(&strategy, year, &found.row);
    let now = text.form_value(found.column, &now);
    let why = found.refusal.as_ref().map(|refusal| {
        let why = (text::notices(text).edit_refusal)(refusal);
        html::span().class("note").child(bilingual(why))
    });
    html::tr()
        .attr("data-becomes", found.becomes.word())
        .child(html::th().scope("row").child(bilingual(name)))
        .child(cell(words.column).child(text.form_column(found.column)))
        .child(cell(words.now).child(bilingual(now)))
        .child(cell(words.pasted).child(bilingual(found.typed.clone())))
        .child(cell(words.becomes).child((html::b().child((words.become_of)(found.becomes)), why)))
        .into_any()
}

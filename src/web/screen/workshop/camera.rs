//! Codes on a screen are read by a camera, or from pictures of them. What was gathered of one sender
//! stays, whatever else is seen between.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use crate::text::WorkshopWords;
use crate::web::widget::markup::button;
use crate::workshop::code::{Gathering, Packed, Parts, Seen};

#[wasm_bindgen(module = "/src/web/camera.js")]
extern "C" {
    /// Fetches what reads codes, while there is a network.
    pub fn prepare();
    /// The camera's codes, until the answer is called.
    #[wasm_bindgen(catch)]
    async fn watch(
        video: &web_sys::HtmlElement,
        tell: &Closure<dyn Fn(String)>,
    ) -> Result<JsValue, JsValue>;
    /// The codes in a picture.
    #[wasm_bindgen(js_name = codesIn)]
    async fn codes_in(file: &web_sys::File) -> JsValue;
}

/// What is seen, gathered; whoever is whole is taken.
#[derive(Clone, Copy)]
pub struct Gatherer {
    gathering: RwSignal<Gathering>,
    /// What the last code was.
    seen: RwSignal<Option<Seen>>,
    /// In a picture there was no code at all.
    none: RwSignal<bool>,
    take: Callback<Packed>,
}

impl Gatherer {
    pub fn new(take: Callback<Packed>) -> Gatherer {
        Gatherer {
            gathering: RwSignal::default(),
            seen: RwSignal::new(None),
            none: RwSignal::new(false),
            take,
        }
    }

    pub fn see(self, text: &str) {
        self.none.set(false);
        let found = self.gathering.try_update(|gathering| gathering.take(text));
        for seen in found.unwrap_or_default() {
            if let Seen::Whole(packed) = &seen {
                self.take.run(packed.clone());
            }
            self.seen.set(Some(seen));
        }
    }
}

/// The camera and its boxes, a part a box.
pub fn camera(words: &'static WorkshopWords, gatherer: Gatherer) -> AnyView {
    let (on, failed) = (RwSignal::new(false), RwSignal::new(false));
    let toggle = move |_| {
        failed.set(false);
        on.update(|on| *on = !*on);
    };
    let name = move || if on.get() { words.camera_off } else { words.camera_on };
    view! {
        <div class="camera">
            <p>{button().on(leptos::ev::click, toggle).child(name)}</p>
            {move || on.get().then(|| lens(words, gatherer, failed))}
            {move || failed.get().then(|| view! { <p class="refused" role="alert">{words.camera_failed}</p> }.into_any())}
            {boxes(words, gatherer)}
        </div>
    }
    .into_any()
}

fn lens(words: &'static WorkshopWords, gatherer: Gatherer, failed: RwSignal<bool>) -> AnyView {
    let video = NodeRef::<html::Video>::new();
    let ending = StoredValue::new_local(None::<(js_sys::Function, Closure<dyn Fn(String)>)>);
    let gone = StoredValue::new(false);
    crate::web::reactive::effect(move || {
        let Some(element) = video.get() else { return };
        let tell = Closure::new(move |text: String| gatherer.see(&text));
        spawn_local(async move {
            match watch(&element, &tell).await {
                Ok(end) => {
                    let end: js_sys::Function = end.unchecked_into();
                    // The view may have gone while the camera was asked for.
                    if gone.try_get_value().unwrap_or(true) {
                        let _ = end.call0(&JsValue::NULL);
                    } else {
                        ending.try_set_value(Some((end, tell)));
                    }
                }
                Err(_) => {
                    failed.try_set(true);
                }
            }
        });
    });
    on_cleanup(move || {
        gone.try_set_value(true);
        ending.try_update_value(|ending| {
            if let Some((end, _)) = ending.take() {
                let _ = end.call0(&JsValue::NULL);
            }
        });
    });
    view! { <video node_ref=video muted playsinline aria-label=words.camera_label></video> }
        .into_any()
}

/// Green for what has just come, grey for what is known; what is missing is empty.
fn boxes(words: &'static WorkshopWords, gatherer: Gatherer) -> AnyView {
    let parts = move || gatherer.gathering.with(Gathering::parts);
    let shown = move |parts: Parts| {
        let one = |(at, known): (usize, &bool)| {
            let state = if *known { "known" } else { "missing" };
            let spoken = if *known { words.part_known } else { words.part_missing };
            view! { <li data-state=state><span aria-hidden="true">{at + 1}</span><span class="spoken">{(words.part)(at + 1)}" "{spoken}</span></li> }.into_any()
        };
        let boxes = parts.known.iter().enumerate().map(one).collect::<Vec<_>>();
        view! { <ol class="parts" aria-label=words.parts>{boxes}</ol> }.into_any()
    };
    let state = move || {
        if gatherer.none.get() {
            return Some(("foreign", words.no_code));
        }
        let whole = parts().is_some_and(|parts| parts.whole);
        gatherer.seen.get().map(|seen| match seen {
            // The codes go on coming round: that all are here is said as long as they do.
            Seen::Whole(_) | Seen::Known if whole => ("whole", words.code_whole),
            Seen::Whole(_) => ("whole", words.code_whole),
            Seen::New => ("new", words.code_new),
            Seen::Known => ("known", words.code_known),
            Seen::Foreign => ("foreign", words.code_foreign),
            Seen::Damaged => ("foreign", words.code_damaged),
        })
    };
    view! {
        {move || parts().map(shown)}
        <p class="seen" role="status" data-state=move || state().map(|(state, _)| state)>
            {move || state().map(|(_, words)| words)}
        </p>
    }
    .into_any()
}

/// Reads pictures of codes.
pub fn read_pictures(files: Vec<web_sys::File>, gatherer: Gatherer) {
    spawn_local(async move {
        for file in files {
            let found = js_sys::Array::from(&codes_in(&file).await);
            if found.length() == 0 {
                gatherer.none.try_set(true);
            }
            for text in found.iter().filter_map(|text| text.as_string()) {
                gatherer.see(&text);
            }
        }
    });
}

//! Mounts the app. On any other target there is no page to mount it in, and nothing to do.

fn main() {
    #[cfg(target_family = "wasm")]
    genki_board::web::mount();
}

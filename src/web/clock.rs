//! Time and chance: what the core is told, because it may not ask.

use crate::model::Date;
use crate::session::Context;

/// Now, here, and a fresh name.
pub fn context() -> Context {
    let now = js_sys::Date::new_0();
    let (year, month, day) =
        (now.get_full_year() as i32, now.get_month() as u8 + 1, now.get_date() as u8);
    let (hour, minute, second) = (now.get_hours(), now.get_minutes(), now.get_seconds());
    Context {
        today: Date::new(year, month, day).expect("a date of the browser's own calendar"),
        now: format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
        fresh: random_name(10),
    }
}

/// Random letters and digits, for names that must not meet.
pub fn random_name(length: usize) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bytes = vec![0_u8; length];
    let random = web_sys::window().and_then(|window| window.crypto().ok());
    match random.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Some(Ok(_)) => {}
        // Without a secure source chance itself is enough: the names have to differ, not to be
        // secret.
        _ => bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8),
    }
    bytes.into_iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

/// A mark on the browser's time line, for measuring.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

//! Bytes to text: byte order marks and the encodings that office programs write.

/// A text and what had to be done to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    pub text: String,
    /// It was UTF-16.
    pub wide: bool,
}

/// UTF-8 with or without a byte order mark, or UTF-16 with one. `None` where it is no text of
/// these.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let narrow = |bytes: &[u8]| {
        Some(Decoded { text: std::str::from_utf8(bytes).ok()?.to_string(), wide: false })
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => narrow(rest),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => narrow(bytes),
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Decoded> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Some(Decoded { text: String::from_utf16(&units).ok()?, wide: true })
}

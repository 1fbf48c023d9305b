//! What mail does to long lines: broken anywhere, quoted with a mark at the beginning, written as
//! `=E5=85=83`.

use quoted_printable::{ParseMode, decode};

/// The text of a mail as it was sent over the wire (quoted-printable, RFC 2045): `=` ends a line
/// that goes on, or stands before two hexadecimal digits. `None` where it is none.
pub fn decoded(text: &str) -> Option<String> {
    let mut marks = text.match_indices('=').map(|(at, _)| text[at + 1..].trim_start_matches(' '));
    let coded = |rest: &str| {
        rest.starts_with(['\r', '\n'])
            || rest
                .as_bytes()
                .get(..2)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let broken = text.contains("=\n") || text.contains("=\r\n");
    let all = text.is_ascii() && broken && marks.all(coded);
    let bytes = all.then(|| decode(text, ParseMode::Robust).ok()).flatten()?;
    String::from_utf8(bytes).ok()
}

/// The text with the line breaks taken out of its strings, where JSON has none, and quoting marks
/// off its lines. `None` where neither was there. `joint` is what stood where a line was broken:
/// nothing, or the space it was broken at.
pub fn unwrapped(text: &str, joint: &str) -> Option<String> {
    let quoted =
        text.lines().filter(|line| line.starts_with('>')).count() * 2 > text.lines().count();
    let plain: String = match quoted {
        true => text
            .lines()
            .map(|line| line.trim_start_matches('>').trim_start().to_string() + "\n")
            .collect(),
        false => text.to_string(),
    };
    let mut whole = String::with_capacity(plain.len());
    let (mut within, mut escaped, mut broken) = (false, false, false);
    for letter in plain.chars() {
        match letter {
            '\r' if within => {}
            '\n' if within => {
                broken = true;
                whole.push_str(joint);
            }
            _ => whole.push(letter),
        }
        within = if letter == '"' && !escaped { !within } else { within };
        escaped = within && letter == '\\' && !escaped;
    }
    (quoted || broken).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_whole_again() {
        assert_eq!(
            unwrapped("{\"a\": \"bro\r\nken\"}", "").as_deref(),
            Some("{\"a\": \"broken\"}")
        );
        assert_eq!(
            unwrapped("{\"a\": \"two\nwords \\\" \"}\n", " ").as_deref(),
            Some("{\"a\": \"two words \\\" \"}\n")
        );
        assert_eq!(unwrapped("> {\"a\":\n> 1}", "").as_deref(), Some("{\"a\":\n1}\n"));
        assert_eq!(unwrapped("{\"a\": 1}\n", ""), None);
    }

    #[test]
    fn text_from_the_wire_is_plain_again() {
        assert_eq!(
            decoded("{\"a\": \"=E5=85=\r\n=83=E6=B0=97\", \"b\": \"3=3D3\"}\r\n").as_deref(),
            Some("{\"a\": \"元気\", \"b\": \"3=3\"}\r\n")
        );
        // An equals sign of its own, or none at the end of a line, is no code.
        assert_eq!(decoded("{\"a\": \"x = y=\n\"}"), None);
        assert_eq!(decoded("{\"a\": \"=E5=85=83\"}"), None);
    }
}

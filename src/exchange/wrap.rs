//! What mail does to long lines: broken anywhere, quoted with a mark at the beginning.

/// The text with the line breaks taken out of its strings, where JSON has none, and quoting marks off its lines. `None`
/// where neither was there. `joint` is what stood where a line was broken: nothing, or the space it was broken at.
pub fn unwrapped(text: &str, joint: &str) -> Option<String> {
    let quoted = text.lines().filter(|line| line.starts_with('>')).count() * 2 > text.lines().count();
    let plain: String = match quoted {
        true => text.lines().map(|line| line.trim_start_matches('>').trim_start().to_string() + "\n").collect(),
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
        assert_eq!(unwrapped("{\"a\": \"bro\r\nken\"}", "").as_deref(), Some("{\"a\": \"broken\"}"));
        assert_eq!(unwrapped("{\"a\": \"two\nwords \\\" \"}\n", " ").as_deref(), Some("{\"a\": \"two words \\\" \"}\n"));
        assert_eq!(unwrapped("> {\"a\":\n> 1}", "").as_deref(), Some("{\"a\":\n1}\n"));
        assert_eq!(unwrapped("{\"a\": 1}\n", ""), None);
    }
}

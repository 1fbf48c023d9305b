//! How JSON is laid out: canonical for hashing, readable for people.

use std::fmt::Write;

use serde_json::Value;

use crate::model::Fields;
use crate::model::order;

/// One line without spaces, members sorted by name: the form that hashes are of.
pub fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Array(list) => {
            out.push('[');
            for (at, element) in list.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                canonical(element, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (name, member)) in sorted(members).into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                quoted(name, out);
                out.push(':');
                canonical(member, out);
            }
            out.push('}');
        }
        _ => scalar(value, out),
    }
}

/// One line with spaces after separators, the members named in `order` first, in that order, then
/// the others by name.
pub fn line(value: &Value, order: &[&str], out: &mut String) {
    match value {
        Value::Array(list) => {
            out.push('[');
            for (at, element) in list.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                line(element, &[], out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (name, member)) in ordered(members, order).into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                quoted(name, out);
                out.push_str(": ");
                line(member, &[], out);
            }
            out.push('}');
        }
        _ => scalar(value, out),
    }
}

/// Indented by two spaces a level, members in `order` first.
pub fn indented(value: &Value, order: &[&str], depth: usize, out: &mut String) {
    let inner = |out: &mut String| out.push_str(&"  ".repeat(depth + 1));
    match value {
        Value::Array(list) if !list.is_empty() => {
            out.push_str("[\n");
            for (at, element) in list.iter().enumerate() {
                if at > 0 {
                    out.push_str(",\n");
                }
                inner(out);
                indented(element, &[], depth + 1, out);
            }
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            out.push_str("{\n");
            for (at, (name, member)) in ordered(members, order).into_iter().enumerate() {
                if at > 0 {
                    out.push_str(",\n");
                }
                inner(out);
                quoted(name, out);
                out.push_str(": ");
                indented(member, &[], depth + 1, out);
            }
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
            out.push('}');
        }
        _ => line(value, &[], out),
    }
}

/// An array with one line an element.
pub fn series(list: &[Value], order: &[&str], depth: usize, out: &mut String) {
    if list.is_empty() {
        out.push_str("[]");
        return;
    }
    out.push_str("[\n");
    for (at, element) in list.iter().enumerate() {
        if at > 0 {
            out.push_str(",\n");
        }
        out.push_str(&"  ".repeat(depth + 1));
        line(element, order, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(']');
}

fn scalar(value: &Value, out: &mut String) {
    // Writing into a string cannot fail.
    let _ = write!(out, "{value}");
}

/// A member's name. Most are plain letters, which need nothing but their quotes.
fn quoted(name: &str, out: &mut String) {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.extend(["\"", name, "\""]);
    } else {
        scalar(&Value::from(name), out);
    }
}

/// By name. Where nothing compiled into the program asks for another order, they are so already.
fn sorted(members: &Fields) -> Vec<(&String, &Value)> {
    let mut found: Vec<_> = members.iter().collect();
    if !found.is_sorted_by_key(|(name, _)| *name) {
        order::sort_by_key(&mut found, |(name, _)| *name);
    }
    found
}

fn ordered<'a>(members: &'a Fields, order: &[&str]) -> Vec<(&'a String, &'a Value)> {
    let rest = sorted(members);
    let named =
        order.iter().filter_map(|known| rest.iter().find(|(name, _)| name == known).copied());
    let others = rest.iter().filter(|(name, _)| !order.contains(&name.as_str())).copied();
    named.chain(others).collect()
}

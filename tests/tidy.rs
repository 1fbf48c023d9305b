//! The tree keeps its own rules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the top: each may use what stands before it.
const LAYERS: [&str; 16] = [
    "model", "check", "change", "edit", "exchange", "storage", "measure", "workshop", "report",
    "text", "sheet", "chart", "builtin", "place", "session", "web",
];

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(folder), ending, &mut found);
    found.sort();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == module)
}

/// The modules that a file stands in, from the crate's root down.
fn module_of(path: &Path) -> Vec<String> {
    let inner = path.strip_prefix("src").unwrap().with_extension("");
    let names = inner.components().map(|part| part.as_os_str().to_string_lossy().to_string());
    names.filter(|name| name != "mod").collect()
}

/// Every path in a piece of code, as names: `use a::{b, c::d}` is `a::b` and `a::c::d`. Comments
/// and strings are passed over.
fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = path_from(&tokens, at, &[], &mut found);
    }
    found
}

/// Reads the path that begins at `at`, or passes one token over; where it ends.
fn path_from(
    tokens: &[String],
    mut at: usize,
    before: &[String],
    found: &mut Vec<Vec<String>>,
) -> usize {
    let name = |token: &String| token.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let mut path = before.to_vec();
    if !tokens.get(at).is_some_and(name) {
        return at + 1;
    }
    path.push(tokens[at].clone());
    at += 1;
    while tokens.get(at).is_some_and(|token| token == "::") {
        match tokens.get(at + 1).map(String::as_str) {
            Some("{") => {
                at += 2;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = path_from(tokens, at, &path, found);
                }
                return at + 1;
            }
            Some(_) if name(&tokens[at + 1]) => {
                path.push(tokens[at + 1].clone());
                at += 2;
            }
            _ => at += 2,
        }
    }
    found.push(path);
    at
}

fn tokens(code: &str) -> Vec<String> {
    let chars: Vec<char> = code.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        match rest {
            ['/', '/', ..] => at += rest.iter().take_while(|c| **c != '\n').count(),
            ['"', ..] => {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            }
            ['\'', '\\', ..] => {
                at += 2 + rest.iter().skip(2).take_while(|c| **c != '\'').count() + 1
            }
            ['\'', _, '\'', ..] => at += 3,
            [':', ':', ..] => {
                tokens.push("::".into());
                at += 2;
            }
            [first, ..] if first.is_alphanumeric() || *first == '_' => {
                let name: String =
                    rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').collect();
                at += name.chars().count();
                tokens.push(name);
            }
            [other, ..] => {
                if !other.is_whitespace() {
                    tokens.push(other.to_string());
                }
                at += 1;
            }
            [] => {}
        }
    }
    tokens
}

/// The module at the top of the crate that a path leads to, seen from the module `here`; `None`
/// where it leads elsewhere.
fn top_module(path: &[String], here: &[String]) -> Option<String> {
    let mut names = path.iter().map(String::as_str);
    let mut place: Vec<&str> = match names.next()? {
        "crate" | "genki_board" => Vec::new(),
        "self" => here.iter().map(String::as_str).collect(),
        "super" => here.iter().map(String::as_str).take(here.len().saturating_sub(1)).collect(),
        _ => return None,
    };
    for name in names {
        match name {
            "super" => drop(place.pop()),
            name => place.push(name),
        }
    }
    place.first().map(ToString::to_string)
}

/// Tests may look further than the code they stand beside.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// Files of a module that are tests as a whole.
const TESTS_BESIDE: [&str; 1] = ["verdict_cases"];

#[test]
fn each_layer_uses_only_those_above_it() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        let here = module_of(&path);
        let Some(layer) = here.first().and_then(|first| layer_of(first)) else { continue };
        if here.last().is_some_and(|last| TESTS_BESIDE.contains(&last.as_str())) {
            continue;
        }
        for found in paths(code(&read(&path))) {
            let Some(used) = top_module(&found, &here) else { continue };
            if layer_of(&used).is_some_and(|used| used > layer) {
                wrong.push(format!("{}: {}", path.display(), found.join("::")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_path_is_resolved_however_it_is_spelled() {
    let here = ["report".to_string(), "list".to_string()];
    let leads_to = |code: &str| {
        paths(code).iter().filter_map(|path| top_module(path, &here)).collect::<Vec<_>>()
    };
    assert_eq!(leads_to("use crate::{model::*, text::{self, names}};"), ["model", "text", "text"]);
    assert_eq!(leads_to("fn f() { super::super::session::Session::new() }"), ["session"]);
    assert_eq!(leads_to("use super::outline::Outline;"), ["report"]);
    assert_eq!(
        leads_to("// crate::web\nlet a = \"crate::web\"; let b = 'x'; serde::json()"),
        Vec::<String>::new()
    );
}

#[test]
fn every_module_of_the_crate_has_its_layer() {
    let modules = std::fs::read_dir("src").unwrap().map(|entry| entry.unwrap().path());
    let names = modules.filter_map(|path| module_of(&path).first().cloned());
    let without: Vec<String> = names
        .filter(|name| layer_of(name).is_none() && !["lib", "main"].contains(&name.as_str()))
        .collect();
    assert_eq!(without, Vec::<String>::new());
}

#[test]
fn the_browser_is_named_in_web_alone_and_gated_once() {
    let browser = ["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo_"];
    for path in files("src", ".rs").into_iter().filter(|path| !path.starts_with("src/web")) {
        for name in browser {
            assert!(
                !code(&read(&path)).contains(name) || path.ends_with("lib.rs"),
                "{} names {name}",
                path.display()
            );
        }
    }
    assert_eq!(read(Path::new("src/lib.rs")).matches("cfg(target_family").count(), 1);
}

#[test]
fn nothing_from_outside_is_unwrapped_and_no_html_is_written() {
    for path in files("src", ".rs") {
        let text = read(&path);
        for forbidden in [
            ".unwrap()",
            "inner_html",
            "JsFunction",
            "RawString",
            "HtmlRenderer",
            "WasmRenderer",
            "eval(",
        ] {
            assert!(
                !code(&text).contains(forbidden) || path.ends_with("verdict_cases.rs"),
                "{} has {forbidden}",
                path.display()
            );
        }
    }
    for path in files("src", ".js") {
        let text = read(&path);
        for forbidden in
            ["innerHTML", "eval(", "new Function", "document.write", "fetch(", "XMLHttpRequest"]
        {
            assert!(!text.contains(forbidden), "{} has {forbidden}", path.display());
        }
        // Only what works without the app may reach past it.
        let alone = ["boot.js", "recovery.js", "idb.js"].iter().any(|name| path.ends_with(name));
        assert!(alone || !text.contains("localStorage"), "{} has localStorage", path.display());
    }
}

#[test]
fn every_word_on_screen_comes_from_text() {
    let japanese = |c: char| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | '「' | '」' | '。' | '、');
    let mut wrong = Vec::new();
    for path in files("src/web", ".rs").iter().chain(&files("src/chart", ".rs")) {
        let text = read(path);
        for line in code(&text).lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            // A language's own name is the same in every language.
            let literals: String =
                line.split('"').skip(1).step_by(2).filter(|literal| *literal != "日本語").collect();
            if literals.contains(japanese) {
                wrong.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Besides the terms that the glossary explains, an example of a date and the characters that
/// people mistake for zero.
#[test]
fn english_is_written_in_english() {
    let allowed = |line: &str| {
        line.contains("R5年1月末") || line.contains("'〇'") || line.contains("the sign 〇")
    };
    let japanese =
        |c: char| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | '「' | '」' | '。' | '、' | '　');
    let mut wrong = Vec::new();
    for path in files("src/text/en", ".rs").iter().filter(|path| !path.ends_with("glossary.rs")) {
        let text = read(path);
        for line in code(&text)
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//") && !allowed(line))
        {
            let literals: String = line.split('"').skip(1).step_by(2).collect();
            if literals.contains(japanese) {
                wrong.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_japanese_term_leads_to_its_name() {
    let model: String = files("src/model", ".rs")
        .iter()
        .chain(&files("src/report", ".rs"))
        .chain(&files("src/measure", ".rs"))
        .map(|path| read(path))
        .collect();
    for term in [
        "戦略",
        "基本的方向",
        "施策項目",
        "社会目標",
        "再掲",
        "主要事業",
        "補助指標",
        "指標",
        "担当課",
        "基準値",
        "目標値",
        "実績値",
        "見込み",
        "速報",
        "確報",
        "改定",
        "年度途中",
        "記載なし",
        "未公表",
        "開始前",
        "該当なし",
        "秘匿",
        "不詳",
        "判読不能",
        "時点",
        "年度",
        "単年",
        "累計",
        "割合",
        "望ましい方向",
        "統計の断層",
        "以上",
        "超",
        "以下",
        "未満",
        "目標達成",
        "目安以上に進展",
        "横ばい",
        "進展していない",
        "達成",
        "おおむね達成",
        "一部達成",
        "未達",
        "比較不可",
        "未判明",
        "評価対象外",
    ] {
        assert!(model.contains(&format!("#[doc(alias = \"{term}\")]")), "{term} leads nowhere");
    }
}

#[test]
fn colours_of_charts_are_those_of_the_tokens() {
    let ours = read(Path::new("style/tokens.css"));
    let theirs =
        std::fs::read_to_string("node_modules/@digital-go-jp/design-tokens/dist/tokens.css");
    let theirs =
        theirs.expect("the Digital Agency's tokens: `npm ci` brings them, and so does `make test`");
    let value = |text: &str, name: &str| {
        let rest = text.split(&format!("{name}: ")).nth(1)?;
        Some(rest.split(';').next()?.trim().to_string())
    };
    for (name, colour) in genki_board::chart::palette::ALL {
        let mut found = value(&ours, name).unwrap_or_else(|| panic!("{name} is no token"));
        if let Some(inner) = found.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
            found = value(&theirs, inner).unwrap_or_else(|| panic!("{inner} is no token"));
        }
        assert_eq!(found, colour, "{name}");
    }
}

#[test]
fn files_are_short_enough_to_be_read() {
    let long: BTreeSet<String> = files("src", ".rs")
        .into_iter()
        .filter(|path| read(path).lines().count() > 520)
        .map(|path| path.display().to_string())
        .collect();
    assert_eq!(long, BTreeSet::new());
}

/// The module that a screen comes with shows it: another says that there is no such place.
#[test]
fn every_screen_has_a_view() {
    let rows = read(Path::new("src/place/screen.rs"));
    let views = read(Path::new("src/web/screen/mod.rs"));
    let of_module = |module: &str| {
        let (_, after) = views.split_once(&format!("pub fn {module}(")).unwrap();
        after.split("\n}\n").next().unwrap()
    };
    let mut seen = 0;
    for row in rows.lines() {
        let Some((screen, rest)) = row.trim().split_once(" = \"") else { continue };
        let Some((_, module)) = rest.split_once(", in ") else { continue };
        if !screen.chars().all(char::is_alphanumeric) || !rest.contains("\" at \"") {
            continue;
        }
        let module = module.split([' ', ';']).next().unwrap().to_lowercase();
        let view = of_module(&module);
        let here = |end: &str| view.contains(&format!("Screen::{screen}{end}"));
        assert!(here(" ") || here(","), "{module} has no view of {screen}");
        seen += 1;
    }
    assert_eq!(seen, genki_board::place::ROWS.len());
}

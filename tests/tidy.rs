//! The tree keeps its own rules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the top: each may use what stands before it.
const LAYERS: [&[&str]; 12] = [
    &["model"],
    &["check"],
    &["change"],
    &["edit"],
    &["report"],
    &["text"],
    &["chart"],
    &["exchange"],
    &["builtin"],
    &["place"],
    &["session"],
    &["web"],
];

/// Uses upwards that the order of the layers would not allow, and why they are none: the words name what they are about.
const EXCEPTIONS: [(&str, &str); 2] = [
    // The messages of `text` are typed by what went wrong while reading a file.
    ("text", "exchange"),
    // And by what a session found out about files and the browser.
    ("text", "session"),
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

fn layer_of(path: &Path) -> Option<usize> {
    let first = path.strip_prefix("src").ok()?.components().next()?.as_os_str().to_string_lossy().to_string();
    let name = first.trim_end_matches(".rs");
    LAYERS.iter().position(|layer| layer.contains(&name))
}

/// Tests may look further than the code they stand beside.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn each_layer_uses_only_those_above_it() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        let text = read(&path);
        let Some(layer) = layer_of(&path).filter(|_| !path.ends_with("verdict_cases.rs")) else { continue };
        for (below, names) in LAYERS.iter().enumerate().skip(layer + 1) {
            for name in *names {
                let excepted = EXCEPTIONS.contains(&(LAYERS[layer][0], name));
                if code(&text).contains(&format!("crate::{name}")) && !excepted {
                    wrong.push(format!("{} (layer {}) uses {name} (layer {below})", path.display(), LAYERS[layer][0]));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_browser_is_named_in_web_alone_and_gated_once() {
    let browser = ["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo_"];
    for path in files("src", ".rs").into_iter().filter(|path| !path.starts_with("src/web")) {
        for name in browser {
            assert!(!code(&read(&path)).contains(name) || path.ends_with("lib.rs"), "{} names {name}", path.display());
        }
    }
    assert_eq!(read(Path::new("src/lib.rs")).matches("cfg(target_family").count(), 1);
}

#[test]
fn nothing_from_outside_is_unwrapped_and_no_html_is_written() {
    for path in files("src", ".rs") {
        let text = read(&path);
        for forbidden in [".unwrap()", "inner_html", "JsFunction", "RawString", "HtmlRenderer", "WasmRenderer", "eval("] {
            assert!(!code(&text).contains(forbidden) || path.ends_with("verdict_cases.rs"), "{} has {forbidden}", path.display());
        }
    }
    for path in files("src", ".js") {
        let text = read(&path);
        for forbidden in ["innerHTML", "eval(", "new Function", "document.write", "fetch(", "XMLHttpRequest"] {
            assert!(!text.contains(forbidden), "{} has {forbidden}", path.display());
        }
        // Only what works without the app may reach past it.
        let alone = ["boot.js", "recovery.js", "store.js"].iter().any(|name| path.ends_with(name));
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
            let literals: String = line.split('"').skip(1).step_by(2).filter(|literal| *literal != "日本語").collect();
            if literals.contains(japanese) {
                wrong.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Besides the terms that the glossary explains, an example of a date and the characters that people mistake for zero.
#[test]
fn english_is_written_in_english() {
    let allowed = |line: &str| line.contains("R5年1月末") || line.contains("'〇'") || line.contains("the sign 〇");
    let japanese = |c: char| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | '「' | '」' | '。' | '、' | '　');
    let mut wrong = Vec::new();
    for path in files("src/text/en", ".rs").iter().filter(|path| !path.ends_with("glossary.rs")) {
        let text = read(path);
        for line in code(&text).lines().map(str::trim).filter(|line| !line.starts_with("//") && !allowed(line)) {
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
    let model: String = files("src/model", ".rs").iter().chain(&files("src/report", ".rs")).map(|path| read(path)).collect();
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
    let Ok(theirs) = std::fs::read_to_string("node_modules/@digital-go-jp/design-tokens/dist/tokens.css") else {
        assert!(std::env::var_os("CI").is_none(), "the tokens of the Digital Agency are not installed");
        eprintln!("not compared: the tokens are installed by `make test`");
        return;
    };
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

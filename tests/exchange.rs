//! Files as they arrive: each fault its own word, and nothing dropped on the way.

use genki_board::builtin;
use genki_board::exchange::{
    Envelope, Refusal, Remark, file_name, fingerprint, read, read_text, write,
};
use serde_json::{Value, json};

fn text() -> &'static str {
    builtin::text("chiba-5").unwrap()
}

fn altered(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(text()).unwrap();
    change(&mut value);
    value.to_string().into_bytes()
}

fn refusal(bytes: &[u8]) -> Refusal {
    read(bytes).expect_err("a refusal")
}

#[test]
fn byte_order_marks_line_ends_and_utf_16_are_read() {
    let wide = |le: bool| -> Vec<u8> {
        let mark: &[u8] = if le { &[0xFF, 0xFE] } else { &[0xFE, 0xFF] };
        let units = text()
            .encode_utf16()
            .flat_map(|unit| if le { unit.to_le_bytes() } else { unit.to_be_bytes() });
        mark.iter().copied().chain(units).collect()
    };
    let plain = read(text().as_bytes()).unwrap().document;
    for bytes in [
        format!("\u{feff}{}", text()).into_bytes(),
        text().replace('\n', "\r\n").into_bytes(),
        wide(true),
        wide(false),
    ] {
        let opened = read(&bytes).unwrap();
        assert_eq!(opened.remarks, []);
        assert_eq!(opened.document, plain);
    }
}

#[test]
fn text_that_a_gateway_put_around_is_told() {
    for text in [
        format!("※このメールは外部から届きました。\r\n{}", text()),
        format!("{}\n--\n添付ファイルを検査しました {{OK}}\n", text()),
        format!("[通知] {{id: 3}} 検査済み\n\n{}", text()),
    ] {
        let opened =
            read_text(&text).unwrap_or_else(|refusal| panic!("{refusal:?}: {}", &text[..40]));
        assert_eq!(opened.remarks, [Remark::TextAround]);
        assert_eq!(opened.strategy.indicators.len(), 32);
    }
}

#[test]
fn a_file_cut_off_anywhere_says_so_and_after_which_record() {
    let bytes = text().as_bytes();
    for at in (40..bytes.len() - 3).step_by(1021) {
        let refusal = refusal(&text().as_bytes()[..text().floor_char_boundary(at)]);
        assert!(matches!(refusal, Refusal::CutOff { .. }), "{at}: {refusal:?}");
    }
    let end = text().find("\"id\": \"bcp-seminar.FY2022.1\"").unwrap();
    let after = text()[..end].rfind("\"id\": \"").unwrap() + 7;
    let before = &text()[after..][..text()[after..].find('"').unwrap()];
    assert_eq!(
        refusal(&text().as_bytes()[..end + 60]),
        Refusal::CutOff { after: Some(before.to_string()) }
    );
}

#[test]
fn every_other_fault_has_its_own_word() {
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(" \u{feff}\n".as_bytes()), Refusal::Empty);
    assert_eq!(refusal(&[0x82, 0xA0, 0x82, 0xA2]), Refusal::NotText);
    assert_eq!(refusal("指標,値\nBCP,28\n".as_bytes()), Refusal::NotJson { line: 1, column: 1 });
    assert_eq!(refusal(br#"{"title": "another app", "items": []}"#), Refusal::NotOurs);
    assert_eq!(refusal(b"[1, 2]"), Refusal::NotOurs);
    assert_eq!(
        refusal(&altered(|file| file["formatVersion"] = json!("2.0"))),
        Refusal::Newer { version: "2.0".into() }
    );
    assert_eq!(
        refusal(&altered(|file| file["minReader"] = json!("1.4"))),
        Refusal::Newer { version: "1.3".into() }
    );
    assert_eq!(
        refusal(&altered(|file| file["kind"] = json!("sketch"))),
        Refusal::OtherKind { kind: "sketch".into() }
    );
    assert_eq!(refusal(&altered(|file| file["body"] = json!(null))), Refusal::NoBody);
    assert!(
        matches!(refusal(text().replacen("\"items\": [", "items: [", 1).as_bytes()), Refusal::NotJson { line, .. } if line > 20)
    );
    let deep = format!("{{\"format\": {}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(refusal(deep.as_bytes()), Refusal::TooDeep);
    assert!(matches!(refusal(&vec![b' '; 65 * 1024 * 1024]), Refusal::TooLarge { .. }));
    assert_eq!(
        refusal(&altered(
            |file| file["body"]["base"]["programs"][0]["text"] = "長".repeat(100_001).into()
        )),
        Refusal::TooMany
    );
}

#[test]
fn what_is_odd_is_told_and_the_file_opens() {
    let remarks = |change: fn(&mut Value)| read(&altered(change)).unwrap().remarks;
    assert_eq!(
        remarks(|file| file["formatVersion"] = json!("1.7")),
        [Remark::NewerMinor("1.7".into())]
    );
    assert_eq!(
        remarks(|file| file["body"]["base"]["observations"][0]["value"] = json!(999)),
        [Remark::Altered]
    );
    let gone = remarks(|file| {
        file["body"]["base"]["observations"].as_array_mut().unwrap().pop();
    });
    assert!(
        gone.contains(&Remark::Counts { table: "observations".into(), said: 39, found: 38 }),
        "{gone:?}"
    );
}

#[test]
fn a_bad_record_is_kept_raw_and_the_others_open() {
    let bytes = altered(|file| {
        file["body"]["base"]["observations"][0]["value"] = json!("三十");
        file["body"]["base"]["observations"][1] = json!({ "value": 1 });
        file["body"]["base"]["items"][0] = json!({ "id": "i1-1", "parent": 7 });
    });
    let opened = read(&bytes).unwrap();
    assert!(opened.remarks.contains(&Remark::Unreadable(3)), "{:?}", opened.remarks);
    assert_eq!(opened.strategy.observations.len(), 37);
    let again: Value =
        serde_json::from_str(&write(&opened.document, &Envelope::default())).unwrap();
    assert_eq!(again["body"]["base"]["observations"][0]["value"], json!("三十"));
    assert_eq!(again["body"]["base"]["unreadable"], json!([{ "value": 1 }]));
    // And they are still there after another trip.
    let third = read_text(&again.to_string()).unwrap();
    assert!(third.remarks.contains(&Remark::Unreadable(3)));
    assert_eq!(third.document, opened.document);
}

#[test]
fn a_stray_element_hides_no_table_and_a_missing_base_is_no_empty_strategy() {
    let stray = altered(|file| {
        file["body"]["base"]["observations"].as_array_mut().unwrap().insert(1, Value::Null)
    });
    let opened = read(&stray).unwrap();
    assert_eq!(opened.strategy.observations.len(), 39);
    assert!(opened.remarks.contains(&Remark::Unreadable(1)), "{:?}", opened.remarks);
    assert_eq!(refusal(&altered(|file| file["body"]["base"] = json!([]))), Refusal::NoBody);
    assert!(
        read(&altered(|file| file["body"]["changes"] = json!("none")))
            .unwrap()
            .remarks
            .contains(&Remark::Unreadable(1))
    );
}

#[test]
fn figures_survive_to_the_last_digit() {
    for value in [
        "0.1",
        "0.30000000000004",
        "123456789012345",
        "-0.000001",
        "1.005",
        "28",
        "99999999999.9999",
    ] {
        let bytes = altered(|file| {
            file["body"]["base"]["observations"][0]["value"] = serde_json::from_str(value).unwrap()
        });
        let opened = read(&bytes).unwrap();
        let text = write(&opened.document, &Envelope::default());
        let again: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            again["body"]["base"]["observations"][0]["value"],
            serde_json::from_str::<Value>(value).unwrap(),
            "{value}"
        );
    }
}

#[test]
fn names_of_files_are_ascii_and_speak() {
    assert_eq!(file_name("genki5", "20261122-1403", "keizai"), "genki5-20261122-1403-keizai.json");
    assert_eq!(file_name("genki5", "20261122-1403", "経済政策課"), "genki5-20261122-1403.json");
}

#[test]
fn the_code_of_the_data_has_no_letters_that_are_misread() {
    let code = fingerprint("7fffffffff00");
    assert_eq!(code.len(), 9);
    assert!(
        code.chars().all(|c| c == '-' || (c.is_ascii_alphanumeric() && !"ILOU".contains(c))),
        "{code}"
    );
    assert_ne!(fingerprint("0000000001"), fingerprint("0000000002"));
}

#[test]
fn a_file_of_the_first_version_opens_with_nothing_lost() {
    for (text, changes) in [
        (include_str!("fixtures/format-1.0/published.json"), 0),
        (include_str!("fixtures/format-1.0/worked-on.json"), 7),
    ] {
        let opened = read_text(text).unwrap();
        assert_eq!(opened.remarks, []);
        assert_eq!((opened.strategy.indicators.len(), opened.document.count()), (32, changes));
        let again = write(&opened.document, &Envelope::default());
        let from_hashes = |text: &str| text[text.find("\"baseSha256\"").unwrap()..].to_string();
        assert_eq!(
            from_hashes(&again),
            from_hashes(text),
            "the same hashes and the same body: copies of both versions merge"
        );
    }
}

#[test]
fn every_file_validates_against_the_published_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../public/schema/genki-board-1.3.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for builtin in builtin::known() {
        let text =
            std::fs::read_to_string(format!("public/{}", builtin::path(&builtin.key))).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path))
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", builtin.key);
    }
    let wrong: Value = serde_json::from_slice(&altered(|file| {
        file["body"]["base"]["observations"][0]["period"] = json!("R5")
    }))
    .unwrap();
    assert!(!validator.is_valid(&wrong), "a schema that finds no fault proves nothing");
}

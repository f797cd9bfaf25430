use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const SHIPPED: &str = include_str!("../../../data/standard.yaml");
const ENGLISH: &str = include_str!("../../../templates/locales/en/standards_faults.ftl");
const WELSH: &str = include_str!("../../../templates/locales/cy/standards_faults.ftl");

/// The faults of the shipped file after each of these texts is replaced once, as `path key`.
fn faults(changes: &[(&str, &str)]) -> Vec<String> {
    let mut file = SHIPPED.to_owned();
    for (from, to) in changes {
        assert!(file.contains(from), "{from:?} stands in the file");
        file = file.replacen(from, to, 1);
    }
    of(file.as_bytes(), Format::Yaml)
}

fn of(bytes: &[u8], format: Format) -> Vec<String> {
    let faults = read(bytes, format).err().unwrap_or_default();
    faults.iter().map(|fault| format!("{} {}", fault.path, fault.key).trim().to_owned()).collect()
}

#[test]
fn the_shipped_standard_reads_with_no_fault() {
    let reading = check(SHIPPED.as_bytes(), Format::Yaml);
    let pack = reading.pack.expect("no fault");
    assert_eq!((pack.sections.len(), pack.criteria().count(), pack.evidence_types.len()), (12, 68, 83));
    assert_eq!(pack.standard.code, "SCCFS");
    assert_eq!(reading.warnings.len(), SHIPPED.matches("cy_status: draft\n").count());
    assert!(reading.warnings.iter().any(|warning| warning.path == "sections[0].criteria[5].cy_status"));
}

#[test]
fn every_fault_is_reported_at_once_with_its_path() {
    let found = faults(&[
        ("severity: critical\n    applies_when: user_led", "severity: grave\n    applies_when: lucky"),
        ("    - welcome_pack", "    - tea_leaves"),
        ("    code: '1.5'\n", "    code: '1.4'\n"),
        ("refresh: {'on': change}", "refresh: {every: P1Y, 'on': change}"),
        ("  cy: Llais a rheolaeth\n", ""),
        ("jurisdiction: GB-WLS", "jurisdiction: GB-WLS\n  colour: blue"),
    ]);
    for wanted in [
        "standard.colour fault-field-unknown",
        "act_principles[0].cy fault-welsh-missing",
        "sections[0].criteria[0].severity fault-unknown-word",
        "sections[0].criteria[0].applies_when fault-unknown-entry",
        "sections[0].criteria[2].evidence[1] fault-unknown-entry",
        "sections[0].criteria[4].code fault-stands-twice",
    ] {
        assert!(found.iter().any(|fault| fault == wanted), "{wanted} is in {found:#?}");
    }
    assert_eq!(found.iter().filter(|fault| fault.ends_with("fault-one-form")).count(), 1, "{found:#?}");
    assert_eq!(found.len(), 7, "{found:#?}");
}

#[test]
fn each_sort_of_fault_is_told_apart() {
    let cases: [(&str, &str, &str); 30] = [
        ("version: 1.0.0-draft.1", "version: 1.0", "standard.version fault-wrong-type"),
        ("status: draft\n  jur", "status: finished\n  jur", "standard.status fault-unknown-word"),
        ("  code: SCCFS\n", "  code: SCCFS\n  code: OTHER\n", "standard.code fault-duplicate-name"),
        ("languages: [en, cy]", "languages: [en]", "standard.languages fault-list-too-short"),
        ("- role: government", "- role: franchisor", "standard.approvals[1].role fault-stands-twice"),
        ("  type: choice\n", "  type: boolean\n", "facts[0].values fault-boolean-with-values"),
        ("weight: 12", "weight: 13", "sections fault-weights"),
        ("- {min_pct: 70, out", "- {min_pct: 40, out", "scoring.bands fault-bands"),
        ("partly_met: 1,", "partly_met: 3,", "scoring.points fault-points"),
        (
            "{open_nonconformity: true,",
            "{open_nonconformity: false,",
            "scoring.limiters[5].open_nonconformity fault-not-exactly",
        ),
        ("at: '09:00'", "at: '9am'", "cadences[4].monthly.at fault-time-of-day"),
        ("at: '09:00'", "at: '10:00'", "cadences[4].monthly.at fault-board-digest-time"),
        (
            "copies: []\n  status: proposed\n\n# kind",
            "copies:\n  - {to: regulator, days_after: 1, day_type: working}\n  status: proposed\n\n# kind",
            "cadences[4].copies fault-board-digest-steps",
        ),
        (
            "monthly: null",
            "monthly: {day: first_working_day, at: '09:00'}",
            "cadences[0].monthly fault-monthly-for-boards",
        ),
        ("full: {every: P36M}", "full: {every: 36}", "frequencies.full.every fault-wrong-type"),
        ("longest_gap: P24M", "longest_gap: P0M", "frequencies.longest_gap fault-period"),
        (
            "refresh: {every: P1Y}",
            "refresh: {every: yearly}",
            "sections[0].criteria[0].refresh.every fault-period",
        ),
        ("refresh: {every: P1Y}", "refresh: {}", "sections[0].criteria[0].refresh fault-one-form"),
        (
            "applies_when: user_led",
            "applies_when: user_led and",
            "sections[0].criteria[0].applies_when fault-condition-syntax",
        ),
        (
            "== multi_stakeholder and not",
            "== club and not",
            "sections[0].criteria[1].applies_when fault-fact-value",
        ),
        (
            "applies_when: user_led",
            "applies_when: coop_type",
            "sections[0].criteria[0].applies_when fault-fact-needs-value",
        ),
        (
            "applies_when: user_led",
            "applies_when: user_led == yes",
            "sections[0].criteria[0].applies_when fault-fact-has-no-values",
        ),
        ("measures: [6, 7]", "measures: [6, 77]", "sections[0].criteria[1].measures[1] fault-unknown-entry"),
        (
            "act_principles: [voice_control]",
            "act_principles: [luck]",
            "sections[0].criteria[0].act_principles[0] fault-unknown-entry",
        ),
        (
            "    - ref: leaflet",
            "    - ref: pamphlet",
            "sections[0].criteria[0].sources[0].ref fault-unknown-entry",
        ),
        (
            "audit_types: [readiness, full, surveillance]",
            "audit_types: [readiness, full]",
            "sections[0].criteria[0].audit_types fault-critical-in-every-audit",
        ),
        (
            "inheritable: false",
            "inheritable: true",
            "sections[0].criteria[0].inheritable fault-never-inheritable",
        ),
        ("tolerance: 95", "tolerance: 100", "sections[4].criteria[1].metrics[0].tolerance fault-tolerance"),
        (
            "title_cy: Defnyddwyr sy'n dal y bleidlais reoli",
            "title_cy: ''",
            "sections[0].criteria[0].title_cy fault-welsh-missing",
        ),
        ("- key: transition\n", "- key: notice\n", "windows[7].key fault-stands-twice"),
    ];
    for (from, to, wanted) in cases {
        let found = faults(&[(from, to)]);
        assert!(
            found.iter().any(|fault| fault == wanted),
            "{from:?} to {to:?} gives {wanted}, not {found:?}"
        );
    }
}

#[test]
fn what_is_not_the_format_at_all_is_one_plain_fault() {
    assert_eq!(of(b"a: [1", Format::Yaml), ["fault-not-yaml"]);
    assert_eq!(of(b"{\"a\": ", Format::Json), ["fault-not-json"]);
    assert_eq!(of(b"{} {}", Format::Json), ["fault-not-json"]);
    assert_eq!(of(b"\xff\xfe", Format::Yaml), ["fault-not-utf8"]);
    assert_eq!(of(b"a: 1\n---\nb: 2\n", Format::Yaml), ["fault-several-documents"]);
    assert_eq!(of(b"", Format::Yaml), ["fault-wrong-type"]);
    assert_eq!(of(&vec![b' '; 3 << 20], Format::Yaml), ["fault-too-large"]);
}

#[test]
fn names_that_stand_twice_in_json_are_found() {
    let found =
        of(br#"{"format": "safon-standard/1", "standard": {"code": "A", "code": "B"}}"#, Format::Json);
    assert!(found.contains(&"standard.code fault-duplicate-name".to_owned()));
    assert!(found.contains(&"sections fault-field-missing".to_owned()));
}

#[test]
fn depth_and_alias_bombs_are_stopped() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for format in [Format::Yaml, Format::Json] {
        let found = of(deep.as_bytes(), format);
        assert!(found.len() == 1 && found[0].ends_with("fault-too-deep"), "{found:?}");
    }
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (previous, next) in ('a'..='h').zip('b'..='i') {
        bomb.push_str(&format!(
            "{next}: &{next} [*{previous}, *{previous}, *{previous}, *{previous}, *{previous}, "
        ));
        bomb.push_str(&format!("*{previous}, *{previous}, *{previous}, *{previous}]\n"));
    }
    let found = of(bomb.as_bytes(), Format::Yaml);
    assert!(found.len() == 1 && found[0].ends_with("fault-aliases-too-large"), "{found:?}");
    assert_eq!(of(b"a: &a [*a]", Format::Yaml), ["a[0] fault-alias-in-itself"]);
}

#[test]
fn an_alias_that_is_small_is_only_a_shorter_way_to_write() {
    let file = SHIPPED.replacen("refresh: {every: P1Y}", "refresh: &yearly {every: P1Y}", 1);
    let file = file.replacen("refresh: {every: P1Y}", "refresh: *yearly", 1);
    assert_eq!(read(file.as_bytes(), Format::Yaml), read(SHIPPED.as_bytes(), Format::Yaml));
}

#[test]
fn every_fault_has_a_sentence_in_both_languages() {
    let keys = |text: &str| -> BTreeSet<String> {
        let resource = fluent_syntax::parser::parse(text.to_owned()).expect("Fluent messages");
        let messages = resource.body.into_iter().filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name),
            _ => None,
        });
        messages.collect()
    };
    let (english, welsh) = (keys(ENGLISH), keys(WELSH));
    assert_eq!(english, welsh);
    let sources = [
        include_str!("../reading.rs"),
        include_str!("../shape.rs"),
        include_str!("../tree.rs"),
        include_str!("../tree/yaml.rs"),
        include_str!("../tree/json.rs"),
    ];
    let used: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| source.split('"'))
        .filter(|word| word.starts_with("fault-") || word.starts_with("warning-"))
        .map(str::to_owned)
        .collect();
    assert_eq!(used, english);
}

#[test]
fn the_json_schema_that_ships_is_made_from_the_same_shapes() {
    let schema = serde_json::to_string_pretty(&format::schema()).expect("JSON") + "\n";
    if std::env::var_os("SAFON_WRITE_SCHEMA").is_some() {
        std::fs::write("data/standard.schema.json", &schema).expect("the schema is written");
    }
    let shipped = std::fs::read_to_string("data/standard.schema.json").unwrap_or_default();
    assert_eq!(shipped, schema, "run this test with SAFON_WRITE_SCHEMA=1 to write the file");
}

#[test]
fn a_section_with_more_criteria_than_can_be_scored_exactly_is_refused() {
    let (before, criterion) =
        SHIPPED.split_once("  - key: users-hold-controlling-vote").expect("the first criterion");
    let (criterion, after) =
        criterion.split_once("  - key: guaranteed-user-voice").expect("the second criterion");
    let many: String = (0..60).map(|index| format!("  - key: copy-{index}{criterion}")).collect();
    let found = of(format!("{before}{many}  - key: guaranteed-user-voice{after}").as_bytes(), Format::Yaml);
    assert!(found.contains(&"sections[0].criteria fault-too-many-criteria".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_damaged_in_a_file_the_answer_is_a_version_or_faults(
        at in 0..SHIPPED.len(),
        length in 0..60_usize,
        damage in prop_oneof!["[\\PC\n]{0,8}", Just("- ".to_owned()), Just("&a *a".to_owned()), Just("\n\t".to_owned())],
        json in any::<bool>(),
    ) {
        let shipped = read(SHIPPED.as_bytes(), Format::Yaml).expect("the shipped standard");
        let (format, file) = if json {
            (Format::Json, serde_json::to_string(&shipped).expect("JSON"))
        } else {
            (Format::Yaml, SHIPPED.to_owned())
        };
        let start = at % file.len();
        let mut bytes = file.into_bytes();
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, damage.into_bytes());
        match read(&bytes, format) {
            Ok(pack) => prop_assert!(crate::standards::canonical::text(&pack).is_ok()),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| fault.key != "fault-unreadable"), "{faults:?}");
            }
        }
    }
}

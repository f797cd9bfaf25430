//! The format `safon-standard/1` as shapes: every field that a version's file may have.

mod training;

use super::pack::FORMAT;
use super::shape::Distinct::{Elements, Fields, Nothing};
use super::shape::{Catalogue, Distinct, Field, Shape, may, must};
use training::{INDUCTION, ROLE, SUBJECT};

const CY_STATUS: Shape = Shape::Word("welsh-status", &["draft", "reviewed"]);
const SETTLED: Shape = Shape::Word("settled", &["proposed", "agreed"]);
const DAY_TYPE: Shape = Shape::Word("day-type", &["working", "calendar"]);
const COUNT: Shape = Shape::Whole(0, 10_000);
const SEVERITY: Shape = Shape::Word("severity", SEVERITIES);
const OUTCOME: Shape = Shape::Word("outcome", OUTCOMES);
const SAFEGUARDING_GROUP: Shape = Shape::Word("safeguarding-group", &["A", "B", "C", "D", "E", "F"]);
const LICENCE_GRANTED: Shape = Shape::Exactly("licence_granted");

/// Every severity must have an entry.
pub const SEVERITIES: &[&str] = &["critical", "major", "minor", "improvement"];
/// Every result must have an entry.
pub const RESULTS: &[&str] = &["met", "partly_met", "not_met", "not_applicable", "not_assessed"];
/// Every outcome must have an entry, the best first.
pub const OUTCOMES: &[&str] = &["compliant", "compliant_with_actions", "conditional", "not_compliant"];
/// Every window must have an entry.
pub const WINDOWS: &[&str] = &[
    "notice",
    "objection_to_auditor",
    "draft",
    "factual_accuracy",
    "reply",
    "appeal",
    "final",
    "transition",
];
/// Every cadence must have an entry.
pub const CADENCES: &[&str] =
    &["evidence_and_training", "findings", "visit", "draft_comments", "board_digest"];
/// Both parties must be asked to sign.
pub const PARTIES: &[&str] = &["franchisor", "government"];
/// The types of audit whose scope the standard lists.
pub const AUDIT_TYPES: &[&str] = &["readiness", "full", "surveillance"];

const fn list(of: &'static Shape, least: usize, distinct: Distinct) -> Shape {
    Shape::List { of, least, distinct }
}

/// A whole file.
pub static PACK: Shape = Shape::Record(&[
    must("format", Shape::Exactly(FORMAT)),
    must("standard", Shape::Record(STANDARD)),
    must("facts", list(&Shape::Record(FACT), 0, Fields(&["key"]))),
    must("act_principles", list(&Shape::Record(NAMED), 1, Fields(&["code"]))),
    must("measures", list(&Shape::Record(MEASURE), 1, Fields(&["number"]))),
    must("severities", list(&Shape::Record(SEVERITY_ENTRY), 0, Fields(&["code"]))),
    must("results", list(&Shape::Record(RESULT), 0, Fields(&["code"]))),
    must("overall_outcomes", list(&Shape::Record(OUTCOME_ENTRY), 0, Fields(&["code"]))),
    must("scoring", Shape::Record(SCORING)),
    must("windows", list(&Shape::Record(WINDOW), 0, Fields(&["key"]))),
    must("frequencies", Shape::Record(FREQUENCIES)),
    must("cadences", list(&Shape::Record(CADENCE), 0, Fields(&["key"]))),
    must("sources", list(&Shape::Record(SOURCE), 0, Fields(&["ref"]))),
    must("evidence_types", list(&Shape::Record(EVIDENCE_TYPE), 1, Fields(&["code"]))),
    may("roles", list(&Shape::Record(ROLE), 0, Fields(&["code"]))),
    may("training_subjects", list(&Shape::Record(SUBJECT), 0, Fields(&["code"]))),
    may("induction_framework", Shape::OrNull(&Shape::Record(INDUCTION))),
    must("sections", list(&Shape::Record(SECTION), 1, Fields(&["key", "number"]))),
]);

/// The format as a JSON Schema.
pub fn schema() -> serde_json::Value {
    let mut schema = super::shape::schema::of(&PACK);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = FORMAT.into();
    schema
}

const STANDARD: &[Field] = &[
    must("code", Shape::Text),
    must("title_en", Shape::Text),
    must("title_cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("version", Shape::Text),
    must("status", Shape::Word("text-status", &["draft", "proposed", "agreed"])),
    must("jurisdiction", Shape::Text),
    must("languages", list(&Shape::Word("language", &["en", "cy"]), 2, Elements)),
    must("user_vote_classes", list(&Shape::Word("vote-class", VOTE_CLASSES), 1, Elements)),
    must("cy_note_en", Shape::Text),
    must("cy_note_cy", Shape::Text),
    must("legal_note_en", Shape::Text),
    must("legal_note_cy", Shape::Text),
    must("approvals", list(&Shape::Record(APPROVAL), 0, Fields(&["role"]))),
];

const VOTE_CLASSES: &[&str] =
    &["user", "family_or_representative", "worker", "community_supporter", "institution", "volunteer"];

const APPROVAL: &[Field] = &[
    must("role", Shape::Word("party", PARTIES)),
    must("status", Shape::Word("approval-status", &["pending", "signed"])),
];

const FACT: &[Field] = &[
    must("key", Shape::Slug),
    must("type", Shape::Word("fact-type", &["boolean", "choice"])),
    may("values", list(&Shape::Slug, 0, Elements)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("meaning_en", Shape::Text),
    must("meaning_cy", Shape::Text),
    must("cy_status", CY_STATUS),
];

const NAMED: &[Field] = &[
    must("code", Shape::Slug),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
];

const MEASURE: &[Field] = &[
    must("number", Shape::Whole(1, 1_000)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
];

const SEVERITY_ENTRY: &[Field] = &[
    must("code", SEVERITY),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("meaning_en", Shape::Text),
    must("meaning_cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("contain_working_days", Shape::OrNull(&COUNT)),
    must("plan_due_working_days", Shape::OrNull(&COUNT)),
    must("close_due_days", Shape::OrNull(&COUNT)),
    must("status", SETTLED),
];

const RESULT: &[Field] = &[
    must("code", Shape::Word("result", RESULTS)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("needs_reason", Shape::Flag),
];

const OUTCOME_ENTRY: &[Field] =
    &[must("code", OUTCOME), must("en", Shape::Text), must("cy", Shape::Text), must("cy_status", CY_STATUS)];

const SCORING: &[Field] = &[
    must("status", SETTLED),
    must("points", Shape::Record(POINTS)),
    must("bands", list(&Shape::Record(BAND), 1, Fields(&["min_pct", "outcome"]))),
    must("limiters", list(&Shape::OneOf(&[LIMITER_OF_RESULTS, LIMITER_OF_OPEN]), 0, Nothing)),
];

const POINTS: &[Field] = &[
    must("met", Shape::Whole(1, 100)),
    must("partly_met", Shape::Whole(0, 100)),
    must("not_met", Shape::Whole(0, 100)),
    must("not_applicable", Shape::OrNull(&Shape::Whole(0, 100))),
    must("not_assessed", Shape::OrNull(&Shape::Whole(0, 100))),
];

const BAND: &[Field] = &[must("min_pct", Shape::Whole(0, 100)), must("outcome", OUTCOME)];

const LIMITER_OF_RESULTS: &[Field] = &[
    must("severity", SEVERITY),
    must("result", Shape::Word("result", &["partly_met", "not_met"])),
    must("at_least", Shape::Whole(1, 1_000)),
    must("repeated", Shape::Flag),
    must("max_outcome", OUTCOME),
];

const LIMITER_OF_OPEN: &[Field] = &[must("open_nonconformity", Shape::True), must("max_outcome", OUTCOME)];

const WINDOW: &[Field] = &[
    must("key", Shape::Word("window", WINDOWS)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("days", Shape::Whole(1, 1_000)),
    must("day_type", DAY_TYPE),
    must("direction", Shape::Word("direction", &["before", "after"])),
    must("trigger", Shape::Word("trigger", TRIGGERS)),
    must("counting", Shape::Word("counting", &["inclusive", "exclusive"])),
    must("aim", Shape::Flag),
    must("status", SETTLED),
    may("note_en", Shape::Text),
];

const TRIGGERS: &[&str] = &[
    "fieldwork_starts",
    "fieldwork_ends",
    "auditor_named",
    "draft_received",
    "comments_received",
    "answers_received",
    "version_takes_effect",
];

const FREQUENCIES: &[Field] = &[
    must("status", SETTLED),
    must("readiness", Shape::Record(&[must("before", LICENCE_GRANTED)])),
    must("first_audit", Shape::Record(&[must("within", Shape::Period), must("from", LICENCE_GRANTED)])),
    must("surveillance", Shape::Record(&[must("every", Shape::Period)])),
    must("full", Shape::Record(&[must("every", Shape::Period)])),
    must("longest_gap", Shape::Period),
    must("halved_after", list(&Shape::OneOf(HALVINGS), 0, Nothing)),
];

const HALVINGS: &[&[Field]] = &[
    &[must("outcome", OUTCOME)],
    &[must("open_finding", Shape::Word("severity", &["critical", "major", "minor"]))],
    &[must("event", Shape::Word("licence-event", &["safeguarding", "manager_vacancy"]))],
    &[must("evidence_overdue_over_pct", Shape::Whole(0, 100))],
];

const CADENCE: &[Field] = &[
    must("key", Shape::Word("cadence", CADENCES)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("day_type", DAY_TYPE),
    must("before", list(&COUNT, 0, Elements)),
    must("after", list(&COUNT, 0, Elements)),
    must(
        "repeat",
        Shape::OrNull(&Shape::Record(&[must("every", Shape::Period), must("at_most", Shape::Whole(1, 100))])),
    ),
    must("window_days", list(&Shape::Whole(1, 1_000), 0, Elements)),
    must("monthly", Shape::OrNull(&Shape::Record(MONTHLY))),
    must("copies", list(&Shape::Record(COPY), 0, Nothing)),
    must("status", SETTLED),
];

const MONTHLY: &[Field] = &[must("day", Shape::Exactly("first_working_day")), must("at", Shape::TimeOfDay)];

const COPY: &[Field] = &[
    must("to", Shape::Word("recipient", &["board_chair", "board", "franchisor", "regulator"])),
    must("days_after", COUNT),
    must("day_type", DAY_TYPE),
];

const SOURCE: &[Field] = &[
    must("ref", Shape::Slug),
    must("kind", Shape::Word("source-kind", &["law", "guidance", "code", "background", "own"])),
    must("title_en", Shape::Text),
    must("title_cy", Shape::Text),
    must("cy_status", CY_STATUS),
];

const EVIDENCE_TYPE: &[Field] = &[
    must("code", Shape::Slug),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("uploadable", Shape::Flag),
    must("provided_by", Shape::Word("provider", &["coop", "auditor", "system"])),
    must(
        "personal_data",
        Shape::Word("personal-data", &["none", "aggregate", "personal", "special", "criminal_offence"]),
    ),
    must("retention", Shape::OrNull(&Shape::Record(RETENTION))),
    must("replaced_by_system", Shape::Flag),
];

const RETENTION: &[Field] = &[
    must("keep", Shape::Period),
    must(
        "from",
        Shape::Word("retention-start", &["period_end", "superseded", "audit_closed", "employment_ended"]),
    ),
];

const SECTION: &[Field] = &[
    must("key", Shape::Slug),
    must("number", Shape::Whole(1, 1_000)),
    must("title_en", Shape::Text),
    must("title_cy", Shape::Text),
    must("purpose_en", Shape::Text),
    must("purpose_cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("weight", Shape::Whole(1, 100)),
    must("criteria", list(&Shape::Record(CRITERION), 1, Nothing)),
];

const CRITERION: &[Field] = &[
    must("key", Shape::Slug),
    must("code", Shape::Text),
    must("title_en", Shape::Text),
    must("title_cy", Shape::Text),
    must("text_en", Shape::Text),
    must("text_cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("severity", SEVERITY),
    must("applies_when", Shape::Condition),
    must("audit_types", list(&Shape::Word("audit-type", AUDIT_TYPES), 1, Elements)),
    must("inheritable", Shape::Flag),
    must("act_principles", list(&Shape::Entry(Catalogue::Principles), 1, Elements)),
    must("measures", list(&Shape::Entry(Catalogue::Measures), 1, Elements)),
    must("evidence", list(&Shape::Entry(Catalogue::EvidenceTypes), 1, Elements)),
    must("refresh", REFRESH),
    must("metrics", list(&Shape::Record(METRIC), 0, Nothing)),
    must("sources", list(&Shape::Record(CITATION), 0, Nothing)),
];

const REFRESH: Shape = Shape::OneOf(&[
    &[must("every", Shape::Period)],
    &[must("on", Shape::Exactly("change"))],
    &[must("per", Shape::Word("refresh-per", &["worker", "audit"]))],
    &[must("continuous", Shape::True)],
]);

const METRIC: &[Field] = &[
    must("name", Shape::Slug),
    must("unit", Shape::Word("unit", &["percent", "months", "working_days", "count"])),
    must("op", Shape::Word("comparison", &[">=", "<="])),
    must("value", Shape::Whole(0, 1_000_000)),
    may("tolerance", Shape::Whole(0, 1_000_000)),
    may("applies_to", Shape::Word("group", GROUPS)),
    must("source", Shape::Word("metric-source", &["computed", "entered"])),
    may("note_en", Shape::Text),
];

const GROUPS: &[&str] = &[
    "care_workers_new_to_sector",
    "registrable_roles",
    "each_safety_critical_subject",
    "each_safeguarding_group",
];

const CITATION: &[Field] = &[
    must("ref", Shape::Entry(Catalogue::Sources)),
    may("detail", Shape::Text),
    must("verified", Shape::Flag),
];

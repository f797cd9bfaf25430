//! The shapes of roles, training subjects and the induction framework.

use super::{
    COUNT, CY_STATUS, Catalogue, Elements, Field, Fields, SAFEGUARDING_GROUP, Shape, list, may, must,
};

pub(super) const ROLE: &[Field] = &[
    must("code", Shape::Slug),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("kind", Shape::Word("role-kind", &["post", "duty"])),
    must("registrable", Shape::Flag),
    must("safeguarding_group", Shape::OrNull(&SAFEGUARDING_GROUP)),
];

const MONTHS: Shape = Shape::Whole(1, 1_200);

pub(super) const SUBJECT: &[Field] = &[
    must("code", Shape::Slug),
    must("category", Shape::Word("category", CATEGORIES)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("roles", list(&Shape::Entry(Catalogue::Roles), 0, Elements)),
    must("interval_months", Shape::OrNull(&MONTHS)),
    must(
        "interval_by_mode",
        Shape::OrNull(&Shape::Record(&[must("update_service", MONTHS), must("new_certificate", MONTHS)])),
    ),
    may("interval_by_role", list(&Shape::Record(RHYTHM), 0, Fields(&["role"]))),
    must("first_due", Shape::OrNull(&FIRST_DUE)),
    must("safety_critical", Shape::Flag),
    may("safeguarding_group", Shape::OrNull(&SAFEGUARDING_GROUP)),
    may("hours_initial", Shape::OrNull(&COUNT)),
    may("hours_refresh", Shape::OrNull(&COUNT)),
    may("renewal_opens_days_before", Shape::OrNull(&COUNT)),
    may("renewal_due_days_before", Shape::OrNull(&COUNT)),
    may("note_en", Shape::Text),
    must("basis", Shape::Text),
    must("verified", Shape::Flag),
];

const RHYTHM: &[Field] = &[must("role", Shape::Entry(Catalogue::Roles)), must("months", MONTHS)];

const CATEGORIES: &[&str] = &["training", "induction", "check", "registration", "supervision"];

const FIRST_DUE: Shape = Shape::OneOf(&[
    &[must("before", Shape::Word("work", &["start", "working_alone"]))],
    &[must("within", Shape::Period), must("from", Shape::Exactly("start"))],
]);

pub(super) const INDUCTION: &[Field] = &[
    must("code", Shape::Slug),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("due", FIRST_DUE),
    must("basis", Shape::Text),
    must("verified", Shape::Flag),
    must("steps", list(&Shape::Record(STEP), 1, Fields(&["code", "number"]))),
];

const STEP: &[Field] = &[
    must("code", Shape::Slug),
    must("number", Shape::Whole(1, 1_000)),
    must("en", Shape::Text),
    must("cy", Shape::Text),
    must("cy_status", CY_STATUS),
    must("adults", Shape::Flag),
    must("children", Shape::Flag),
];

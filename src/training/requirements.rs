//! What a co-op asks of its own people beyond the version: a shorter interval, or a subject for one more role; never less.
//!
//! The one place where it is put into force is `stricter`, which makes the co-op's own subjects of the version's. All that
//! counts, shows or reminds reads those (`training::syllabus_of`, `training::own_subjects`).

use chrono::NaiveDate;
use entities::training::training_requirement::Model;

use crate::foundation::error::{Message, Problem};
use crate::standards::pack::{Category, Role, RoleInterval, Subject};

/// The longest interval that may be asked for, in months.
pub const LONGEST: u32 = 120;

/// What a co-op wants to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub subject: String,
    /// None: of everybody who needs the subject.
    pub role: Option<String>,
    /// None: at the version's interval.
    pub months: Option<u32>,
}

/// Does a requirement hold on a day?
pub fn holds(row: &Model, day: NaiveDate) -> bool {
    row.from_on <= day && row.ended_on.is_none_or(|ended| day < ended)
}

/// The version's subjects as a co-op asks for them: in the same order, each at least as strict as the version's.
pub fn stricter<'a>(subjects: &[Subject], own: impl IntoIterator<Item = &'a Model>) -> Vec<Subject> {
    let mut subjects = subjects.to_vec();
    for row in own {
        if let Some(subject) = subjects.iter_mut().find(|subject| subject.code == row.subject) {
            tighten(subject, row.role.as_deref(), row.interval_months.and_then(|n| u32::try_from(n).ok()));
        }
    }
    subjects
}

fn tighten(subject: &mut Subject, role: Option<&str>, months: Option<u32>) {
    let shorter = |now: Option<u32>| now.into_iter().chain(months).min();
    let Some(role) = role else {
        subject.interval_months = shorter(subject.interval_months);
        let by_mode = subject.interval_by_mode.iter_mut().flat_map(|modes| modes.values_mut());
        let by_role = subject.interval_by_role.iter_mut().map(|own| &mut own.months);
        by_mode.chain(by_role).for_each(|now| *now = shorter(Some(*now)).unwrap_or(*now));
        return;
    };
    if !subject.roles.iter().any(|needs| needs == role) {
        subject.roles.push(role.to_owned());
    }
    let Some(months) = months else { return };
    match subject.interval_by_role.iter_mut().find(|own| own.role == role) {
        Some(own) => own.months = own.months.min(months),
        None => {
            let months = shorter(subject.interval_months).unwrap_or(months);
            subject.interval_by_role.push(RoleInterval { role: role.to_owned(), months });
        }
    }
}

/// How often a role renews a subject, in months, however it is done; none: once.
pub fn months_of(subject: &Subject, role: Option<&str>) -> Option<u32> {
    let own = role.and_then(|role| subject.interval_by_role.iter().find(|own| own.role == role));
    own.map(|own| own.months).or(subject.interval_months)
}

/// Looks at what a co-op wants to ask, beside the version's subjects: every fault at once.
pub fn check(asked: &Asked, subjects: &[Subject], roles: &[Role]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut fault = |field: &'static str, message: Message| {
        problems.push(Problem { field: field.into(), message });
    };
    let subject = subjects.iter().find(|subject| subject.code == asked.subject);
    if subject.is_none() {
        fault("subject", Message::new("form-choose"));
    }
    let known = asked.role.as_ref().is_none_or(|role| roles.iter().any(|one| one.code == *role));
    if !known {
        fault("role", Message::new("form-choose"));
    }
    if asked.months.is_some_and(|months| !(1..=LONGEST).contains(&months)) {
        fault("months", Message::new("matrix-asked-months").with("longest", LONGEST));
    }
    let Some(subject) = subject.filter(|_| problems.is_empty()) else { return problems };
    let mut fault = |field: &'static str, message: Message| {
        problems.push(Problem { field: field.into(), message });
    };
    // The register's own dates are not a co-op's to shorten.
    if subject.category == Category::Registration && asked.months.is_some() {
        fault("months", Message::new("matrix-asked-register"));
        return problems;
    }
    let needed = asked.role.as_ref().is_none_or(|role| subject.roles.contains(role));
    let now = months_of(subject, asked.role.as_deref());
    match (asked.months, now) {
        (None, _) if needed => fault("months", Message::new("matrix-asked-nothing")),
        (Some(months), Some(now)) if needed && months >= now => {
            fault("months", Message::new("matrix-asked-laxer").with("months", now));
        }
        (Some(months), Some(now)) if months > now => {
            fault("months", Message::new("matrix-asked-laxer").with("months", now));
        }
        _ => {}
    }
    problems
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use entities::ids::{OrganisationId, RequirementId};
    use proptest::prelude::*;
    use scheduler::clock::Timestamp;

    use super::*;
    use crate::standards::pack::Mode;
    use crate::standards::reference;

    fn row(subject: &str, role: Option<&str>, months: Option<i32>) -> Model {
        let at = Timestamp::UNIX_EPOCH;
        Model {
            id: RequirementId::new(at),
            cooperative_id: OrganisationId::new(at),
            subject: subject.into(),
            role: role.map(str::to_owned),
            interval_months: months,
            from_on: NaiveDate::MIN,
            ended_on: None,
            set_by: None,
            set_at: at,
        }
    }

    fn of(subjects: &[Subject], code: &str) -> Subject {
        subjects.iter().find(|subject| subject.code == code).expect("a subject").clone()
    }

    fn roles(codes: &[&str]) -> BTreeSet<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn a_shorter_interval_holds_for_everybody_or_for_one_role() {
        let version = &reference().expect("the reference data").training_subjects;
        let rows = [row("medication", None, Some(6)), row("fire", Some("volunteer"), Some(3))];
        let own = stricter(version, &rows);
        assert_eq!(of(&own, "medication").months_for(&roles(&["gives_medicines"]), None), Some(6));
        let fire = of(version, "fire").interval_months;
        assert_eq!(of(&own, "fire").months_for(&roles(&["care_worker"]), None), fire);
        assert_eq!(of(&own, "fire").months_for(&roles(&["volunteer"]), None), Some(3));
        assert_eq!(of(&own, "fire").months_for(&roles(&["care_worker", "volunteer"]), None), Some(3));
    }

    #[test]
    fn what_is_as_the_version_says_or_laxer_is_refused() {
        let reference = reference().expect("the reference data");
        let (version, known) = (&reference.training_subjects, &reference.roles);
        let faults = |subject: &str, role: Option<&str>, months: Option<u32>| {
            let asked = Asked { subject: subject.into(), role: role.map(str::to_owned), months };
            check(&asked, version, known).into_iter().map(|p| p.message.key).collect::<Vec<_>>()
        };
        let now = of(version, "medication").interval_months.expect("it is renewed");
        assert_eq!(faults("medication", None, Some(now)), ["matrix-asked-laxer"]);
        assert_eq!(faults("medication", None, Some(now + 1)), ["matrix-asked-laxer"]);
        assert!(faults("medication", None, Some(now - 1)).is_empty());
        assert_eq!(faults("medication", None, None), ["matrix-asked-nothing"]);
        assert!(faults("medication", Some("volunteer"), None).is_empty());
        assert_eq!(faults("medication", Some("volunteer"), Some(now + 1)), ["matrix-asked-laxer"]);
        assert_eq!(faults("scw_registration", None, Some(12)), ["matrix-asked-register"]);
        assert_eq!(faults("nothing", Some("nobody"), Some(0)).len(), 3);
    }

    proptest! {
        #[test]
        fn whatever_a_coop_asks_nobody_needs_less_and_nothing_lasts_longer(
            rows in proptest::collection::vec((0..28_usize, proptest::option::of(0..18_usize), proptest::option::of(1..150_i32)), 0..8),
            held in proptest::collection::btree_set(0..18_usize, 0..4),
        ) {
            let reference = reference().expect("the reference data");
            let version = &reference.training_subjects;
            let code = |at: usize| reference.roles[at].code.as_str();
            let rows: Vec<Model> = rows
                .into_iter()
                .map(|(subject, role, months)| row(&version[subject].code, role.map(code), months))
                .collect();
            let held: BTreeSet<String> = held.into_iter().map(|at| code(at).to_owned()).collect();
            for (before, after) in version.iter().zip(stricter(version, &rows)) {
                prop_assert_eq!(&before.code, &after.code);
                prop_assert!(!before.is_needed_by(&held) || after.is_needed_by(&held));
                if before.is_needed_by(&held) {
                    for mode in [None, Some(Mode::UpdateService), Some(Mode::NewCertificate)] {
                        let lasts = |subject: &Subject| subject.months_for(&held, mode).unwrap_or(u32::MAX);
                        prop_assert!(lasts(&after) <= lasts(before));
                    }
                }
            }
        }
    }
}

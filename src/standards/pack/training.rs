//! Roles, training subjects and the induction framework: reference data that a version copies when it is proposed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Name, Period};

/// A post or a duty that a person has at a co-op.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub code: String,
    #[serde(flatten)]
    pub name: Name,
    pub kind: RoleKind,
    /// Must be on the register of the workforce regulator.
    pub registrable: bool,
    /// A to F; none: that of the person's post.
    pub safeguarding_group: Option<String>,
}

/// What someone is, or what someone in any post also does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    Post,
    Duty,
}

/// What a subject is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Training,
    Induction,
    Check,
    Registration,
    Supervision,
}

/// How something was done, where its interval depends on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    UpdateService,
    NewCertificate,
}

/// Something that people in certain roles must know or have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub code: String,
    pub category: Category,
    #[serde(flatten)]
    pub name: Name,
    /// A person needs the subject when any of their roles is named here.
    pub roles: Vec<String>,
    /// Renewed every so many months; none: once.
    pub interval_months: Option<u32>,
    pub interval_by_mode: Option<BTreeMap<Mode, u32>>,
    /// Roles whose interval is another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interval_by_role: Vec<RoleInterval>,
    pub first_due: Option<FirstDue>,
    pub safety_critical: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safeguarding_group: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_initial: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_refresh: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_opens_days_before: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_due_days_before: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_en: Option<String>,
    pub basis: String,
    pub verified: bool,
}

impl Subject {
    /// Does somebody with these roles need it? Any one role is enough.
    pub fn is_needed_by(&self, roles: &BTreeSet<String>) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }

    /// After how many months somebody with these roles renews it: the fewest that any of their roles asks for; none: once.
    pub fn months_for(&self, roles: &BTreeSet<String>, mode: Option<Mode>) -> Option<u32> {
        let by_mode = self.interval_by_mode.as_ref().zip(mode).and_then(|(modes, mode)| modes.get(&mode));
        let usual = by_mode.copied().or(self.interval_months);
        let of_role = |role: &String| {
            let own = self.interval_by_role.iter().find(|own| own.role == *role);
            own.map(|own| by_mode.map_or(own.months, |by_mode| own.months.min(*by_mode))).or(usual)
        };
        let theirs: Vec<Option<u32>> =
            self.roles.iter().filter(|role| roles.contains(*role)).map(of_role).collect();
        if theirs.is_empty() { usual } else { theirs.into_iter().flatten().min() }
    }
}

/// How often a role renews a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleInterval {
    pub role: String,
    pub months: u32,
}

/// When a subject is first due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FirstDue {
    Before { before: StartWork },
    Within { within: Period, from: FirstDueFrom },
}

/// What a subject comes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartWork {
    Start,
    WorkingAlone,
}

/// The day from which a first due date is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstDueFrom {
    Start,
}

/// The national induction framework and its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InductionFramework {
    pub code: String,
    #[serde(flatten)]
    pub name: Name,
    pub due: FirstDue,
    pub basis: String,
    pub verified: bool,
    pub steps: Vec<InductionStep>,
}

/// One step; needed where the service is for adults, or for children, as it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InductionStep {
    pub code: String,
    pub number: u32,
    #[serde(flatten)]
    pub name: Name,
    pub adults: bool,
    pub children: bool,
}

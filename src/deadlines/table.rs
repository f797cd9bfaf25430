//! The rules as data (`data/reminders.yaml`, part of the program): whom a rule reaches, how it goes, and what people may
//! choose. When it goes is said by the cadences of a standard's version.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use entities::access::Role;
use entities::outbox::Urgency;
use entities::reminders::ReminderGroup;
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::standards::pack::CadenceKey;

/// The name of the rule by which boards get the month's digest. It is about a month and no deadline.
pub const BOARD_DIGEST: &str = "board-digest";
/// The template of the day's digest.
pub const DIGEST: &str = "digest";

/// The whole of the data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub groups: Vec<Group>,
    pub rules: Vec<Entry>,
    pub notices: Vec<Notice>,
}

/// What people choose about together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub group: ReminderGroup,
    /// May a person say that they want none of these?
    pub choice: bool,
    /// May a manager ask somebody else at the co-op to see to these?
    pub delegate: bool,
}

/// A rule of reminders.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Stable: reminders are recorded under it.
    pub rule: String,
    /// None: it is shown on home pages, and nobody is written to.
    pub cadence: Option<CadenceKey>,
    /// The roles at the co-op that owe it.
    pub to: Vec<Role>,
    /// Who is told where nobody holds one of those.
    pub stand_in: Option<Role>,
    /// Also people to whom this one thing was given.
    pub named: bool,
    pub goes: Goes,
    /// Folder under `templates/emails/`.
    pub template: String,
    pub language: ReadIn,
    pub group: ReminderGroup,
}

/// With what a reminder goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Goes {
    /// With all else that a person is owed on a day.
    Digest,
    /// In a letter of its own.
    Alone,
}

/// The language of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadIn {
    /// As the reader has chosen.
    Reader,
}

/// A letter that a room posts because something happened.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Folder under `templates/emails/`.
    pub notice: String,
    pub to: Vec<Party>,
    /// Two: the second on the day it is about.
    pub urgency: Vec<Urgency>,
}

/// Whom a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The person whose account it is about.
    Person,
    Manager,
    BoardChair,
    BoardMember,
    Regulator,
    Administrator,
    AppealDecider,
    Signatories,
    /// Those who speak for an organisation that was asked about a version.
    Consultees,
    /// All who are on the team of the audit.
    Team,
    /// Those of the team who were on the visit.
    Auditors,
    NamedAuditor,
    Moderator,
    /// Those at the co-op who may answer for evidence.
    EvidenceKeepers,
    Uploader,
    Asker,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the file is part of the program; a test and the start of the service read it"
    )]
    Table::read(include_str!("../../data/reminders.yaml")).expect("data/reminders.yaml can be used")
});

/// The rules, read once.
pub fn get() -> &'static Table {
    &TABLE
}

impl Table {
    /// Reads and checks rules: every rule of the program once and no other, each as the program can carry it out.
    pub fn read(text: &str) -> Result<Self, String> {
        let table: Self = serde_saphyr::from_str(text).map_err(|e| e.to_string())?;
        once("group", table.groups.iter().map(|one| one.group.to_string()))?;
        same(
            "group",
            table.groups.iter().map(|one| one.group.to_string()),
            entities::words::<ReminderGroup>().map(|g| g.to_string()),
        )?;
        once("rule", table.rules.iter().map(|one| one.rule.clone()))?;
        let known = Rule::ALL.iter().map(|rule| rule.name()).chain([BOARD_DIGEST]).map(str::to_owned);
        same("rule", table.rules.iter().map(|one| one.rule.clone()), known)?;
        for entry in &table.rules {
            entry.check().map_err(|why| format!("{}: {why}", entry.rule))?;
        }
        once("notice", table.notices.iter().map(|one| one.notice.clone()))?;
        for notice in &table.notices {
            if notice.to.is_empty() || notice.urgency.is_empty() || notice.urgency.contains(&Urgency::Digest)
            {
                return Err(format!("{}: to whom, and when?", notice.notice));
            }
        }
        Ok(table)
    }

    /// What is said of a rule.
    pub fn rule(&self, name: &str) -> Option<&Entry> {
        self.rules.iter().find(|entry| entry.rule == name)
    }

    /// What may be chosen about a group.
    pub fn group(&self, wanted: ReminderGroup) -> Option<&Group> {
        self.groups.iter().find(|one| one.group == wanted)
    }

    /// May a person say that they want none of a group?
    pub fn choice(&self, group: ReminderGroup) -> bool {
        self.group(group).is_some_and(|one| one.choice)
    }
}

impl Entry {
    fn check(&self) -> Result<(), &'static str> {
        let board = self.rule == BOARD_DIGEST;
        if board != (self.cadence == Some(CadenceKey::BoardDigest)) {
            return Err("the cadence of boards is for their digest, and for nothing else");
        }
        let (goes, template) = if board { (Goes::Alone, BOARD_DIGEST) } else { (Goes::Digest, DIGEST) };
        if self.goes != goes || self.template != template {
            return Err("the program sends this rule otherwise");
        }
        if self.cadence.is_some() && self.to.is_empty() {
            return Err("it has a cadence and nobody to write to");
        }
        let board_roles = [Role::BoardChair, Role::BoardMember];
        let at_coop = |role: &Role| *role == Role::Manager || board_roles.contains(role);
        if !self.to.iter().chain(&self.stand_in).all(at_coop) {
            return Err("reminders go to managers and boards; others get copies, as the cadence says");
        }
        if board && !self.to.iter().all(|role| board_roles.contains(role)) {
            return Err("the month's digest is for boards");
        }
        Ok(())
    }
}

fn once(what: &str, names: impl Iterator<Item = String>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name.clone()) {
            return Err(format!("{what} {name} stands there twice"));
        }
    }
    Ok(())
}

fn same(
    what: &str,
    there: impl Iterator<Item = String>,
    known: impl Iterator<Item = String>,
) -> Result<(), String> {
    let (there, known): (BTreeSet<_>, BTreeSet<_>) = (there.collect(), known.collect());
    if let Some(missing) = known.difference(&there).next() {
        return Err(format!("{what} {missing} is missing"));
    }
    match there.difference(&known).next() {
        Some(unknown) => Err(format!("the program knows no {what} {unknown}")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    const SHIPPED: &str = include_str!("../../data/reminders.yaml");

    /// Why the shipped rules are refused with one thing changed in them.
    fn why_not(from: &str, to: &str) -> String {
        assert!(SHIPPED.contains(from), "{from} is not there");
        Table::read(&SHIPPED.replacen(from, to, 1)).expect_err("it is refused")
    }

    #[test]
    fn the_shipped_rules_can_be_used() {
        Table::read(SHIPPED).expect("they are read");
    }

    #[test]
    fn a_rule_that_the_program_does_not_know_or_that_is_missing_is_refused() {
        assert!(why_not("rule: agm,", "rule: tea,").contains("agm is missing"));
        let more = why_not(
            "- {rule: agm,",
            "- {rule: tea, cadence: null, to: [], stand_in: null, named: false, goes: digest, template: digest, language: reader, group: board}\n- {rule: agm,",
        );
        assert!(more.contains("knows no rule tea"), "{more}");
        assert!(why_not("rule: agm,", "rule: visit,").contains("visit stands there twice"));
    }

    #[test]
    fn what_the_program_cannot_carry_out_is_refused() {
        assert!(
            why_not("to: [manager, board_chair], stand_in", "to: [auditor], stand_in").contains("copies")
        );
        assert!(why_not("goes: alone", "goes: digest").contains("otherwise"));
        assert!(!why_not("cadence: findings", "cadence: tides").is_empty());
        assert!(!why_not("choice: false", "choice: false, colour: red").is_empty());
    }
}

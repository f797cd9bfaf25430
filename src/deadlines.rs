//! What everybody owes, by when: derived from the facts of the rooms, never stored.
//!
//! The reminders and people's home pages read it. All is gathered by set queries, so that ten thousand co-ops cost a
//! few statements and not a few for each. Training is told by (co-op, subject, due date), so that no name appears
//! (`docs/decisions/reminder-unit.md`).

mod actions;
mod audits;
mod corrections;
mod evidence;
mod governance;
mod requests;
mod rule;
pub mod table;
mod training;

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::access::{Language, Role};
use entities::ids::{AccountId, OrganisationId, StandardId};
use entities::licences::{LicenceState, licence};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::Actor;
use crate::audits::store as audits_store;
use crate::foundation::App;
use crate::foundation::error::{Message, Result};
use crate::foundation::i18n::Words;
use crate::foundation::reference::pick;
use crate::licences;
use crate::standards;
use crate::standards::pack::Pack;
pub use rule::Rule;

/// A date by which somebody owes something.
#[derive(Clone, Debug)]
pub struct Deadline {
    pub rule: Rule,
    /// What sort of row `subject_id` names; `unit` is a digest that stands for (co-op, subject).
    pub subject_kind: &'static str,
    pub subject_id: Uuid,
    pub organisation: OrganisationId,
    pub due_on: NaiveDate,
    /// How often it comes round, a month being 30 days; none: once.
    pub interval_days: Option<u32>,
    /// Before this day it was not known, or could not be done.
    pub opens_on: Option<NaiveDate>,
    /// People who owe it beside those whose role at the organisation does (`rule.roles()`).
    pub accounts: Vec<AccountId>,
    /// What it is about, in both languages; never a person's name.
    pub name_en: Arc<str>,
    pub name_cy: Arc<str>,
    /// How many people it is about; 0: it is not about people.
    pub people: u32,
    /// The stable text of the subject: a code, a reference or an id.
    pub subject: Arc<str>,
    /// The version whose cadences count.
    pub pack: Option<Arc<Pack>>,
}

impl Deadline {
    /// What is owed, as a message; the language decides which of two names it speaks of.
    pub fn message(&self, language: Language) -> Message {
        Message::new(format!("deadlines-{}", self.rule.name()))
            .with("name", pick(language, &self.name_en, &self.name_cy))
            .with("people", self.people)
    }

    /// What is owed, in words.
    pub fn say(&self, words: &Words, language: Language) -> String {
        words.say(language, &self.message(language))
    }

    /// Where it is done: a path behind the language.
    pub fn path(&self, cooperative: &str) -> String {
        match self.rule {
            Rule::Evidence => format!("/coops/{cooperative}/evidence"),
            Rule::Training | Rule::Induction | Rule::Check | Rule::Registration | Rule::Supervision => {
                format!("/coops/{cooperative}/training?subject={}", self.subject)
            }
            Rule::ActionContain | Rule::ActionPlan | Rule::ActionClose | Rule::ActionVerify => {
                format!("/coops/{cooperative}/actions")
            }
            Rule::Visit | Rule::Comments | Rule::Draft | Rule::Answers => format!("/audits/{}", self.subject),
            // The subject is the audit and the number: `AUD-2026-0001/3`.
            Rule::Request => format!("/audits/{}", self.subject.replace('/', "/requests/")),
            Rule::AnnualReturn | Rule::Agm => format!("/coops/{cooperative}"),
            Rule::Correction => format!("/coops/{cooperative}/training/people/{}", self.subject),
        }
    }

    /// Does it concern this person, by a role at the organisation or by name?
    pub fn concerns(&self, actor: &Actor) -> bool {
        self.accounts.contains(&actor.account)
            || actor.grants.iter().any(|grant| {
                grant.organisation == self.organisation && self.rule.roles().contains(&grant.role)
            })
    }
}

/// How far back what is late is looked for, wherever people look: one thing is late since one day on every page and paper.
pub fn look_back(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(3 * 366)).unwrap_or(today)
}

/// What a person owes: overdue first, then by date, up to 90 days ahead.
pub async fn for_actor(app: &App, actor: &Actor, today: NaiveDate) -> Result<Vec<Deadline>> {
    let own: Vec<OrganisationId> = actor.grants.iter().map(|grant| grant.organisation).collect();
    let from = look_back(today);
    let until = today.checked_add_days(Days::new(90)).unwrap_or(today);
    let mut owed = gather(app, today, from..=until, Some(&own)).await?;
    if actor.is(Role::Auditor) || actor.is(Role::Moderator) {
        // At the co-ops of their audits they owe audits and the verification of actions, nothing else.
        let mut theirs = audits_store::lists::cooperatives_of_member(&*app.database, actor.account).await?;
        theirs.retain(|cooperative| !own.contains(cooperative));
        for some in theirs.chunks(MANY) {
            let texts = texts(app, today, Some(some)).await?;
            let ask = Ask { app, today, due: from..=until, only: Some(some), texts };
            owed.extend(actions::due(&ask).await?);
            owed.extend(audits::due(&ask).await?);
        }
    }
    owed.retain(|deadline| deadline.concerns(actor));
    in_order(&mut owed);
    Ok(owed)
}

/// Ids in one statement at most.
const MANY: usize = 5000;

fn in_order(deadlines: &mut [Deadline]) {
    deadlines.sort_by(|a, b| {
        (a.due_on, a.organisation, a.rule, &a.subject).cmp(&(b.due_on, b.organisation, b.rule, &b.subject))
    });
}

/// All that is due on a day of `due`, as the facts stand `today`, by date; of all co-ops, or of some only.
pub async fn gather(
    app: &App,
    today: NaiveDate,
    due: RangeInclusive<NaiveDate>,
    only: Option<&[OrganisationId]>,
) -> Result<Vec<Deadline>> {
    let ask = Ask { app, today, due, only, texts: texts(app, today, only).await? };
    let (mut found, evidence, actions, audits, requests, governance, corrections) = tokio::try_join!(
        training::due(&ask),
        evidence::due(&ask),
        actions::due(&ask),
        audits::due(&ask),
        requests::due(&ask),
        governance::due(&ask),
        corrections::due(&ask),
    )?;
    found.extend(evidence.into_iter().chain(actions).chain(audits).chain(requests).chain(governance));
    found.extend(corrections);
    in_order(&mut found);
    Ok(found)
}

/// Co-ops that have a licence, or ask for one, under a standard with a version in force, and what that says.
pub async fn licensed(app: &App, today: NaiveDate) -> Result<HashMap<OrganisationId, Arc<Pack>>> {
    let texts = texts(app, today, None).await?;
    Ok(texts.into_iter().map(|(cooperative, text)| (cooperative, text.pack)).collect())
}

/// What all versions say that are in force on a day or were before: an audit follows its own to the end.
pub async fn packs(app: &App, today: NaiveDate) -> Result<Vec<Arc<Pack>>> {
    let mut packs = Vec::new();
    for standard in standards::store::standards(&*app.database).await? {
        for version in standards::store::versions(&*app.database, standard.id).await? {
            if version.effective_from.is_some_and(|from| from <= today) {
                packs.push(standards::pack(&*app.database, version.id).await?);
            }
        }
    }
    Ok(packs)
}

/// What the rooms are asked.
struct Ask<'a> {
    app: &'a App,
    today: NaiveDate,
    due: RangeInclusive<NaiveDate>,
    only: Option<&'a [OrganisationId]>,
    /// The version in force for each co-op that has a licence or asks for one.
    texts: HashMap<OrganisationId, Text>,
}

/// A version and the standard it is of.
#[derive(Clone)]
struct Text {
    standard: StandardId,
    pack: Arc<Pack>,
}

impl Ask<'_> {
    /// The different versions that co-ops are held to.
    fn packs(&self) -> Vec<Arc<Pack>> {
        let mut packs: Vec<Arc<Pack>> = Vec::new();
        for text in self.texts.values() {
            if !packs.iter().any(|known| Arc::ptr_eq(known, &text.pack)) {
                packs.push(Arc::clone(&text.pack));
            }
        }
        packs
    }
}

async fn texts(
    app: &App,
    today: NaiveDate,
    only: Option<&[OrganisationId]>,
) -> Result<HashMap<OrganisationId, Text>> {
    let standards: HashMap<StandardId, Arc<Pack>> = standards::all_in_force(&*app.database, today)
        .await?
        .into_iter()
        .map(|s| (s.standard, s.pack))
        .collect();
    // A co-op that only applied is held to the standard it applied under; one that was refused or has ended, to none.
    let held = |licence: &licence::Model| {
        licences::rules::live(licence.state) || licence.state == LicenceState::Applied
    };
    let current = licences::store::current_of(&*app.database, only).await?;
    Ok(current
        .into_iter()
        .filter(|(_, licence)| held(licence))
        .filter_map(|(cooperative, licence)| {
            let standard = licence.standard_id;
            let pack = Arc::clone(standards.get(&standard)?);
            Some((cooperative, Text { standard, pack }))
        })
        .collect())
}

/// An id that stands for a co-op and something that is no row of its own: the same for ever, and telling nothing.
pub fn unit(cooperative: OrganisationId, what: &str) -> Uuid {
    let digest = Sha256::new().chain_update(cooperative.0.as_bytes()).chain_update(b"\n").chain_update(what);
    let bytes: [u8; 32] = digest.finalize().into();
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid()
}

//! The audits of the demonstration: two rounds that are over, one that is under way in every stage, and what came of them.

mod closing;
mod conversations;
mod corrected;
mod replies;
mod requests;
mod visit;

use std::sync::{Arc, Mutex};

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::audits::{AuditType, InterestKind, TeamPart};
use entities::ids::AccountId;
use scheduler::clock::Timestamp;
use scheduler::working_days::Counting;

use super::founding::{Founded, Network};
use super::script::{self, Script};
use crate::access::{Actor, actor_of};
use crate::audits::planning::{self, Halt, NewAudit};
use crate::audits::team::{self, Declaration};
use crate::foundation::App;
use crate::foundation::error::Result;

pub(super) use visit::finding_kind;

/// How far an audit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    Planned,
    Noticed,
    Fieldwork,
    Drafting,
    Moderation,
    DraftIssued,
    Comments,
    Answers,
    Appealed,
    Final,
    Accepted,
    ActionsOpen,
    Closed,
}

/// One audit to tell of.
struct Tale<'a> {
    app: &'a App,
    network: &'a Network,
    coop: &'a Founded,
    kind: AuditType,
    visit_on: NaiveDate,
    until: Until,
    /// Which auditor leads, counted round.
    lead: usize,
    /// How well the co-op does, 0 to 100.
    standing: i64,
    /// Does the regulator send the first issue back?
    returned: bool,
    /// Its reference, once it is planned.
    reference: Arc<Mutex<String>>,
    seed: u64,
}

/// Adds every audit of the demonstration to its history.
pub fn tell<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    const NOW: &[(&str, i64, Until)] = &[
        ("COOP-0001", -16, Until::Noticed),
        ("COOP-0002", 1, Until::Fieldwork),
        ("COOP-0003", 12, Until::Drafting),
        ("COOP-0004", 30, Until::Moderation),
        ("COOP-0005", 31, Until::DraftIssued),
        ("COOP-0006", 33, Until::Comments),
        ("COOP-0007", 49, Until::Answers),
        ("COOP-0008", 66, Until::Final),
        ("COOP-0009", 75, Until::Accepted),
        ("COOP-0010", 58, Until::Appealed),
        ("COOP-0011", 140, Until::ActionsOpen),
        ("COOP-0012", -60, Until::Planned),
    ];
    for (n, (reference, days_ago, until)) in NOW.iter().enumerate() {
        let Some(coop) = network.cooperatives.iter().find(|c| c.invented.reference == *reference) else {
            continue;
        };
        let readiness = *reference == "COOP-0012";
        if !readiness {
            for round in [2_i64, 1] {
                let rounds_ago = round * 365 + 20 + i64::try_from(n).unwrap_or(0) * 7;
                let kind = if round == 2 || n % 3 != 2 { AuditType::Full } else { AuditType::Surveillance };
                let until = if round == 1 && n % 4 == 3 { Until::ActionsOpen } else { Until::Closed };
                let standing = coop.invented.diligence - 10 * (round - 1) + if n % 2 == 0 { 4 } else { -2 };
                add(
                    app,
                    network,
                    script,
                    coop,
                    (kind, rounds_ago, until),
                    n + usize::try_from(round).unwrap_or(0),
                    standing,
                );
            }
        }
        let kind = if readiness { AuditType::Readiness } else { AuditType::Full };
        add(app, network, script, coop, (kind, *days_ago, *until), n, coop.invented.diligence);
    }
    halted(app, network, script);
}

fn add<'a>(
    app: &'a App,
    network: &'a Network,
    script: &mut Script<'a>,
    coop: &'a Founded,
    (kind, days_ago, until): (AuditType, i64, Until),
    lead: usize,
    standing: i64,
) {
    let visit = if days_ago >= 0 {
        network.today - Days::new(days_ago.unsigned_abs())
    } else {
        network.today + Days::new(days_ago.unsigned_abs())
    };
    let visit_on = if days_ago >= 0 {
        app.calendar.working_day_until(visit)
    } else {
        app.calendar.working_day_from(visit)
    };
    let reference = Arc::new(Mutex::new(String::new()));
    let tale = Arc::new(Tale {
        app,
        network,
        coop,
        kind,
        visit_on,
        until,
        lead,
        standing,
        // One of the last round: its first issue is known as one that the second replaced.
        returned: coop.invented.reference == "COOP-0007" && days_ago > 365 && days_ago < 730,
        reference,
        seed: network.seed,
    });
    prepare(&tale, script);
    requests::acts(&tale, script);
    if until >= Until::Fieldwork {
        visit::acts(&tale, script);
        conversations::acts(&tale, script);
    }
    if until >= Until::Moderation {
        replies::acts(&tale, script);
    }
    if tale.returned {
        corrected::acts(&tale, script);
    }
    if until >= Until::Accepted {
        closing::acts(&tale, script);
    }
}

impl Tale<'_> {
    fn name(&self) -> String {
        self.reference.lock().map(|name| name.clone()).unwrap_or_default()
    }

    fn auditor(&self) -> AccountId {
        self.network.offices.nth(Role::Auditor, self.lead)
    }

    fn second(&self) -> AccountId {
        self.network.offices.nth(Role::Auditor, self.lead + 1)
    }

    fn moderator(&self) -> AccountId {
        self.network.offices.nth(Role::Moderator, self.lead)
    }

    async fn who(&self, account: AccountId, now: Timestamp) -> Result<Actor> {
        actor_of(self.app, account, now).await
    }

    /// So many working days after the visit, at minutes after nine.
    fn after(&self, working_days: u16, minutes: i64) -> Timestamp {
        let day = self.app.calendar.add_working_days(self.visit_on, working_days, Counting::Exclusive);
        script::at_minute(if working_days == 0 { self.visit_on } else { day }, minutes)
    }

    fn before(&self, days: i64, minutes: i64) -> Timestamp {
        script::working_time(&self.app.calendar, self.visit_on, days, minutes)
    }
}

fn prepare<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.before(70, 30), "an audit is planned", move |now| async move {
        let officer = t.network.actor(t.app, Role::StandardsOfficer, now).await?;
        let new = NewAudit {
            cooperative: t.coop.invented.reference.into(),
            standard: t.network.standard,
            kind: t.kind,
            announced: true,
            visit_on: t.visit_on,
            chosen: Default::default(),
        };
        let reference = planning::plan(t.app, &officer, &new, now).await?;
        for (account, part) in [
            (t.auditor(), TeamPart::LeadAuditor),
            (t.second(), TeamPart::Auditor),
            (t.moderator(), TeamPart::Moderator),
        ] {
            team::assign(t.app, &officer, &reference, account, part, now).await?;
        }
        if let Ok(mut name) = t.reference.lock() {
            *name = reference;
        }
        Ok(())
    });
    if tale.until < Until::Noticed {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.before(60, 60), "the auditors declare", move |now| async move {
        for account in [t.auditor(), t.second(), t.moderator()] {
            let old_tie = account == t.network.offices.nth(Role::Auditor, 2)
                && t.coop.invented.reference == "COOP-0003";
            let declaration = Declaration {
                interest: if old_tie { InterestKind::Supplier } else { InterestKind::None },
                until: old_tie.then(|| t.visit_on - Days::new(1100)),
                statement: if old_tie { "I sold this co-op training until three years ago." } else { "" }
                    .into(),
                accepts: true,
            };
            team::declare(t.app, &t.who(account, now).await?, &t.name(), &declaration, now).await?;
        }
        Ok(())
    });
    let t = Arc::clone(tale);
    script.at(tale.before(32, 90), "notice is given", move |now| async move {
        let officer = t.network.actor(t.app, Role::StandardsOfficer, now).await?;
        planning::notify(t.app, &officer, &t.name(), now).await
    });
}

/// Audits that stand still or never took place.
fn halted<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    let cases = [
        ("COOP-0004", Halt::Postpone, "A norovirus outbreak at the co-op."),
        ("COOP-0005", Halt::Cancel, "Planned twice by mistake."),
        (
            "COOP-0009",
            Halt::SuspendForSafeguarding,
            "A safeguarding enquiry of the local authority comes first.",
        ),
    ];
    for (n, (reference, halt, reason)) in cases.into_iter().enumerate() {
        let Some(coop) = network.cooperatives.iter().find(|c| c.invented.reference == reference) else {
            continue;
        };
        let days_on = 40 + 10 * u64::try_from(n).unwrap_or(0);
        let visit_on = app.calendar.working_day_from(network.today + Days::new(days_on));
        let name = Arc::new(Mutex::new(String::new()));
        let tale = Arc::new(Tale {
            app,
            network,
            coop,
            kind: AuditType::Surveillance,
            visit_on,
            until: Until::Noticed,
            lead: n,
            standing: 70,
            returned: false,
            reference: name,
            seed: network.seed,
        });
        prepare(&tale, script);
        let at = script::working_time(&app.calendar, network.today, 1, 100 + i64::try_from(n).unwrap_or(0));
        script.at(at, "an audit stands still", move |now| async move {
            let officer = tale.network.actor(tale.app, Role::StandardsOfficer, now).await?;
            planning::halt(tale.app, &officer, &tale.name(), halt, reason, now).await
        });
    }
}

//! How a co-op stands, as its board and its members see it: percentages, outcomes and dates, never a worker's name.

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::audits::audit;
use entities::cooperatives::governance_event;
use entities::findings::FindingKind;
use entities::reports::acknowledgement;
use scheduler::clock::{Timestamp, today};
use serde_json::Value;

use super::rules::{self, Decision};
use super::store;
use crate::access::policy::permit;
use crate::access::{Actor, Deed, store as access};
use crate::cooperatives::{self, Cooperative, Votes};
use crate::findings::{self, Found};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::standards::pack::Pack;
use crate::training::rules::{core, share_in_date};
use crate::{standards, training};

/// How a co-op stands.
pub struct Standing {
    pub coop: Cooperative,
    /// The latest audit with an issued report.
    pub latest: Option<Latest>,
    /// Nonconformities of audits that are final, which were not withdrawn.
    pub found: Vec<Found>,
    /// Dated facts of its democracy, the latest first.
    pub governance: Vec<governance_event::Model>,
    pub votes: Option<Votes>,
    pub user_classes: Vec<String>,
    /// The next visit that the co-op knows of.
    pub next_visit: Option<NaiveDate>,
}

impl Standing {
    /// What the latest audit found, of what has to be put right.
    pub fn found_by_latest(&self) -> Vec<&Found> {
        let latest = self.latest.as_ref().map(|latest| latest.audit.id);
        self.found.iter().filter(|found| Some(found.finding.audit_id) == latest).collect()
    }
}

/// The latest audit with an issued report.
pub struct Latest {
    pub audit: audit::Model,
    /// What its report says, as JSON of [`super::content::Content`].
    pub content: Value,
    /// The code of the report, as it is kept.
    pub code: String,
}

/// What the board sees on top of that.
pub struct Board {
    pub standing: Standing,
    /// Share of core training in date, and what the version asks for, in per cent.
    pub training: Option<(u64, Option<i64>)>,
    pub acknowledged: Vec<acknowledgement::Model>,
    pub has_acknowledged: bool,
    /// How many members the board has in Safon.
    pub members: usize,
    pub decisions: Vec<Decision>,
}

/// How a co-op stands, for its board.
pub async fn board(
    app: &App,
    actor: &Actor,
    reference: &str,
    language: Language,
    now: Timestamp,
) -> Result<Board> {
    let (standing, pack) = standing(app, actor, Deed::AcknowledgeReport, reference, language, now).await?;
    let (database, day) = (&*app.database, today(now));
    let coop = standing.coop.organisation.id;
    let mut acknowledged = match &standing.latest {
        Some(latest) => store::acknowledgements(database, latest.audit.id).await?,
        None => Vec::new(),
    };
    acknowledged.retain(|row| standing.latest.as_ref().is_some_and(|latest| row.issue == latest.audit.issue));
    let has_acknowledged = acknowledged.iter().any(|row| row.account_id == actor.account);
    let on_board = access::holders(database, coop, &[Role::BoardChair, Role::BoardMember], day).await?;
    let members: std::collections::BTreeSet<_> = on_board.iter().map(|(account, _)| account.id).collect();
    let waiting = standing.latest.as_ref().filter(|_| !has_acknowledged).map(|l| l.audit.reference.as_str());
    let open: Vec<&Found> = standing.found.iter().filter(|found| found.open()).collect();
    let decisions = rules::decisions(waiting, &open, &standing.governance, pack.as_deref(), day);
    let training = match &pack {
        Some(pack) => core_training(app, coop, pack, day).await?,
        None => None,
    };
    Ok(Board { training, acknowledged, has_acknowledged, members: members.len(), decisions, standing })
}

/// How a co-op stands, for its members.
pub async fn members(
    app: &App,
    actor: &Actor,
    reference: &str,
    language: Language,
    now: Timestamp,
) -> Result<Standing> {
    Ok(standing(app, actor, Deed::SeeMemberPage, reference, language, now).await?.0)
}

async fn standing(
    app: &App,
    actor: &Actor,
    deed: Deed,
    reference: &str,
    language: Language,
    now: Timestamp,
) -> Result<(Standing, Option<std::sync::Arc<Pack>>)> {
    let (database, day) = (&*app.database, today(now));
    let coop = cooperatives::find(database, reference, &crate::access::policy::scope(actor, deed)).await?;
    let id = coop.organisation.id;
    permit(actor, deed, &access::place(database, actor.account, id).await?)?;
    let audits = store::of_cooperative(database, id).await?;
    let latest = latest(app, &audits, language).await?;
    let pack = match &latest {
        Some(latest) => Some(standards::shelf::pack(database, latest.audit.version_id).await?),
        None => standards::first_in_force(database, day).await?.map(|text| text.pack),
    };
    let mut found = findings::store::of_cooperative(database, id).await?;
    found.retain(|found| {
        found.finding.kind == FindingKind::Nonconformity
            && found.finding.withdrawn_at.is_none()
            && audits.iter().any(|a| a.id == found.finding.audit_id && a.finalised_on.is_some())
    });
    let standing = Standing {
        latest,
        found,
        governance: cooperatives::store::governance(database, id).await?,
        votes: cooperatives::latest_votes(database, id, day).await?,
        user_classes: pack.as_ref().map(|pack| pack.standard.user_vote_classes.clone()).unwrap_or_default(),
        next_visit: crate::audits::windows::next_visit(&audits, day),
        coop,
    };
    Ok((standing, pack))
}

async fn latest(app: &App, audits: &[audit::Model], language: Language) -> Result<Option<Latest>> {
    let issued = audits.iter().filter(|audit| audit.finalised_on.is_some() && audit.issue > 0);
    let mut reports = store::latest_of(&*app.database, issued.clone().map(|a| a.id), language).await?;
    for audit in issued {
        if let Some(report) = reports.remove(&audit.id) {
            let content = serde_json::from_str(&report.content).map_err(Error::internal)?;
            return Ok(Some(Latest { audit: audit.clone(), content, code: report.code }));
        }
    }
    Ok(None)
}

/// How much of core training is in date today, in whole per cent, rounded down; and what the version asks for.
async fn core_training(
    app: &App,
    coop: entities::ids::OrganisationId,
    pack: &Pack,
    day: NaiveDate,
) -> Result<Option<(u64, Option<i64>)>> {
    let workforce = training::store::workforce(&*app.database, coop).await?;
    let syllabus = training::syllabus_under(&*app.database, coop, pack, day).await?;
    let done = workforce.done(syllabus.framework.as_ref());
    let share = share_in_date(core(&syllabus.subjects), &workforce.people(day), &done, day);
    let asked = pack.computed("core_training_in_date_pct").map(|metric| metric.value);
    Ok((100 * share.numerator).checked_div(share.denominator).map(|percent| (percent, asked)))
}

//! The register: what the public may see of each co-op, and nothing that was not published.
//!
//! Outcomes come from standings, which `network` sums up from facts; the doors bring them up before they ask.

pub mod export;
pub mod store;

use chrono::NaiveDate;
use entities::access::{Language, organisation};
use entities::audits::{Outcome, Publication, audit};
use entities::cooperatives::CooperativeType;
use entities::findings::{ActionState, FindingKind};
use entities::licences::{LicenceState, licence};
use entities::reports::report;
use scheduler::clock::{Timestamp, today};
use serde::Serialize;
use serde_json::Value;

use crate::cooperatives::{self, Cooperative, Votes};
use crate::findings;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::reference;
use crate::reports;

/// How many co-ops stand on a page.
pub const PAGE: u64 = 50;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// A part of a name, of a reference, or of the name of a council.
    pub text: String,
    /// A local authority or a region, by code.
    pub area: String,
    pub outcome: Option<Wanted>,
}

/// An outcome to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Is(Outcome),
    /// Nothing was published yet.
    NotYet,
}

impl Wanted {
    /// As it stands in an address.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "none" => Some(Self::NotYet),
            word => entities::word(word).map(Self::Is),
        }
    }
}

impl Query {
    /// The local authorities it is limited to; none: all of Wales. A code that nobody knows reaches nothing.
    pub fn places(&self) -> Option<Vec<&str>> {
        if self.area.is_empty() {
            return None;
        }
        let region =
            reference::get().regional_partnership_boards.iter().find(|region| region.code == self.area);
        Some(region.map_or_else(|| vec![self.area.as_str()], |region| region.local_authorities().collect()))
    }
}

/// One co-op as the register lists it.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    #[serde(skip)]
    pub organisation: organisation::Model,
    pub kind: CooperativeType,
    /// Local authorities, by code.
    pub areas: Vec<String>,
    pub licence: Option<LicenceState>,
    /// The latest outcome that was published, and when.
    pub outcome: Option<Outcome>,
    pub published_on: Option<NaiveDate>,
    /// The code of its report, as it is printed, where it may be read.
    pub report: Option<String>,
}

/// A page of the register, and how many co-ops there are on all pages.
pub struct Listed {
    pub entries: Vec<Entry>,
    pub total: u64,
}

/// Co-ops of the register by name. `page` counts from 1.
pub async fn list(app: &App, query: &Query, language: Language, page: u64) -> Result<Listed> {
    let total = store::count(&*app.database, query).await?;
    let entries = store::entries(&*app.database, query, language, Some((page, PAGE))).await?;
    Ok(Listed { entries, total })
}

/// Every co-op of the register that fits, with the codes of published reports: for the files of open data.
pub async fn all(app: &App, query: &Query, language: Language) -> Result<Vec<Entry>> {
    store::entries(&*app.database, query, language, None).await
}

/// What the start page shows: the outcomes published last, how many co-ops there are, and how many in each region.
pub struct Start {
    pub latest: Vec<Entry>,
    pub total: u64,
    pub regions: Vec<(&'static reference::Region, u64)>,
}

/// The start page.
pub async fn start(app: &App) -> Result<Start> {
    let mut regions = Vec::new();
    for region in &reference::get().regional_partnership_boards {
        let query = Query { area: region.code.clone(), ..Query::default() };
        regions.push((region, store::count(&*app.database, &query).await?));
    }
    Ok(Start {
        latest: store::latest(&*app.database, 5).await?,
        total: store::count(&*app.database, &Query::default()).await?,
        regions,
    })
}

/// One co-op as anybody may see it.
pub struct Shown {
    pub coop: Cooperative,
    pub licence: Option<licence::Model>,
    /// Published audits, the latest first, with their reports.
    pub visits: Vec<(audit::Model, Option<report::Model>)>,
    /// What the latest published report says: all of it, or only its summary.
    pub content: Option<(Publication, Value)>,
    pub votes: Option<Votes>,
    /// The classes whose votes count as users'.
    pub user_classes: Vec<String>,
    pub actions: Actions,
}

/// What became of what the latest published audit found: the sentence that counts them speaks of that audit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Actions {
    pub raised: usize,
    pub closed: usize,
    pub late: usize,
}

/// A co-op of the register by its reference. One that is not in the register is not found.
pub async fn find(app: &App, reference: &str, language: Language, now: Timestamp) -> Result<Shown> {
    let (database, day) = (&*app.database, today(now));
    let id = store::listed(database, reference).await?.ok_or(Error::NotFound)?;
    let coop = cooperatives::by_id(database, id).await?;
    let audits = store::published_audits(database, id).await?;
    let mut of_audits = reports::store::latest_of(database, audits.iter().map(|a| a.id), language).await?;
    let raised = findings::store::of_cooperative(database, id).await?;
    let latest = audits.first().map(|audit| audit.id);
    let of_published = raised.iter().filter(|found| {
        Some(found.finding.audit_id) == latest
            && found.finding.kind == FindingKind::Nonconformity
            && found.finding.withdrawn_at.is_none()
    });
    let mut actions = Actions::default();
    for found in of_published {
        let action = found.action.as_ref();
        actions.raised += 1;
        actions.closed += usize::from(action.is_some_and(|action| action.state == ActionState::Verified));
        actions.late +=
            usize::from(action.is_some_and(|action| findings::rules::overdue_by_the_coop(action, day)));
    }
    let visits: Vec<_> = audits
        .into_iter()
        .map(|audit| {
            let report = of_audits.remove(&audit.id);
            (audit, report)
        })
        .collect();
    let content = match visits.first() {
        Some((audit, Some(report))) => {
            let content: Value = serde_json::from_str(&report.content).map_err(Error::internal)?;
            match audit.publication {
                Some(Publication::Full) => Some((Publication::Full, content)),
                Some(Publication::Summary) => {
                    Some((Publication::Summary, reports::verifying::summary_of(&content)))
                }
                Some(Publication::None) | None => None,
            }
        }
        _ => None,
    };
    let user_classes = match visits.first() {
        Some((audit, _)) => crate::standards::shelf::pack(database, audit.version_id)
            .await?
            .standard
            .user_vote_classes
            .clone(),
        None => vec![entities::cooperatives::MemberClass::User.to_string()],
    };
    Ok(Shown {
        licence: crate::licences::store::current(database, id, day).await?,
        votes: cooperatives::latest_votes(database, id, day).await?,
        coop,
        visits,
        content,
        user_classes,
        actions,
    })
}

//! The network report: made when somebody asks for it, for a period, as of its last day; kept, and never changed. Whoever sees
//! the co-ops of some areas is told of these one by one, and of the whole network in sums.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::Language;
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::ids::{DocumentId, OrganisationId, StandardId};
use entities::licences::{LicenceState, licence};
use scheduler::clock::{self, Timestamp};
use sha2::{Digest, Sha256};

use super::content::{Area, Content};
use super::rules::{self, Period, Settled};
use super::store::{self, Made};
use super::{failing, paper};
use crate::access::{Actor, Deed, policy, store as access};
use crate::documents::{self, New, Which, code};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference;
use crate::foundation::sheet::Both;
use crate::foundation::sheet::print::Print;
use crate::licences::rules::{current, live};
use crate::standards;
use crate::standards::pack::Pack;

/// How far somebody sees co-ops one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Local authorities, in order; none: everywhere.
    pub areas: Option<Vec<String>>,
    /// The organisations for which they see the network.
    organisations: Vec<OrganisationId>,
}

impl Reach {
    /// What this person sees.
    pub fn of(actor: &Actor) -> Self {
        let scope = policy::scope(actor, Deed::SeeAudit);
        let areas: BTreeSet<String> = scope.areas.into_iter().collect();
        let may = actor.grants.iter().filter(|grant| policy::role_may(grant.role, Deed::SeeNetwork));
        Self {
            areas: (!scope.everywhere).then(|| areas.into_iter().collect()),
            organisations: may.map(|grant| grant.organisation).collect(),
        }
    }

    /// What stands for it in the period of a paper; the same areas give the same.
    fn key(&self) -> String {
        match &self.areas {
            None => "all".to_owned(),
            Some(areas) => hex::encode(&Sha256::digest(areas.join(" "))[..6]),
        }
    }

    /// May they open what was made for this organisation and this reach?
    fn opens(&self, organisation: uuid::Uuid, key: &str) -> bool {
        let own = self.organisations.iter().any(|one| one.0 == organisation);
        own && (self.areas.is_none() || key == self.key())
    }
}

/// A report that was made.
pub struct Report {
    pub content: Content,
    /// The paper in both languages, by which it came into being.
    pub document: document::Model,
}

/// A line of the list of reports.
pub struct Listed {
    pub id: DocumentId,
    pub period: Period,
    pub made_on: NaiveDate,
}

/// The reports this person may open, the latest first.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Listed>> {
    let reach = Reach::of(actor);
    let made = store::made(&*app.database, &reach.organisations).await?;
    let listed = made.into_iter().filter_map(|one: Made| {
        let (period, key) = read_period(&one.period)?;
        reach.opens(one.organisation, key).then(|| Listed {
            id: one.id,
            period,
            made_on: clock::today(one.at),
        })
    });
    Ok(listed.collect())
}

/// A report by its id.
pub async fn open(app: &App, actor: &Actor, id: DocumentId) -> Result<Report> {
    let document = store::document(&*app.database, id).await?;
    let (_, key) = read_period(&document.period).ok_or(Error::NotFound)?;
    if !Reach::of(actor).opens(document.subject_id, key) {
        return Err(Error::NotFound);
    }
    of(document)
}

/// Makes the report of a period. That of the same day is given again; to whoever sees some areas the one of a quarter that was
/// made first, so that two readings cannot be laid beside each other.
pub async fn make(app: &App, actor: &Actor, period: Period, now: Timestamp) -> Result<Report> {
    let reach = Reach::of(actor);
    let organisation = *reach.organisations.first().ok_or(Error::NotFound)?;
    let today = clock::today(now);
    if reach.areas.is_some() {
        rules::told_of_areas(period, today)
            .map_err(|wrong| Error::problem("until", Message::new(wrong.key())))?;
    }
    let which = Which {
        kind: DocumentKind::NetworkReport,
        subject: organisation.0,
        period: written_period(period, &reach.key(), reach.areas.is_none().then_some(today)),
        language: DocumentLanguage::Both,
    };
    if let Some(known) = documents::find(&*app.database, &which).await? {
        return of(known);
    }
    let content = content(app, &reach, organisation, period, now).await?;
    of(drawn(app, Some(actor), which, content, now).await?)
}

/// A report as a file in a language, drawn when it is first asked for.
pub async fn pdf(
    app: &App,
    actor: &Actor,
    id: DocumentId,
    language: DocumentLanguage,
    now: Timestamp,
) -> Result<document::Model> {
    let report = open(app, actor, id).await?;
    if language == DocumentLanguage::Both {
        return Ok(report.document);
    }
    let which = Which {
        kind: DocumentKind::NetworkReport,
        subject: report.document.subject_id,
        period: report.document.period,
        language,
    };
    drawn(app, Some(actor), which, report.content, now).await
}

/// The languages in which a report is on paper, as addresses name them.
pub fn read_language(text: &str) -> Option<DocumentLanguage> {
    match text {
        "both" => Some(DocumentLanguage::Both),
        _ => entities::word::<Language>(text).map(DocumentLanguage::from),
    }
}

/// `2026-01-01/2026-03-31/all/2026-06-15`: of which days, for whose eyes, made on which day (`once`: there is no other).
fn written_period(period: Period, key: &str, made_on: Option<NaiveDate>) -> String {
    let made_on = made_on.map_or_else(|| "once".to_owned(), |day| day.to_string());
    format!("{}/{}/{key}/{made_on}", period.from, period.until)
}

fn read_period(text: &str) -> Option<(Period, &str)> {
    let mut parts = text.split('/');
    let (from, until) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((Period { from, until }, parts.next()?))
}

fn of(document: document::Model) -> Result<Report> {
    let content = document.content.as_deref().unwrap_or_default();
    Ok(Report { content: serde_json::from_str(content).map_err(Error::internal)?, document })
}

/// What the report of a period says to somebody who sees so far.
pub async fn content(
    app: &App,
    reach: &Reach,
    organisation: OrganisationId,
    period: Period,
    now: Timestamp,
) -> Result<Content> {
    let (database, today, day) = (&*app.database, clock::today(now), period.until);
    let only = reach.areas.as_deref();
    let (mut settled, mut open, mut licences, visits, areas, criteria) = tokio::try_join!(
        store::settled(database, day),
        store::open(database, day, today),
        store::licences(database, day, today),
        store::visits(database, day),
        store::areas(database, only),
        failing::criteria(database, period, only),
    )?;
    let own: Option<BTreeSet<OrganisationId>> = only.map(|_| areas.values().flatten().copied().collect());
    // Whoever sees some co-ops one by one takes them off the whole: what is left must not be about a few.
    let own_areas_only = own.as_ref().is_some_and(|own| few_others(own, &settled, &licences, day));
    if let Some(own) = own.as_ref().filter(|_| own_areas_only) {
        settled.retain(|(coop, ..)| own.contains(coop));
        open.retain(|coop, _| own.contains(coop));
        licences.retain(|coop, _| own.contains(coop));
    }
    let made_for = access::organisation(database, organisation).await?;
    let texts: HashMap<StandardId, Arc<Pack>> =
        standards::all_in_force(database, day).await?.into_iter().map(|s| (s.standard, s.pack)).collect();
    let mut overdue = 0;
    for (standard, pack) in &texts {
        let held = licences.iter().filter_map(|(coop, all)| {
            let licence = current(all).filter(|one| live(one.state) && one.standard_id == *standard)?;
            Some((*coop, licence.starts_on?))
        });
        let held: Vec<(OrganisationId, NaiveDate)> = held.collect();
        overdue += rules::late_visits(&held, &visits, &pack.frequencies, day).len() as u64;
    }
    let outcomes = rules::outcomes_on(&settled, day);
    let by_state = rules::by_state(&licences);
    let over = |state: LicenceState| matches!(state, LicenceState::Refused | LicenceState::Ended);
    Ok(Content {
        from: period.from,
        until: day,
        made_on: today,
        made_for: Both::new(made_for.name_en, made_for.name_cy),
        areas_only: reach.areas.clone(),
        own_areas_only,
        demonstration: app.config.demonstration,
        franchises: by_state.iter().filter(|(state, _)| !over(*state)).map(|(_, count)| count).sum(),
        outcomes: rules::counted(outcomes.values().copied()),
        trend: rules::trend(&settled, day, own.as_ref()),
        audits: criteria.audits,
        open_criticals: open.values().map(|one| one.criticals).sum(),
        late_actions: open.values().map(|one| one.late).sum(),
        overdue_audits: overdue,
        licences: by_state,
        areas: area_rows(&areas, &outcomes, &open),
        criteria,
    })
}

/// Are the co-ops elsewhere that have an outcome, a licence, or a licence that is live, a few?
fn few_others(
    own: &BTreeSet<OrganisationId>,
    settled: &[Settled],
    licences: &HashMap<OrganisationId, Vec<licence::Model>>,
    day: NaiveDate,
) -> bool {
    let elsewhere = |coop: &&OrganisationId| !own.contains(*coop);
    let outcomes = rules::outcomes_on(settled, day);
    let is_live = |all: &[licence::Model]| current(all).is_some_and(|one| live(one.state));
    let lives = licences.iter().filter(|(_, all)| is_live(all)).map(|(coop, _)| coop);
    [
        outcomes.keys().filter(elsewhere).count(),
        licences.keys().filter(elsewhere).count(),
        lives.filter(elsewhere).count(),
    ]
    .iter()
    .any(|others| rules::tells_of_few(*others as u64))
}

fn area_rows(
    areas: &BTreeMap<String, BTreeSet<OrganisationId>>,
    outcomes: &HashMap<OrganisationId, entities::audits::Outcome>,
    open: &HashMap<OrganisationId, store::Open>,
) -> Vec<Area> {
    let rows = areas.iter().filter_map(|(code, coops)| {
        let place = reference::get().local_authority(code)?;
        let open = coops.iter().filter_map(|coop| open.get(coop));
        Some(Area {
            code: code.clone(),
            name: Both::new(&place.name_en, &place.name_cy),
            coops: coops.len() as u64,
            outcomes: rules::counted(coops.iter().filter_map(|coop| outcomes.get(coop).copied())),
            open_criticals: open.clone().map(|one| one.criticals).sum(),
            late_actions: open.map(|one| one.late).sum(),
        })
    });
    rows.collect()
}

async fn drawn(
    app: &App,
    actor: Option<&Actor>,
    which: Which,
    content: Content,
    now: Timestamp,
) -> Result<document::Model> {
    let code = code::of_document(which.kind, which.subject, &which.period);
    let print = Print {
        languages: which.language.each(),
        code: code::printed(&code),
        base_url: app.config.base_url.clone(),
    };
    let (words, printed) = (Arc::clone(&app.words), content.clone());
    let draw = move || paper::draw(&printed, &print, &words);
    let new = New { which, organisation: None, code, content };
    documents::issue(app, actor.map(|actor| actor.account), new, draw, now).await
}

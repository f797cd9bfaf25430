//! The founding of the demonstration's network: the standard is agreed, co-ops are registered and licensed.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::cooperatives::{GovernanceKind, MemberClass};
use entities::ids::{OrganisationId, StandardId, VersionId};
use entities::licences::DecisionKind;
use entities::standards::Party;
use scheduler::clock::{self, Timestamp};

use super::chance::Chance;
use super::consulting;
use super::cooperatives::{INVENTED, Invented};
use super::people::{self, Offices, Person};
use super::script::{self, Script};
use super::workforce;
use crate::access::{Actor, actor_of};
use crate::cooperatives::{
    Membership, NewCooperative, NewGovernanceEvent, Share, YearEnds, record_governance_event, record_votes,
    register,
};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::licences::{self, Application, Decision};
use crate::standards::agreement::{self, Proposal, Signing};
use crate::standards::pack::Pack;
use crate::standards::reading::Format;
use crate::standards::translation::{self, Review};
use crate::standards::{self, importing};

/// One co-op of the demonstration with its people.
pub struct Founded {
    pub invented: &'static Invented,
    pub id: OrganisationId,
    pub people: Vec<Person>,
}

impl Founded {
    /// The co-op's own person with a role.
    pub fn of(&self, role: Role) -> entities::ids::AccountId {
        self.people.iter().find(|p| p.role == role).unwrap_or(&self.people[0]).account
    }
}

/// All that later parts of the demonstration build on.
pub struct Network {
    pub offices: Offices,
    pub standard: StandardId,
    pub version: VersionId,
    pub pack: Arc<Pack>,
    pub cooperatives: Vec<Founded>,
    pub seed: u64,
    /// The day on which the demonstration begins.
    pub today: NaiveDate,
}

impl Network {
    /// Who acts, with the rights they have.
    pub async fn actor(&self, app: &App, role: Role, now: Timestamp) -> Result<Actor> {
        actor_of(app, self.offices.of(role), now).await
    }
}

/// How many days before the beginning the network was founded.
pub const FOUNDED_DAYS_AGO: i64 = 1200;

/// Makes the offices, agrees the standard, registers and licenses the co-ops.
pub async fn found(
    app: &App,
    seed: u64,
    today: NaiveDate,
    mut progress: impl FnMut(&str),
) -> Result<Network> {
    let start = script::working_time(&app.calendar, today, FOUNDED_DAYS_AGO, 0);
    let early = script::working_time(&app.calendar, today, FOUNDED_DAYS_AGO + consulting::DAYS, 0);
    let hash = crate::access::passwords::hash(app, people::PASSWORD).await?;
    progress("demo-step-offices");
    let tx = app.database.begin().await?;
    let offices = people::offices(&tx, &hash, seed, early).await?;
    tx.commit().await?;
    progress("demo-step-standard");
    let mut ids = HashMap::new();
    let mut founders = Vec::new();
    for reference in consulting::FOUNDERS {
        let Some(invented) = INVENTED.iter().find(|invented| invented.reference == reference) else {
            continue;
        };
        founders.push(found_one(app, &offices, invented, &mut ids, (&hash, seed), early).await?);
    }
    consulting::consult(app, &offices, &founders, early).await?;
    let (standard, version) = agree_standard(app, &offices, start).await?;
    let pack = standards::pack(&*app.database, version).await?;
    progress("demo-step-coops");
    let mut network = Network { offices, standard, version, pack, cooperatives: founders, seed, today };
    let consortia_first =
        INVENTED.iter().filter(|i| i.consortium).chain(INVENTED.iter().filter(|i| !i.consortium));
    for (n, invented) in consortia_first.enumerate() {
        let now =
            start + chrono::Duration::days(3) + chrono::Duration::minutes(i64::try_from(n).unwrap_or(0) * 25);
        let id = match ids.get(invented.reference) {
            Some(id) => *id,
            None => {
                let coop = found_one(app, &network.offices, invented, &mut ids, (&hash, seed), now).await?;
                let id = coop.id;
                network.cooperatives.push(coop);
                id
            }
        };
        license_one(app, &network, invented, id, now).await?;
    }
    network.cooperatives.sort_by_key(|c| c.invented.reference);
    progress("demo-step-workers");
    let tx = app.database.begin().await?;
    let now = script::at_minute(today, 0) - chrono::Duration::days(1);
    for coop in &network.cooperatives {
        workforce::make(coop.invented, coop.id, &network.pack, seed, now).insert(&tx).await?;
    }
    if let Some(coop) = network.cooperatives.first_mut()
        && let Some(worker) = workforce::somebody(&tx, coop.id).await?
    {
        coop.people.push(people::of_worker(&tx, coop.invented, worker, &hash, now).await?);
    }
    tx.commit().await?;
    Ok(network)
}

async fn agree_standard(app: &App, offices: &Offices, start: Timestamp) -> Result<(StandardId, VersionId)> {
    let bytes = include_bytes!("../../data/standard.yaml").to_vec();
    let officer = actor_of(app, offices.of(Role::StandardsOfficer), start).await?;
    let version = importing::import(app, Some(&officer), bytes, Format::Yaml, start)
        .await?
        .map_err(|faults| Error::internal(format!("the shipped standard has faults: {faults:?}")))?;
    let translator = actor_of(app, offices.of(Role::Translator), start).await?;
    let row = standards::store::version(&*app.database, version).await?;
    let parts = translation::unreviewed(
        &crate::standards::rules::for_proposal(
            (*standards::shelf::pack_of(&row)?).clone(),
            standards::reference()?,
        ),
        &[],
    );
    for part in parts {
        translation::review_translation(app, &translator, version, Review::right(part), start).await?;
    }
    let in_force = clock::today(start) + Days::new(2);
    let proposal = Proposal { skip_reason: None, effective_from: in_force };
    let digest = agreement::propose(app, &officer, version, proposal, start).await?;
    for (role, party, office) in [
        (Role::FranchisorSignatory, Party::Franchisor, "Signatory of the invented franchise (demonstration)"),
        (Role::GovernmentSignatory, Party::Government, "Signatory of an invented Government (demonstration)"),
    ] {
        let actor = actor_of(app, offices.of(role), start).await?;
        let signing = Signing { party, office: office.into(), digest: digest.clone() };
        agreement::sign(app, &actor, version, signing, start).await?;
    }
    Ok((row.standard_id, version))
}

/// Registers a co-op and makes its people.
async fn found_one(
    app: &App,
    offices: &Offices,
    invented: &'static Invented,
    known: &mut HashMap<&'static str, OrganisationId>,
    (hash, seed): (&str, u64),
    now: Timestamp,
) -> Result<Founded> {
    let id = register_one(app, offices, invented, known, now).await?;
    known.insert(invented.reference, id);
    let tx = app.database.begin().await?;
    let people = people::of_cooperative(&tx, invented, id, hash, seed, now).await?;
    tx.commit().await?;
    Ok(Founded { invented, id, people })
}

async fn register_one(
    app: &App,
    offices: &Offices,
    invented: &'static Invented,
    known: &HashMap<&'static str, OrganisationId>,
    now: Timestamp,
) -> Result<OrganisationId> {
    let officer = actor_of(app, offices.of(Role::StandardsOfficer), now).await?;
    let founded = clock::today(now) - Days::new(2000);
    let consortium = invented
        .member_of
        .and_then(|reference| known.get(reference))
        .map(|&consortium| Membership { consortium, joined_on: founded + Days::new(400) });
    let direct_payments = invented.slug == "treledrith" || invented.slug == "nantychwedlau";
    let new = NewCooperative {
        reference: invented.reference.into(),
        name_en: invented.name_en.into(),
        name_cy: invented.name_cy.into(),
        sort_name_cy: None,
        language: invented.language,
        kind: invented.kind,
        legal_form: invented.legal_form.into(),
        register_number: invented.register_number.into(),
        areas: invented.areas.iter().map(|a| (*a).to_owned()).collect(),
        service_regulated: invented.regulated,
        service_provides_care: invented.provides_care,
        offers_direct_payment_support: direct_payments,
        pools_direct_payments: invented.slug == "treledrith",
        is_consortium: invented.consortium,
        subcontracts: invented.consortium,
        serves_adults: true,
        serves_children: invented.slug == "moelrith",
        year_end: YearEnds::LastDayOf { month: 3 },
        registered_on: founded,
        consortium,
    };
    register(app, &officer, new, now).await
}

/// Gives a co-op its licence, or lets it wait for one.
async fn license_one(
    app: &App,
    network: &Network,
    invented: &Invented,
    id: OrganisationId,
    now: Timestamp,
) -> Result<()> {
    let officer = network.actor(app, Role::StandardsOfficer, now).await?;
    let application = Application {
        standard: network.standard,
        user_led: invented.user_led,
        services_en: "Care and support at home, and help to take part".into(),
        services_cy: "Gofal a chymorth gartref, a help i gymryd rhan".into(),
    };
    let licence = licences::apply(app, &officer, id, application, now).await?;
    // The last co-op still waits for its licence: its readiness audit is to come.
    if invented.reference != "COOP-0012" {
        let decider = network.actor(app, Role::DecisionMaker, now).await?;
        let decision = Decision {
            instead_of_audit: Some("Founding member of the demonstration's network.".into()),
            term: Some(licences::Term::starting(clock::today(now) + Days::new(10))),
            ..Decision::new(DecisionKind::Grant, "A founding member of the invented network.")
        };
        licences::decide(app, &decider, licence, decision, now).await?;
    }
    Ok(())
}

/// The yearly life of each co-op: votes counted, general meetings, elections, what was sent to the members.
pub fn yearly<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    for coop in &network.cooperatives {
        let mut chance = Chance::new(network.seed, &format!("yearly {}", coop.invented.reference));
        for years_ago in (0..3_i64).rev() {
            let days_ago = years_ago * 365 + 100 + chance.between(0, 60);
            let votes_at =
                script::working_time(&app.calendar, network.today, days_ago, chance.between(0, 400));
            script.at(votes_at, "votes", move |now| async move {
                let officer = network.actor(app, Role::StandardsOfficer, now).await?;
                let shares: Vec<Share> = coop
                    .invented
                    .votes
                    .iter()
                    .map(|&(class, members, votes, board_seats): &(MemberClass, i32, i32, i32)| Share {
                        class,
                        members,
                        votes,
                        board_seats,
                    })
                    .collect();
                record_votes(app, &officer, coop.id, clock::today(now), &shares, now).await
            });
            let late = chance.percent((100 - coop.invented.diligence) / 2);
            let kinds = [
                (GovernanceKind::Agm, 90),
                (GovernanceKind::Election, 90),
                (GovernanceKind::FinancesSent, 120),
                (GovernanceKind::PerformanceSent, 115),
                (GovernanceKind::StandardsSent, 112),
                (GovernanceKind::PrioritiesSent, 80),
                (GovernanceKind::AnnualReturn, 60),
            ];
            for (kind, before) in kinds {
                if late && years_ago == 0 && kind != GovernanceKind::Agm {
                    continue;
                }
                let at = script::working_time(
                    &app.calendar,
                    network.today,
                    years_ago * 365 + before + chance.between(0, 15),
                    chance.between(0, 400),
                );
                script.at(at, "governance", move |now| async move {
                    let officer = network.actor(app, Role::StandardsOfficer, now).await?;
                    let meeting = matches!(kind, GovernanceKind::Agm | GovernanceKind::Election);
                    let held_on = clock::today(now);
                    let new = NewGovernanceEvent {
                        kind,
                        held_on,
                        notice_given_on: meeting.then(|| held_on - Days::new(21)),
                        quorum_met: meeting.then_some(true),
                    };
                    record_governance_event(app, &officer, coop.id, new, now).await?;
                    Ok(())
                });
            }
        }
    }
}

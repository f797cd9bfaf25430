//! One lighter co-op: its record, its manager, its votes, its licence, ten workers with six records each.

use chrono::{Days, NaiveDate};
use entities::access::{Language, OrganisationKind, Role, account, organisation, role_grant};
use entities::cooperatives::{
    GovernanceKind, cooperative, cooperative_area, governance_event, vote_share, vote_snapshot,
};
use entities::ids::{
    AccountId, CooperativeAreaId, GovernanceEventId, LicenceDecisionId, LicenceId, OrganisationId,
    RoleGrantId, TrainingRecordId, VoteShareId, VoteSnapshotId, WorkerId, WorkerRoleId,
};
use entities::licences::{DecisionKind, LicenceState, licence, licence_decision};
use entities::training::{ActionTaken, Employment, RecordSource, training_record, worker, worker_role};
use scheduler::clock;

use super::rows::Rows;
use super::shapes::Shape;
use super::{Counters, Ground, rounds};
use crate::access::passwords;
use crate::demo::chance::Chance;
use crate::demo::names;
use crate::foundation::error::{Error, Result};
use crate::foundation::reference;
use crate::standards::pack::{Category, Subject};

/// Workers of a lighter co-op.
const WORKERS: usize = 10;
/// Records of each worker.
const RECORDS: usize = 6;

/// A co-op that is being made, as its audits need to know it.
pub struct Made<'a> {
    pub id: OrganisationId,
    pub shape: &'a Shape,
    /// Empty: wants both languages.
    pub language: Option<Language>,
    pub manager: AccountId,
}

/// Makes the nth lighter co-op.
pub fn make(ground: &Ground<'_>, number: usize, counters: &mut Counters, rows: &mut Rows) -> Result<()> {
    let reference = super::reference(ground, number)?;
    let mut chance = Chance::new(ground.seed, &reference);
    let shape = chance.pick(&ground.shapes);
    let language = match chance.between(1, 10) {
        1..=4 => Some(Language::Cy),
        5..=9 => Some(Language::En),
        _ => None,
    };
    let id = OrganisationId::new(counters.tick());
    let (name_en, name_cy) = names::cooperative(number);
    rows.organisations.push(organisation::Model {
        id,
        kind: OrganisationKind::Cooperative,
        reference: reference.clone(),
        name_en,
        name_cy,
        sort_name_cy: None,
        language,
        created_at: ground.joined_at,
    });
    rows.cooperatives.push(record(ground, id, shape, number, &mut chance));
    let places = &reference::get().local_authorities;
    let first = number % places.len();
    let second = chance.percent(10).then(|| (first + 1) % places.len());
    for at in [Some(first), second].into_iter().flatten() {
        rows.areas.push(cooperative_area::Model {
            id: CooperativeAreaId::new(counters.tick()),
            cooperative_id: id,
            local_authority: places[at].code.clone(),
        });
    }
    let manager = add_manager(ground, id, language, &reference, &mut chance, counters, rows);
    add_democracy(ground, id, shape, &mut chance, counters, rows);
    add_licence(ground, id, shape, number, &mut chance, counters, rows)?;
    for worker in 0..WORKERS {
        add_worker(ground, id, shape, worker, &mut chance, counters, rows);
    }
    let made = Made { id, shape, language, manager };
    rounds::add(ground, &made, &mut chance, counters, rows);
    Ok(())
}

fn ago(ground: &Ground<'_>, days: i64) -> NaiveDate {
    ground.today - Days::new(u64::try_from(days).unwrap_or_default())
}

fn record(
    ground: &Ground<'_>,
    id: OrganisationId,
    shape: &Shape,
    number: usize,
    chance: &mut Chance,
) -> cooperative::Model {
    let form = shape.form;
    cooperative::Model {
        id,
        kind: form.kind,
        legal_form: form.legal_form.to_owned(),
        register_number: format!("9{number:07}"),
        service_regulated: form.regulated,
        service_provides_care: form.provides_care,
        offers_direct_payment_support: form.direct_payments,
        pools_direct_payments: false,
        is_consortium: false,
        subcontracts: false,
        serves_adults: true,
        serves_children: false,
        year_end_month: 3,
        year_end_day: 31,
        year_end_last_day: true,
        registered_on: ago(ground, chance.between(1600, 4000)),
    }
}

fn add_manager(
    ground: &Ground<'_>,
    cooperative: OrganisationId,
    language: Option<Language>,
    reference: &str,
    chance: &mut Chance,
    counters: &mut Counters,
    rows: &mut Rows,
) -> AccountId {
    let id = AccountId::new(counters.tick());
    let email = format!("rheolwr@{}.invalid", reference.to_lowercase());
    rows.accounts.push(account::Model {
        id,
        email_key: passwords::email_key(&email),
        email,
        name: names::person(chance),
        language: language.unwrap_or(Language::Cy),
        both_languages_since: None,
        password_hash: Some(ground.password_hash.clone()),
        password_changed_at: Some(ground.joined_at),
        totp_secret: None,
        totp_confirmed_at: None,
        totp_last_step: None,
        second_factor_waived: true,
        disabled_at: None,
        created_at: ground.joined_at,
    });
    rows.grants.push(role_grant::Model {
        id: RoleGrantId::new(counters.tick()),
        account_id: id,
        organisation_id: cooperative,
        role: Role::Manager,
        all_areas: true,
        granted_by: None,
        confirmed_by: None,
        granted_at: ground.joined_at,
        ends_on: None,
        revoked_at: None,
    });
    id
}

/// Votes as they were counted last, and what the last year's meetings were.
fn add_democracy(
    ground: &Ground<'_>,
    cooperative: OrganisationId,
    shape: &Shape,
    chance: &mut Chance,
    counters: &mut Counters,
    rows: &mut Rows,
) {
    let counted_on = ago(ground, chance.between(60, 300));
    let by = Some(ground.offices.officer);
    let snapshot = VoteSnapshotId::new(counters.tick());
    rows.snapshots.push(vote_snapshot::Model {
        id: snapshot,
        cooperative_id: cooperative,
        as_of: counted_on,
        recorded_by: by,
        recorded_at: crate::demo::script::at_minute(counted_on, 120),
    });
    for &(class, members, votes, board_seats) in shape.form.votes {
        let id = VoteShareId::new(counters.tick());
        rows.shares.push(vote_share::Model { id, snapshot_id: snapshot, class, members, votes, board_seats });
    }
    for kind in [GovernanceKind::Agm, GovernanceKind::AnnualReturn] {
        // One in twelve is late with it.
        let days = if chance.percent(8) { chance.between(380, 460) } else { chance.between(30, 330) };
        let held_on = ground.calendar.working_day_until(ago(ground, days));
        let meeting = kind == GovernanceKind::Agm;
        rows.governance.push(governance_event::Model {
            id: GovernanceEventId::new(counters.tick()),
            cooperative_id: cooperative,
            kind,
            held_on,
            notice_given_on: meeting.then(|| held_on - Days::new(21)),
            quorum_met: meeting.then_some(true),
            recorded_by: by,
            recorded_at: crate::demo::script::at_minute(held_on, 200),
        });
    }
}

fn add_licence(
    ground: &Ground<'_>,
    cooperative: OrganisationId,
    shape: &Shape,
    number: usize,
    chance: &mut Chance,
    counters: &mut Counters,
    rows: &mut Rows,
) -> Result<()> {
    let number = u32::try_from(number).map_err(Error::internal)?;
    let joined_on = clock::today(ground.joined_at);
    let (state, later) = match chance.between(1, 100) {
        1..=3 => (LicenceState::Conditional, Some(DecisionKind::ImposeConditions)),
        4 => (LicenceState::Suspended, Some(DecisionKind::Suspend)),
        _ => (LicenceState::Granted, None),
    };
    let id = LicenceId::new(counters.tick());
    rows.licences.push(licence::Model {
        id,
        reference: crate::licences::reference(ground.first_licence + number),
        cooperative_id: cooperative,
        standard_id: ground.standard,
        state,
        user_led: shape.form.user_led,
        services_en: "Care and support at home".to_owned(),
        services_cy: "Gofal a chymorth gartref".to_owned(),
        starts_on: Some(joined_on + Days::new(10)),
        ends_on: None,
        applied_on: joined_on,
    });
    let days_later = u64::try_from(chance.between(600, 1100)).unwrap_or_default();
    let decisions = [
        (DecisionKind::Grant, joined_on),
        (later.unwrap_or(DecisionKind::Warn), joined_on + Days::new(days_later)),
    ];
    for (kind, decided_on) in decisions.into_iter().take(1 + usize::from(later.is_some())) {
        rows.decisions.push(licence_decision::Model {
            id: LicenceDecisionId::new(counters.tick()),
            licence_id: id,
            kind,
            decided_by: ground.offices.decider,
            decided_on,
            reason: "A co-op of the invented network.".to_owned(),
            conditions: (kind == DecisionKind::ImposeConditions)
                .then(|| "Training figures are sent to the franchise each month.".to_owned()),
            audit_id: None,
            decided_at: crate::demo::script::at_minute(decided_on, 180),
        });
    }
    Ok(())
}

fn add_worker(
    ground: &Ground<'_>,
    cooperative: OrganisationId,
    shape: &Shape,
    number: usize,
    chance: &mut Chance,
    counters: &mut Counters,
    rows: &mut Rows,
) {
    let id = WorkerId::new(counters.tick());
    let post = match number {
        0 => "manager",
        1 => "senior_care_worker",
        2 => "volunteer",
        3 => "support_staff",
        _ if shape.form.provides_care => "care_worker",
        _ => "support_staff",
    };
    let served = chance.between(500, 3500);
    rows.workers.push(worker::Model {
        id,
        cooperative_id: cooperative,
        staff_number: Some(format!("{:04}", number + 1)),
        name: names::person(chance),
        employment: if post == "volunteer" { Employment::Volunteer } else { Employment::Employee },
        site: None,
        started_on: Some(ago(ground, served)),
        left_on: None,
        leave_from: None,
        leave_until: None,
        leave_reason: None,
        account_id: None,
        created_at: ground.joined_at,
    });
    let duty = (post == "care_worker" && chance.percent(60)).then_some("gives_medicines");
    for role in [Some(post), duty].into_iter().flatten() {
        rows.roles.push(worker_role::Model {
            id: WorkerRoleId::new(counters.tick()),
            worker_id: id,
            role: role.to_owned(),
            since: None,
        });
    }
    let needed: Vec<&Subject> = ground
        .pack
        .training_subjects
        .iter()
        .filter(|one| one.roles.iter().any(|role| role == post))
        .collect();
    // Not the same six for everybody.
    let from = chance.between(0, i64::try_from(needed.len()).unwrap_or(1).max(1) - 1);
    let from = usize::try_from(from).unwrap_or_default();
    for subject in needed.iter().cycle().skip(from).take(RECORDS.min(needed.len())) {
        let interval = i64::from(subject.interval_months.unwrap_or(120)) * 30;
        let age = match chance.between(1, 100) {
            1..=4 => interval + chance.between(1, 90),
            5..=14 => interval - chance.between(1, 90.min(interval - 1)),
            _ => chance.between(1, (interval - 91).max(1)),
        };
        let completed_on = ago(ground, age.min(served));
        rows.records.push(training_record::Model {
            id: TrainingRecordId::new(counters.tick()),
            worker_id: id,
            subject: subject.code.clone(),
            completed_on: Some(completed_on),
            expires_on: None,
            provider: (subject.category == Category::Training).then(|| "Hyfforddiant Ffug".to_owned()),
            mode: None,
            competence_observed_by: None,
            competence_observed_on: None,
            action_taken: (subject.category == Category::Check).then_some(ActionTaken::No),
            note: None,
            source: RecordSource::Typed,
            import_id: None,
            recorded_by: None,
            recorded_at: crate::demo::script::at_minute(completed_on, 300),
        });
    }
}

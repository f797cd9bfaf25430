//! The workers of an invented co-op with believable dates: expired, expiring, late starters, leavers, long leave.

use chrono::{Days, Months, NaiveDate};
use entities::ids::{InductionStepId, OrganisationId, TrainingRecordId, WorkerId, WorkerRoleId};
use entities::training::{
    ActionTaken, Employment, RecordSource, induction_step, training_record, worker, worker_role,
};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::chance::Chance;
use super::cooperatives::Invented;
use super::names;
use crate::foundation::error::Result;
use crate::standards::pack::{Category, Pack, Subject};

/// Rows of one co-op's workforce, to be inserted together.
#[derive(Default)]
pub struct Workforce {
    workers: Vec<worker::ActiveModel>,
    roles: Vec<worker_role::ActiveModel>,
    records: Vec<training_record::ActiveModel>,
    steps: Vec<induction_step::ActiveModel>,
}

/// One worker as they are made up.
struct Made {
    id: WorkerId,
    started: NaiveDate,
    roles: Vec<&'static str>,
    diligence: i64,
}

/// Makes up the workers of a co-op and what they have done, as of `today`.
pub fn make(
    invented: &Invented,
    cooperative: OrganisationId,
    pack: &Pack,
    seed: u64,
    now: Timestamp,
) -> Workforce {
    let today = clock::today(now);
    let mut chance = Chance::new(seed, &format!("workforce {}", invented.reference));
    let mut force = Workforce::default();
    for number in 0..invented.workers {
        let made = add_worker(&mut force, &mut chance, invented, cooperative, number, now, today);
        for subject in
            pack.training_subjects.iter().filter(|s| s.roles.iter().any(|r| made.roles.contains(&r.as_str())))
        {
            add_record(&mut force, &mut chance, &made, subject, now, today);
        }
        if made.roles.contains(&"new_to_sector") {
            add_steps(&mut force, &mut chance, &made, pack, now, today);
        }
    }
    force
}

/// Where the larger co-ops' people work: half in one place, a third in another, the others on the road.
fn site(invented: &Invented, number: usize) -> Option<String> {
    let places = ["Swyddfa’r Dref", "Canolfan y Cwm"];
    let place = match number % 6 {
        0..=2 => places[0],
        3 | 4 => places[1],
        _ => return None,
    };
    (invented.workers > 20).then(|| place.to_owned())
}

fn add_worker(
    force: &mut Workforce,
    chance: &mut Chance,
    invented: &Invented,
    cooperative: OrganisationId,
    number: usize,
    now: Timestamp,
    today: NaiveDate,
) -> Made {
    let id = WorkerId::new(now);
    let newest = number + 1 == invented.workers;
    let days_ago = if newest { chance.between(10, 40) } else { chance.between(60, 3000) };
    let started = today - Days::new(u64::try_from(days_ago).unwrap_or_default());
    let left = (!newest && number > 5 && chance.percent(6)).then(|| today - days(chance.between(3, 50)));
    let leave =
        (left.is_none() && number > 3 && chance.percent(6)).then(|| today - days(chance.between(20, 200)));
    let (post, employment) = match number {
        0 => ("manager", Employment::Employee),
        1 => ("responsible_individual", Employment::Employee),
        2 => ("agency", Employment::Agency),
        3 => ("volunteer", Employment::Volunteer),
        4 => ("support_staff", Employment::Employee),
        n if n % 7 == 5 => ("senior_care_worker", Employment::Employee),
        n if n % 11 == 8 => ("volunteer", Employment::Volunteer),
        _ if invented.provides_care => ("care_worker", Employment::Employee),
        _ => ("support_staff", Employment::Employee),
    };
    let mut roles = vec![post];
    let hands_on = matches!(post, "care_worker" | "senior_care_worker" | "agency");
    if hands_on {
        roles.push("regulated_activity");
        roles.extend(
            ["assists_moving", "gives_medicines", "supports_dementia"]
                .into_iter()
                .filter(|_| chance.percent(65)),
        );
    }
    if chance.percent(20) {
        roles.push("prepares_food");
    }
    if number % 6 == 4 {
        roles.push("first_aider");
    }
    if number == 0 {
        roles.push("designated_safeguarding_person");
    }
    if newest && hands_on {
        roles.push("new_to_sector");
    }
    force.workers.push(worker::ActiveModel {
        id: Set(id),
        cooperative_id: Set(cooperative),
        staff_number: Set(Some(format!("{:04}", 7 + number * 3))),
        name: Set(names::person(chance)),
        employment: Set(employment),
        site: Set(site(invented, number)),
        started_on: Set(Some(started)),
        left_on: Set(left),
        leave_from: Set(leave),
        leave_until: Set(None),
        leave_reason: Set(leave
            .map(|_| if number.is_multiple_of(2) { "parental leave" } else { "long sickness" }.to_owned())),
        account_id: Set(None),
        created_at: Set(now),
    });
    for role in &roles {
        let row = worker_role::ActiveModel {
            id: Set(WorkerRoleId::new(now)),
            worker_id: Set(id),
            role: Set((*role).to_owned()),
            since: Set(None),
        };
        force.roles.push(row);
    }
    Made { id, started, roles, diligence: invented.diligence }
}

/// The latest completion of a subject, and now and then the one before it; or none at all.
fn add_record(
    force: &mut Workforce,
    chance: &mut Chance,
    made: &Made,
    subject: &Subject,
    now: Timestamp,
    today: NaiveDate,
) {
    let served = (today - made.started).num_days();
    if served < 30 && !chance.percent(55) || !chance.percent((made.diligence + 115) / 2) {
        return;
    }
    let interval = i64::from(subject.interval_months.unwrap_or(120)) * 30;
    let age = if chance.percent(made.diligence) {
        // In date; a fifth of these run out within the next three months.
        if chance.percent(20) {
            interval - chance.between(1, 88.min(interval - 1))
        } else {
            chance.between(1, interval.max(2) - 1)
        }
    } else {
        interval + chance.between(1, 120)
    };
    let age = if subject.interval_months.is_none() { served - chance.between(0, 60) } else { age };
    let completed = today - days(age.clamp(0, served.max(0)));
    push_record(force, chance, made, subject, completed, now);
    if let Some(months) = subject.interval_months
        && served > age + interval
        && chance.percent(30)
    {
        push_record(force, chance, made, subject, completed - Months::new(months), now);
    }
}

fn push_record(
    force: &mut Workforce,
    chance: &mut Chance,
    made: &Made,
    subject: &Subject,
    completed: NaiveDate,
    now: Timestamp,
) {
    const PROVIDERS: &[&str] = &["Hyfforddiant Ffug", "Invented Training Ltd", "In house", "Coleg Dychmygol"];
    let observed = subject.category == Category::Training && subject.safety_critical && chance.percent(70);
    force.records.push(training_record::ActiveModel {
        id: Set(TrainingRecordId::new(now)),
        worker_id: Set(made.id),
        subject: Set(subject.code.clone()),
        completed_on: Set(Some(completed)),
        expires_on: Set(None),
        provider: Set((subject.category == Category::Training).then(|| (*chance.pick(PROVIDERS)).to_owned())),
        mode: Set(None),
        competence_observed_by: Set(observed.then(|| "Team leader".to_owned())),
        competence_observed_on: Set(observed.then_some(completed)),
        action_taken: Set((subject.category == Category::Check).then_some(ActionTaken::No)),
        note: Set(None),
        source: Set(RecordSource::Typed),
        import_id: Set(None),
        recorded_by: Set(None),
        recorded_at: Set(now),
    });
}

/// Some of the induction steps of a newcomer.
fn add_steps(
    force: &mut Workforce,
    chance: &mut Chance,
    made: &Made,
    pack: &Pack,
    now: Timestamp,
    today: NaiveDate,
) {
    let steps = pack.induction_framework.iter().flat_map(|framework| &framework.steps);
    for step in steps.filter(|step| step.adults) {
        if chance.percent(50) {
            force.steps.push(induction_step::ActiveModel {
                id: Set(InductionStepId::new(now)),
                worker_id: Set(made.id),
                step: Set(step.code.clone()),
                completed_on: Set((made.started + days(chance.between(1, 20))).min(today)),
                signed_off_by: Set("Manager".to_owned()),
            });
        }
    }
}

fn days(n: i64) -> Days {
    Days::new(u64::try_from(n).unwrap_or_default())
}

impl Workforce {
    /// Inserts the rows in few statements.
    pub async fn insert(self, tx: &impl ConnectionTrait) -> Result<()> {
        for rows in self.workers.chunks(500) {
            worker::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
        }
        for rows in self.roles.chunks(1000) {
            worker_role::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
        }
        for rows in self.records.chunks(500) {
            training_record::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
        }
        for rows in self.steps.chunks(1000) {
            induction_step::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}

/// A worker of a co-op who has been there for a while: the sixth on its list.
pub async fn somebody(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Option<worker::Model>> {
    Ok(worker::Entity::find()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .filter(worker::Column::LeftOn.is_null())
        .order_by_asc(worker::Column::StaffNumber)
        .offset(5)
        .one(database)
        .await?)
}

//! A small network and what happens to it: each fact is written where the service keeps it and told to the oracle.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use entities::access::{Role, role_grant};
use entities::audits::{AuditState, AuditType, audit};
use entities::cooperatives::{GovernanceKind, governance_event};
use entities::evidence::{EvidenceLanguage, EvidenceState, PersonalData, evidence_item, evidence_tie};
use entities::findings::{ActionState, FindingKind, Grade, corrective_action, finding};
use entities::ids::*;
use entities::reminders::{MailboxOf, ReminderGroup, delegation, digest_choice, mailbox_use, shared_mailbox};
use entities::standards::criterion;
use entities::training::{Employment, RecordSource, training_record, worker, worker_role};
use safon::deadlines;
use safon::journal::{self, Event};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::calendar::open;
use super::chance::Chance;
use super::oracle::{self, Facts, Seat};
use crate::world::{World, day};

pub const COOPS: [&str; 3] = ["COOP-0001", "COOP-0002", "COOP-0003"];

/// The network as the service has it, and as the oracle does.
pub struct Network {
    pub world: World,
    pub facts: Facts,
    pub chance: Chance,
    standard: StandardId,
    version: VersionId,
    criterion: CriterionId,
    lead: AccountId,
    workers: Vec<WorkerId>,
    mailboxes: BTreeMap<(OrganisationId, Seat), SharedMailboxId>,
    serial: usize,
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day + Days::new(days)
}

impl Network {
    pub async fn new(start: &str, seed: u64) -> Self {
        let world = World::on(start).await;
        let (standard, version) = world.standard_from(day("2020-01-01")).await;
        let criterion = criterion::Entity::find().one(&*world.app.database).await;
        let criterion = criterion.expect("criteria").expect("a criterion").id;
        let lead = world.person(Role::Auditor, "FRAN").await.account;
        let mut network = Self {
            world,
            facts: Facts::default(),
            chance: Chance::of(seed),
            standard,
            version,
            criterion,
            lead,
            workers: Vec::new(),
            mailboxes: BTreeMap::new(),
            serial: 0,
        };
        network.facts.officers.insert(network.world.person(Role::StandardsOfficer, "FRAN").await.account);
        network.facts.regulators.insert(network.world.welsh_person(Role::Regulator, "GOV").await.account);
        for (n, reference) in COOPS.into_iter().enumerate() {
            let id = network.world.organisation(reference).await;
            network.world.licensed(id, standard, &format!("L-{n}")).await;
            network.facts.coops.push(oracle::Coop {
                id,
                registered: network.world.today(),
                returns: Vec::new(),
                meetings: Vec::new(),
                first_aid: deadlines::unit(id, "first_aid_work"),
                annual_return: deadlines::unit(id, "annual-return"),
                agm: deadlines::unit(id, "agm"),
                board_digest: deadlines::unit(id, "board-digest"),
            });
            for role in [Role::Manager, Role::BoardChair, Role::BoardMember, Role::BoardMember] {
                network.join(n, role).await;
            }
            // The first has no shared mailbox, the second one for its board, the third two.
            if n > 0 {
                network.mailbox(n, Seat::Board).await;
            }
            if n > 1 {
                network.mailbox(n, Seat::Managers).await;
            }
            for _ in 0..6 {
                let ends = network.chance.between(10, 700);
                network.employ(n, ends).await;
            }
            let until = network.chance.between(20, 300);
            network.paper(n, until).await;
        }
        network
    }

    pub fn today(&self) -> NaiveDate {
        self.world.today()
    }

    /// What the journal says of a change, so that a tick looks again.
    pub async fn noted(&self, coop: OrganisationId) {
        let tx = self.world.app.database.begin().await.expect("a transaction");
        let event = Event::new("worker-changed", "organisation", coop.0).at(coop);
        journal::record(&tx, None, event, self.world.now()).await.expect("noted");
        tx.commit().await.expect("kept");
    }

    pub async fn join(&mut self, coop: usize, role: Role) {
        let person = if self.chance.one_in(2) {
            self.world.person(role, COOPS[coop]).await
        } else {
            self.world.welsh_person(role, COOPS[coop]).await
        };
        self.facts.holders.insert((person.organisation, role, person.account));
        self.noted(person.organisation).await;
    }

    pub async fn leave(&mut self, held: (OrganisationId, Role, AccountId)) {
        role_grant::Entity::update_many()
            .col_expr(role_grant::Column::RevokedAt, Expr::value(Some(self.world.now())))
            .filter(role_grant::Column::AccountId.eq(held.2))
            .exec(&*self.world.app.database)
            .await
            .expect("the role ends");
        self.facts.holders.remove(&held);
        self.noted(held.0).await;
    }

    /// Ends every role that somebody holds at a co-op.
    pub async fn dismiss(&mut self, person: AccountId) {
        for held in self.facts.holders.clone().into_iter().filter(|held| held.2 == person) {
            self.leave(held).await;
        }
    }

    /// A mailbox that a co-op's managers or its board share.
    pub async fn mailbox(&mut self, coop: usize, seat: Seat) {
        let (place, now) = (self.facts.coops[coop].id, self.world.now());
        let address = format!("{seat:?}.{coop}@coop.invalid").to_lowercase();
        let row = shared_mailbox::ActiveModel {
            id: Set(SharedMailboxId::new(now)),
            organisation_id: Set(place),
            held_by: Set(match seat {
                Seat::Managers => MailboxOf::Managers,
                Seat::Board => MailboxOf::Board,
            }),
            address: Set(address.clone()),
            address_key: Set(address.clone()),
            recorded_by: Set(self.lead),
            recorded_at: Set(now),
            ..Default::default()
        };
        let row = row.insert(&*self.world.app.database).await.expect("the mailbox");
        self.mailboxes.insert((place, seat), row.id);
        self.facts.mailboxes.insert(address, (place, seat));
    }

    /// Somebody begins or ceases to have sent there what comes to them by a role.
    pub async fn share(&mut self, place: OrganisationId, seat: Seat, person: AccountId) {
        let Some(mailbox) = self.mailboxes.get(&(place, seat)).copied() else { return };
        let database = &*self.world.app.database;
        if self.facts.shares.remove(&(place, seat, person)) {
            mailbox_use::Entity::delete_by_id((mailbox, person)).exec(database).await.expect("no more");
        } else {
            let row = mailbox_use::ActiveModel {
                mailbox_id: Set(mailbox),
                account_id: Set(person),
                chosen_at: Set(self.world.now()),
            };
            row.insert(database).await.expect("from now on");
            self.facts.shares.insert((place, seat, person));
        }
        self.noted(place).await;
    }

    /// A manager asks somebody at the co-op to see to a group as well.
    pub async fn delegate(&mut self, coop: OrganisationId, by: AccountId, to: AccountId, days: u64) {
        let groups = [
            ("audits", ReminderGroup::Audits),
            ("training", ReminderGroup::Training),
            ("evidence", ReminderGroup::Evidence),
            ("governance", ReminderGroup::Governance),
        ];
        let (group, of) = groups[self.chance.below(groups.len())];
        let (today, until) = (self.today(), after(self.today(), days));
        if self.facts.delegations.iter().any(|one| (one.coop, one.group, one.to) == (coop, group, to)) {
            return;
        }
        let row = delegation::Model {
            id: DelegationId::new(self.world.now()),
            organisation_id: coop,
            given_by: by,
            given_to: to,
            choice_group: of,
            from_on: today,
            until_on: until,
            given_at: self.world.now(),
            ended_at: None,
            ended_by: None,
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("they are asked");
        self.facts.delegations.push(oracle::Delegation { coop, group, by, to, until });
        self.noted(coop).await;
    }

    /// What a manager asked is taken back.
    pub async fn take_back(&mut self, at: usize) {
        let one = self.facts.delegations.remove(at);
        delegation::Entity::update_many()
            .col_expr(delegation::Column::EndedAt, Expr::value(Some(self.world.now())))
            .col_expr(delegation::Column::EndedBy, Expr::value(Some(one.by)))
            .filter(delegation::Column::GivenTo.eq(one.to))
            .filter(delegation::Column::OrganisationId.eq(one.coop))
            .filter(delegation::Column::EndedAt.is_null())
            .filter(delegation::Column::UntilOn.eq(one.until))
            .exec(&*self.world.app.database)
            .await
            .expect("it is taken back");
        self.noted(one.coop).await;
    }

    pub async fn stop(&mut self, person: AccountId, wanted: bool) {
        let database = &*self.world.app.database;
        if wanted {
            digest_choice::Entity::delete_by_id(person).exec(database).await.expect("wanted again");
            self.facts.stopped.remove(&person);
        } else {
            let row = digest_choice::Model { account_id: person, stopped_at: self.world.now() };
            row.into_active_model().insert(database).await.expect("stopped");
            self.facts.stopped.insert(person);
        }
        self.noted(self.facts.coops[0].id).await;
    }

    pub async fn certificate(&mut self, at: usize, completed: NaiveDate) {
        let row = training_record::Model {
            id: TrainingRecordId::new(self.world.now()),
            worker_id: self.workers[at],
            subject: "first_aid_work".into(),
            completed_on: Some(completed),
            expires_on: None,
            provider: None,
            mode: None,
            competence_observed_by: None,
            competence_observed_on: None,
            action_taken: None,
            note: None,
            source: RecordSource::Typed,
            import_id: None,
            recorded_by: None,
            recorded_at: self.world.now(),
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("the record");
        let today = self.today();
        self.facts.workers[at].certificates.push((today, completed + Months::new(36)));
        self.noted(self.facts.workers[at].coop).await;
    }

    /// A first aider whose certificate ends in so many days, more or less.
    pub async fn employ(&mut self, coop: usize, ends: u64) {
        let (id, coop, today) = (WorkerId::new(self.world.now()), self.facts.coops[coop].id, self.today());
        let row = worker::Model {
            id,
            cooperative_id: coop,
            staff_number: None,
            name: format!("Tegwen Llŷn {}", self.workers.len()),
            employment: Employment::Employee,
            site: None,
            started_on: Some(today),
            left_on: None,
            leave_from: None,
            leave_until: None,
            leave_reason: None,
            account_id: None,
            created_at: self.world.now(),
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("the worker");
        let role = worker_role::Model {
            id: WorkerRoleId::new(self.world.now()),
            worker_id: id,
            role: "first_aider".into(),
            since: None,
        };
        role.into_active_model().insert(&*self.world.app.database).await.expect("the role");
        self.workers.push(id);
        self.facts.workers.push(oracle::Worker { coop, left: None, certificates: Vec::new() });
        self.certificate(self.workers.len() - 1, after(today, ends) - Months::new(36)).await;
    }

    pub async fn leaves_work(&mut self, at: usize) {
        let today = self.today();
        worker::Entity::update_many()
            .col_expr(worker::Column::LeftOn, Expr::value(Some(today)))
            .filter(worker::Column::Id.eq(self.workers[at]))
            .exec(&*self.world.app.database)
            .await
            .expect("the worker leaves");
        self.facts.workers[at].left = Some(today);
        self.noted(self.facts.workers[at].coop).await;
    }

    pub async fn paper(&mut self, coop: usize, good_for: u64) {
        let (coop, today) = (self.facts.coops[coop].id, self.today());
        let until = after(today, good_for);
        let item = evidence_item::Model {
            id: EvidenceItemId::new(self.world.now()),
            cooperative_id: coop,
            evidence_type: "membership_policy".into(),
            title: "Papur".into(),
            language: EvidenceLanguage::None,
            period_from: None,
            period_to: None,
            valid_until: Some(until),
            personal_data: PersonalData::None,
            redaction_confirmed: false,
            state: EvidenceState::Submitted,
            submitted_by: self.lead,
            submitted_at: self.world.now(),
            reviewed_by: None,
            reviewed_at: None,
            return_reason: None,
            idempotency_key: None,
            revision: 1,
        };
        let id = item.id;
        item.into_active_model().insert(&*self.world.app.database).await.expect("the item");
        let tie = evidence_tie::Model {
            id: EvidenceTieId::new(self.world.now()),
            item_id: id,
            standard_id: self.standard,
            criterion_key: "open-voluntary-membership".into(),
            tied_at: self.world.now(),
        };
        tie.into_active_model().insert(&*self.world.app.database).await.expect("the tie");
        self.facts.papers.push(oracle::Paper { subject: id.0, coop, given: today, until });
        self.noted(coop).await;
    }

    pub async fn met_or_filed(&mut self, coop: usize, kind: GovernanceKind) {
        let today = self.today();
        let row = governance_event::Model {
            id: GovernanceEventId::new(self.world.now()),
            cooperative_id: self.facts.coops[coop].id,
            kind,
            held_on: today,
            notice_given_on: None,
            quorum_met: (kind == GovernanceKind::Agm).then_some(true),
            recorded_by: None,
            recorded_at: self.world.now(),
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("the event");
        match kind {
            GovernanceKind::Agm => self.facts.coops[coop].meetings.push(today),
            _ => self.facts.coops[coop].returns.push(today),
        }
        self.noted(self.facts.coops[coop].id).await;
    }

    pub async fn audit(&mut self, coop: usize, state: AuditState, visit: NaiveDate) -> AuditId {
        let (id, today) = (AuditId::new(self.world.now()), self.today());
        self.serial += 1;
        let drafted = state != AuditState::EvidenceWindow;
        let row = audit::Model {
            id,
            reference: format!("AUD-{:04}", self.serial),
            cooperative_id: self.facts.coops[coop].id,
            version_id: self.version,
            kind: AuditType::Full,
            state,
            announced: true,
            planned_on: today,
            visit_on: visit,
            notified_on: Some(today),
            fieldwork_started_on: drafted.then_some(visit),
            fieldwork_ended_on: drafted.then_some(visit),
            draft_received_on: drafted.then_some(today),
            comments_settled_on: (state == AuditState::ActionsOpen).then_some(today),
            answers_received_on: None,
            finalised_on: None,
            final_received_on: (state == AuditState::ActionsOpen).then_some(today),
            accepted_on: None,
            closed_on: None,
            outcome: None,
            score_text: None,
            issue: 1,
            publication: None,
            published_on: None,
            paused_in: None,
            sample_seed: None,
            sample_population_digest: None,
            sample_algorithm: None,
            revision: 1,
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("the audit");
        self.noted(self.facts.coops[coop].id).await;
        id
    }

    pub async fn action(&mut self, coop: usize, owner: AccountId, days: u64) {
        let today = self.today();
        let audit = self.audit(coop, AuditState::ActionsOpen, today).await;
        let (finding, place) = (FindingId::new(self.world.now()), self.facts.coops[coop].id);
        let row = finding::Model {
            id: finding,
            audit_id: audit,
            criterion_id: self.criterion,
            cooperative_id: place,
            number: 1,
            kind: FindingKind::Nonconformity,
            grade: Some(Grade::Major),
            grade_reason: None,
            statement: "Something is not as it should be.".into(),
            repeated: false,
            raised_by: self.lead,
            raised_at: self.world.now(),
            withdrawn_at: None,
            withdrawn_reason: None,
            revision: 1,
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("the finding");
        let (id, due) = (CorrectiveActionId::new(self.world.now()), after(today, days));
        // Some must be contained and planned first.
        let contain = self.chance.one_in(3).then(|| after(today, days.div_ceil(3)));
        let plan = self.chance.one_in(2).then(|| after(today, days.div_ceil(2)));
        let row = corrective_action::Model {
            id,
            finding_id: finding,
            cooperative_id: place,
            state: ActionState::PlanAgreed,
            cause: None,
            plan: Some("It is put right.".into()),
            owner_name: None,
            owner_id: Some(owner),
            proof: None,
            proof_item_id: None,
            contain_due_on: contain,
            plan_due_on: plan,
            due_on: Some(due),
            verify_due_on: None,
            contained_on: None,
            plan_submitted_on: plan.is_none().then_some(today),
            plan_agreed_on: plan.is_none().then_some(today),
            proof_submitted_on: None,
            verified_on: None,
            verified_by: None,
            revision: 1,
        };
        row.into_active_model().insert(&*self.world.app.database).await.expect("the action");
        self.facts.actions.push(oracle::Action {
            subject: id.0,
            coop: place,
            received: today,
            due,
            owner,
            done: false,
            contain,
            plan,
        });
    }

    pub async fn prove(&mut self, at: usize) {
        let today = self.today();
        corrective_action::Entity::update_many()
            .col_expr(corrective_action::Column::ProofSubmittedOn, Expr::value(Some(today)))
            .col_expr(corrective_action::Column::State, Expr::value(ActionState::ProofSubmitted))
            .filter(corrective_action::Column::Id.eq(CorrectiveActionId(self.facts.actions[at].subject)))
            .exec(&*self.world.app.database)
            .await
            .expect("the proof");
        self.facts.actions[at].done = true;
        self.noted(self.facts.actions[at].coop).await;
    }

    /// What must come before is done: it is contained, or planned.
    pub async fn begin(&mut self, at: usize, column: corrective_action::Column) {
        corrective_action::Entity::update_many()
            .col_expr(column, Expr::value(Some(self.today())))
            .filter(corrective_action::Column::Id.eq(CorrectiveActionId(self.facts.actions[at].subject)))
            .exec(&*self.world.app.database)
            .await
            .expect("it is begun");
        match column {
            corrective_action::Column::ContainedOn => self.facts.actions[at].contain = None,
            _ => self.facts.actions[at].plan = None,
        }
        self.noted(self.facts.actions[at].coop).await;
    }

    /// Something that a letter speaks of is put right, if it is something that people put right on a day.
    pub async fn put_right(&mut self, (kind, subject, place): (oracle::Kind, uuid::Uuid, OrganisationId)) {
        let coop = self.facts.coops.iter().position(|coop| coop.id == place).expect("a co-op");
        let action = self.facts.actions.iter().position(|action| action.subject == subject);
        match (kind, action) {
            (oracle::Kind::ActionContain, Some(at)) => {
                self.begin(at, corrective_action::Column::ContainedOn).await;
            }
            (oracle::Kind::ActionPlan, Some(at)) => {
                self.begin(at, corrective_action::Column::PlanSubmittedOn).await;
            }
            (oracle::Kind::ActionClose, Some(at)) => self.prove(at).await,
            (oracle::Kind::Evidence, _) => self.paper(coop, 300).await,
            (oracle::Kind::AnnualReturn, _) => self.met_or_filed(coop, GovernanceKind::AnnualReturn).await,
            (oracle::Kind::Agm, _) => self.met_or_filed(coop, GovernanceKind::Agm).await,
            _ => {}
        }
    }

    pub async fn visit(&mut self, coop: usize, days: u64) {
        let on = next_open(after(self.today(), days));
        let id = self.audit(coop, AuditState::EvidenceWindow, on).await;
        let (coop, notified) = (self.facts.coops[coop].id, self.today());
        self.facts.visits.push(oracle::Visit { subject: id.0, coop, notified, on, over: false });
    }

    pub async fn change_audit(&mut self, id: uuid::Uuid, column: audit::Column, value: Expr) {
        audit::Entity::update_many()
            .col_expr(column, value)
            .filter(audit::Column::Id.eq(AuditId(id)))
            .exec(&*self.world.app.database)
            .await
            .expect("the audit is changed");
    }

    pub async fn move_visit(&mut self, at: usize, days: u64) {
        let visit = self.facts.visits[at].clone();
        let on = next_open(after(visit.on, days));
        self.change_audit(visit.subject, audit::Column::VisitOn, Expr::value(on)).await;
        self.facts.visits[at].on = on;
        self.noted(visit.coop).await;
    }

    pub async fn end_visit(&mut self, at: usize, state: AuditState) {
        let visit = self.facts.visits[at].clone();
        self.change_audit(visit.subject, audit::Column::State, Expr::value(state)).await;
        self.facts.visits[at].over = true;
        self.noted(visit.coop).await;
    }

    pub async fn comments(&mut self, coop: usize) {
        let today = self.today();
        let id = self.audit(coop, AuditState::Comments, today).await;
        let coop = self.facts.coops[coop].id;
        self.facts.comments.push(oracle::Comments { subject: id.0, coop, received: today, settled: false });
    }

    pub async fn settle(&mut self, at: usize) {
        let (one, today) = (self.facts.comments[at].clone(), self.today());
        self.change_audit(one.subject, audit::Column::CommentsSettledOn, Expr::value(Some(today))).await;
        self.change_audit(one.subject, audit::Column::State, Expr::value(AuditState::Answers)).await;
        self.facts.comments[at].settled = true;
        self.noted(one.coop).await;
    }
}

fn next_open(mut day: NaiveDate) -> NaiveDate {
    while !open(day) {
        day = after(day, 1);
    }
    day
}

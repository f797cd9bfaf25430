//! A co-op with an audit whose report is about to be issued, and one the year before: rows, without the walk that leads there.

use chrono::{Days, NaiveDate, TimeDelta};
use entities::access::Role;
use entities::audits::*;
use entities::cooperatives::{GovernanceKind, MemberClass, governance_event, vote_share, vote_snapshot};
use entities::evidence::{EvidenceLanguage, EvidenceState, PersonalData, blob, evidence_file, evidence_item};
use entities::findings::{ActionState, FindingKind, Grade, corrective_action, finding};
use entities::ids::*;
use entities::licences::{LicenceState, licence};
use entities::standards::{Severity, criterion};
use entities::training::{Employment, RecordSource, training_record, worker, worker_role};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};

use super::people::Person;
use super::{World, day};

/// Workers of the co-op; no report may name one.
pub const WORKERS: [&str; 7] = [
    "Ŵena Pen-y-graig",
    "Gwŷn ap Siôr",
    "Mêr Llwyd-Prosser",
    "Carŷs Môn",
    "Hŷwel Tŷ Isaf",
    "Nesta Ffug-Enw",
    "Rhŷs O'Neill",
];

/// A co-op with a final audit.
pub struct Audited {
    pub reference: String,
    pub coop: OrganisationId,
    pub audit: AuditId,
    pub audit_reference: String,
    pub lead: Person,
    pub moderator: Person,
    pub manager: Person,
    pub chair: Person,
    pub member: Person,
    pub regulator: Person,
}

impl World {
    /// A co-op with a final full audit that is about to be reported on, and another of the year before.
    pub async fn audited(&self, reference: &str) -> Audited {
        let version = match entities::standards::version::Entity::find().one(self.db()).await {
            Ok(Some(version)) => version.id,
            _ => self.standard_in_force().await.1,
        };
        let coop = self.organisation(reference).await;
        let made = Audited {
            reference: reference.to_owned(),
            coop,
            audit: AuditId::new(self.now()),
            audit_reference: format!("A-2026-{reference}"),
            lead: self.person(Role::Auditor, "FRAN").await,
            moderator: self.person(Role::Moderator, "FRAN").await,
            manager: self.person(Role::Manager, reference).await,
            chair: self.person(Role::BoardChair, reference).await,
            member: self.person(Role::Member, reference).await,
            regulator: self.regulator_of(&[&super::people::area_of(reference)]).await,
        };
        self.record(&made, version).await;
        self.workforce(&made).await;
        let visit = day("2026-04-20");
        let before = AuditId::new(self.now());
        self.audit_row(&made, before, &format!("A-2025-{reference}"), version, day("2025-04-22")).await;
        self.results(&made, before, version, false).await;
        self.audit_row(&made, made.audit, &made.audit_reference, version, visit).await;
        self.results(&made, made.audit, version, true).await;
        made
    }

    fn db(&self) -> &sea_orm::DatabaseConnection {
        &self.app.database
    }

    async fn record(&self, made: &Audited, version: VersionId) {
        let standard = entities::standards::version::Entity::find_by_id(version).one(self.db()).await;
        let standard = standard.expect("versions can be read").expect("the version").standard_id;
        licence::Model {
            id: LicenceId::new(self.now()),
            reference: format!("L-{}", made.reference),
            cooperative_id: made.coop,
            standard_id: standard,
            state: LicenceState::Granted,
            user_led: true,
            services_en: "Home care".into(),
            services_cy: "Gofal cartref".into(),
            starts_on: Some(day("2024-05-04")),
            ends_on: Some(day("2027-05-03")),
            applied_on: day("2024-01-10"),
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the licence is added");
        let snapshot = VoteSnapshotId::new(self.now());
        vote_snapshot::Model {
            id: snapshot,
            cooperative_id: made.coop,
            as_of: day("2026-04-01"),
            recorded_by: None,
            recorded_at: self.now(),
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the snapshot is added");
        for (class, votes, seats) in
            [(MemberClass::User, 51, 4), (MemberClass::Worker, 40, 2), (MemberClass::Volunteer, 9, 1)]
        {
            vote_share::Model {
                id: VoteShareId::new(self.now()),
                snapshot_id: snapshot,
                class,
                members: votes,
                votes,
                board_seats: seats,
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the share is added");
        }
        for (kind, on) in [(GovernanceKind::Agm, "2025-10-21"), (GovernanceKind::FinancesSent, "2025-09-30")]
        {
            governance_event::Model {
                id: GovernanceEventId::new(self.now()),
                cooperative_id: made.coop,
                kind,
                held_on: day(on),
                notice_given_on: None,
                quorum_met: (kind == GovernanceKind::Agm).then_some(true),
                recorded_by: None,
                recorded_at: self.now(),
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the event is added");
        }
    }

    async fn workforce(&self, made: &Audited) {
        for (place, name) in WORKERS.iter().enumerate() {
            let id = WorkerId::new(self.now());
            worker::Model {
                id,
                cooperative_id: made.coop,
                staff_number: Some(format!("00{place}")),
                name: (*name).to_owned(),
                employment: Employment::Employee,
                site: None,
                started_on: Some(day("2023-01-09")),
                left_on: None,
                leave_from: None,
                leave_until: None,
                leave_reason: None,
                account_id: None,
                created_at: self.now(),
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the worker is added");
            // Two are senior as well, so that what only seniors need is about too few people to be shown.
            let roles =
                if place < 2 { vec!["care_worker", "senior_care_worker"] } else { vec!["care_worker"] };
            for role in roles {
                worker_role::Model {
                    id: WorkerRoleId::new(self.now()),
                    worker_id: id,
                    role: role.into(),
                    since: None,
                }
                .into_active_model()
                .insert(self.db())
                .await
                .expect("the role is added");
            }
            for subject in ["moving_handling", "medication", "first_aid", "fire_safety", "infection_control"]
            {
                training_record::Model {
                    id: TrainingRecordId::new(self.now()),
                    worker_id: id,
                    subject: subject.into(),
                    completed_on: Some(day("2026-01-12")),
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
                    recorded_at: self.now(),
                }
                .into_active_model()
                .insert(self.db())
                .await
                .expect("the record is added");
            }
        }
    }

    async fn audit_row(
        &self,
        made: &Audited,
        id: AuditId,
        reference: &str,
        version: VersionId,
        visit: NaiveDate,
    ) {
        let after = |days: u64| visit.checked_add_days(Days::new(days)).expect("a day");
        let latest = id == made.audit;
        audit::Model {
            id,
            reference: reference.to_owned(),
            cooperative_id: made.coop,
            version_id: version,
            kind: AuditType::Full,
            state: if latest { AuditState::Final } else { AuditState::Closed },
            announced: true,
            planned_on: visit.checked_sub_days(Days::new(60)).expect("a day"),
            visit_on: visit,
            notified_on: visit.checked_sub_days(Days::new(25)),
            fieldwork_started_on: Some(visit),
            fieldwork_ended_on: Some(after(1)),
            draft_received_on: Some(after(20)),
            comments_settled_on: Some(after(30)),
            answers_received_on: Some(after(40)),
            finalised_on: Some(after(50)),
            final_received_on: Some(after(50)),
            accepted_on: (!latest).then(|| after(60)),
            closed_on: (!latest).then(|| after(120)),
            outcome: Some(if latest { Outcome::CompliantWithActions } else { Outcome::Compliant }),
            score_text: Some(if latest { "86.4" } else { "91.0" }.into()),
            issue: 0,
            publication: None,
            published_on: None,
            paused_in: None,
            sample_seed: latest.then(|| "20260420-7".into()),
            sample_population_digest: latest.then(|| "ab".repeat(32)),
            sample_algorithm: latest.then(|| "safon-sample/1".into()),
            revision: 1,
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the audit is added");
        for (person, part) in [(&made.lead, TeamPart::LeadAuditor), (&made.moderator, TeamPart::Moderator)] {
            team_member::Model {
                id: TeamMemberId::new(self.now()),
                audit_id: id,
                account_id: person.account,
                part,
                named_on: visit,
                interest: Some(InterestKind::None),
                interest_until: None,
                statement: None,
                declared_at: Some(self.now()),
                accepted_at: Some(self.now()),
                declined_at: None,
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the team is added");
        }
        let steps = [
            (AuditState::Drafting, AuditState::Moderation, &made.lead),
            (AuditState::Moderation, AuditState::DraftIssued, &made.moderator),
            (AuditState::Comments, AuditState::Answers, &made.manager),
            (AuditState::Answers, AuditState::Final, &made.moderator),
        ];
        for (place, (from, to, by)) in steps.into_iter().enumerate() {
            let days = TimeDelta::days(60 - 10 * i64::try_from(place).expect("few"));
            audit_move::Model {
                id: AuditMoveId::new(self.now()),
                audit_id: id,
                from_state: from,
                to_state: to,
                moved_by: Some(by.account),
                moved_at: self.now() - days,
                reason: None,
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the move is added");
        }
    }

    /// Results on every criterion: mostly met; the latest audit has a major one not met, a minor one partly met, one that does
    /// not apply, evidence, figures, findings, comments.
    async fn results(&self, made: &Audited, audit: AuditId, version: VersionId, latest: bool) {
        let criteria = criterion::Entity::find()
            .filter(criterion::Column::VersionId.eq(version))
            .order_by_asc(criterion::Column::Position)
            .all(self.db())
            .await
            .expect("criteria can be read");
        let failed = criteria.iter().find(|c| c.code == "8.6").expect("criterion 8.6").id;
        let minor = criteria.iter().find(|c| c.severity == Severity::Minor).expect("a minor criterion").id;
        let outside = criteria.iter().find(|c| c.section_key.contains("consortium")).or(criteria.last());
        let outside = outside.expect("a criterion").id;
        for criterion in &criteria {
            let id = AssessmentId::new(self.now());
            let result = match criterion.id {
                id if latest && id == failed => AssessmentResult::NotMet,
                id if latest && id == minor => AssessmentResult::PartlyMet,
                id if id == outside => AssessmentResult::NotApplicable,
                _ => AssessmentResult::Met,
            };
            let not_applicable = criterion.id == outside;
            let reason = r#"{"not_applicable":{"applies":false,"because":[{"fact":"in_consortium","asked":true,"stated":false}]}}"#;
            assessment::Model {
                id,
                audit_id: audit,
                criterion_id: criterion.id,
                scope: if not_applicable { ScopeState::NotApplicable } else { ScopeState::InScope },
                scope_reason: not_applicable.then(|| reason.to_owned()),
                result,
                note: match result {
                    AssessmentResult::NotMet => format!(
                        "The matrix was read with the manager. {} and {} had not been on the course, and the cover for it was not planned.",
                        WORKERS[0], WORKERS[1]
                    ),
                    _ if criterion.code == "1.1" => "Mae’r pleidleisiau wedi eu cofnodi yn y gofrestr ac mae’r ffigurau yn gywir.".into(),
                    _ => String::new(),
                },
                no_finding_reason: None,
                assessed_by: Some(made.lead.account),
                assessed_at: Some(self.now()),
                revision: 1,
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the result is added");
            if latest && criterion.id == failed {
                self.figures(made, id).await;
            }
        }
        if latest {
            self.findings(made, failed, minor, &criteria).await;
            self.comments(made, failed).await;
        }
    }

    async fn figures(&self, made: &Audited, assessment: AssessmentId) {
        for (metric, part, whole, people, value) in [
            ("core_training_in_date_pct", 34, 42, 6, "80.9%"),
            ("safety_critical_subject_in_date_pct", 1, 3, 3, "33.3%"),
        ] {
            computed_fact::Model {
                id: ComputedFactId::new(self.now()),
                assessment_id: assessment,
                metric: metric.into(),
                numerator: Some(part),
                denominator: Some(whole),
                people: Some(people),
                value_text: value.into(),
                left_out: None,
                confirmed: true,
                override_value: None,
                override_reason: None,
                settled_by: Some(made.lead.account),
                settled_at: self.now(),
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the figure is added");
        }
        let item = EvidenceItemId::new(self.now());
        evidence_item::Model {
            id: item,
            cooperative_id: made.coop,
            evidence_type: "training_plan".into(),
            title: format!("Training plan of {} and the team", WORKERS[2]),
            language: EvidenceLanguage::En,
            period_from: None,
            period_to: None,
            valid_until: None,
            personal_data: PersonalData::None,
            redaction_confirmed: true,
            state: EvidenceState::Accepted,
            submitted_by: made.manager.account,
            submitted_at: self.now(),
            reviewed_by: Some(made.lead.account),
            reviewed_at: Some(self.now()),
            return_reason: None,
            idempotency_key: None,
            revision: 2,
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the item is added");
        let stored = self.app.files.keep_bytes(format!("a plan of {}", made.reference).as_bytes()).await;
        let stored = stored.expect("the file is kept");
        blob::Model {
            sha256: stored.sha256.clone(),
            size: 10,
            media_type: "application/pdf".into(),
            stored_at: self.now(),
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the blob is added");
        evidence_file::Model {
            id: EvidenceFileId::new(self.now()),
            item_id: item,
            revision: 1,
            sha256: stored.sha256,
            file_name: "plan.pdf".into(),
            media_type: "application/pdf".into(),
            size: 10,
            added_by: made.manager.account,
            added_at: self.now(),
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the file is added");
        citation::Model {
            id: CitationId::new(self.now()),
            assessment_id: assessment,
            item_id: item,
            item_revision: 2,
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the citation is added");
    }

    async fn findings(
        &self,
        made: &Audited,
        failed: CriterionId,
        minor: CriterionId,
        criteria: &[criterion::Model],
    ) {
        let good = criteria.iter().find(|c| c.code == "4.1").unwrap_or(&criteria[0]).id;
        let rows = [
            (
                failed,
                FindingKind::Nonconformity,
                Some(Grade::Major),
                "Core training was in date for 81% of what the roles need.",
            ),
            (minor, FindingKind::Nonconformity, Some(Grade::Minor), "The form was not in Welsh."),
            (
                good,
                FindingKind::GoodPractice,
                None,
                "Members plan the rota together with the workers, and it works.",
            ),
        ];
        for (place, (criterion, kind, grade, statement)) in rows.into_iter().enumerate() {
            let id = FindingId::new(self.now());
            finding::Model {
                id,
                audit_id: made.audit,
                criterion_id: criterion,
                cooperative_id: made.coop,
                number: i32::try_from(place).expect("few") + 1,
                kind,
                grade,
                grade_reason: None,
                statement: statement.into(),
                repeated: false,
                raised_by: made.lead.account,
                raised_at: self.now() - TimeDelta::days(55),
                withdrawn_at: None,
                withdrawn_reason: None,
                revision: 1,
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the finding is added");
            if kind != FindingKind::Nonconformity {
                continue;
            }
            corrective_action::Model {
                id: CorrectiveActionId::new(self.now()),
                finding_id: id,
                cooperative_id: made.coop,
                state: ActionState::PlanAgreed,
                cause: Some("No cover".into()),
                plan: Some(format!("Pay cover so that {} can go on the course.", WORKERS[0])),
                owner_name: Some(WORKERS[3].into()),
                owner_id: Some(made.manager.account),
                proof: None,
                proof_item_id: None,
                contain_due_on: None,
                plan_due_on: Some(day("2026-06-01")),
                due_on: Some(if place == 0 { day("2026-09-07") } else { day("2026-06-10") }),
                verify_due_on: None,
                contained_on: None,
                plan_submitted_on: Some(day("2026-05-28")),
                plan_agreed_on: Some(day("2026-05-30")),
                proof_submitted_on: None,
                verified_on: None,
                verified_by: None,
                revision: 1,
            }
            .into_active_model()
            .insert(self.db())
            .await
            .expect("the action is added");
        }
    }

    async fn comments(&self, made: &Audited, failed: CriterionId) {
        comment::Model {
            id: CommentId::new(self.now()),
            audit_id: made.audit,
            issue: 1,
            number: 1,
            criterion_id: Some(failed),
            body: format!("The figure leaves out {}, who was on the course in March.", WORKERS[4]),
            made_by: made.manager.account,
            made_at: self.now(),
            answer_kind: Some(AnswerKind::PartlyAccepted),
            answer: Some("The figure is 81% with this record. The result stays.".into()),
            answered_by: Some(made.moderator.account),
            answered_at: Some(self.now()),
        }
        .into_active_model()
        .insert(self.db())
        .await
        .expect("the comment is added");
    }

    /// The regulator accepted the report: what `audits` does.
    pub async fn accepted(&self, made: &Audited) {
        let row = audit::ActiveModel {
            id: Set(made.audit),
            state: Set(AuditState::ActionsOpen),
            accepted_on: Set(Some(self.today())),
            ..Default::default()
        };
        row.update(self.db()).await.expect("the audit is accepted");
    }

    /// Nobody is known who could have signed the report of this audit: it can be issued by no means.
    pub async fn unsigned(&self, made: &Audited) {
        audit_move::Entity::update_many()
            .col_expr(audit_move::Column::MovedBy, Expr::value(None::<AccountId>))
            .filter(audit_move::Column::AuditId.eq(made.audit))
            .exec(self.db())
            .await
            .expect("nobody moved it");
        team_member::Entity::delete_many()
            .filter(team_member::Column::AuditId.eq(made.audit))
            .exec(self.db())
            .await
            .expect("nobody is on the team");
    }
}

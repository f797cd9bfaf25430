//! The people of an audit, and short ways to bring one to where a test begins.

use chrono::Duration;
use entities::access::Role;
use entities::audits::{AssessmentResult, AuditState, AuditType, InterestKind, ScopeState, TeamPart, audit};
use entities::findings::FindingKind;
use entities::ids::{FindingId, StandardId};
use safon::audits::fieldwork::{self, Assessing};
use safon::audits::planning::{self, NewAudit};
use safon::audits::team::{self, Declaration};
use safon::audits::{self, finish, moderation, raising};
use safon::findings::{self, Step, Wording};
use safon::foundation::error::Error;

use crate::world::World;
use crate::world::people::Person;

/// A criterion of severity critical that applies to every co-op.
pub const CRITICAL: &str = "registered-legal-form";
/// A criterion of severity major that applies to every co-op.
pub const MAJOR: &str = "core-training-in-date";

pub struct Cast {
    pub standard: StandardId,
    pub officer: Person,
    pub lead: Person,
    pub moderator: Person,
    pub decider: Person,
    pub regulator: Person,
    pub manager: Person,
    pub chair: Person,
}

/// A result with a note.
pub fn assessing(result: AssessmentResult, revision: i32) -> Assessing {
    Assessing { result, note: "Seen.".into(), no_finding_reason: None, cited: Vec::new(), revision }
}

impl Cast {
    /// A co-op under the standard in force, and everybody an audit of it needs.
    pub async fn new(world: &World) -> Self {
        let (standard, _) = world.standard_in_force().await;
        world.organisation("COOP-0001").await;
        Self {
            standard,
            officer: world.person(Role::StandardsOfficer, "FRAN").await,
            lead: world.person(Role::Auditor, "FRAN").await,
            moderator: world.person(Role::Moderator, "FRAN").await,
            decider: world.person(Role::AppealDecider, "FRAN").await,
            regulator: world.regulator_of(&[&crate::world::people::area_of("COOP-0001")]).await,
            manager: world.person(Role::Manager, "COOP-0001").await,
            chair: world.welsh_person(Role::BoardChair, "COOP-0001").await,
        }
    }

    /// An audit without a team.
    pub async fn bare(&self, world: &World, visit_on: &str, announced: bool) -> String {
        let new = NewAudit {
            cooperative: "COOP-0001".into(),
            standard: self.standard,
            kind: AuditType::Full,
            announced,
            visit_on: visit_on.parse().unwrap(),
            chosen: Default::default(),
        };
        let officer = world.actor(&self.officer).await;
        planning::plan(&world.app, &officer, &new, world.now()).await.expect("the audit is planned")
    }

    /// An announced audit with its team named.
    pub async fn planned(&self, world: &World, visit_on: &str) -> String {
        let reference = self.bare(world, visit_on, true).await;
        self.named(world, &reference).await;
        reference
    }

    /// An unannounced audit with its team named.
    pub async fn planned_unannounced(&self, world: &World, visit_on: &str) -> String {
        let reference = self.bare(world, visit_on, false).await;
        self.named(world, &reference).await;
        reference
    }

    async fn named(&self, world: &World, reference: &str) {
        let officer = world.actor(&self.officer).await;
        for (person, part) in [(&self.lead, TeamPart::LeadAuditor), (&self.moderator, TeamPart::Moderator)] {
            team::assign(&world.app, &officer, reference, person.account, part, world.now())
                .await
                .expect("the person is named");
        }
    }

    /// Lead and moderator declare that they have no tie, and accept.
    pub async fn declared(&self, world: &World, reference: &str) {
        let nothing = Declaration {
            interest: InterestKind::None,
            until: None,
            statement: String::new(),
            accepts: true,
        };
        for person in [&self.lead, &self.moderator] {
            let actor = world.actor(person).await;
            team::declare(&world.app, &actor, reference, &nothing, world.now()).await.expect("declared");
        }
    }

    /// The first day of fieldwork, Monday 13 July 2026 when the world began on 15 June.
    pub async fn in_fieldwork(&self, world: &World) -> String {
        let reference = self.planned(world, "2026-07-13").await;
        self.declared(world, &reference).await;
        let officer = world.actor(&self.officer).await;
        planning::notify(&world.app, &officer, &reference, world.now()).await.expect("notice is given");
        world.pass(Duration::days(28));
        let lead = world.actor(&self.lead).await;
        fieldwork::start(&world.app, &lead, &reference, world.now()).await.expect("it starts");
        reference
    }

    /// Everything met, the draft with the moderator.
    pub async fn in_moderation(&self, world: &World) -> String {
        let reference = self.in_fieldwork(world).await;
        self.all_met(world, &reference).await;
        let lead = world.actor(&self.lead).await;
        fieldwork::end(&world.app, &lead, &reference, world.now()).await.expect("it ends");
        moderation::submit(&world.app, &lead, &reference, world.now()).await.expect("it is sent");
        reference
    }

    /// The draft is on its way to the co-op.
    pub async fn with_draft_out(&self, world: &World) -> String {
        let reference = self.in_moderation(world).await;
        let moderator = world.actor(&self.moderator).await;
        moderation::release(&world.app, &moderator, &reference, world.now()).await.expect("it is released");
        reference
    }

    /// The relay took the notice of the draft on the same day.
    pub async fn with_draft_received(&self, world: &World) -> String {
        let reference = self.with_draft_out(world).await;
        world.deliver().await;
        audits::advance_due(&world.app, world.now()).await.expect("it is received");
        reference
    }

    pub async fn audit(&self, world: &World, reference: &str) -> audit::Model {
        audits::store::by_reference(&*world.app.database, reference).await.expect("the audit is there")
    }

    /// The audit, which is in this state.
    pub async fn stands(&self, world: &World, reference: &str, state: AuditState) -> audit::Model {
        let audit = self.audit(world, reference).await;
        assert_eq!(audit.state, state, "{reference}");
        audit
    }

    /// Every criterion in scope is met.
    pub async fn all_met(&self, world: &World, reference: &str) {
        let audit = self.audit(world, reference).await;
        let lead = world.actor(&self.lead).await;
        for (row, criterion) in
            audits::store::assessments(&*world.app.database, audit.id).await.expect("rows")
        {
            if row.scope == ScopeState::InScope {
                let met = assessing(AssessmentResult::Met, row.revision);
                fieldwork::assess(&world.app, &lead, reference, &criterion.key, &met, world.now())
                    .await
                    .expect("it is assessed");
            }
        }
    }

    /// One criterion gets another result.
    pub async fn fail(&self, world: &World, reference: &str, key: &str, result: AssessmentResult) {
        let audit = self.audit(world, reference).await;
        let (row, _) = audits::store::assessment(&*world.app.database, audit.id, key).await.expect("a row");
        let lead = world.actor(&self.lead).await;
        let failed = assessing(result, row.revision);
        fieldwork::assess(&world.app, &lead, reference, key, &failed, world.now())
            .await
            .expect("it is assessed");
    }

    /// A nonconformity of the criterion's own severity.
    pub async fn raise(&self, world: &World, reference: &str, key: &str) -> FindingId {
        let lead = world.actor(&self.lead).await;
        raising::raise(&world.app, &lead, reference, key, &nonconformity("It lapsed."), world.now())
            .await
            .expect("it is raised")
    }

    /// Every open action of an audit, from plan to verification.
    pub async fn put_right(&self, world: &World, reference: &str) {
        let audit = self.audit(world, reference).await;
        let manager = world.actor(&self.manager).await;
        let lead = world.actor(&self.lead).await;
        let database = &*world.app.database;
        for found in findings::store::of_audit(database, audit.id).await.expect("findings") {
            let id = found.action.expect("it has an action").id;
            let plan = Step::SubmitPlan {
                cause: "Nobody looked.".into(),
                plan: "Somebody looks.".into(),
                owner_name: "A. Bevan-Ffug".into(),
                owner: Some(self.manager.account),
            };
            let proof = Step::SubmitProof { proof: "Looked.".into(), item: None };
            let agree = Step::AgreePlan { words: "Good.".into() };
            for (actor, step) in [(&manager, plan), (&lead, agree), (&manager, proof)] {
                let (action, _) = findings::store::action(database, id).await.expect("the action");
                findings::act(&world.app, actor, id, action.revision, &step, world.now())
                    .await
                    .expect("the step is taken");
            }
            let (action, _) = findings::store::action(database, id).await.expect("the action");
            finish::verify(&world.app, &lead, id, action.revision, "It works.", world.now())
                .await
                .expect("it is verified");
        }
    }
}

/// A nonconformity of the criterion's own severity, in these words.
pub fn nonconformity(statement: &str) -> Wording {
    Wording { kind: FindingKind::Nonconformity, grade: None, grade_reason: None, statement: statement.into() }
}

/// The key of the words in which something is refused.
pub fn refused(result: Result<impl std::fmt::Debug, Error>) -> String {
    match result {
        Err(Error::Refused(message)) => message.key.into_owned(),
        Err(Error::Problems(problems)) => problems[0].message.key.to_string(),
        other => panic!("it was to be refused: {other:?}"),
    }
}

//! The audits of a lighter co-op: one to three rounds, a year apart; the last may still have open actions, or be to come.
//! No report is drawn for them: the register shows their outcome without one.

use chrono::{Days, NaiveDate};
use entities::access::Language;
use entities::audits::{
    AssessmentResult, AuditState, AuditType, InterestKind, Publication, ScopeState, TeamPart, assessment,
    audit, audit_move, team_member,
};
use entities::findings::{ActionState, FindingKind, Grade, corrective_action, finding};
use entities::ids::{
    AccountId, AssessmentId, AuditId, AuditMoveId, CorrectiveActionId, FindingId, TeamMemberId,
};
use scheduler::working_days::Counting;

use super::coops::Made;
use super::rows::Rows;
use super::shapes::{self, Judged};
use super::{Counters, Ground};
use crate::demo::chance::Chance;
use crate::demo::{script, words};
use crate::findings::rules;

/// How far an audit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reached {
    /// The visit is still to come.
    Coming,
    /// Published; something is still to be put right.
    ActionsOpen,
    /// Published, and all is done.
    Closed,
}

/// Adds the audits of a co-op.
pub fn add(
    ground: &Ground<'_>,
    coop: &Made<'_>,
    chance: &mut Chance,
    counters: &mut Counters,
    rows: &mut Rows,
) {
    let rounds = chance.between(1, 3);
    let last = match chance.between(1, 100) {
        1..=10 => Reached::Coming,
        11..=35 => Reached::ActionsOpen,
        _ => Reached::Closed,
    };
    let last_visit = match last {
        Reached::Coming => -chance.between(3, 80),
        Reached::ActionsOpen => chance.between(75, 170),
        Reached::Closed => chance.between(150, 330),
    };
    let lead = usize::try_from(chance.between(0, 100)).unwrap_or_default();
    for years_ago in (0..rounds).rev() {
        let days_ago = last_visit + years_ago * 365;
        let reached = if years_ago == 0 { last } else { Reached::Closed };
        let judged = {
            let [welsh, english] = &coop.shape.results;
            let of_language = if coop.language == Some(Language::En) { english } else { welsh };
            // One to come has nothing yet; one with open actions needs something to be put right.
            let mut drawn = shapes::draw(chance);
            if reached == Reached::ActionsOpen {
                drawn = drawn.max(2);
            }
            &of_language[drawn.min(of_language.len() - 1)]
        };
        let round = Round::new(ground, coop, reached, days_ago, lead, judged);
        round.write(chance, counters, rows);
    }
}

/// One audit that is being made.
struct Round<'a> {
    ground: &'a Ground<'a>,
    coop: &'a Made<'a>,
    reached: Reached,
    visit_on: NaiveDate,
    planned_on: NaiveDate,
    notified_on: NaiveDate,
    lead: AccountId,
    moderator: AccountId,
    judged: &'a Judged,
}

impl<'a> Round<'a> {
    fn new(
        ground: &'a Ground<'a>,
        coop: &'a Made<'a>,
        reached: Reached,
        days_ago: i64,
        lead: usize,
        judged: &'a Judged,
    ) -> Self {
        let days = Days::new(days_ago.unsigned_abs());
        let calendar = &ground.calendar;
        let visit_on = if days_ago < 0 {
            calendar.working_day_from(ground.today + days)
        } else {
            calendar.working_day_until(ground.today - days)
        };
        let offices = &ground.offices;
        Self {
            ground,
            coop,
            reached,
            visit_on,
            planned_on: calendar.working_day_until(visit_on - Days::new(90)),
            notified_on: calendar.working_day_until(visit_on - Days::new(32)),
            lead: offices.auditors[lead % offices.auditors.len()],
            moderator: offices.moderators[lead % offices.moderators.len()],
            judged,
        }
    }

    /// So many working days after the visit.
    fn after(&self, working_days: u16) -> NaiveDate {
        if working_days == 0 {
            return self.visit_on;
        }
        self.ground.calendar.add_working_days(self.visit_on, working_days, Counting::Exclusive)
    }

    /// Was notice of the visit given by now?
    fn noticed(&self) -> bool {
        self.notified_on <= self.ground.today
    }

    fn state(&self) -> AuditState {
        match self.reached {
            Reached::Coming if self.noticed() => AuditState::EvidenceWindow,
            Reached::Coming => AuditState::Planned,
            Reached::ActionsOpen => AuditState::ActionsOpen,
            Reached::Closed => AuditState::Closed,
        }
    }

    fn write(&self, chance: &mut Chance, counters: &mut Counters, rows: &mut Rows) {
        let id = AuditId::new(counters.tick());
        let moves = self.moves();
        let mut row = self.row(id, counters.audit_reference(self.planned_on));
        row.revision = i32::try_from(moves.len()).unwrap_or_default() + 1;
        rows.audits.push(row);
        self.add_moves(id, &moves, counters, rows);
        self.add_team(id, counters, rows);
        self.add_results(id, chance, counters, rows);
    }

    fn row(&self, id: AuditId, reference: String) -> audit::Model {
        let held = self.reached != Reached::Coming;
        let on = |working_days: u16| held.then(|| self.after(working_days));
        audit::Model {
            id,
            reference,
            cooperative_id: self.coop.id,
            version_id: self.ground.version,
            kind: AuditType::Full,
            state: self.state(),
            announced: true,
            planned_on: self.planned_on,
            visit_on: self.visit_on,
            notified_on: self.noticed().then_some(self.notified_on),
            fieldwork_started_on: on(0),
            fieldwork_ended_on: on(1),
            draft_received_on: on(15),
            comments_settled_on: on(21),
            answers_received_on: on(25),
            finalised_on: on(33),
            final_received_on: on(33),
            accepted_on: on(44),
            closed_on: (self.reached == Reached::Closed).then(|| self.after(79)),
            outcome: self.judged.outcome.filter(|_| held),
            score_text: self.judged.score_text.clone().filter(|_| held),
            issue: 0,
            publication: held.then_some(Publication::Summary),
            published_on: on(44),
            paused_in: None,
            sample_seed: None,
            sample_population_digest: None,
            sample_algorithm: None,
            revision: 1,
        }
    }

    /// Every move so far: to which state, on which day, at which minute after nine, by whom.
    fn moves(&self) -> Vec<(AuditState, NaiveDate, i64, Option<AccountId>)> {
        use AuditState::*;
        let (officer, lead, moderator) =
            (Some(self.ground.offices.officer), Some(self.lead), Some(self.moderator));
        let mut moves = Vec::new();
        if self.noticed() {
            moves.push((Notified, self.notified_on, 90, officer));
            moves.push((EvidenceWindow, self.notified_on, 91, officer));
        }
        if self.reached == Reached::Coming {
            return moves;
        }
        moves.extend([
            (Fieldwork, self.after(0), 15, lead),
            (Drafting, self.after(1), 420, lead),
            (Moderation, self.after(10), 120, lead),
            (DraftIssued, self.after(14), 200, moderator),
            (Comments, self.after(15), 30, Some(self.coop.manager)),
            (Answers, self.after(21), 300, Some(self.coop.manager)),
            (Answers, self.after(25), 100, moderator),
            (Final, self.after(33), 60, moderator),
            (Accepted, self.after(44), 200, Some(self.ground.offices.regulator)),
        ]);
        if self.has_actions() {
            moves.push((ActionsOpen, self.after(45), 0, None));
        }
        if self.reached == Reached::Closed {
            moves.push((Closed, self.after(79), 0, None));
        }
        moves
    }

    fn has_actions(&self) -> bool {
        self.judged.lines.iter().any(|line| line.raised.is_some_and(|raised| raised.grade.is_some()))
    }

    fn add_moves(
        &self,
        audit: AuditId,
        moves: &[(AuditState, NaiveDate, i64, Option<AccountId>)],
        counters: &mut Counters,
        rows: &mut Rows,
    ) {
        let mut from = AuditState::Planned;
        for &(to, day, minute, by) in moves {
            rows.moves.push(audit_move::Model {
                id: AuditMoveId::new(counters.tick()),
                audit_id: audit,
                from_state: from,
                to_state: to,
                moved_by: by,
                moved_at: script::at_minute(day, minute),
                reason: None,
            });
            from = to;
        }
    }

    fn add_team(&self, audit: AuditId, counters: &mut Counters, rows: &mut Rows) {
        let declared_at = Some(script::at_minute(self.planned_on, 240));
        for (account, part) in [(self.lead, TeamPart::LeadAuditor), (self.moderator, TeamPart::Moderator)] {
            rows.team.push(team_member::Model {
                id: TeamMemberId::new(counters.tick()),
                audit_id: audit,
                account_id: account,
                part,
                named_on: self.planned_on,
                interest: Some(InterestKind::None),
                interest_until: None,
                statement: Some("None.".to_owned()),
                declared_at,
                accepted_at: declared_at,
                declined_at: None,
            });
        }
    }

    fn add_results(&self, audit: AuditId, chance: &mut Chance, counters: &mut Counters, rows: &mut Rows) {
        let held = self.reached != Reached::Coming;
        let assessed_at = script::at_minute(self.visit_on, 60);
        let (mut number, mut actions) = (0, 0);
        for line in &self.judged.lines {
            let judged = held && line.scope == ScopeState::InScope;
            let result = match line.scope {
                ScopeState::InScope if !held => AssessmentResult::NotAssessed,
                ScopeState::InScope | ScopeState::NotApplicable | ScopeState::OutOfScope => line.result,
            };
            rows.assessments.push(assessment::Model {
                id: AssessmentId::new(counters.tick()),
                audit_id: audit,
                criterion_id: line.criterion,
                scope: line.scope,
                scope_reason: line.scope_reason.clone(),
                result,
                note: if judged { line.note.to_owned() } else { String::new() },
                no_finding_reason: None,
                assessed_by: judged.then_some(self.lead),
                assessed_at: judged.then_some(assessed_at),
                revision: if judged { 2 } else { 1 },
            });
            let Some(raised) = line.raised.filter(|_| judged) else { continue };
            number += 1;
            let id = FindingId::new(counters.tick());
            rows.findings.push(finding::Model {
                id,
                audit_id: audit,
                criterion_id: line.criterion,
                cooperative_id: self.coop.id,
                number,
                kind: raised.kind,
                grade: raised.grade,
                grade_reason: None,
                statement: raised.statement.to_owned(),
                repeated: false,
                raised_by: self.lead,
                raised_at: assessed_at,
                withdrawn_at: None,
                withdrawn_reason: None,
                revision: 1,
            });
            if let (FindingKind::Nonconformity, Some(grade)) = (raised.kind, raised.grade) {
                // The first action of an audit whose actions are open is one of the open ones.
                actions += 1;
                let done = self.reached == Reached::Closed || actions > 1 && chance.percent(50);
                let action = CorrectiveActionId::new(counters.tick());
                rows.actions.push(self.action(action, id, grade, done));
            }
        }
    }

    fn action(
        &self,
        id: CorrectiveActionId,
        finding: FindingId,
        grade: Grade,
        done: bool,
    ) -> corrective_action::Model {
        let (calendar, pack) = (&self.ground.calendar, &self.ground.pack);
        let clocks = rules::clocks(grade, self.after(33), pack, calendar);
        let contain_due_on =
            (grade == Grade::Critical).then(|| rules::contain_due(self.visit_on, pack, calendar)).flatten();
        let done = done && self.after(78) <= self.ground.today;
        let proof_on = done.then(|| self.after(70));
        let said = |step: &str| Some(words::action(step, self.coop.language).to_owned());
        corrective_action::Model {
            id,
            finding_id: finding,
            cooperative_id: self.coop.id,
            state: if done { ActionState::Verified } else { ActionState::PlanAgreed },
            cause: said("cause"),
            plan: said("plan"),
            owner_name: None,
            owner_id: Some(self.coop.manager),
            proof: done.then(|| said("proof")).flatten(),
            proof_item_id: None,
            contain_due_on,
            plan_due_on: clocks.plan_due_on,
            due_on: clocks.due_on,
            verify_due_on: proof_on.map(|on| rules::verify_due(on, calendar)),
            contained_on: contain_due_on.map(|_| self.after(1)),
            plan_submitted_on: Some(self.after(40)),
            plan_agreed_on: Some(self.after(46)),
            proof_submitted_on: proof_on,
            verified_on: done.then(|| self.after(78)),
            verified_by: done.then_some(self.lead),
            revision: if done { 5 } else { 3 },
        }
    }
}

//! Which criteria an audit looks at, why the others are left out, and what is still missing before moderation.

use std::collections::BTreeSet;

use entities::audits::{AssessmentResult, AuditType};
use entities::standards::Severity;
use serde::{Deserialize, Serialize};

use crate::standards::condition::{self, Explanation, Facts, Unstated};
use crate::standards::pack::{Criterion, Pack, ScopedType};

/// Only readiness and full audits change the overall outcome.
pub fn changes_outcome(kind: AuditType) -> bool {
    match kind {
        AuditType::Readiness | AuditType::Full => true,
        AuditType::Surveillance | AuditType::FollowUp | AuditType::Thematic => false,
    }
}

/// The type of an audit among those whose scope the standard lists; others choose theirs.
pub fn listed(kind: AuditType) -> Option<ScopedType> {
    match kind {
        AuditType::Readiness => Some(ScopedType::Readiness),
        AuditType::Full => Some(ScopedType::Full),
        AuditType::Surveillance => Some(ScopedType::Surveillance),
        AuditType::FollowUp | AuditType::Thematic => None,
    }
}

/// How an audit chooses among the criteria that apply.
#[derive(Debug, Clone, Copy)]
pub enum Selection<'a> {
    /// Readiness, full, surveillance: as the standard lists it.
    Listed(ScopedType),
    /// Follow-up: the criteria with open findings, by key.
    OpenFindings(&'a BTreeSet<String>),
    /// Thematic: chosen by hand, by key.
    Chosen(&'a BTreeSet<String>),
}

/// Whether an audit looks at a criterion. The reasons are written by the rule, not by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    InScope,
    /// It does not apply to this co-op; with the facts that say so.
    NotApplicable(Explanation),
    OutOfScope(OutOfScope),
}

/// Why an audit does not look at a criterion that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutOfScope {
    /// The standard does not list this type of audit for it.
    NotInThisType(ScopedType),
    NoOpenFinding,
    NotChosen,
}

impl Standing {
    /// The standing that a row keeps as its reason (`assessment.scope_reason`); none where it keeps none, or other words.
    pub fn kept(scope_reason: Option<&str>) -> Option<Self> {
        serde_json::from_str(scope_reason?).ok()
    }

    /// The reason a row keeps: none where the criterion is in scope.
    pub fn to_keep(&self) -> Option<String> {
        match self {
            Self::InScope => None,
            Self::NotApplicable(_) | Self::OutOfScope(_) => serde_json::to_string(self).ok(),
        }
    }
}

/// A criterion and its standing in one audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scoped {
    pub criterion: String,
    pub standing: Standing,
}

/// Why no scope can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoScope {
    /// These facts of the co-op must be stated first.
    FactsUnstated(BTreeSet<String>),
    /// The condition of this criterion cannot be read: the version was not read from a checked file.
    ConditionUnreadable(String),
}

/// The scope of an audit: every criterion of the version, in its order, with its standing.
pub fn scope(pack: &Pack, facts: &Facts, selection: Selection<'_>) -> Result<Vec<Scoped>, NoScope> {
    let mut unstated = BTreeSet::new();
    let mut scoped = Vec::new();
    for (_, criterion) in pack.criteria() {
        let condition = condition::parse(&criterion.applies_when)
            .map_err(|_| NoScope::ConditionUnreadable(criterion.key.clone()))?;
        match condition.explain(facts) {
            Err(Unstated(facts)) => unstated.extend(facts),
            Ok(explanation) => scoped.push(Scoped {
                criterion: criterion.key.clone(),
                standing: if explanation.applies {
                    select(criterion, selection)
                } else {
                    Standing::NotApplicable(explanation)
                },
            }),
        }
    }
    if unstated.is_empty() { Ok(scoped) } else { Err(NoScope::FactsUnstated(unstated)) }
}

fn select(criterion: &Criterion, selection: Selection<'_>) -> Standing {
    let out = match selection {
        Selection::Listed(kind) => {
            (!criterion.audit_types.contains(&kind)).then_some(OutOfScope::NotInThisType(kind))
        }
        Selection::OpenFindings(open) => {
            (!open.contains(&criterion.key)).then_some(OutOfScope::NoOpenFinding)
        }
        Selection::Chosen(chosen) => (!chosen.contains(&criterion.key)).then_some(OutOfScope::NotChosen),
    };
    out.map_or(Standing::InScope, Standing::OutOfScope)
}

/// What is recorded about one criterion in scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    pub criterion: String,
    pub mark: AssessmentResult,
    pub has_finding: bool,
    /// A reason why there is no finding, or why the mark is what it is.
    pub has_reason: bool,
}

/// What keeps a draft from moderation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Blocker {
    /// A critical or major criterion in scope without a result.
    NotAssessed { criterion: String },
    /// Not or partly met, with neither a finding nor a reason.
    NeitherFindingNorReason { criterion: String },
}

/// Everything that keeps a draft from moderation, in the order of the version.
pub fn blockers(pack: &Pack, scope: &[Scoped], assessed: &[Assessed]) -> Vec<Blocker> {
    let in_scope = scope.iter().filter(|scoped| scoped.standing == Standing::InScope);
    in_scope
        .filter_map(|scoped| {
            let criterion = pack.criterion(&scoped.criterion)?;
            blocker(criterion, assessed.iter().find(|assessed| assessed.criterion == scoped.criterion))
        })
        .collect()
}

fn blocker(criterion: &Criterion, assessed: Option<&Assessed>) -> Option<Blocker> {
    let key = criterion.key.clone();
    let explained = assessed.is_some_and(|assessed| assessed.has_finding || assessed.has_reason);
    match assessed.map_or(AssessmentResult::NotAssessed, |assessed| assessed.mark) {
        AssessmentResult::NotAssessed => {
            (criterion.severity >= Severity::Major).then_some(Blocker::NotAssessed { criterion: key })
        }
        AssessmentResult::PartlyMet | AssessmentResult::NotMet => {
            (criterion.severity != Severity::Improvement && !explained)
                .then_some(Blocker::NeitherFindingNorReason { criterion: key })
        }
        AssessmentResult::Met | AssessmentResult::NotApplicable => None,
    }
}

/// Whether a mark may be recorded only with a reason, by the rules of the version.
pub fn needs_reason(pack: &Pack, mark: AssessmentResult) -> bool {
    pack.results.iter().any(|entry| entry.code == mark && entry.needs_reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::condition::Stated;
    use crate::standards::reading::{Format, read};

    fn pack() -> Pack {
        read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("the shipped standard")
    }

    fn facts(user_led: bool) -> Facts {
        let flags = [
            ("user_led", user_led),
            ("service_regulated", true),
            ("service_provides_care", true),
            ("offers_direct_payment_support", false),
            ("pools_direct_payments", false),
            ("in_consortium", false),
            ("is_consortium", false),
            ("subcontracts", false),
        ];
        let mut facts: Facts = flags.map(|(fact, flag)| (fact.to_owned(), Stated::Flag(flag))).into();
        facts.insert("coop_type".to_owned(), Stated::Choice("multi_stakeholder".to_owned()));
        facts
    }

    fn standing(scope: &[Scoped], key: &str) -> Standing {
        scope.iter().find(|scoped| scoped.criterion == key).expect("a criterion").standing.clone()
    }

    #[test]
    fn every_criterion_has_a_standing_and_what_does_not_apply_says_why() {
        let scope = scope(&pack(), &facts(true), Selection::Listed(ScopedType::Full)).expect("a scope");
        assert_eq!(scope.len(), 68);
        assert_eq!(standing(&scope, "users-hold-controlling-vote"), Standing::InScope);
        let Standing::NotApplicable(why) = standing(&scope, "guaranteed-user-voice") else {
            panic!("applies")
        };
        assert_eq!(why.because.len(), 1);
        assert_eq!(why.because[0].fact, "user_led");
    }

    #[test]
    fn a_surveillance_audit_leaves_out_what_the_standard_does_not_list_for_it() {
        let listed =
            scope(&pack(), &facts(false), Selection::Listed(ScopedType::Surveillance)).expect("a scope");
        let out = Standing::OutOfScope(OutOfScope::NotInThisType(ScopedType::Surveillance));
        assert_eq!(standing(&listed, "open-voluntary-membership"), out);
        for (_, criterion) in pack().criteria().filter(|(_, one)| one.severity == Severity::Critical) {
            assert!(!matches!(standing(&listed, &criterion.key), Standing::OutOfScope(_)));
        }
    }

    #[test]
    fn follow_up_and_thematic_audits_take_what_is_open_or_chosen() {
        let keys = BTreeSet::from(["annual-general-meeting".to_owned(), "guaranteed-user-voice".to_owned()]);
        for (selection, out) in [
            (Selection::OpenFindings(&keys), OutOfScope::NoOpenFinding),
            (Selection::Chosen(&keys), OutOfScope::NotChosen),
        ] {
            let scope = scope(&pack(), &facts(true), selection).expect("a scope");
            let within = scope.iter().filter(|scoped| scoped.standing == Standing::InScope).count();
            assert_eq!(within, 1, "one of the two does not apply");
            assert_eq!(standing(&scope, "registered-legal-form"), Standing::OutOfScope(out));
        }
    }

    #[test]
    fn no_scope_is_drawn_before_every_fact_is_stated() {
        let mut facts = facts(true);
        facts.remove("subcontracts");
        facts.remove("user_led");
        let refused = scope(&pack(), &facts, Selection::Listed(ScopedType::Full));
        let missing = BTreeSet::from(["subcontracts".to_owned(), "user_led".to_owned()]);
        assert_eq!(refused, Err(NoScope::FactsUnstated(missing)));
    }

    #[test]
    fn moderation_waits_for_criticals_majors_and_unexplained_failures() {
        let pack = pack();
        let scope = scope(&pack, &facts(true), Selection::Listed(ScopedType::Full)).expect("a scope");
        let all = blockers(&pack, &scope, &[]);
        assert!(all.iter().all(|blocker| matches!(blocker, Blocker::NotAssessed { .. })));
        let assess = |mark: AssessmentResult, has_finding: bool| -> Vec<Assessed> {
            let of = |scoped: &Scoped| Assessed {
                criterion: scoped.criterion.clone(),
                mark,
                has_finding,
                has_reason: false,
            };
            scope.iter().map(of).collect()
        };
        assert_eq!(blockers(&pack, &scope, &assess(AssessmentResult::Met, false)), vec![]);
        assert_eq!(blockers(&pack, &scope, &assess(AssessmentResult::NotMet, true)), vec![]);
        let unexplained = blockers(&pack, &scope, &assess(AssessmentResult::PartlyMet, false));
        assert!(unexplained.len() > all.len(), "minors too");
        let improvement =
            pack.criteria().find(|(_, one)| one.severity == Severity::Improvement).expect("one").1;
        assert!(
            !unexplained.contains(&Blocker::NeitherFindingNorReason { criterion: improvement.key.clone() })
        );
    }
}

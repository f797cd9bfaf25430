//! The words of rows and the words of a version's text are two vocabularies that must agree: how one becomes the other.

use entities::audits::{AssessmentResult, AuditType, Outcome};
use entities::standards::Severity;

use super::scope;
use crate::standards::pack;

/// The type of an audit, as the rules of scope and score know it.
pub fn kind(kind: AuditType) -> scope::AuditType {
    match kind {
        AuditType::Readiness => scope::AuditType::Readiness,
        AuditType::Full => scope::AuditType::Full,
        AuditType::Surveillance => scope::AuditType::Surveillance,
        AuditType::FollowUp => scope::AuditType::FollowUp,
        AuditType::Thematic => scope::AuditType::Thematic,
    }
}

/// The type of an audit among those whose scope the standard lists; others choose theirs.
pub fn listed(kind: AuditType) -> Option<pack::ScopedType> {
    match kind {
        AuditType::Readiness => Some(pack::ScopedType::Readiness),
        AuditType::Full => Some(pack::ScopedType::Full),
        AuditType::Surveillance => Some(pack::ScopedType::Surveillance),
        AuditType::FollowUp | AuditType::Thematic => None,
    }
}

/// An auditor's result, as the rules of the score know it.
pub fn mark(result: AssessmentResult) -> pack::Mark {
    match result {
        AssessmentResult::Met => pack::Mark::Met,
        AssessmentResult::PartlyMet => pack::Mark::PartlyMet,
        AssessmentResult::NotMet => pack::Mark::NotMet,
        AssessmentResult::NotApplicable => pack::Mark::NotApplicable,
        AssessmentResult::NotAssessed => pack::Mark::NotAssessed,
    }
}

/// An outcome, as it is kept.
pub fn outcome(outcome: pack::Outcome) -> Outcome {
    match outcome {
        pack::Outcome::Compliant => Outcome::Compliant,
        pack::Outcome::CompliantWithActions => Outcome::CompliantWithActions,
        pack::Outcome::Conditional => Outcome::Conditional,
        pack::Outcome::NotCompliant => Outcome::NotCompliant,
    }
}

/// A severity, as it is kept.
pub fn severity(severity: pack::Severity) -> Severity {
    match severity {
        pack::Severity::Critical => Severity::Critical,
        pack::Severity::Major => Severity::Major,
        pack::Severity::Minor => Severity::Minor,
        pack::Severity::Improvement => Severity::Improvement,
    }
}

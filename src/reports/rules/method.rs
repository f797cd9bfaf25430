//! How the audit was made: scope, method, sample, team, and what it could not see.

use entities::audits::{AuditState, ScopeState, TeamPart};

use super::about::standard;
use super::judged::unfinished;
use super::teller::Teller;
use crate::foundation::error::Message;
use crate::reports::content::{Method, Prose, Sample, TeamMember};

pub(super) fn method(teller: &Teller<'_>) -> Method {
    let dossier = teller.dossier;
    let count = |scope: ScopeState| dossier.assessments.iter().filter(|a| a.row.scope == scope).count();
    let mut scope = vec![
        teller.say(
            Message::new("report-scope-counts")
                .with("standard", standard(teller))
                .with("all", dossier.assessments.len()),
        ),
    ];
    let begun = dossier.audit.fieldwork_started_on.is_some() || teller.edition.issue.is_some();
    let looked = if begun { "report-scope-looked" } else { "report-scope-to-look" };
    scope.push(teller.say(Message::new(looked).with("scope", count(ScopeState::InScope))));
    for (state, key) in [
        (ScopeState::NotApplicable, "report-scope-not-applicable"),
        (ScopeState::OutOfScope, "report-scope-out"),
    ] {
        if count(state) > 0 {
            scope.push(teller.say(Message::new(key).with("count", count(state))));
        }
    }
    let audit = &dossier.audit;
    let announced = match audit.notified_on.filter(|_| audit.announced) {
        Some(on) => Message::new("report-method-announced").with("on", on),
        None if audit.announced && audit.state == AuditState::Planned => {
            Message::new("report-method-to-announce")
        }
        None if audit.announced => Message::new("report-method-announced-plain"),
        None => Message::new("report-method-unannounced"),
    };
    let items: std::collections::BTreeSet<_> = dossier.cited.iter().map(|cited| cited.item.id).collect();
    let mut method: Vec<Prose> = vec![teller.say(announced).into()];
    if begun {
        method.push(teller.say(Message::new("report-method-evidence").with("count", items.len())).into());
    }
    let moderated = dossier.moves.iter().any(|step| step.from_state == AuditState::Moderation);
    if moderated || teller.edition.issue.is_some() {
        method.push(teller.word("report-method-moderated").into());
    }
    Method {
        scope: vec![scope.join(" ").into()],
        method,
        sample: sample(teller),
        team: team(teller),
        limits: limits(teller),
    }
}

fn sample(teller: &Teller<'_>) -> Option<Sample> {
    let dossier = teller.dossier;
    let (seed, digest) =
        dossier.audit.sample_seed.clone().zip(dossier.audit.sample_population_digest.clone())?;
    let day = teller.as_of();
    let there = dossier.people.iter().filter(|person| person.at_work(day)).count().max(dossier.sample.len());
    let holds: Vec<String> = ["newest", "agency", "volunteer"]
        .into_iter()
        .filter(|why| dossier.sample.iter().any(|held| held == why))
        .map(|why| teller.word(&format!("report-sample-{why}")))
        .collect();
    let note = (!holds.is_empty())
        .then(|| teller.say(Message::new("report-sample-holds").with("who", teller.list(&holds))).into());
    Some(Sample {
        population: u32::try_from(there).unwrap_or(u32::MAX),
        drawn: u32::try_from(dossier.sample.len()).unwrap_or(u32::MAX),
        note,
        seed,
        digest,
        algorithm: dossier.audit.sample_algorithm.clone().unwrap_or_default(),
    })
}

/// Those who made the visit; the moderator was not there.
fn team(teller: &Teller<'_>) -> Vec<TeamMember> {
    let of = |part: TeamPart| teller.dossier.team.iter().filter(move |member| member.part == part);
    of(TeamPart::LeadAuditor)
        .chain(of(TeamPart::Auditor))
        .map(|member| {
            let stated = member.statement.as_deref().filter(|words| !words.trim().is_empty());
            let declaration =
                stated.map(|words| teller.prose(words, Some(member.account_id))).unwrap_or_default();
            let interest = match member.interest {
                Some(interest) => teller.word(&format!("report-interest-{interest}")),
                None => teller.word("report-interest-undeclared"),
            };
            TeamMember {
                interest: Some(interest),
                name: teller.name(member.account_id).unwrap_or_default(),
                role: teller.word(&format!("report-part-of-{}", member.part)),
                declaration,
            }
        })
        .collect()
}

/// What was in scope and got no result. While the audit goes on, nothing can be said of it.
fn limits(teller: &Teller<'_>) -> Vec<Prose> {
    if unfinished(teller) {
        return Vec::new();
    }
    let unseen: Vec<String> = teller
        .dossier
        .assessments
        .iter()
        .filter(|a| a.row.scope == ScopeState::InScope)
        .filter(|a| a.row.result == entities::audits::AssessmentResult::NotAssessed)
        .map(|a| a.criterion.code.clone())
        .collect();
    if unseen.is_empty() {
        return vec![teller.word("report-limits-none").into()];
    }
    let message = Message::new("report-limits-not-assessed")
        .with("count", unseen.len())
        .with("codes", teller.list(&unseen));
    vec![teller.say(message).into()]
}

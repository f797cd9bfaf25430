//! Who the co-op is, how the audit was made, and the figures of its workforce and its democracy.

use chrono::Datelike;
use entities::audits::{ScopeState, TeamPart};
use entities::cooperatives::GovernanceKind;
use entities::licences::LicenceState;

use super::teller::{Teller, kind};
use crate::foundation::error::Message;
use crate::foundation::reference;
use crate::reports::content::{
    Cooperative, Cover, Democracy, Labelled, Language, Method, Prose, Sample, Seats, Share, TeamMember,
    Training, VoteClass, Votes,
};
use crate::standards::pack::{Category, MetricSource, Subject};
use crate::training::rules::{self as training, Audience};

pub(super) fn cover(teller: &Teller<'_>) -> Cover {
    let dossier = teller.dossier;
    let organisation = &dossier.organisation;
    let (en, cy) = (organisation.name_en.as_str(), organisation.name_cy.as_str());
    let (own, other) = match teller.tongue() {
        Language::En => (en, (Language::Cy, cy)),
        Language::Cy => (cy, (Language::En, en)),
    };
    let visit = dossier.audit.visit_on;
    let ended = dossier.audit.fieldwork_ended_on.filter(|ended| *ended > visit);
    let visited = match ended {
        Some(ended) => teller.say(Message::new("report-visited").with("from", visit).with("to", ended)),
        None => teller.date(visit),
    };
    let registers = reference::get().legal_form(&dossier.cooperative.legal_form).and_then(|form| {
        let register = reference::get().registers.iter().find(|register| register.code == form.register)?;
        let label = teller.pick(&register.en, &register.cy);
        Some(Labelled { label, value: dossier.cooperative.register_number.clone().into() })
    });
    let mut form = vec![coop_type(teller), legal_form(teller)];
    if dossier.licence.as_ref().is_some_and(|licence| licence.user_led) {
        form.insert(0, teller.word("report-user-led"));
    }
    let issue = teller.edition.issue.as_ref();
    Cover {
        cooperative: own.into(),
        other_name: (own != other.1).then(|| Prose::written_in(other.0, other.1)),
        kind: kind(dossier.audit.kind),
        place: places(teller),
        visited,
        month: teller.month(visit),
        standard: standard(teller),
        reference: dossier.audit.reference.clone(),
        form: form.join(", "),
        registers: registers.into_iter().collect(),
        issue: issue.and_then(|issue| u32::try_from(issue.number).ok()),
        issued_on: issue.map(|issue| teller.date(issue.on)),
        other_language: issue.is_some(),
        demonstration: teller.edition.demonstration,
    }
}

/// "SCCFS version 1.0".
fn standard(teller: &Teller<'_>) -> String {
    let (standard, version) = (&teller.dossier.standard, &teller.dossier.version);
    teller.say(
        Message::new("report-standard-version")
            .with("code", standard.code.clone())
            .with("number", version.number.clone()),
    )
}

fn places(teller: &Teller<'_>) -> String {
    let names: Vec<String> = teller
        .dossier
        .areas
        .iter()
        .map(|code| {
            let known = reference::get().local_authority(code);
            known.map_or_else(|| code.clone(), |place| teller.pick(&place.name_en, &place.name_cy))
        })
        .collect();
    teller.list(&names)
}

fn coop_type(teller: &Teller<'_>) -> String {
    let kind = teller.dossier.cooperative.kind;
    let known = reference::get().coop_types.iter().find(|entry| entry.code == kind);
    known.map_or_else(|| kind.to_string(), |entry| teller.pick(&entry.en, &entry.cy))
}

fn legal_form(teller: &Teller<'_>) -> String {
    let code = &teller.dossier.cooperative.legal_form;
    let known = reference::get().legal_form(code);
    known.map_or_else(|| code.clone(), |form| teller.pick(&form.en, &form.cy))
}

fn labelled(teller: &Teller<'_>, key: &str, value: impl Into<Prose>) -> Labelled {
    Labelled { label: teller.word(key), value: value.into() }
}

pub(super) fn cooperative(teller: &Teller<'_>) -> Cooperative {
    let dossier = teller.dossier;
    let name = teller.pick(&dossier.organisation.name_en, &dossier.organisation.name_cy);
    let about = Message::new("report-about").with("name", name).with("places", places(teller));
    let mut facts = vec![
        labelled(teller, "report-fact-type", coop_type(teller)),
        labelled(teller, "report-fact-form", legal_form(teller)),
    ];
    if let Some(licence) = &dossier.licence {
        let state = teller.word(&format!("report-licence-{}", licence.state));
        let term = match (licence.starts_on, licence.ends_on) {
            (Some(from), Some(to)) if licence.state != LicenceState::Applied => {
                Some(Message::new("report-licence-term").with("from", from).with("to", to))
            }
            _ => None,
        };
        let mut words = format!("{}, {state}", licence.reference);
        if let Some(term) = term {
            words = format!("{words}, {}", teller.say(term));
        }
        facts.push(labelled(teller, "report-fact-licence", words));
        let services = teller.pick(&licence.services_en, &licence.services_cy);
        if !services.trim().is_empty() {
            facts.push(labelled(teller, "report-fact-services", services));
        }
    }
    let day = dossier.audit.visit_on;
    let at_work = dossier
        .people
        .iter()
        .filter(|person| person.started_on <= day && person.left_on.is_none_or(|left| left > day))
        .count();
    if at_work > 0 {
        facts.push(labelled(teller, "report-fact-workers", at_work.to_string()));
    }
    Cooperative { about: vec![teller.say(about).into()], facts, votes: votes(teller) }
}

fn votes(teller: &Teller<'_>) -> Option<Votes> {
    let votes = teller.dossier.votes.as_ref()?;
    let classes = votes.shares.iter().map(|share| {
        let code = share.class.to_string();
        let user = teller.dossier.pack.standard.user_vote_classes.contains(&code);
        VoteClass {
            name: class_name(teller, share.class),
            members: u64::try_from(share.members).unwrap_or_default(),
            votes: u64::try_from(share.votes).unwrap_or_default(),
            user,
        }
    });
    Some(Votes {
        as_of: teller.date(votes.snapshot.as_of),
        classes: classes.collect(),
        user_led: teller.dossier.licence.as_ref().is_some_and(|licence| licence.user_led),
    })
}

fn class_name(teller: &Teller<'_>, class: entities::cooperatives::MemberClass) -> String {
    let known = reference::get().member_classes.iter().find(|entry| entry.code == class);
    known.map_or_else(|| class.to_string(), |entry| teller.pick(&entry.en, &entry.cy))
}

pub(super) fn method(teller: &Teller<'_>) -> Method {
    let dossier = teller.dossier;
    let count = |scope: ScopeState| dossier.assessments.iter().filter(|a| a.row.scope == scope).count();
    let mut scope = vec![
        teller.say(
            Message::new("report-scope-counts")
                .with("standard", standard(teller))
                .with("all", dossier.assessments.len())
                .with("scope", count(ScopeState::InScope)),
        ),
    ];
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
        None if audit.announced => Message::new("report-method-announced-plain"),
        None => Message::new("report-method-unannounced"),
    };
    let items: std::collections::BTreeSet<_> = dossier.cited.iter().map(|cited| cited.item.id).collect();
    let method = vec![
        teller.say(announced).into(),
        teller.say(Message::new("report-method-evidence").with("count", items.len())).into(),
        teller.word("report-method-moderated").into(),
    ];
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
    let day = dossier.audit.visit_on;
    let there = dossier
        .people
        .iter()
        .filter(|person| person.started_on <= day && person.left_on.is_none_or(|left| left > day))
        .count()
        .max(dossier.sample.len());
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
    let on_visit = teller.dossier.team.iter().filter(|member| match member.part {
        TeamPart::LeadAuditor | TeamPart::Auditor => true,
        TeamPart::Moderator => false,
    });
    on_visit
        .map(|member| {
            let stated = member.statement.as_deref().filter(|words| !words.trim().is_empty());
            let declaration = match (stated, member.interest) {
                (Some(words), _) => teller.prose(words, Some(member.account_id)),
                (None, Some(interest)) => teller.word(&format!("report-interest-{interest}")).into(),
                (None, None) => teller.word("report-interest-undeclared").into(),
            };
            TeamMember {
                name: teller.name(member.account_id).unwrap_or_default(),
                role: teller.word(&format!("report-part-of-{}", member.part)),
                declaration,
            }
        })
        .collect()
}

/// What was in scope and got no result.
fn limits(teller: &Teller<'_>) -> Vec<Prose> {
    let unseen: Vec<String> = teller
        .dossier
        .assessments
        .iter()
        .filter(|a| a.row.scope == ScopeState::InScope)
        .filter(|a| a.row.result == entities::audits::AssessmentResult::NotAssessed)
        .map(|a| a.criterion.code.clone())
        .collect();
    if unseen.is_empty() {
        return Vec::new();
    }
    let message = Message::new("report-limits-not-assessed")
        .with("count", unseen.len())
        .with("codes", teller.list(&unseen));
    vec![teller.say(message).into()]
}

/// Shares of the whole workforce on the day of the visit; a group of fewer than five people is not shown.
pub(super) fn training(teller: &Teller<'_>) -> Option<Training> {
    let dossier = teller.dossier;
    let day = dossier.audit.visit_on;
    let asked = asked_of_core(teller);
    let share = |subject: &Subject| {
        let share = training::share_in_date([subject], &dossier.people, &dossier.training, day);
        let count = (!training::suppressed(share.people, Audience::Others)).then(|| {
            let whole = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
            (whole(share.numerator), whole(share.denominator))
        });
        let asked = asked.filter(|_| subject.category == Category::Training);
        let shown = Share { name: subject.name.text(teller.of_pack()).to_owned(), count, asked };
        (share.denominator > 0).then_some((shown, !share.left_out.is_empty()))
    };
    let of = |induction: bool| -> Vec<(Share, bool)> {
        let subjects = dossier.pack.training_subjects.iter();
        subjects
            .filter(|subject| (subject.category == Category::Induction) == induction)
            .filter_map(share)
            .collect()
    };
    let (subjects, induction) = (of(false), of(true));
    if subjects.is_empty() && induction.is_empty() {
        return None;
    }
    let left_out = subjects.iter().chain(&induction).any(|(_, somebody)| *somebody);
    let plain = |shares: Vec<(Share, bool)>| shares.into_iter().map(|(share, _)| share).collect();
    Some(Training {
        as_of: teller.date(day),
        subjects: plain(subjects),
        induction: plain(induction),
        left_out: left_out.then(|| teller.word("report-training-left-out").into()),
    })
}

/// What the version asks of core training, in per cent.
fn asked_of_core(teller: &Teller<'_>) -> Option<u32> {
    let mut metrics = teller.dossier.pack.criteria().flat_map(|(_, criterion)| &criterion.metrics);
    let core = metrics.find(|metric| {
        metric.source == MetricSource::Computed && metric.name == "core_training_in_date_pct"
    })?;
    u32::try_from(core.value).ok()
}

/// What the members decided and what they were sent, up to the visit.
pub(super) fn democracy(teller: &Teller<'_>) -> Option<Democracy> {
    let dossier = teller.dossier;
    let mut facts = Vec::new();
    for what in [
        GovernanceKind::Agm,
        GovernanceKind::Election,
        GovernanceKind::FinancesSent,
        GovernanceKind::PerformanceSent,
        GovernanceKind::StandardsSent,
        GovernanceKind::PrioritiesSent,
        GovernanceKind::AnnualReturn,
    ] {
        let latest =
            dossier.governance.iter().filter(|event| event.kind == what).max_by_key(|event| event.held_on);
        let value = match latest {
            Some(event) => {
                let mut said = teller.date(event.held_on);
                if let Some(given) = event.notice_given_on {
                    let days = (event.held_on - given).num_days();
                    said = format!(
                        "{said}, {}",
                        teller.say(Message::new("report-governance-notice").with("days", days))
                    );
                }
                if let Some(met) = event.quorum_met {
                    let key = if met { "report-governance-quorum" } else { "report-governance-no-quorum" };
                    said = format!("{said}, {}", teller.word(key));
                }
                said
            }
            None => teller.word("report-governance-never"),
        };
        facts.push(labelled(teller, &format!("report-governance-{what}"), value));
    }
    let seats: Vec<Seats> = dossier
        .votes
        .iter()
        .flat_map(|votes| &votes.shares)
        .filter(|share| share.board_seats > 0)
        .map(|share| {
            let seats = u32::try_from(share.board_seats).unwrap_or_default();
            Seats { class: class_name(teller, share.class), seats, filled: seats }
        })
        .collect();
    if dossier.governance.is_empty() && seats.is_empty() {
        return None;
    }
    Some(Democracy { facts, seats, notes: Vec::new() })
}

/// The year of a visit, or its month where two visits fall in one year: heads of columns.
pub(super) fn column_heads(
    teller: &Teller<'_>,
    now: chrono::NaiveDate,
    last: Option<chrono::NaiveDate>,
) -> (String, Option<String>) {
    match last {
        Some(last) if last.year() == now.year() => (teller.short_month(now), Some(teller.short_month(last))),
        Some(last) => (now.year().to_string(), Some(last.year().to_string())),
        None => (now.year().to_string(), None),
    }
}

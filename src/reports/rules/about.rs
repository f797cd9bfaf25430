//! Who the co-op is, and the figures of its workforce and its democracy.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use entities::cooperatives::GovernanceKind;
use entities::licences::LicenceState;

use super::teller::Teller;
use crate::foundation::error::Message;
use crate::foundation::reference;
use crate::reports::content::{
    Cooperative, Cover, Democracy, Labelled, Language, Prose, Seats, Share, Training, VoteClass, Votes,
};
use crate::standards::pack::{Category, Subject};
use crate::training::disclosure::{self, Audience};
use crate::training::rules as training;

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
    let visited = ended.map_or_else(|| teller.date(visit), |ended| days(teller, visit, ended));
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
    let drafted = teller.edition.made_at;
    Cover {
        cooperative: own.into(),
        other_name: (own != other.1).then(|| Prose::written_in(other.0, other.1)),
        kind: dossier.audit.kind,
        place: places(teller),
        visited,
        month: teller.month(visit),
        standard: standard(teller),
        reference: dossier.audit.reference.clone(),
        form: one_phrase(&form),
        registers: registers.into_iter().collect(),
        issue: issue.and_then(|issue| u32::try_from(issue.number).ok()),
        issued_on: issue.map(|issue| teller.date(issue.on)),
        drafted_on: issue.is_none().then(|| teller.date(scheduler::clock::today(drafted))),
        to_visit: issue.is_none() && dossier.audit.fieldwork_started_on.is_none(),
        other_language: issue.is_some(),
        demonstration: teller.edition.demonstration,
    }
}

/// The days of a visit: "17 and 18 September 2026".
fn days(teller: &Teller<'_>, from: NaiveDate, to: NaiveDate) -> String {
    if (from.year(), from.month()) != (to.year(), to.month()) {
        return teller.say(Message::new("report-visited").with("from", from).with("to", to));
    }
    let key = if from.succ_opt() == Some(to) { "report-visited-two" } else { "report-visited-days" };
    let days = Message::new(key).with("first", i64::from(from.day())).with("last", i64::from(to.day()));
    teller.say(days.with("month", teller.month(to)))
}

/// Names of reference data one after the other, as they stand within a sentence.
fn one_phrase(names: &[String]) -> String {
    let lower = |name: &String| {
        let mut letters = name.chars();
        match (letters.next(), letters.clone().next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => name.clone(),
        }
    };
    let rest = names.iter().skip(1).map(lower);
    names.iter().take(1).cloned().chain(rest).collect::<Vec<String>>().join(", ")
}

/// "Social Care Co-operative Franchise Standard (SCCFS version 1.0)".
pub(super) fn standard(teller: &Teller<'_>) -> String {
    let (standard, version) = (&teller.dossier.standard, &teller.dossier.version);
    teller.say(
        Message::new("report-standard-version")
            .with("title", teller.pick(&standard.title_en, &standard.title_cy))
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
    let told = if teller.as_of() < dossier.audit.visit_on { "report-about-today" } else { "report-about" };
    let about = Message::new(told).with("name", name).with("places", places(teller));
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
    let day = teller.as_of();
    let at_work = dossier.people.iter().filter(|person| person.at_work(day)).count();
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

/// Shares of the whole workforce on the day of the visit; a group of fewer than five people is not shown, nor what would
/// tell it: the report also has the share of all core training, so the parts of a kind are kept back as on the page.
pub(super) fn training(teller: &Teller<'_>) -> Option<Training> {
    let dossier = teller.dossier;
    let day = teller.as_of();
    let asked = asked_of_core(teller);
    let share_of =
        |subject: &Subject| training::share_in_date([subject], &dossier.people, &dossier.training, day);
    let hidden = kept_back(&dossier.subjects, |subject| share_of(subject).people);
    let share = |subject: &Subject| {
        let share = share_of(subject);
        let count = (!hidden.contains(subject.code.as_str())).then(|| {
            let whole = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
            (whole(share.numerator), whole(share.denominator))
        });
        let asked = asked.filter(|_| subject.category == Category::Training);
        let shown = Share { name: subject.name.text(teller.tongue()).to_owned(), count, asked };
        (share.denominator > 0).then_some((shown, !share.left_out.is_empty()))
    };
    let of = |induction: bool| -> Vec<(Share, bool)> {
        let subjects = dossier.subjects.iter();
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

/// The codes of the subjects whose shares are not shown, by how many people each is about.
fn kept_back<'a>(subjects: &'a [Subject], people: impl Fn(&'a Subject) -> u64) -> HashSet<&'a str> {
    let mut by_kind: BTreeMap<Category, Vec<(&str, u64)>> = BTreeMap::new();
    for subject in subjects {
        by_kind.entry(subject.category).or_default().push((subject.code.as_str(), people(subject)));
    }
    let mut codes = HashSet::new();
    for kind in by_kind.values() {
        let people: Vec<u64> = kind.iter().map(|(_, people)| *people).collect();
        let hidden = disclosure::hidden(&people, Audience::Others);
        codes.extend(kind.iter().zip(hidden).filter(|(_, why)| why.is_some()).map(|((code, _), _)| *code));
    }
    codes
}

/// What the version asks of core training, in per cent.
fn asked_of_core(teller: &Teller<'_>) -> Option<u32> {
    let core = teller.dossier.pack.computed("core_training_in_date_pct")?;
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

//! A consultation as the content of its report. Pure: the same consultation says the same.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entities::access::Language;
use entities::standards::{ConsulteeKind, DispositionKind};
use scheduler::clock::today;

use super::content::{
    Both, Change, Comment, Consultee, Content, Criterion, Disposed, How, Kind, Point, Prose, Rewording,
    Section,
};
use crate::standards::consultation::{Whole, rules};
use crate::standards::pack::{self, Pack};

/// The version as it was proposed.
#[derive(Clone, Copy, Debug)]
pub struct Proposed<'a> {
    /// Which proposal after the consultation it is.
    pub issue: u32,
    pub pack: &'a Pack,
    pub number: &'a str,
    pub digest: &'a str,
    pub on: NaiveDate,
}

/// What the report says. A comment without a disposition, which no proposal lets through, is left out.
pub fn compose(whole: &Whole, proposed: Proposed<'_>) -> Content {
    let of = &whole.consultation;
    let comments = comments(whole);
    let all = || comments.iter().map(|(_, comment)| comment);
    let sent = |id| whole.sent_by(id);
    let consultees: Vec<Consultee> = whole
        .consultees
        .iter()
        .map(|(asked, organisation)| Consultee {
            name: Both::new(&organisation.name_en, &organisation.name_cy),
            kind: asked.kind,
            comments: sent(asked.id),
        })
        .collect();
    Content {
        issue: proposed.issue,
        code: proposed.pack.standard.code.clone(),
        title: Both::new(&proposed.pack.standard.title_en, &proposed.pack.standard.title_cy),
        number: proposed.number.to_owned(),
        digest_consulted: of.digest.clone(),
        digest_proposed: proposed.digest.to_owned(),
        opened_on: today(of.opened_at),
        closed_on: rules::last_day(of, proposed.on),
        published_on: proposed.on,
        kinds: entities::words::<ConsulteeKind>()
            .map(|kind| kind_of(kind, &consultees))
            .filter(|kind| kind.invited > 0)
            .collect(),
        dispositions: entities::words::<DispositionKind>()
            .map(|kind| Disposed { kind, comments: all().filter(|c| c.disposition == kind).count() })
            .collect(),
        sections: sections(whole, &comments),
        changes: changes(&whole.pack, proposed.pack),
        points: points(whole, comments),
        consultees,
    }
}

fn kind_of(kind: ConsulteeKind, consultees: &[Consultee]) -> Kind {
    let of = || consultees.iter().filter(|one| one.kind == kind);
    Kind {
        kind,
        invited: of().count(),
        answered: of().filter(|one| one.comments > 0).count(),
        comments: of().map(|one| one.comments).sum(),
    }
}

/// The comments in their order, each with the key of what it is about.
fn comments(whole: &Whole) -> Vec<(Option<String>, Comment)> {
    let decided = whole
        .comments
        .iter()
        .filter_map(|(comment, decided)| Some((comment, decided.as_ref()?, whole.organisation_of(comment)?)));
    decided
        .zip(1..)
        .map(|((comment, decided, organisation), number)| {
            let comment_of = Comment {
                number,
                organisation: Both::new(&organisation.name_en, &organisation.name_cy),
                words: Prose { text: comment.body.clone(), language: comment.language },
                disposition: decided.kind,
                reason: Prose { text: decided.reason.clone(), language: decided.language },
            };
            (comment.criterion_key.clone(), comment_of)
        })
        .collect()
}

fn sections(whole: &Whole, comments: &[(Option<String>, Comment)]) -> Vec<Section> {
    let about = comments.iter().filter(|(key, _)| key.is_none()).count();
    let first = Section { number: None, title: Both::default(), comments: about };
    let rest = whole.pack.sections.iter().map(|section| Section {
        number: Some(section.number),
        title: Both::new(&section.title_en, &section.title_cy),
        comments: comments
            .iter()
            .filter(|(key, _)| section.criteria.iter().any(|criterion| key.as_ref() == Some(&criterion.key)))
            .count(),
    });
    std::iter::once(first).chain(rest).collect()
}

fn points(whole: &Whole, comments: Vec<(Option<String>, Comment)>) -> Vec<Point> {
    let mut points: Vec<(Option<String>, Point)> = Vec::new();
    for (key, comment) in comments {
        match points.last_mut() {
            Some((last, point)) if *last == key => point.comments.push(comment),
            _ => {
                let criterion = key.as_deref().and_then(|key| whole.pack.criterion(key)).map(named);
                points.push((key, Point { criterion, comments: vec![comment] }));
            }
        }
    }
    points.into_iter().map(|(_, point)| point).collect()
}

fn named(criterion: &pack::Criterion) -> Criterion {
    Criterion {
        key: criterion.key.clone(),
        code: criterion.code.clone(),
        title: Both::new(&criterion.title_en, &criterion.title_cy),
    }
}

/// What changed in the criteria since: those of the later text in its order, then those that are gone.
pub fn changes(before: &Pack, after: &Pack) -> Vec<Change> {
    let old: BTreeMap<&str, &pack::Criterion> =
        before.criteria().map(|(_, criterion)| (criterion.key.as_str(), criterion)).collect();
    let mut found: Vec<Change> = after
        .criteria()
        .filter_map(|(_, new)| match old.get(new.key.as_str()) {
            Some(old) => change(old, new),
            None => Some(Change { criterion: named(new), how: How::New, cy: None, en: None }),
        })
        .collect();
    let gone = before.criteria().filter(|(_, criterion)| after.criterion(&criterion.key).is_none());
    found.extend(gone.map(|(_, criterion)| Change {
        criterion: named(criterion),
        how: How::Removed,
        cy: None,
        en: None,
    }));
    found
}

fn change(old: &pack::Criterion, new: &pack::Criterion) -> Option<Change> {
    let words = |of: &pack::Criterion, language| format!("{}\n{}", of.title(language), of.text(language));
    let reworded = |language| {
        let (before, after) = (words(old, language), words(new, language));
        (before != after).then_some(Rewording { before, after })
    };
    let (cy, en) = (reworded(Language::Cy), reworded(Language::En));
    let how = if *old != like(old, new) {
        How::Changed
    } else if cy.is_some() || en.is_some() {
        How::Reworded
    } else {
        return None;
    };
    Some(Change { criterion: named(new), how, cy, en })
}

/// The later criterion with the earlier one's words and the earlier one's mark of the translator: what is left to differ is
/// what it asks for.
fn like(old: &pack::Criterion, new: &pack::Criterion) -> pack::Criterion {
    pack::Criterion {
        title_en: old.title_en.clone(),
        title_cy: old.title_cy.clone(),
        text_en: old.text_en.clone(),
        text_cy: old.text_cy.clone(),
        cy_status: old.cy_status,
        ..new.clone()
    }
}

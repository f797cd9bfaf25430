//! How a pack differs from the one before it.

use super::content::Content;

/// How this pack differs from the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another audit's report is the latest.
    NewReport { audit: String },
    /// In points: before, now.
    Score(u32, u32),
    /// Points to put right that are open: before, now.
    Open(usize, usize),
    /// Of those, late: before, now.
    Late(usize, usize),
    /// Criteria that evidence covers: before, now.
    Covered(usize, usize),
    /// Per cent of a figure: before, now.
    Figure(String, u32, u32),
}

/// What changed since the pack before this one; nothing where there is none.
pub fn changes(content: &Content) -> Vec<Change> {
    let Some(before) = &content.before else { return Vec::new() };
    let now = content.remembered();
    let mut all = Vec::new();
    if let Some(audit) = now.audit.filter(|audit| before.audit.as_ref() != Some(audit)) {
        all.push(Change::NewReport { audit });
    }
    if let (Some(was), Some(is)) = (before.score, now.score) {
        all.extend((was != is).then_some(Change::Score(was, is)));
    }
    all.extend((before.open != now.open).then_some(Change::Open(before.open, now.open)));
    all.extend((before.late != now.late).then_some(Change::Late(before.late, now.late)));
    if let (Some((was, _)), Some((is, _))) = (before.covered, now.covered) {
        all.extend((was != is).then_some(Change::Covered(was, is)));
    }
    for (metric, is) in now.figures {
        let was = before.figures.iter().find(|(name, _)| *name == metric).map(|(_, was)| *was);
        if let Some(was) = was.filter(|was| *was != is) {
            all.push(Change::Figure(metric, was, is));
        }
    }
    all
}

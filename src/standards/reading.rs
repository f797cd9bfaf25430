//! Reading a version of a standard from a file: every fault at once, each with its path; nothing is believed
//! while there is one.

use std::collections::BTreeSet;

use super::fault::{Fault, field};
use super::format::{self, PACK};
use super::pack::Pack;
use super::shape::{self, Findings, Known, scalar, stands_twice};
use super::tree::{self, Node};

pub use super::tree::Format;

/// What came of reading a file.
#[derive(Debug)]
pub struct Reading {
    /// The version, or every fault of the file (at least one).
    pub pack: Result<Pack, Vec<Fault>>,
    /// What does not stop an import, such as Welsh that still awaits review.
    pub warnings: Vec<Fault>,
}

/// Reads a file.
pub fn read(bytes: &[u8], format: Format) -> Result<Pack, Vec<Fault>> {
    check(bytes, format).pack
}

/// Reads a file and keeps the warnings.
pub fn check(bytes: &[u8], format: Format) -> Reading {
    let (root, faults) = tree::grow(bytes, format);
    let mut found = Findings { faults, warnings: Vec::new() };
    let Some(root) = root else {
        return Reading { pack: Err(found.faults), warnings: found.warnings };
    };
    shape::walk(&root, &PACK, "", &Known::of(&root), &mut found);
    for (list, name, wanted) in COMPLETE {
        complete(&root, list, name, wanted, &mut found.faults);
    }
    approvals(&root, &mut found.faults);
    scoring(&root, &mut found.faults);
    facts(&root, &mut found.faults);
    cadences(&root, &mut found.faults);
    criteria(&root, &mut found.faults);
    let Findings { mut faults, warnings } = found;
    if !faults.is_empty() {
        return Reading { pack: Err(faults), warnings };
    }
    let pack = serde_json::from_value(root.into_json()).map_err(|_| {
        faults.push(Fault::at("", "fault-unreadable"));
        faults
    });
    Reading { pack, warnings }
}

/// Lists that must have an entry for each of these words.
const COMPLETE: [(&str, &str, &[&str]); 5] = [
    ("severities", "code", format::SEVERITIES),
    ("results", "code", format::RESULTS),
    ("overall_outcomes", "code", format::OUTCOMES),
    ("windows", "key", format::WINDOWS),
    ("cadences", "key", format::CADENCES),
];

fn complete(parent: &Node, list: &str, name: &str, wanted: &[&str], faults: &mut Vec<Fault>) {
    if !matches!(parent.get(list), Some(Node::List(_))) {
        return;
    }
    let there: Vec<&str> = parent.list(list).iter().filter_map(|entry| entry.text(name)).collect();
    for word in wanted.iter().filter(|word| !there.contains(word)) {
        faults.push(Fault::at(list, "fault-entry-missing").text("value", word));
    }
    if list == "overall_outcomes" && there.len() == wanted.len() && there != wanted {
        faults.push(Fault::at(list, "fault-outcomes-order").text("allowed", wanted.join(", ")));
    }
}

fn approvals(root: &Node, faults: &mut Vec<Fault>) {
    let Some(standard) = root.get("standard") else { return };
    let there: Vec<&str> = standard.list("approvals").iter().filter_map(|entry| entry.text("role")).collect();
    for party in format::PARTIES.iter().filter(|party| !there.contains(party)) {
        faults.push(Fault::at("standard.approvals", "fault-entry-missing").text("value", party));
    }
}

fn scoring(root: &Node, faults: &mut Vec<Fault>) {
    let Some(scoring) = root.get("scoring") else { return };
    let bands: Vec<i64> = scoring.list("bands").iter().filter_map(|band| band.whole("min_pct")).collect();
    let reaches = |outcome: Option<&str>| format::OUTCOMES.iter().position(|word| Some(*word) == outcome);
    let outcomes: Vec<usize> =
        scoring.list("bands").iter().filter_map(|band| reaches(band.text("outcome"))).collect();
    let falling = bands.is_sorted_by(|higher, lower| higher > lower) && outcomes.is_sorted();
    if !bands.is_empty() && (!falling || bands.last() != Some(&0)) {
        faults.push(Fault::at("scoring.bands", "fault-bands"));
    }
    if let Some(points) = scoring.get("points") {
        let of = |name: &str| points.whole(name);
        let (met, partly, not) = (of("met"), of("partly_met"), of("not_met"));
        let uncounted = ["not_applicable", "not_assessed"].iter().all(|name| of(name).is_none());
        if met.is_some() && partly.is_some() && (partly > met || not > partly || not != Some(0) || !uncounted)
        {
            faults.push(Fault::at("scoring.points", "fault-points"));
        }
    }
}

fn facts(root: &Node, faults: &mut Vec<Fault>) {
    for (index, fact) in root.list("facts").iter().enumerate() {
        let has_values = !fact.list("values").is_empty();
        let path = format!("facts[{index}].values");
        match fact.text("type") {
            Some("choice") if !has_values => faults.push(Fault::at(path, "fault-choice-without-values")),
            Some("boolean") if has_values => faults.push(Fault::at(path, "fault-boolean-with-values")),
            _ => {}
        }
    }
}

/// The hour at which the month's digest of boards goes, as everything else that waits for the morning.
const DIGEST_AT: &str = "09:00";

/// What is agreed is what is done: a cadence says nothing that the program would not keep to.
fn cadences(root: &Node, faults: &mut Vec<Fault>) {
    for (index, cadence) in root.list("cadences").iter().enumerate() {
        let path = format!("cadences[{index}]");
        let monthly = cadence.get("monthly").filter(|monthly| matches!(monthly, Node::Map(_)));
        if cadence.text("key") != Some("board_digest") {
            if monthly.is_some() {
                faults.push(Fault::at(field(&path, "monthly"), "fault-monthly-for-boards"));
            }
            continue;
        }
        if monthly.and_then(|monthly| monthly.text("at")).is_some_and(|at| at != DIGEST_AT) {
            faults.push(Fault::at(format!("{path}.monthly.at"), "fault-board-digest-time"));
        }
        for name in ["before", "after", "window_days", "copies"] {
            if !cadence.list(name).is_empty() {
                faults.push(Fault::at(field(&path, name), "fault-board-digest-steps"));
            }
        }
        if cadence.get("repeat").is_some_and(|repeat| matches!(repeat, Node::Map(_))) {
            faults.push(Fault::at(field(&path, "repeat"), "fault-board-digest-steps"));
        }
    }
}

/// Sections whose evidence is never inherited from a consortium: voice, governance, information, co-production.
const OWN_SECTIONS: [&str; 4] =
    ["voice-and-control", "democratic-governance", "equal-information", "co-production"];

/// A section may have no more criteria than this; exact scores rely on it.
const MOST_CRITERIA: usize = 60;

fn criteria(root: &Node, faults: &mut Vec<Fault>) {
    let (mut keys, mut codes, mut metrics) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let once = |seen: &mut BTreeSet<String>, node: &Node, path: &str, name: &str, faults: &mut Vec<Fault>| {
        if let Some(value) = node.get(name).and_then(scalar)
            && !seen.insert(value.clone())
        {
            faults.push(stands_twice(&field(path, name), name, &value));
        }
    };
    let sections = root.list("sections");
    for (section_index, section) in sections.iter().enumerate() {
        if section.list("criteria").len() > MOST_CRITERIA {
            let fault = Fault::at(format!("sections[{section_index}].criteria"), "fault-too-many-criteria");
            faults.push(fault.number("limit", i64::try_from(MOST_CRITERIA).unwrap_or(i64::MAX)));
        }
        let own = section.text("key").is_some_and(|key| OWN_SECTIONS.contains(&key));
        for (index, criterion) in section.list("criteria").iter().enumerate() {
            let path = format!("sections[{section_index}].criteria[{index}]");
            once(&mut keys, criterion, &path, "key", faults);
            once(&mut codes, criterion, &path, "code", faults);
            for (index, metric) in criterion.list("metrics").iter().enumerate() {
                let path = format!("{path}.metrics[{index}]");
                once(&mut metrics, metric, &path, "name", faults);
                tolerance(metric, &path, faults);
            }
            critical(criterion, &path, faults);
            inheritance(criterion, own, &path, faults);
        }
    }
    let weights: Vec<i64> = sections.iter().filter_map(|section| section.whole("weight")).collect();
    let total: i64 = weights.iter().sum();
    if !sections.is_empty() && weights.len() == sections.len() && total != 100 {
        faults.push(Fault::at("sections", "fault-weights").number("total", total));
    }
}

/// The tolerance lies on the side of the value that falls short of it.
fn tolerance(metric: &Node, path: &str, faults: &mut Vec<Fault>) {
    if let (Some(tolerance), Some(value)) = (metric.whole("tolerance"), metric.whole("value")) {
        let beyond = match metric.text("op") {
            Some(">=") => tolerance >= value,
            Some("<=") => tolerance <= value,
            _ => false,
        };
        if beyond {
            let fault = Fault::at(field(path, "tolerance"), "fault-tolerance");
            faults.push(fault.number("tolerance", tolerance).number("value", value));
        }
    }
}

/// Critical criteria are in the scope of every type of audit.
fn critical(criterion: &Node, path: &str, faults: &mut Vec<Fault>) {
    let Some(Node::List(types)) = criterion.get("audit_types") else { return };
    let listed: Vec<String> = types.iter().filter_map(scalar).collect();
    let complete = format::AUDIT_TYPES.iter().all(|word| listed.iter().any(|listed| listed == word));
    if criterion.text("severity") == Some("critical") && !complete {
        faults.push(Fault::at(field(path, "audit_types"), "fault-critical-in-every-audit"));
    }
}

fn inheritance(criterion: &Node, own_section: bool, path: &str, faults: &mut Vec<Fault>) {
    let critical = criterion.text("severity") == Some("critical");
    let voice = criterion
        .list("act_principles")
        .iter()
        .any(|code| scalar(code).is_some_and(|code| code == "voice_control"));
    if criterion.flag("inheritable") == Some(true) && (critical || voice || own_section) {
        faults.push(Fault::at(field(path, "inheritable"), "fault-never-inheritable"));
    }
}

#[cfg(test)]
mod tests;

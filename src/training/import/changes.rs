//! What confirming a dry run would change: new records, corrected ones, and those the co-op holds already.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::dry_run::{Changes, Correction, DryRun, Field, Identity, Record};
use super::known::{Known, KnownRecord};

type Key<'a> = (Uuid, &'a str, Option<NaiveDate>, Option<NaiveDate>);

/// Compares a dry run with what the co-op holds.
pub fn compare(run: &DryRun, known: &Known) -> Changes {
    let mut held = BTreeMap::<Key<'_>, &KnownRecord>::new();
    let mut by_expiry = BTreeMap::<(Uuid, &str, NaiveDate), &KnownRecord>::new();
    for record in &known.records {
        let alone = if record.completed_on.is_none() { record.expires_on } else { None };
        held.insert((record.worker, &record.subject, record.completed_on, alone), record);
        if let Some(expires) = record.expires_on {
            by_expiry.entry((record.worker, &record.subject, expires)).or_insert(record);
        }
    }
    let mut changes = Changes::default();
    for (at, record) in run.records.iter().enumerate() {
        let (true, Some(subject)) = (record.ready, record.subject.as_deref()) else {
            changes.waiting += 1;
            continue;
        };
        let Identity::Known { id: worker } = run.workers[record.worker].identity else {
            changes.new.push(at);
            continue;
        };
        let alone = if record.completed_on.is_none() { record.expires_on } else { None };
        let same = held.get(&(worker, subject, record.completed_on, alone)).copied();
        // An expiry that was known alone and now has its completion, or the other way round, is the same record.
        let same = same.or_else(|| {
            let other = by_expiry.get(&(worker, subject, record.expires_on?)).copied()?;
            (other.completed_on.is_none() || record.completed_on.is_none()).then_some(other)
        });
        match same {
            None => changes.new.push(at),
            Some(other) => match differences(record, other) {
                fields if fields.is_empty() => changes.unchanged.push(at),
                fields => changes.corrected.push(Correction { record: at, id: other.id, fields }),
            },
        }
    }
    changes
}

/// A blank in the file is no difference: it deletes nothing.
fn differences(record: &Record, held: &KnownRecord) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut differ = |field, differs: bool| {
        if differs {
            fields.push(field);
        }
    };
    differ(Field::CompletedOn, record.completed_on.is_some() && record.completed_on != held.completed_on);
    differ(Field::ExpiresOn, record.expires_on.is_some() && record.expires_on != held.expires_on);
    differ(Field::Provider, record.provider.is_some() && record.provider != held.provider);
    differ(Field::Mode, record.mode.is_some() && record.mode != held.mode);
    differ(Field::Note, record.note.is_some() && record.note != held.note);
    differ(Field::ActionTaken, record.action_taken.is_some() && record.action_taken != held.action_taken);
    fields
}

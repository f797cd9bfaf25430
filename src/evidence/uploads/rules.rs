//! Decisions about files in pieces: what may begin, whether a piece fits, when one has waited too long.

use chrono::TimeDelta;
use entities::evidence::{UploadState, evidence_upload};
use scheduler::clock::Timestamp;

use super::{Declared, Piece, Stopped};
use crate::evidence::rules::wrong;
use crate::evidence::sorts::{self, Wrong};
use crate::foundation::config::Limits;
use crate::foundation::error::{Error, Message};

/// How long an upload waits for its next piece, and a whole file for its form.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// When an upload is let go if nothing more comes.
pub fn expires(upload: &evidence_upload::Model) -> Timestamp {
    upload.touched_at + KEPT_FOR
}

/// May this begin, beside what the account has under way? `others` are its uploads of the last day.
pub fn accept(declared: &Declared, others: &[evidence_upload::Model], limits: &Limits) -> Result<i64, Error> {
    if declared.size > limits.file {
        return Err(Error::TooLarge { limit: limits.file });
    }
    // What is no sort of evidence by its name need not be sent first to be told so. What is in it is looked at in the end.
    match sorts::recognise(&declared.name, &[], declared.size) {
        Err(why @ (Wrong::Empty | Wrong::NotTaken)) => {
            return Err(Error::Refused(wrong(&why, &declared.name)));
        }
        Err(Wrong::ContentDiffers) | Ok(_) => {}
    }
    let open = others.iter().filter(|upload| upload.state == UploadState::Receiving).count();
    if open >= limits.uploads {
        return Err(Error::Refused(Message::new("uploads-too-many").with("most", limits.uploads)));
    }
    let room = room(others, limits);
    match i64::try_from(declared.size) {
        Ok(size) if declared.size <= room => Ok(size),
        _ => Err(too_much(limits).into()),
    }
}

/// Bytes that an account may still send, beside its uploads of the last day: in pieces, in archives, let go or not.
pub fn room(others: &[evidence_upload::Model], limits: &Limits) -> u64 {
    let bytes = |upload: &evidence_upload::Model| u64::try_from(upload.size).unwrap_or(0);
    let sum = others.iter().map(bytes).fold(0_u64, u64::saturating_add);
    limits.uploads_size.saturating_sub(sum)
}

/// Says that there is no such room.
pub fn too_much(limits: &Limits) -> Message {
    Message::new("uploads-too-much").with("megabytes", (limits.uploads_size >> 20).max(1))
}

/// Does a piece go on where the last one ended, and is it no more than was declared?
pub fn fits(upload: &evidence_upload::Model, piece: &Piece) -> Result<(), Stopped> {
    if i64::try_from(piece.offset) != Ok(upload.received) {
        return Err(Stopped::Elsewhere);
    }
    let size = u64::try_from(upload.size).unwrap_or(0);
    match piece.length {
        Some(length) if piece.offset.checked_add(length).is_none_or(|end| end > size) => {
            Err(Stopped::TooMuch)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entities::ids::{AccountId, EvidenceUploadId, OrganisationId};

    fn upload(size: i64, received: i64) -> evidence_upload::Model {
        let now = Timestamp::UNIX_EPOCH;
        evidence_upload::Model {
            id: EvidenceUploadId::new(now),
            cooperative_id: OrganisationId::new(now),
            account_id: AccountId::new(now),
            file_name: "a.pdf".into(),
            size,
            received,
            declared_sha256: None,
            sha256: None,
            state: UploadState::Receiving,
            begun_at: now,
            touched_at: now,
            let_go_at: None,
        }
    }

    fn declared(name: &str, size: u64) -> Declared {
        Declared { name: name.into(), size, sha256: None }
    }

    fn limits() -> Limits {
        Limits { file: 100, uploads: 2, uploads_size: 200, ..Limits::default() }
    }

    #[test]
    fn an_upload_begins_within_its_limits_and_not_beyond() {
        let accept = |name, size, others: &[evidence_upload::Model]| {
            super::accept(&declared(name, size), others, &limits())
        };
        assert!(accept("a.pdf", 100, &[]).is_ok_and(|size| size == 100));
        assert!(matches!(accept("a.pdf", 101, &[]), Err(Error::TooLarge { limit: 100 })));
        assert!(matches!(accept("a.pdf", u64::MAX, &[]), Err(Error::TooLarge { .. })));
        let denied = |name, size, others: &[_], key: &str| {
            let answer = accept(name, size, others);
            assert!(matches!(&answer, Err(Error::Refused(m)) if m.key == key), "{name} {size}: {answer:?}");
        };
        denied("a.pdf", 0, &[], "evidence-file-empty");
        denied("a.exe", 1, &[], "evidence-file-not-taken");
        denied("", 1, &[], "evidence-file-not-taken");
        denied("a.pdf", 1, &[upload(1, 0), upload(1, 0)], "uploads-too-many");
        denied("a.pdf", 100, &[upload(101, 0)], "uploads-too-much");
        assert!(accept("a.pdf", 100, &[upload(100, 0)]).is_ok());
    }

    #[test]
    fn a_piece_goes_on_where_the_last_one_ended_and_never_beyond_the_end() {
        let fits = |offset, length| super::fits(&upload(100, 40), &Piece { offset, length, sha256: None });
        assert!(fits(40, Some(60)).is_ok() && fits(40, None).is_ok() && fits(40, Some(0)).is_ok());
        assert!(matches!(fits(39, Some(1)), Err(Stopped::Elsewhere)));
        assert!(matches!(fits(100, Some(0)), Err(Stopped::Elsewhere)));
        assert!(matches!(fits(u64::MAX, None), Err(Stopped::Elsewhere)));
        assert!(matches!(fits(40, Some(61)), Err(Stopped::TooMuch)));
        assert!(matches!(fits(40, Some(u64::MAX)), Err(Stopped::TooMuch)));
    }
}

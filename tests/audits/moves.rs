//! The table of moves against the table of the domain, over every state and every move.

use entities::audits::AuditState::{self, *};
use safon::audits::rules::{Move, NewNotice, Notice, Open, Origin, Refusal, moved};
use sea_orm::Iterable;

fn every_move() -> Vec<Move> {
    let mut moves = vec![
        Move::Notify,
        Move::OpenWindow,
        Move::StartFieldwork(Notice::Announced),
        Move::StartFieldwork(Notice::Unannounced),
        Move::EndFieldwork,
        Move::Submit,
        Move::SendBack,
        Move::Release,
        Move::Receive,
        Move::SettleComments,
        Move::SendAnswers,
        Move::Finalise(Origin::FirstTime),
        Move::Finalise(Origin::CameBack),
        Move::Appeal,
        Move::Dismiss,
        Move::Uphold,
        Move::Accept,
        Move::Return,
        Move::OpenActions,
        Move::Close(Open(0)),
        Move::Close(Open(2)),
        Move::Postpone,
        Move::Cancel,
        Move::Suspend,
    ];
    for notice in [NewNotice::Enough, NewNotice::Short] {
        moves.push(Move::Resume { paused_in: EvidenceWindow, notice });
    }
    moves
}

/// The table of the domain, as it is written there.
fn allowed(from: AuditState, step: Move) -> Option<AuditState> {
    let before_the_end_of_the_visit = matches!(from, Planned | Notified | EvidenceWindow | Fieldwork);
    let paused = matches!(from, Postponed | SuspendedForSafeguarding);
    Some(match (from, step) {
        (Planned, Move::Notify) => Notified,
        (Planned, Move::StartFieldwork(Notice::Unannounced)) => Fieldwork,
        (Notified, Move::OpenWindow) => EvidenceWindow,
        (EvidenceWindow, Move::StartFieldwork(_)) => Fieldwork,
        (Fieldwork, Move::EndFieldwork) => Drafting,
        (Drafting, Move::Submit) => Moderation,
        (Moderation, Move::SendBack) => Drafting,
        (Moderation, Move::Release) => DraftIssued,
        (Moderation, Move::Finalise(Origin::CameBack)) => Final,
        (DraftIssued, Move::Receive) => Comments,
        (Comments, Move::SettleComments) => Answers,
        (Answers, Move::SendAnswers) => Answers,
        (Answers, Move::Finalise(_)) => Final,
        (Answers, Move::Appeal) => Appealed,
        (Appealed, Move::Dismiss) => Final,
        (Appealed, Move::Uphold) => Moderation,
        (Final, Move::Accept) => Accepted,
        (Final, Move::Return) => Moderation,
        (Accepted, Move::OpenActions) => ActionsOpen,
        (Accepted | ActionsOpen, Move::Close(Open(0))) => Closed,
        (_, Move::Postpone) if before_the_end_of_the_visit => Postponed,
        (_, Move::Cancel) if before_the_end_of_the_visit => Cancelled,
        (_, Move::Suspend) if before_the_end_of_the_visit => SuspendedForSafeguarding,
        (_, Move::Resume { notice: NewNotice::Enough, .. }) if paused => EvidenceWindow,
        (_, Move::Resume { notice: NewNotice::Short, .. }) if paused => Planned,
        _ => return None,
    })
}

#[test]
fn every_move_that_the_domain_does_not_name_is_refused() {
    let mut refused = 0;
    for from in AuditState::iter() {
        for step in every_move() {
            match (moved(from, step), allowed(from, step)) {
                (Ok(to), Some(wanted)) => assert_eq!(to, wanted, "{from} {step:?}"),
                (Err(_), None) => refused += 1,
                (got, wanted) => panic!("{from} {step:?}: {got:?}, not {wanted:?}"),
            }
        }
    }
    assert_eq!(refused, AuditState::iter().count() * every_move().len() - 39);
}

#[test]
fn nothing_leaves_closed_or_cancelled() {
    for step in every_move() {
        assert_eq!(moved(Closed, step), Err(Refusal::NotFrom(Closed)));
        assert_eq!(moved(Cancelled, step), Err(Refusal::NotFrom(Cancelled)));
    }
}

#[test]
fn refusals_say_why() {
    assert_eq!(moved(Planned, Move::StartFieldwork(Notice::Announced)), Err(Refusal::NoticeFirst));
    assert_eq!(moved(Moderation, Move::Finalise(Origin::FirstTime)), Err(Refusal::CommentsFirst));
    assert_eq!(moved(ActionsOpen, Move::Close(Open(3))), Err(Refusal::ActionsOpen(3)));
}

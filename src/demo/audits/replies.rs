//! After the visit: moderation, the draft, the co-op's comments and their answers, an appeal, the decision.

use std::sync::Arc;

use entities::access::Role;
use entities::audits::{AnswerKind, AppealGround, AuditState};

use super::{Tale, Until};
use crate::audits::reply::{self, Point, Sending};
use crate::audits::{appeals, finish, moderation, store};
use crate::demo::script::{self, Script};
use crate::demo::words;
use crate::reports;

pub(super) fn acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.after(10, 120), "the draft goes to moderation", move |now| async move {
        moderation::submit(t.app, &t.who(t.auditor(), now).await?, &t.name(), now).await
    });
    if tale.until < Until::DraftIssued {
        return;
    }
    // A draft that has only just gone out went out on the last working day.
    let fresh = tale.until == Until::DraftIssued;
    let last_day = tale.app.calendar.previous_working_day(tale.network.today);
    let release_at = if fresh { script::at_minute(last_day, 470) } else { tale.after(14, 200) };
    let t = Arc::clone(tale);
    script.at(release_at, "the draft goes out", move |now| async move {
        moderation::release(t.app, &t.who(t.moderator(), now).await?, &t.name(), now).await
    });
    if tale.until < Until::Comments {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(15, 30), "the co-op opens the draft", move |now| async move {
        reply::opened(t.app, &t.who(t.coop.of(Role::Manager), now).await?, &t.name(), reply::PAPERS, now)
            .await
    });
    if tale.until < Until::Answers {
        return;
    }
    // Some co-ops have nothing to correct; where the answers are still to be written, there are points to answer.
    let silent = tale.lead.is_multiple_of(3) && tale.until != Until::Answers;
    let t = Arc::clone(tale);
    script.at(tale.after(21, 300), "the co-op comments", move |now| async move {
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        let points: Vec<Point> = if silent {
            Vec::new()
        } else {
            let language = t.coop.invented.language;
            vec![
                Point {
                    criterion: Some("core-training-in-date".into()),
                    body: words::comment(0, language).into(),
                },
                Point { criterion: None, body: words::comment(1, language).into() },
            ]
        };
        let known: Vec<Point> = points
            .into_iter()
            .map(|p| Point {
                criterion: p.criterion.filter(|key| t.network.pack.criterion(key).is_some()),
                ..p
            })
            .collect();
        reply::comment(t.app, &manager, &t.name(), &known, Sending::Send, now).await
    });
    if tale.until < Until::Appealed {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(25, 100), "the comments are answered", move |now| async move {
        let moderator = t.who(t.moderator(), now).await?;
        if !silent {
            let language = t.coop.invented.language;
            // Where there is nothing to correct, the empty answers went out with the comments.
            for (number, kind) in [(1, AnswerKind::PartlyAccepted), (2, AnswerKind::Rejected)] {
                reply::answer(
                    t.app,
                    &moderator,
                    &t.name(),
                    number,
                    kind,
                    words::answer(number, language),
                    now,
                )
                .await?;
            }
            reply::send_answers(t.app, &moderator, &t.name(), now).await?;
        }
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        reply::opened(t.app, &manager, &t.name(), reply::PAPERS, now + chrono::Duration::minutes(45)).await
    });
    if tale.until == Until::Appealed {
        let t = Arc::clone(tale);
        script.at(tale.after(28, 60), "the co-op appeals", move |now| async move {
            let manager = t.who(t.coop.of(Role::Manager), now).await?;
            let words = words::appeal(t.coop.invented.language);
            appeals::make(t.app, &manager, &t.name(), AppealGround::IncompleteEvidence, words, now).await
        });
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(33, 60), "the report is final", move |now| async move {
        let moderator = t.who(t.moderator(), now).await?;
        let mut audit = store::by_reference(&*t.app.database, &t.name()).await?;
        // The timetable may have got there first.
        if audit.state == AuditState::Answers {
            audit = finish::finalise(t.app, &moderator, &t.name(), now).await?;
        }
        reports::issue(t.app, Some(&moderator), audit.id, now).await?;
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        reply::opened(t.app, &manager, &t.name(), reply::PAPERS, now + chrono::Duration::minutes(90)).await
    });
}

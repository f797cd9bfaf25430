//! Does what a letter was posted for still hold? Asked when it is about to go; each room answers for its own facts.

use entities::outbox::email;
use scheduler::clock::{Timestamp, today};

use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::{Condition, Matter, StillOwed};
use crate::standards::{consultation, waits};
use crate::{access, audits, evidence, findings, reminders};

/// Answers for a letter that is in hand; of what is owed in part only the rest goes. A condition that cannot be read is an error.
pub async fn still_owed(app: &App, letter: &email::Model, now: Timestamp) -> Result<StillOwed> {
    let Some(condition) = Condition::of(letter)? else { return Ok(StillOwed::Whole) };
    match reminders::still_owed(app, letter, &condition, now).await? {
        Some(answer) => Ok(answer),
        None => Ok(met(app, &condition, now).await?.into()),
    }
}

/// Is any of a letter still owed? Changes nothing.
pub async fn holds(app: &App, letter: &email::Model, now: Timestamp) -> Result<bool> {
    let Some(condition) = Condition::of(letter)? else { return Ok(true) };
    match reminders::holds(app, letter, &condition, now).await? {
        Some(holds) => Ok(holds),
        None => met(app, &condition, now).await,
    }
}

async fn met(app: &App, condition: &Condition, now: Timestamp) -> Result<bool> {
    let database = &*app.database;
    match condition {
        Condition::Event { readers, matter } => {
            if !access::letters::one_stands(database, readers, today(now)).await? {
                return Ok(false);
            }
            match matter {
                Some(matter) => lasts(app, matter, now).await,
                None => Ok(true),
            }
        }
        Condition::RoleToConfirm { grant, account } => {
            access::confirming::still_asked(database, *grant, *account, now).await
        }
        Condition::Signature { version, digest, account } => {
            waits::signature_owed(app, (*version, digest.as_deref()), *account, now).await
        }
        Condition::Comments { consultee, account } => {
            waits::comments_owed(app, *consultee, *account, now).await
        }
        Condition::Digest { .. }
        | Condition::SharedDigest { .. }
        | Condition::BoardDigest { .. }
        | Condition::SharedBoardDigest { .. } => Ok(true),
    }
}

/// Is what a letter is about not over?
async fn lasts(app: &App, matter: &Matter, now: Timestamp) -> Result<bool> {
    let database = &*app.database;
    match matter {
        Matter::Visit { .. } | Matter::Audit { .. } | Matter::Request { .. } => {
            audits::letters::lasts(database, matter).await
        }
        Matter::Question { remark } => evidence::letters::waits(database, *remark).await,
        Matter::Action { action, revision } => findings::untouched(database, *action, *revision).await,
        Matter::Consultation { consultee } => {
            consultation::letters::comments_wanted(database, *consultee, now).await
        }
    }
}

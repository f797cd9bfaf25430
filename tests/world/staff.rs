//! Who works for a co-op and what they have done, entered as its manager enters it.

use entities::ids::WorkerId;
use entities::training::Employment;
use safon::training::{self, Entered, NewRecord};

use super::people::Person;
use super::{World, day};

/// An employee since 6 January 2025, who has not left and has not been away.
pub fn somebody(name: &str, roles: &[&str]) -> Entered {
    somebody_since("2025-01-06", name, roles)
}

/// An employee since a day, who has not left and has not been away.
pub fn somebody_since(started: &str, name: &str, roles: &[&str]) -> Entered {
    Entered {
        staff_number: None,
        name: name.to_owned(),
        employment: Employment::Employee,
        site: None,
        started_on: Some(day(started)),
        left_on: None,
        leave_from: None,
        leave_until: None,
        leave_reason: None,
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
    }
}

/// A subject that was done on a day, of which nothing else is said.
pub fn completed(subject: &str, on: &str) -> NewRecord {
    NewRecord {
        subject: subject.to_owned(),
        completed_on: Some(day(on)),
        expires_on: None,
        provider: None,
        mode: None,
        observed_by: None,
        observed_on: None,
        action_taken: None,
    }
}

impl World {
    /// A manager enters somebody who works for their co-op.
    pub async fn employ(&self, manager: &Person, person: Entered) -> WorkerId {
        let actor = self.actor(manager).await;
        training::add_worker(&self.app, &actor, manager.organisation, person, self.now())
            .await
            .expect("the person is added")
    }

    /// A manager notes what somebody has done.
    pub async fn note(&self, manager: &Person, who: WorkerId, record: NewRecord) {
        let actor = self.actor(manager).await;
        training::add_record(&self.app, &actor, who, record, self.now()).await.expect("it is recorded");
    }
}

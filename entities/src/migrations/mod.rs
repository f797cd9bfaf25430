//! Migrations, forward only, in order.

use sea_orm_migration::prelude::*;

mod m20261122_000001_first_schema;
mod m20261122_000002_digest_choice;
mod m20261122_000003_reminder_due;
mod m20261122_000004_uploads;
mod m20261122_000005_requests;
mod m20261122_000006_requirements;
mod m20261122_000007_own_record;
mod m20261122_000008_keeping;
mod m20261122_000009_crosswalk;
mod m20261122_000010_people;
mod m20261122_000011_papers;
mod m20261122_000012_posts;
mod m20261122_000013_documents;
mod m20261122_000014_outbox;
mod m20261122_000015_returned;
mod m20261122_000016_timetable;
mod m20261122_000017_reminding;
mod m20261122_000018_consultation;
mod m20261123_000019_conversations;
mod m20261123_000020_letters_of_reminders;

/// All migrations of this version of Safon.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_first_schema::Migration),
            Box::new(m20261122_000002_digest_choice::Migration),
            Box::new(m20261122_000003_reminder_due::Migration),
            Box::new(m20261122_000004_uploads::Migration),
            Box::new(m20261122_000005_requests::Migration),
            Box::new(m20261122_000006_requirements::Migration),
            Box::new(m20261122_000007_own_record::Migration),
            Box::new(m20261122_000008_keeping::Migration),
            Box::new(m20261122_000009_crosswalk::Migration),
            Box::new(m20261122_000010_people::Migration),
            Box::new(m20261122_000011_papers::Migration),
            Box::new(m20261122_000012_posts::Migration),
            Box::new(m20261122_000013_documents::Migration),
            Box::new(m20261122_000014_outbox::Migration),
            Box::new(m20261122_000015_returned::Migration),
            Box::new(m20261122_000016_timetable::Migration),
            Box::new(m20261122_000017_reminding::Migration),
            Box::new(m20261122_000018_consultation::Migration),
            Box::new(m20261123_000019_conversations::Migration),
            Box::new(m20261123_000020_letters_of_reminders::Migration),
        ]
    }
}

//! The reminders of a letter are asked for when it goes, when it is withdrawn, and for its proof: found by the letter.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000020_letters_of_reminders"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::create().name("ix_reminder_email_id").table("reminder").col("email_id").to_owned();
        m.create_index(index).await
    }
}

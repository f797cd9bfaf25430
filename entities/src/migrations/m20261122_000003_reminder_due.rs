//! Reminders are looked up by their due date on every tick: the record grows by thousands a month, the window does not.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000003_reminder_due"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_index(Index::create().name("ix_reminder_due_on").table("reminder").col("due_on").to_owned())
            .await
    }
}

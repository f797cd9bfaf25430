//! People may stop digests of reminders (RFC 8058).

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000002_digest_choice"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("digest_choice")
                .col(uuid("account_id").primary_key().take())
                .col(timestamp_with_time_zone("stopped_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_digest_choice_account_id")
                        .from("digest_choice", "account_id")
                        .to("account", "id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .to_owned(),
        )
        .await
    }
}

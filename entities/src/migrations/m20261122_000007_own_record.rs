//! A worker has access to their own record and may say that something in it is wrong; the last import can be undone.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000007_own_record"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("import_undo")
                .col(uuid("import_id").primary_key().take())
                .col(text_null("held"))
                .col(timestamp_with_time_zone_null("undone_at"))
                .col(uuid_null("undone_by"))
                // What was held is forgotten when it is put back.
                .check(Expr::cust("(held is null) = (undone_at is not null)"))
                .check(Expr::cust("undone_by is null or undone_at is not null"))
                .foreign_key(&mut refers("import_undo", "import_id", "training_import"))
                .foreign_key(&mut refers("import_undo", "undone_by", "account"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("correction_request")
                .col(uuid("id").primary_key().take())
                .col(uuid("worker_id"))
                .col(text("body"))
                .col(uuid("made_by"))
                .col(timestamp_with_time_zone("made_at"))
                .col(string_len_null("outcome", 32))
                .col(text_null("reply"))
                .col(uuid_null("answered_by"))
                .col(timestamp_with_time_zone_null("answered_at"))
                .check(Expr::cust("\"outcome\" in ('corrected', 'not_changed')"))
                .check(Expr::cust("(outcome is null) = (reply is null)"))
                .check(Expr::cust("(outcome is null) = (answered_by is null)"))
                .check(Expr::cust("(outcome is null) = (answered_at is null)"))
                .foreign_key(&mut refers("correction_request", "worker_id", "worker"))
                .foreign_key(&mut refers("correction_request", "made_by", "account"))
                .foreign_key(&mut refers("correction_request", "answered_by", "account"))
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_correction_request_worker_id")
                .table("correction_request")
                .col("worker_id")
                .to_owned(),
        )
        .await?;
        // One person is one worker of a co-op: with the access comes one record, never a choice of several.
        m.get_connection()
            .execute_unprepared(
                "create unique index uq_worker_account on worker (cooperative_id, account_id) where account_id is not null",
            )
            .await?;
        Ok(())
    }
}

/// A foreign key that refuses to orphan a row.
fn refers(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

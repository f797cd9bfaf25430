//! Files that come in pieces: what was declared, and how much of it is known to be on disk.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000004_uploads"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("evidence_upload")
                .col(uuid("id").primary_key().take())
                .col(uuid("cooperative_id"))
                .col(uuid("account_id"))
                .col(string("file_name"))
                .col(big_integer("size"))
                .col(big_integer("received"))
                .col(string_null("declared_sha256"))
                .col(string_null("sha256"))
                .col(string_len("state", 32))
                .col(timestamp_with_time_zone("begun_at"))
                .col(timestamp_with_time_zone("touched_at"))
                .check(Expr::cust("\"state\" in ('receiving', 'kept')"))
                .check(Expr::cust("\"size\" > 0"))
                .check(Expr::cust("received >= 0 and received <= size"))
                // The digest is that of the whole file, and nothing is kept without one.
                .check(Expr::cust("sha256 is null or (received = size and length(sha256) = 64)"))
                .check(Expr::cust("state <> 'kept' or sha256 is not null"))
                .foreign_key(&mut refers("cooperative_id", "cooperative"))
                .foreign_key(&mut refers("account_id", "account"))
                .to_owned(),
        )
        .await?;
        index(m, "account_id").await?;
        index(m, "touched_at").await
    }
}

/// A foreign key that refuses to orphan a row.
fn refers(column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_evidence_upload_{column}"))
        .from("evidence_upload", column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

async fn index(m: &SchemaManager<'_>, column: &'static str) -> Result<(), DbErr> {
    let name = format!("ix_evidence_upload_{column}");
    m.create_index(Index::create().name(name).table("evidence_upload").col(column).to_owned()).await
}

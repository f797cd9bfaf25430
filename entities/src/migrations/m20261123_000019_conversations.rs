//! Conversations during the fieldwork of an audit: with whom, in what manner, how many people, and what was said.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000019_conversations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        conversation(m).await?;
        conversation_tie(m).await
    }
}

/// One conversation. What is withdrawn stays as a row, with who, when and why.
async fn conversation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("conversation")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(integer("number"))
            .col(string_len("with_whom", 32))
            .col(string_len("manner", 32))
            .col(date("held_on"))
            .col(integer("people"))
            .col(text("said"))
            .col(string_len("language", 32))
            .col(uuid("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .col(uuid_null("withdrawn_by"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .col(text_null("withdrawn_reason"))
            .col(string("idempotency_key").unique_key().take())
            .col(integer("revision"))
            .check(Expr::cust("\"with_whom\" in ('members', 'workers', 'people_who_use_care', 'families')"))
            .check(Expr::cust("\"manner\" in ('meeting', 'one_to_one', 'by_phone', 'in_writing')"))
            .check(Expr::cust("\"language\" in ('cy', 'en')"))
            .check(Expr::cust("number >= 1"))
            .check(Expr::cust("people >= 1"))
            .check(Expr::cust("said <> ''"))
            .check(Expr::cust("revision >= 1"))
            .check(Expr::cust("(withdrawn_at is null) = (withdrawn_by is null)"))
            .check(Expr::cust("(withdrawn_at is null) = (withdrawn_reason is null)"))
            .foreign_key(&mut refers("conversation", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("conversation", "recorded_by", "account", "id"))
            .foreign_key(&mut refers("conversation", "withdrawn_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    unique(m, "conversation", ["audit_id", "number"]).await
}

/// Each criterion once.
async fn conversation_tie(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("conversation_tie")
            .col(uuid("id").primary_key().take())
            .col(uuid("conversation_id"))
            .col(uuid("criterion_id"))
            .foreign_key(&mut refers("conversation_tie", "conversation_id", "conversation", "id"))
            .foreign_key(&mut refers("conversation_tie", "criterion_id", "criterion", "id"))
            .to_owned(),
    )
    .await?;
    unique(m, "conversation_tie", ["conversation_id", "criterion_id"]).await
}

async fn unique(m: &SchemaManager<'_>, table: &'static str, columns: [&'static str; 2]) -> Result<(), DbErr> {
    let name = format!("uq_{table}_{}", columns.join("_"));
    let mut index = Index::create();
    index.name(name).table(table).unique();
    for column in columns {
        index.col(column);
    }
    m.create_index(index.to_owned()).await
}

/// A foreign key of the table that refuses to orphan a row.
fn refers(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    key: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, key)
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

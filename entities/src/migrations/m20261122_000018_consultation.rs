//! Consultation: what organisations were asked about a version, what they said, and what became of it.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000018_consultation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        consultation(m).await?;
        consultee(m).await?;
        consultation_comment(m).await?;
        disposition(m).await
    }
}

/// One consultation a version.
async fn consultation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("consultation")
            .col(uuid("id").primary_key().take())
            .col(uuid("version_id").unique_key().take())
            .col(text("text"))
            .col(string("digest"))
            .col(date("closes_on"))
            .col(uuid("opened_by"))
            .col(timestamp_with_time_zone("opened_at"))
            .col(timestamp_with_time_zone_null("closed_at"))
            .col(uuid_null("closed_by"))
            .col(timestamp_with_time_zone_null("published_at"))
            .check(Expr::cust("(closed_at is null) = (closed_by is null)"))
            .check(Expr::cust("length(digest) = 64"))
            .foreign_key(&mut refers("consultation", "version_id", "version", "id"))
            .foreign_key(&mut refers("consultation", "opened_by", "account", "id"))
            .foreign_key(&mut refers("consultation", "closed_by", "account", "id"))
            .to_owned(),
    )
    .await
}

/// Who was asked: each organisation once.
async fn consultee(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("consultee")
            .col(uuid("id").primary_key().take())
            .col(uuid("consultation_id"))
            .col(uuid("organisation_id"))
            .col(string_len("kind", 32))
            .check(Expr::cust("\"kind\" in ('government', 'franchisor', 'consortium', 'cooperative')"))
            .foreign_key(&mut refers("consultee", "consultation_id", "consultation", "id"))
            .foreign_key(&mut refers("consultee", "organisation_id", "organisation", "id"))
            .to_owned(),
    )
    .await?;
    m.create_index(
        Index::create()
            .name("uq_consultee_consultation_id_organisation_id")
            .table("consultee")
            .col("consultation_id")
            .col("organisation_id")
            .unique()
            .to_owned(),
    )
    .await?;
    index(m, "consultee", "organisation_id").await
}

/// A comment is always that of an organisation that was asked.
async fn consultation_comment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("consultation_comment")
            .col(uuid("id").primary_key().take())
            .col(uuid("consultee_id"))
            .col(string_null("criterion_key"))
            .col(text("body"))
            .col(string_len("language", 32))
            .col(uuid("written_by"))
            .col(timestamp_with_time_zone("written_at"))
            .col(timestamp_with_time_zone_null("sent_at"))
            .col(integer("revision"))
            .check(Expr::cust("\"language\" in ('cy', 'en')"))
            .check(Expr::cust("body <> ''"))
            .check(Expr::cust("criterion_key is null or criterion_key <> ''"))
            .check(Expr::cust("revision >= 1"))
            .foreign_key(&mut refers("consultation_comment", "consultee_id", "consultee", "id"))
            .foreign_key(&mut refers("consultation_comment", "written_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "consultation_comment", "consultee_id").await
}

/// One disposition a comment. A comment that has one cannot be taken away.
async fn disposition(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("disposition")
            .col(uuid("id").primary_key().take())
            .col(uuid("comment_id").unique_key().take())
            .col(string_len("kind", 32))
            .col(text("reason"))
            .col(string_len("language", 32))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .check(Expr::cust("\"kind\" in ('accepted', 'partly', 'rejected')"))
            .check(Expr::cust("\"language\" in ('cy', 'en')"))
            .check(Expr::cust("reason <> ''"))
            .foreign_key(&mut refers("disposition", "comment_id", "consultation_comment", "id"))
            .foreign_key(&mut refers("disposition", "made_by", "account", "id"))
            .to_owned(),
    )
    .await
}

async fn index(m: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    let index = Index::create().name(format!("ix_{table}_{column}")).table(table).col(column).to_owned();
    m.create_index(index).await
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

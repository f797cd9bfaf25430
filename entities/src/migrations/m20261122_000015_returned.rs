//! Mail that came back, and the addresses to which letters do not go any more.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000015_returned"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        returned_mail(m).await?;
        suppression(m).await?;
        // The ledger is read by days.
        index(m, "email", &["created_at"], false).await
    }
}

/// What came back of a letter. The same said twice is one row.
async fn returned_mail(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("returned_mail")
            .col(uuid("id").primary_key().take())
            .col(uuid("email_id"))
            .col(string_len("kind", 32))
            .col(string("status"))
            .col(text("diagnostic"))
            .col(timestamp_with_time_zone("received_at"))
            .check(one_of("kind", "bounce delay complaint delivered"))
            .check(Expr::cust("length(status) <= 40"))
            .check(Expr::cust("length(diagnostic) <= 500"))
            .foreign_key(&mut refers("returned_mail", "email_id", "email", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "returned_mail", &["email_id", "kind", "status"], true).await?;
    index(m, "returned_mail", &["received_at"], false).await
}

/// An address to which letters do not go.
async fn suppression(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("suppression")
            .col(uuid("id").primary_key().take())
            .col(string("address"))
            .col(string_len("why", 32))
            .col(timestamp_with_time_zone("since"))
            .col(uuid("email_id"))
            .col(timestamp_with_time_zone_null("lifted_at"))
            .col(uuid_null("lifted_by"))
            .col(text_null("reason"))
            .check(one_of("why", "bounce complaint"))
            .check(Expr::cust("address <> ''"))
            .check(Expr::cust("(lifted_at is null) = (lifted_by is null)"))
            .check(Expr::cust("reason is null or (lifted_at is not null and reason <> '')"))
            .check(Expr::cust("lifted_at is null or lifted_at >= since"))
            .foreign_key(&mut refers("suppression", "email_id", "email", "id"))
            .foreign_key(&mut refers("suppression", "lifted_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    m.get_connection()
        .execute_unprepared(
            "create unique index uq_suppression_standing on suppression (address, why) where lifted_at is null",
        )
        .await?;
    index(m, "suppression", &["since"], false).await
}

/// A foreign key that refuses to orphan a row.
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

/// Only these words may stand in the column.
fn one_of(column: &str, words: &str) -> Expr {
    let list = words.split(' ').map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
    Expr::cust(format!("\"{column}\" in ({list})"))
}

async fn index(
    m: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(format!("{}_{table}_{}", if unique { "uq" } else { "ix" }, columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    if unique {
        index.unique();
    }
    m.create_index(index.to_owned()).await
}

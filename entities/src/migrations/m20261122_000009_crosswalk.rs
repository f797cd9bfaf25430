//! The crosswalk: a criterion of one standard tied to one of another.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000009_crosswalk"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("crosswalk")
                .col(uuid("id").primary_key().take())
                .col(uuid("standard_id"))
                .col(string("criterion_key"))
                .col(uuid("other_standard_id"))
                .col(string("other_key"))
                .col(string_len("relation", 32))
                .col(string("pair").unique_key().take())
                .col(text("why"))
                .col(uuid("made_by"))
                .col(timestamp_with_time_zone("made_at"))
                .check(Expr::cust("\"relation\" in ('equal', 'subset', 'related')"))
                .check(Expr::cust("standard_id <> other_standard_id"))
                .foreign_key(&mut refers("crosswalk", "standard_id", "standard", "id"))
                .foreign_key(&mut refers("crosswalk", "other_standard_id", "standard", "id"))
                .foreign_key(&mut refers("crosswalk", "made_by", "account", "id"))
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create().name("ix_crosswalk_standard_id").table("crosswalk").col("standard_id").to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_crosswalk_other_standard_id")
                .table("crosswalk")
                .col("other_standard_id")
                .to_owned(),
        )
        .await
    }
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

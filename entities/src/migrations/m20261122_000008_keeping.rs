//! What the virus scanner said, legal holds, and the tombstones of what was erased.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000008_keeping"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        file_scan(m).await?;
        legal_hold(m).await?;
        erasure(m).await?;
        // Whose file is it? Asked of each file that is scanned or erased.
        m.create_index(
            Index::create().name("ix_evidence_file_sha256").table("evidence_file").col("sha256").to_owned(),
        )
        .await
    }
}

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

async fn file_scan(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("file_scan")
            .col(string("sha256").primary_key().take())
            .col(string_len("result", 32))
            .col(string_null("found"))
            .col(timestamp_with_time_zone("scanned_at"))
            .check(Expr::cust("\"result\" in ('clean', 'infected', 'too_large')"))
            .check(Expr::cust("(result = 'infected') = (found is not null)"))
            .foreign_key(&mut refers("file_scan", "sha256", "blob", "sha256"))
            .to_owned(),
    )
    .await
}

async fn legal_hold(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("legal_hold")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(uuid_null("item_id"))
            .col(text("reason"))
            .col(uuid("placed_by"))
            .col(timestamp_with_time_zone("placed_at"))
            .col(uuid_null("confirmed_by"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .col(text_null("lift_reason"))
            .col(uuid_null("lift_asked_by"))
            .col(timestamp_with_time_zone_null("lift_asked_at"))
            .col(uuid_null("lifted_by"))
            .col(timestamp_with_time_zone_null("lifted_at"))
            .check(Expr::cust("(confirmed_by is null) = (confirmed_at is null)"))
            .check(Expr::cust("confirmed_by is null or confirmed_by <> placed_by"))
            .check(Expr::cust("(lift_asked_by is null) = (lift_asked_at is null)"))
            .check(Expr::cust("(lift_asked_by is null) = (lift_reason is null)"))
            .check(Expr::cust("(lifted_by is null) = (lifted_at is null)"))
            .check(Expr::cust(
                "lifted_by is null or (lift_asked_by is not null and lifted_by <> lift_asked_by)",
            ))
            .foreign_key(&mut refers("legal_hold", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("legal_hold", "item_id", "evidence_item", "id"))
            .foreign_key(&mut refers("legal_hold", "placed_by", "account", "id"))
            .foreign_key(&mut refers("legal_hold", "confirmed_by", "account", "id"))
            .foreign_key(&mut refers("legal_hold", "lift_asked_by", "account", "id"))
            .foreign_key(&mut refers("legal_hold", "lifted_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    m.create_index(
        Index::create()
            .name("ix_legal_hold_cooperative_id_lifted_at")
            .table("legal_hold")
            .col("cooperative_id")
            .col("lifted_at")
            .to_owned(),
    )
    .await
}

async fn erasure(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("erasure")
            .col(uuid("id").primary_key().take())
            .col(uuid("item_id"))
            .col(string_len("grounds", 32))
            .col(text_null("reason"))
            .col(uuid_null("asked_by"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(uuid_null("decided_by"))
            .col(text_null("refusal"))
            .col(timestamp_with_time_zone_null("refused_at"))
            .col(timestamp_with_time_zone_null("erased_at"))
            .col(integer("files"))
            .check(Expr::cust("\"grounds\" in ('retention', 'request')"))
            .check(Expr::cust("grounds = 'request' or (erased_at is not null and asked_by is null)"))
            .check(Expr::cust("grounds = 'retention' or asked_by is not null"))
            .check(Expr::cust("decided_by is null or decided_by <> asked_by"))
            .check(Expr::cust("(refused_at is null) = (refusal is null)"))
            .check(Expr::cust("refused_at is null or (erased_at is null and decided_by is not null)"))
            .check(Expr::cust("grounds = 'retention' or erased_at is null or decided_by is not null"))
            .foreign_key(&mut refers("erasure", "item_id", "evidence_item", "id"))
            .foreign_key(&mut refers("erasure", "asked_by", "account", "id"))
            .foreign_key(&mut refers("erasure", "decided_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    // An item is erased once, and asked about once at a time.
    for (name, condition) in [
        ("uq_erasure_item_id_erased", "erased_at is not null"),
        ("uq_erasure_item_id_open", "erased_at is null and refused_at is null"),
    ] {
        let backend = m.get_connection();
        backend
            .execute_unprepared(&format!("create unique index {name} on erasure (item_id) where {condition}"))
            .await?;
    }
    Ok(())
}

//! The dialogue about evidence: requests of an audit with their turns, and remarks on an item.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000005_requests"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        evidence_request(m).await?;
        request_turn(m).await?;
        request_item(m).await?;
        evidence_remark(m).await
    }
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

/// What an audit's team asks a co-op to show, by a day.
async fn evidence_request(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("evidence_request")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(integer("number"))
            .col(uuid("cooperative_id"))
            .col(uuid_null("criterion_id"))
            .col(string_null("evidence_type"))
            .col(text("asked"))
            .col(date("due_on"))
            .col(uuid_null("owner_id"))
            .col(string_len("state", 32))
            .col(uuid("asked_by"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(string("idempotency_key").unique_key().take())
            .col(integer("revision"))
            .check(one_of("state", "open answered sent_back accepted withdrawn"))
            .check(Expr::cust("number >= 1"))
            // The first turn asks; every other state but the first comes of a further one.
            .check(Expr::cust("revision >= 1 and (revision > 1 or state = 'open')"))
            .check(Expr::cust("asked <> ''"))
            .foreign_key(&mut refers("evidence_request", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("evidence_request", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("evidence_request", "criterion_id", "criterion", "id"))
            .foreign_key(&mut refers("evidence_request", "owner_id", "account", "id"))
            .foreign_key(&mut refers("evidence_request", "asked_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "evidence_request", &["audit_id", "number"], true).await?;
    index(m, "evidence_request", &["cooperative_id", "state"], false).await?;
    index(m, "evidence_request", &["state", "due_on"], false).await
}

/// One turn in the thread of a request: who, when, in what words.
async fn request_turn(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("request_turn")
            .col(uuid("id").primary_key().take())
            .col(uuid("request_id"))
            .col(integer("number"))
            .col(string_len("what", 32))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .col(text_null("words"))
            .col(date_null("due_on"))
            .col(uuid_null("owner_id"))
            .check(one_of("what", "ask assign answer send_back accept withdraw"))
            .check(Expr::cust("(what = 'ask') = (number = 1)"))
            .check(Expr::cust("what not in ('ask','send_back','withdraw') or words is not null"))
            .check(Expr::cust("what <> 'ask' or due_on is not null"))
            .check(Expr::cust("due_on is null or what in ('ask','send_back')"))
            .check(Expr::cust("owner_id is null or what = 'assign'"))
            .foreign_key(&mut refers("request_turn", "request_id", "evidence_request", "id"))
            .foreign_key(&mut refers("request_turn", "made_by", "account", "id"))
            .foreign_key(&mut refers("request_turn", "owner_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "request_turn", &["request_id", "number"], true).await
}

/// An item of evidence with which a request was answered.
async fn request_item(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("request_item")
            .col(uuid("id").primary_key().take())
            .col(uuid("turn_id"))
            .col(uuid("item_id"))
            .col(integer("item_revision"))
            .foreign_key(&mut refers("request_item", "turn_id", "request_turn", "id"))
            .foreign_key(&mut refers("request_item", "item_id", "evidence_item", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "request_item", &["turn_id", "item_id"], true).await?;
    index(m, "request_item", &["item_id"], false).await
}

/// A question about an item, or the answer to one.
async fn evidence_remark(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("evidence_remark")
            .col(uuid("id").primary_key().take())
            .col(uuid("item_id"))
            .col(string_len("kind", 32))
            .col(uuid_null("question_id").unique_key().take())
            .col(text("words"))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .col(string("idempotency_key").unique_key().take())
            .check(one_of("kind", "question answer"))
            .check(Expr::cust("(kind = 'answer') = (question_id is not null)"))
            .check(Expr::cust("words <> ''"))
            .foreign_key(&mut refers("evidence_remark", "item_id", "evidence_item", "id"))
            .foreign_key(&mut refers("evidence_remark", "question_id", "evidence_remark", "id"))
            .foreign_key(&mut refers("evidence_remark", "made_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "evidence_remark", &["item_id", "made_at"], false).await
}

//! What people choose about reminders: groups, both languages, delegates, shared mailboxes.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000017_reminding"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let both = timestamp_with_time_zone_null("both_languages_since");
        m.alter_table(Table::alter().table("account").add_column(both).to_owned()).await?;
        group_stop(m).await?;
        delegation(m).await?;
        shared_mailbox(m).await?;
        mailbox_use(m).await
    }
}

const GROUPS: &str =
    "\"choice_group\" in ('audits', 'training', 'evidence', 'governance', 'copies', 'board')";

fn refers(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

/// What has legal effect cannot be stopped, whoever writes.
async fn group_stop(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("group_stop")
            .col(uuid("account_id"))
            .col(string_len("choice_group", 32))
            .col(timestamp_with_time_zone("stopped_at"))
            .primary_key(Index::create().col("account_id").col("choice_group"))
            .check(Expr::cust(GROUPS))
            // Beside a column that is never null: the dictionary lays a check of one column beside its words.
            .check(Expr::cust("stopped_at is not null and choice_group <> 'audits'"))
            .foreign_key(&mut refers("group_stop", "account_id", "account"))
            .to_owned(),
    )
    .await
}

async fn delegation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("delegation")
            .col(uuid("id").primary_key().take())
            .col(uuid("organisation_id"))
            .col(uuid("given_by"))
            .col(uuid("given_to"))
            .col(string_len("choice_group", 32))
            .col(date("from_on"))
            .col(date("until_on"))
            .col(timestamp_with_time_zone("given_at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .col(uuid_null("ended_by"))
            .check(Expr::cust(GROUPS))
            // Copies and the board's digest go to those whose role they are for.
            .check(Expr::cust("given_at is not null and choice_group not in ('copies', 'board')"))
            .check(Expr::cust("given_by <> given_to"))
            .check(Expr::cust("from_on <= until_on"))
            .check(Expr::cust("(ended_at is null) = (ended_by is null)"))
            .foreign_key(&mut refers("delegation", "organisation_id", "organisation"))
            .foreign_key(&mut refers("delegation", "given_by", "account"))
            .foreign_key(&mut refers("delegation", "given_to", "account"))
            .foreign_key(&mut refers("delegation", "ended_by", "account"))
            .to_owned(),
    )
    .await?;
    // Those that were not taken back; on any day, those whose last day has not passed.
    let mut standing = Index::create();
    standing.name("ix_delegation_until_on").table("delegation").col("until_on").col("organisation_id");
    standing.cond_where(Expr::col("ended_at").is_null());
    m.create_index(standing.to_owned()).await
}

async fn shared_mailbox(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("shared_mailbox")
            .col(uuid("id").primary_key().take())
            .col(uuid("organisation_id"))
            .col(string_len("held_by", 32))
            .col(string("address"))
            .col(string("address_key"))
            .col(uuid("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .col(timestamp_with_time_zone_null("stopped_at"))
            .check(Expr::cust("\"held_by\" in ('managers', 'board')"))
            .foreign_key(&mut refers("shared_mailbox", "organisation_id", "organisation"))
            .foreign_key(&mut refers("shared_mailbox", "recorded_by", "account"))
            .to_owned(),
    )
    .await?;
    let mut one = Index::create();
    one.name("ux_shared_mailbox_organisation_id_held_by").table("shared_mailbox");
    one.col("organisation_id").col("held_by").unique();
    m.create_index(one.to_owned()).await
}

async fn mailbox_use(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("mailbox_use")
            .col(uuid("mailbox_id"))
            .col(uuid("account_id"))
            .col(timestamp_with_time_zone("chosen_at"))
            .primary_key(Index::create().col("mailbox_id").col("account_id"))
            .foreign_key(&mut refers("mailbox_use", "mailbox_id", "shared_mailbox"))
            .foreign_key(&mut refers("mailbox_use", "account_id", "account"))
            .to_owned(),
    )
    .await
}

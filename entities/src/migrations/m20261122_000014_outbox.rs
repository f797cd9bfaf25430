//! The states of an email are told apart better: what was never tried is queued, what was tried and waits to be tried again is
//! deferred. What cannot be (a lease without an end, something deferred that was never tried) cannot be stored.

use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000014_outbox"
    }
}

const STATES: &str =
    "\"state\" in ('queued', 'leased', 'sent', 'deferred', 'failed', 'unknown', 'withdrawn')";
const LEASE_HAS_END: &str = "(state = 'leased') = (leased_until is not null)";
const DEFERRED_WAS_TRIED: &str = "state <> 'deferred' or attempts > 0";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on both databases.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        match m.get_database_backend() {
            DbBackend::Sqlite => made_anew(m).await,
            _ => altered(m).await,
        }
    }
}

async fn said(m: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        m.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// PostgreSQL exchanges the conditions where they are.
async fn altered(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    said(
        m,
        &[
            "alter table email drop constraint email_state_check",
            "update email set state = case when attempts > 0 then 'deferred' else 'queued' end where state = 'waiting'",
            "update email set leased_until = null where state <> 'leased'",
            "update email set leased_until = created_at where state = 'leased' and leased_until is null",
            &format!("alter table email add constraint email_state_check check ({STATES})"),
            &format!("alter table email add constraint email_lease_check check ({LEASE_HAS_END})"),
            &format!("alter table email add constraint email_tried_check check ({DEFERRED_WAS_TRIED})"),
        ],
    )
    .await
}

const COLUMNS: &str = "id, kind, unique_key, account_id, organisation_id, recipient, language, subject, body_text, \
                       body_html, calendar, unsubscribe, message_id, urgency, not_before, still_owed, attempts, \
                       last_reply, created_at, sent_at";

/// SQLite changes no condition of a table that is there: the table is made anew and filled from the old one. Reminders point
/// at emails, and no row may be orphaned even for a moment, so they let go of them meanwhile.
async fn made_anew(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(email().to_owned()).await?;
    said(
        m,
        &[
            &format!(
                "insert into email_anew ({COLUMNS}, state, leased_until) select {COLUMNS}, \
                 case when state <> 'waiting' then state when attempts > 0 then 'deferred' else 'queued' end, \
                 case when state = 'leased' then coalesce(leased_until, created_at) end from email"
            ),
            "create table reminder_letter (reminder_id uuid_text primary key, email_id uuid_text)",
            "insert into reminder_letter select id, email_id from reminder where email_id is not null",
            "update reminder set email_id = null where email_id is not null",
            "drop table email",
            "alter table email_anew rename to email",
            "update reminder set email_id = (select email_id from reminder_letter where reminder_id = reminder.id) \
             where id in (select reminder_id from reminder_letter)",
            "drop table reminder_letter",
        ],
    )
    .await?;
    for columns in [&["state", "not_before"][..], &["account_id"], &["organisation_id"]] {
        let mut index = Index::create();
        index.name(format!("ix_email_{}", columns.join("_"))).table("email");
        for column in columns {
            index.col(*column);
        }
        m.create_index(index.to_owned()).await?;
    }
    Ok(())
}

fn email() -> TableCreateStatement {
    Table::create()
        .table("email_anew")
        .col(uuid("id").primary_key().take())
        .col(string("kind"))
        .col(string("unique_key").unique_key().take())
        .col(uuid_null("account_id"))
        .col(uuid_null("organisation_id"))
        .col(string("recipient"))
        .col(string("language"))
        .col(string("subject"))
        .col(text("body_text"))
        .col(text("body_html"))
        .col(text_null("calendar"))
        .col(string_null("unsubscribe"))
        .col(string("message_id").unique_key().take())
        .col(string_len("urgency", 32))
        .col(string_len("state", 32))
        .col(timestamp_with_time_zone("not_before"))
        .col(text_null("still_owed"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(text_null("last_reply"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .check(Expr::cust("\"urgency\" in ('security', 'same_day', 'event', 'digest')"))
        .check(Expr::cust(STATES))
        .check(Expr::cust(LEASE_HAS_END))
        .check(Expr::cust(DEFERRED_WAS_TRIED))
        .foreign_key(
            ForeignKey::create()
                .name("fk_email_account_id")
                .from("email_anew", "account_id")
                .to("account", "id")
                .on_delete(ForeignKeyAction::Restrict),
        )
        .to_owned()
}

//! The first schema. Landed: never edited; what changes later is a migration of its own.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000001_first_schema"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        organisation(m).await?;
        account(m).await?;
        role_grant(m).await?;
        grant_area(m).await?;
        session(m).await?;
        one_time_token(m).await?;
        recovery_code(m).await?;
        rate_counter(m).await?;
        journal_entry(m).await?;
        journal_detail(m).await?;
        email(m).await?;
        job_run(m).await?;
        service_setting(m).await?;
        standard(m).await?;
        version(m).await?;
        criterion(m).await?;
        signature(m).await?;
        translation_review(m).await?;
        cooperative(m).await?;
        cooperative_area(m).await?;
        vote_snapshot(m).await?;
        vote_share(m).await?;
        governance_event(m).await?;
        consortium_membership(m).await?;
        blob(m).await?;
        evidence_item(m).await?;
        evidence_file(m).await?;
        evidence_tie(m).await?;
        worker(m).await?;
        worker_role(m).await?;
        training_import(m).await?;
        training_record(m).await?;
        induction_step(m).await?;
        import_answer(m).await?;
        audit(m).await?;
        audit_move(m).await?;
        team_member(m).await?;
        assessment(m).await?;
        computed_fact(m).await?;
        citation(m).await?;
        sample_worker(m).await?;
        comment(m).await?;
        appeal(m).await?;
        finding(m).await?;
        corrective_action(m).await?;
        action_event(m).await?;
        licence(m).await?;
        licence_decision(m).await?;
        report(m).await?;
        acknowledgement(m).await?;
        reminder(m).await?;
        standing(m).await?;
        area_total(m).await?;
        Ok(())
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
    m.create_index(index).await
}

/// A government body, a franchisor or a co-op (a consortium is a secondary co-op).
async fn organisation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("organisation")
            .col(uuid("id").primary_key().take())
            .col(string_len("kind", 32))
            .col(string("reference").unique_key().take())
            .col(string("name_en"))
            .col(string("name_cy"))
            .col(string_null("sort_name_cy"))
            .col(string_len_null("language", 32))
            .col(timestamp_with_time_zone("created_at"))
            .check(one_of("kind", "government franchisor cooperative"))
            .check(one_of("language", "cy en"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// A person who may sign in.
async fn account(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("account")
            .col(uuid("id").primary_key().take())
            .col(string("email"))
            .col(string("email_key").unique_key().take())
            .col(string("name"))
            .col(string_len("language", 32))
            .col(string_null("password_hash"))
            .col(timestamp_with_time_zone_null("password_changed_at"))
            .col(blob_null("totp_secret"))
            .col(timestamp_with_time_zone_null("totp_confirmed_at"))
            .col(big_integer_null("totp_last_step"))
            .col(boolean("second_factor_waived"))
            .col(timestamp_with_time_zone_null("disabled_at"))
            .col(timestamp_with_time_zone("created_at"))
            .check(one_of("language", "cy en"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// One role of one person at one organisation.
async fn role_grant(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("role_grant")
            .col(uuid("id").primary_key().take())
            .col(uuid("account_id"))
            .col(uuid("organisation_id"))
            .col(string_len("role", 32))
            .col(boolean("all_areas"))
            .col(uuid_null("granted_by"))
            .col(uuid_null("confirmed_by"))
            .col(timestamp_with_time_zone("granted_at"))
            .col(date_null("ends_on"))
            .col(timestamp_with_time_zone_null("revoked_at"))
            .check(one_of("role", "regulator government_signatory standards_officer franchisor_signatory decision_maker auditor moderator appeal_decider manager consortium_coordinator board_chair board_member member worker translator administrator"))
            .foreign_key(&mut refers("role_grant", "account_id", "account", "id"))
            .foreign_key(&mut refers("role_grant", "organisation_id", "organisation", "id"))
            .foreign_key(&mut refers("role_grant", "granted_by", "account", "id"))
            .foreign_key(&mut refers("role_grant", "confirmed_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "role_grant", &["account_id"], false).await?;
    index(m, "role_grant", &["organisation_id", "role"], false).await?;

    m.get_connection()
        .execute_unprepared(
            "create unique index uq_role_grant_standing on role_grant (account_id, organisation_id, role) where revoked_at is null",
        )
        .await?;
    Ok(())
}

/// A local authority a regulator looks after.
async fn grant_area(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("grant_area")
            .col(uuid("id").primary_key().take())
            .col(uuid("role_grant_id"))
            .col(string("local_authority"))
            .foreign_key(&mut refers("grant_area", "role_grant_id", "role_grant", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "grant_area", &["role_grant_id", "local_authority"], true).await?;
    Ok(())
}

/// A signed-in browser. Only the hash of its token is kept.
async fn session(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("session")
            .col(uuid("id").primary_key().take())
            .col(uuid("account_id"))
            .col(string("token_hash").unique_key().take())
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("last_seen_at"))
            .col(timestamp_with_time_zone("authenticated_at"))
            .col(boolean("factor_passed"))
            .col(uuid_null("role_grant_id"))
            .col(string("user_agent"))
            .foreign_key(&mut refers("session", "account_id", "account", "id"))
            .foreign_key(&mut refers("session", "role_grant_id", "role_grant", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "session", &["account_id"], false).await?;
    Ok(())
}

/// A link sent by email that works once.
async fn one_time_token(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("one_time_token")
            .col(uuid("id").primary_key().take())
            .col(uuid("account_id"))
            .col(string_len("purpose", 32))
            .col(string("token_hash").unique_key().take())
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .check(one_of("purpose", "invitation password_reset"))
            .foreign_key(&mut refers("one_time_token", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// A code that stands in for the second factor, once.
async fn recovery_code(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("recovery_code")
            .col(uuid("id").primary_key().take())
            .col(uuid("account_id"))
            .col(string("code_hash"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut refers("recovery_code", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "recovery_code", &["account_id", "code_hash"], true).await?;
    Ok(())
}

/// How often something was tried in a window; kept here so that a restart forgives nobody.
async fn rate_counter(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("rate_counter")
            .col(string("key").primary_key().take())
            .col(timestamp_with_time_zone("window_started_at"))
            .col(integer("count"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// One change, hash-chained to the one before. Never updated, never deleted.
async fn journal_entry(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("journal_entry")
            .col(big_integer("sequence").primary_key().take())
            .col(timestamp_with_time_zone("at"))
            .col(uuid_null("account_id"))
            .col(string("event"))
            .col(string("subject_kind"))
            .col(uuid_null("subject_id"))
            .col(uuid_null("organisation_id"))
            .col(string("commitment"))
            .col(string("previous_hash"))
            .col(string("hash").unique_key().take())
            .to_owned(),
    )
    .await?;
    index(m, "journal_entry", &["subject_kind", "subject_id"], false).await?;
    index(m, "journal_entry", &["organisation_id", "sequence"], false).await?;
    Ok(())
}

/// What a journal entry says beyond its name; may be erased, the entry may not.
async fn journal_detail(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("journal_detail")
            .col(big_integer("sequence").primary_key().take())
            .col(string("salt"))
            .col(text("detail"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// A message waiting in, or sent from, the outbox.
async fn email(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("email")
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
            .check(one_of("urgency", "security same_day event digest"))
            .check(one_of("state", "waiting leased sent failed unknown withdrawn"))
            .foreign_key(&mut refers("email", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "email", &["state", "not_before"], false).await?;
    index(m, "email", &["account_id"], false).await?;
    index(m, "email", &["organisation_id"], false).await?;
    Ok(())
}

/// One run of one job of the timetable.
async fn job_run(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("job_run")
            .col(uuid("id").primary_key().take())
            .col(string("job"))
            .col(string("occurrence"))
            .col(string_len("outcome", 32))
            .col(text_null("detail"))
            .col(timestamp_with_time_zone("started_at"))
            .col(timestamp_with_time_zone_null("finished_at"))
            .check(one_of("outcome", "running done failed"))
            .to_owned(),
    )
    .await?;
    index(m, "job_run", &["job", "occurrence"], true).await?;
    Ok(())
}

/// A switch of this installation, such as the hold on mail after a restore.
async fn service_setting(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("service_setting")
            .col(string("key").primary_key().take())
            .col(string("value"))
            .col(timestamp_with_time_zone("set_at"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// What franchisees must meet.
async fn standard(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("standard")
            .col(uuid("id").primary_key().take())
            .col(uuid("organisation_id"))
            .col(string("code").unique_key().take())
            .col(string("title_en"))
            .col(string("title_cy"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut refers("standard", "organisation_id", "organisation", "id"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// One numbered text of a standard with its rules. Frozen for ever once proposed.
async fn version(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("version")
            .col(uuid("id").primary_key().take())
            .col(uuid("standard_id"))
            .col(string("number"))
            .col(string_len("status", 32))
            .col(text("text"))
            .col(string_null("digest"))
            .col(uuid_null("imported_by"))
            .col(uuid_null("proposed_by"))
            .col(timestamp_with_time_zone_null("proposed_at"))
            .col(text_null("skip_reason"))
            .col(date_null("effective_from"))
            .col(date_null("withdrawn_on"))
            .col(timestamp_with_time_zone("created_at"))
            .check(one_of("status", "draft consultation proposed agreed withdrawn"))
            .check(Expr::cust("(status in ('draft','consultation')) or digest is not null"))
            .check(Expr::cust("status not in ('agreed','withdrawn') or effective_from is not null"))
            .foreign_key(&mut refers("version", "standard_id", "standard", "id"))
            .foreign_key(&mut refers("version", "imported_by", "account", "id"))
            .foreign_key(&mut refers("version", "proposed_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "version", &["standard_id", "number"], true).await?;
    Ok(())
}

/// One thing a co-op must meet, as a version words it.
async fn criterion(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("criterion")
            .col(uuid("id").primary_key().take())
            .col(uuid("version_id"))
            .col(string("section_key"))
            .col(integer("section_number"))
            .col(string("key"))
            .col(string("code"))
            .col(string("title_en"))
            .col(string("title_cy"))
            .col(string_len("severity", 32))
            .col(integer("position"))
            .check(one_of("severity", "critical major minor improvement"))
            .foreign_key(&mut refers("criterion", "version_id", "version", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "criterion", &["version_id", "key"], true).await?;
    Ok(())
}

/// A party's signature on one version's digest.
async fn signature(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("signature")
            .col(uuid("id").primary_key().take())
            .col(uuid("version_id"))
            .col(string_len("party", 32))
            .col(uuid("account_id"))
            .col(string("name"))
            .col(string("office"))
            .col(string("organisation_name"))
            .col(text("statement"))
            .col(string("digest"))
            .col(timestamp_with_time_zone("signed_at"))
            .col(timestamp_with_time_zone_null("voided_at"))
            .check(one_of("party", "franchisor government"))
            .foreign_key(&mut refers("signature", "version_id", "version", "id"))
            .foreign_key(&mut refers("signature", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;

    m.get_connection()
        .execute_unprepared("create unique index uq_signature_standing on signature (version_id, party) where voided_at is null")
        .await?;
    Ok(())
}

/// A translator's mark that the Welsh of one section was reviewed.
async fn translation_review(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("translation_review")
            .col(uuid("id").primary_key().take())
            .col(uuid("version_id"))
            .col(string("section_key"))
            .col(uuid("account_id"))
            .col(string("reviewer_name"))
            .col(timestamp_with_time_zone("reviewed_at"))
            .foreign_key(&mut refers("translation_review", "version_id", "version", "id"))
            .foreign_key(&mut refers("translation_review", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "translation_review", &["version_id", "section_key"], true).await?;
    Ok(())
}

/// The record of a co-op; its name and reference are in its organisation.
async fn cooperative(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("cooperative")
            .col(uuid("id").primary_key().take())
            .col(string_len("kind", 32))
            .col(string("legal_form"))
            .col(string("register_number"))
            .col(boolean("service_regulated"))
            .col(boolean("service_provides_care"))
            .col(boolean("offers_direct_payment_support"))
            .col(boolean("pools_direct_payments"))
            .col(boolean("is_consortium"))
            .col(boolean("subcontracts"))
            .col(boolean("serves_adults"))
            .col(boolean("serves_children"))
            .col(integer("year_end_month"))
            .col(integer("year_end_day"))
            .col(boolean("year_end_last_day"))
            .col(date("registered_on"))
            .check(one_of("kind", "worker consumer multi_stakeholder producer"))
            .check(Expr::cust("year_end_month between 1 and 12"))
            .check(Expr::cust("year_end_day between 1 and 31"))
            .foreign_key(&mut refers("cooperative", "id", "organisation", "id"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// A local authority a co-op works in.
async fn cooperative_area(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("cooperative_area")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(string("local_authority"))
            .foreign_key(&mut refers("cooperative_area", "cooperative_id", "cooperative", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "cooperative_area", &["cooperative_id", "local_authority"], true).await?;
    index(m, "cooperative_area", &["local_authority"], false).await?;
    Ok(())
}

/// How a co-op's votes were spread on one date.
async fn vote_snapshot(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("vote_snapshot")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(date("as_of"))
            .col(uuid_null("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .foreign_key(&mut refers("vote_snapshot", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("vote_snapshot", "recorded_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "vote_snapshot", &["cooperative_id", "as_of"], true).await?;
    Ok(())
}

/// One class of members in a snapshot: heads, votes and board seats.
async fn vote_share(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("vote_share")
            .col(uuid("id").primary_key().take())
            .col(uuid("snapshot_id"))
            .col(string_len("class", 32))
            .col(integer("members"))
            .col(integer("votes"))
            .col(integer("board_seats"))
            .check(one_of(
                "class",
                "user family_or_representative worker community_supporter institution volunteer",
            ))
            .check(Expr::cust("members >= 0"))
            .check(Expr::cust("votes >= 0"))
            .check(Expr::cust("board_seats >= 0"))
            .foreign_key(&mut refers("vote_share", "snapshot_id", "vote_snapshot", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "vote_share", &["snapshot_id", "class"], true).await?;
    Ok(())
}

/// An AGM, an election, or something sent to the members.
async fn governance_event(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("governance_event")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(string_len("kind", 32))
            .col(date("held_on"))
            .col(date_null("notice_given_on"))
            .col(boolean_null("quorum_met"))
            .col(uuid_null("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .check(one_of(
                "kind",
                "agm election finances_sent performance_sent standards_sent priorities_sent annual_return",
            ))
            .foreign_key(&mut refers("governance_event", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("governance_event", "recorded_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "governance_event", &["cooperative_id", "kind", "held_on"], false).await?;
    Ok(())
}

/// A co-op's membership of a consortium.
async fn consortium_membership(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("consortium_membership")
            .col(uuid("id").primary_key().take())
            .col(uuid("consortium_id"))
            .col(uuid("cooperative_id"))
            .col(date("joined_on"))
            .col(date_null("left_on"))
            .foreign_key(&mut refers("consortium_membership", "consortium_id", "cooperative", "id"))
            .foreign_key(&mut refers("consortium_membership", "cooperative_id", "cooperative", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "consortium_membership", &["consortium_id", "cooperative_id", "joined_on"], true).await?;
    Ok(())
}

/// The bytes of a file in the store, known by their SHA-256.
async fn blob(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("blob")
            .col(string("sha256").primary_key().take())
            .col(big_integer("size"))
            .col(string("media_type"))
            .col(timestamp_with_time_zone("stored_at"))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// What a co-op shows: one item of a type, with revisions of files.
async fn evidence_item(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("evidence_item")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(string("evidence_type"))
            .col(string("title"))
            .col(string_len("language", 32))
            .col(date_null("period_from"))
            .col(date_null("period_to"))
            .col(date_null("valid_until"))
            .col(string_len("personal_data", 32))
            .col(boolean("redaction_confirmed"))
            .col(string_len("state", 32))
            .col(uuid("submitted_by"))
            .col(timestamp_with_time_zone("submitted_at"))
            .col(uuid_null("reviewed_by"))
            .col(timestamp_with_time_zone_null("reviewed_at"))
            .col(text_null("return_reason"))
            .col(string_null("idempotency_key").unique_key().take())
            .col(integer("revision"))
            .check(one_of("language", "en cy both none"))
            .check(one_of("personal_data", "none aggregate personal special criminal_offence"))
            .check(one_of("state", "submitted accepted returned"))
            .check(Expr::cust("state <> 'returned' or return_reason is not null"))
            .check(Expr::cust("state = 'submitted' or reviewed_by is not null"))
            .check(Expr::cust("reviewed_by is null or reviewed_by <> submitted_by"))
            .foreign_key(&mut refers("evidence_item", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("evidence_item", "submitted_by", "account", "id"))
            .foreign_key(&mut refers("evidence_item", "reviewed_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "evidence_item", &["cooperative_id", "state"], false).await?;
    Ok(())
}

/// One file of one revision of an item.
async fn evidence_file(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("evidence_file")
            .col(uuid("id").primary_key().take())
            .col(uuid("item_id"))
            .col(integer("revision"))
            .col(string("sha256"))
            .col(string("file_name"))
            .col(string("media_type"))
            .col(big_integer("size"))
            .col(uuid("added_by"))
            .col(timestamp_with_time_zone("added_at"))
            .foreign_key(&mut refers("evidence_file", "item_id", "evidence_item", "id"))
            .foreign_key(&mut refers("evidence_file", "sha256", "blob", "sha256"))
            .foreign_key(&mut refers("evidence_file", "added_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "evidence_file", &["item_id", "revision", "sha256", "file_name"], true).await?;
    Ok(())
}

/// A criterion that an item is to prove, by key: it outlives a version.
async fn evidence_tie(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("evidence_tie")
            .col(uuid("id").primary_key().take())
            .col(uuid("item_id"))
            .col(uuid("standard_id"))
            .col(string("criterion_key"))
            .col(timestamp_with_time_zone("tied_at"))
            .foreign_key(&mut refers("evidence_tie", "item_id", "evidence_item", "id"))
            .foreign_key(&mut refers("evidence_tie", "standard_id", "standard", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "evidence_tie", &["item_id", "standard_id", "criterion_key"], true).await?;
    Ok(())
}

/// A person who works for a co-op: the co-op's own record, as little as will do.
async fn worker(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("worker")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(string_null("staff_number"))
            .col(string("name"))
            .col(string_len("employment", 32))
            .col(date_null("started_on"))
            .col(date_null("left_on"))
            .col(date_null("leave_from"))
            .col(date_null("leave_until"))
            .col(string_null("leave_reason"))
            .col(uuid_null("account_id"))
            .col(timestamp_with_time_zone("created_at"))
            .check(one_of("employment", "employee agency volunteer"))
            .check(Expr::cust("left_on is null or started_on is null or left_on >= started_on"))
            .foreign_key(&mut refers("worker", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("worker", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "worker", &["cooperative_id", "staff_number"], true).await?;
    index(m, "worker", &["cooperative_id", "name"], false).await?;
    Ok(())
}

/// A post or duty of a worker, a code of the reference data.
async fn worker_role(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("worker_role")
            .col(uuid("id").primary_key().take())
            .col(uuid("worker_id"))
            .col(string("role"))
            .foreign_key(&mut refers("worker_role", "worker_id", "worker", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "worker_role", &["worker_id", "role"], true).await?;
    Ok(())
}

/// One reading of a training spreadsheet. The spreadsheet is not kept, only its digest.
async fn training_import(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("training_import")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(string("file_name"))
            .col(string("sha256"))
            .col(string_len("state", 32))
            .col(text_null("reading"))
            .col(text_null("answers"))
            .col(uuid_null("created_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("settled_at"))
            .col(integer("added"))
            .col(integer("corrected"))
            .col(integer("unchanged"))
            .check(one_of("state", "previewed confirmed abandoned"))
            .foreign_key(&mut refers("training_import", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("training_import", "created_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "training_import", &["cooperative_id", "created_at"], false).await?;
    Ok(())
}

/// One person's completion (or expiry) of one subject.
async fn training_record(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("training_record")
            .col(uuid("id").primary_key().take())
            .col(uuid("worker_id"))
            .col(string("subject"))
            .col(date_null("completed_on"))
            .col(date_null("expires_on"))
            .col(string_null("provider"))
            .col(string_null("mode"))
            .col(string_null("competence_observed_by"))
            .col(date_null("competence_observed_on"))
            .col(string_len_null("action_taken", 32))
            .col(text_null("note"))
            .col(string_len("source", 32))
            .col(uuid_null("import_id"))
            .col(uuid_null("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .check(one_of("action_taken", "yes no not_stated"))
            .check(one_of("source", "typed import"))
            .check(Expr::cust("completed_on is not null or expires_on is not null"))
            .check(Expr::cust("completed_on is null or expires_on is null or expires_on >= completed_on"))
            .foreign_key(&mut refers("training_record", "worker_id", "worker", "id"))
            .foreign_key(&mut refers("training_record", "import_id", "training_import", "id"))
            .foreign_key(&mut refers("training_record", "recorded_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "training_record", &["worker_id", "subject"], false).await?;
    index(m, "training_record", &["expires_on"], false).await?;

    // A completion is known by its date; an expiry without one by its own.
    let database = m.get_connection();
    database
        .execute_unprepared(
            "create unique index uq_training_record_completed on training_record (worker_id, subject, completed_on) where completed_on is not null",
        )
        .await?;
    database
        .execute_unprepared(
            "create unique index uq_training_record_expires on training_record (worker_id, subject, expires_on) where completed_on is null",
        )
        .await?;
    Ok(())
}

/// A step of the induction framework a worker has completed.
async fn induction_step(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("induction_step")
            .col(uuid("id").primary_key().take())
            .col(uuid("worker_id"))
            .col(string("step"))
            .col(date("completed_on"))
            .col(string("signed_off_by"))
            .foreign_key(&mut refers("induction_step", "worker_id", "worker", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "induction_step", &["worker_id", "step"], true).await?;
    Ok(())
}

/// A match once made, remembered for that co-op.
async fn import_answer(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("import_answer")
            .col(uuid("id").primary_key().take())
            .col(uuid("cooperative_id"))
            .col(string("question"))
            .col(string("answer"))
            .col(timestamp_with_time_zone("answered_at"))
            .foreign_key(&mut refers("import_answer", "cooperative_id", "cooperative", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "import_answer", &["cooperative_id", "question"], true).await?;
    Ok(())
}

/// One visit to one co-op against one version.
async fn audit(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("audit")
            .col(uuid("id").primary_key().take())
            .col(string("reference").unique_key().take())
            .col(uuid("cooperative_id"))
            .col(uuid("version_id"))
            .col(string_len("kind", 32))
            .col(string_len("state", 32))
            .col(boolean("announced"))
            .col(date("planned_on"))
            .col(date("visit_on"))
            .col(date_null("notified_on"))
            .col(date_null("fieldwork_started_on"))
            .col(date_null("fieldwork_ended_on"))
            .col(date_null("draft_received_on"))
            .col(date_null("comments_settled_on"))
            .col(date_null("answers_received_on"))
            .col(date_null("finalised_on"))
            .col(date_null("final_received_on"))
            .col(date_null("accepted_on"))
            .col(date_null("closed_on"))
            .col(string_len_null("outcome", 32))
            .col(string_null("score_text"))
            .col(integer("issue"))
            .col(string_len_null("publication", 32))
            .col(date_null("published_on"))
            .col(string_len_null("paused_in", 32))
            .col(string_null("sample_seed"))
            .col(string_null("sample_population_digest"))
            .col(string_null("sample_algorithm"))
            .col(integer("revision"))
            .check(one_of("kind", "readiness full surveillance follow_up thematic"))
            .check(one_of("state", "planned notified evidence_window fieldwork drafting moderation draft_issued comments answers final appealed accepted actions_open closed postponed cancelled suspended_for_safeguarding"))
            .check(one_of("outcome", "compliant compliant_with_actions conditional not_compliant"))
            .check(one_of("publication", "full summary none"))
            .check(one_of("paused_in", "planned notified evidence_window fieldwork drafting moderation draft_issued comments answers final appealed accepted actions_open closed postponed cancelled suspended_for_safeguarding"))
            .check(Expr::cust("(state in ('postponed','suspended_for_safeguarding')) = (paused_in is not null)"))
            .check(Expr::cust("issue >= 0"))
            .foreign_key(&mut refers("audit", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("audit", "version_id", "version", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "audit", &["cooperative_id", "visit_on"], false).await?;
    index(m, "audit", &["state"], false).await?;
    index(m, "audit", &["visit_on"], false).await?;
    Ok(())
}

/// A change of an audit's state, with who and why.
async fn audit_move(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("audit_move")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(string_len("from_state", 32))
            .col(string_len("to_state", 32))
            .col(uuid_null("moved_by"))
            .col(timestamp_with_time_zone("moved_at"))
            .col(text_null("reason"))
            .check(one_of("from_state", "planned notified evidence_window fieldwork drafting moderation draft_issued comments answers final appealed accepted actions_open closed postponed cancelled suspended_for_safeguarding"))
            .check(one_of("to_state", "planned notified evidence_window fieldwork drafting moderation draft_issued comments answers final appealed accepted actions_open closed postponed cancelled suspended_for_safeguarding"))
            .foreign_key(&mut refers("audit_move", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("audit_move", "moved_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "audit_move", &["audit_id", "moved_at"], false).await?;
    Ok(())
}

/// A person's part in one audit.
async fn team_member(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("team_member")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(uuid("account_id"))
            .col(string_len("part", 32))
            .col(date("named_on"))
            .col(string_len_null("interest", 32))
            .col(date_null("interest_until"))
            .col(text_null("statement"))
            .col(timestamp_with_time_zone_null("declared_at"))
            .col(timestamp_with_time_zone_null("accepted_at"))
            .col(timestamp_with_time_zone_null("declined_at"))
            .check(one_of("part", "lead_auditor auditor moderator"))
            .check(one_of("interest", "none member worker relative supplier consultant consortium"))
            .foreign_key(&mut refers("team_member", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("team_member", "account_id", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "team_member", &["audit_id", "account_id"], true).await?;
    index(m, "team_member", &["account_id"], false).await?;
    Ok(())
}

/// The auditor's result on one criterion in one audit.
async fn assessment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("assessment")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(uuid("criterion_id"))
            .col(string_len("scope", 32))
            .col(text_null("scope_reason"))
            .col(string_len("result", 32))
            .col(text("note"))
            .col(text_null("no_finding_reason"))
            .col(uuid_null("assessed_by"))
            .col(timestamp_with_time_zone_null("assessed_at"))
            .col(integer("revision"))
            .check(one_of("scope", "in_scope not_applicable out_of_scope"))
            .check(one_of("result", "met partly_met not_met not_applicable not_assessed"))
            .foreign_key(&mut refers("assessment", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("assessment", "criterion_id", "criterion", "id"))
            .foreign_key(&mut refers("assessment", "assessed_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "assessment", &["audit_id", "criterion_id"], true).await?;
    Ok(())
}

/// A metric as of the audit, confirmed or overridden by the auditor.
async fn computed_fact(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("computed_fact")
            .col(uuid("id").primary_key().take())
            .col(uuid("assessment_id"))
            .col(string("metric"))
            .col(big_integer_null("numerator"))
            .col(big_integer_null("denominator"))
            .col(string("value_text"))
            .col(text_null("left_out"))
            .col(boolean("confirmed"))
            .col(string_null("override_value"))
            .col(text_null("override_reason"))
            .col(uuid_null("settled_by"))
            .col(timestamp_with_time_zone("settled_at"))
            .check(Expr::cust("override_value is null or override_reason is not null"))
            .foreign_key(&mut refers("computed_fact", "assessment_id", "assessment", "id"))
            .foreign_key(&mut refers("computed_fact", "settled_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "computed_fact", &["assessment_id", "metric"], true).await?;
    Ok(())
}

/// A piece of evidence an assessment rests on.
async fn citation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("citation")
            .col(uuid("id").primary_key().take())
            .col(uuid("assessment_id"))
            .col(uuid("item_id"))
            .col(integer("item_revision"))
            .foreign_key(&mut refers("citation", "assessment_id", "assessment", "id"))
            .foreign_key(&mut refers("citation", "item_id", "evidence_item", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "citation", &["assessment_id", "item_id"], true).await?;
    Ok(())
}

/// A worker drawn for the sample of an audit.
async fn sample_worker(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("sample_worker")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(uuid("worker_id"))
            .col(integer("position"))
            .col(string("why"))
            .foreign_key(&mut refers("sample_worker", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("sample_worker", "worker_id", "worker", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "sample_worker", &["audit_id", "worker_id"], true).await?;
    Ok(())
}

/// One point of a co-op's comments on a draft, and its answer.
async fn comment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("comment")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(integer("issue"))
            .col(integer("number"))
            .col(uuid_null("criterion_id"))
            .col(text("body"))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .col(string_len_null("answer_kind", 32))
            .col(text_null("answer"))
            .col(uuid_null("answered_by"))
            .col(timestamp_with_time_zone_null("answered_at"))
            .check(one_of("answer_kind", "accepted partly_accepted rejected"))
            .check(Expr::cust("(answer_kind is null) = (answer is null)"))
            .foreign_key(&mut refers("comment", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("comment", "criterion_id", "criterion", "id"))
            .foreign_key(&mut refers("comment", "made_by", "account", "id"))
            .foreign_key(&mut refers("comment", "answered_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "comment", &["audit_id", "issue", "number"], true).await?;
    Ok(())
}

/// A co-op's appeal against the answers.
async fn appeal(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("appeal")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(integer("issue"))
            .col(string_len("ground", 32))
            .col(text("body"))
            .col(uuid("made_by"))
            .col(date("made_on"))
            .col(string_len_null("decision", 32))
            .col(text_null("reason"))
            .col(uuid_null("decided_by"))
            .col(date_null("decided_on"))
            .check(one_of("ground", "factual_inaccuracy incomplete_evidence"))
            .check(one_of("decision", "dismissed upheld"))
            .check(Expr::cust("(decision is null) = (reason is null)"))
            .foreign_key(&mut refers("appeal", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("appeal", "made_by", "account", "id"))
            .foreign_key(&mut refers("appeal", "decided_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "appeal", &["audit_id", "issue"], true).await?;
    Ok(())
}

/// A nonconformity with a grade, an opportunity for improvement, or good practice.
async fn finding(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("finding")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(uuid("criterion_id"))
            .col(uuid("cooperative_id"))
            .col(integer("number"))
            .col(string_len("kind", 32))
            .col(string_len_null("grade", 32))
            .col(text_null("grade_reason"))
            .col(text("statement"))
            .col(boolean("repeated"))
            .col(uuid("raised_by"))
            .col(timestamp_with_time_zone("raised_at"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .col(text_null("withdrawn_reason"))
            .col(integer("revision"))
            .check(one_of("kind", "nonconformity opportunity good_practice"))
            .check(one_of("grade", "critical major minor"))
            .check(Expr::cust("(kind = 'nonconformity') = (grade is not null)"))
            .check(Expr::cust("(withdrawn_at is null) = (withdrawn_reason is null)"))
            .foreign_key(&mut refers("finding", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("finding", "criterion_id", "criterion", "id"))
            .foreign_key(&mut refers("finding", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("finding", "raised_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "finding", &["audit_id", "number"], true).await?;
    index(m, "finding", &["cooperative_id", "kind"], false).await?;
    index(m, "finding", &["criterion_id"], false).await?;
    Ok(())
}

/// What a co-op does about a nonconformity.
async fn corrective_action(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("corrective_action")
            .col(uuid("id").primary_key().take())
            .col(uuid("finding_id").unique_key().take())
            .col(uuid("cooperative_id"))
            .col(string_len("state", 32))
            .col(text_null("cause"))
            .col(text_null("plan"))
            .col(string_null("owner_name"))
            .col(uuid_null("owner_id"))
            .col(text_null("proof"))
            .col(uuid_null("proof_item_id"))
            .col(date_null("contain_due_on"))
            .col(date_null("plan_due_on"))
            .col(date_null("due_on"))
            .col(date_null("verify_due_on"))
            .col(date_null("contained_on"))
            .col(date_null("plan_submitted_on"))
            .col(date_null("plan_agreed_on"))
            .col(date_null("proof_submitted_on"))
            .col(date_null("verified_on"))
            .col(uuid_null("verified_by"))
            .col(integer("revision"))
            .check(one_of("state", "open contained plan_submitted plan_agreed proof_submitted verified"))
            .check(Expr::cust("state <> 'verified' or verified_on is not null"))
            .check(Expr::cust("verified_by is null or owner_id is null or verified_by <> owner_id"))
            .foreign_key(&mut refers("corrective_action", "finding_id", "finding", "id"))
            .foreign_key(&mut refers("corrective_action", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("corrective_action", "owner_id", "account", "id"))
            .foreign_key(&mut refers("corrective_action", "proof_item_id", "evidence_item", "id"))
            .foreign_key(&mut refers("corrective_action", "verified_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "corrective_action", &["cooperative_id", "state"], false).await?;
    index(m, "corrective_action", &["due_on"], false).await?;
    Ok(())
}

/// One step in the life of a corrective action: who, when, in what words.
async fn action_event(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("action_event")
            .col(uuid("id").primary_key().take())
            .col(uuid("action_id"))
            .col(string_len("what", 32))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .col(text("words"))
            .check(one_of(
                "what",
                "contain submit_plan agree_plan send_back_plan submit_proof send_back_proof verify extend",
            ))
            .foreign_key(&mut refers("action_event", "action_id", "corrective_action", "id"))
            .foreign_key(&mut refers("action_event", "made_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "action_event", &["action_id", "made_at"], false).await?;
    Ok(())
}

/// A co-op's franchise under a standard.
async fn licence(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("licence")
            .col(uuid("id").primary_key().take())
            .col(string("reference").unique_key().take())
            .col(uuid("cooperative_id"))
            .col(uuid("standard_id"))
            .col(string_len("state", 32))
            .col(boolean("user_led"))
            .col(text("services_en"))
            .col(text("services_cy"))
            .col(date_null("starts_on"))
            .col(date_null("ends_on"))
            .col(date("applied_on"))
            .check(one_of("state", "applied granted refused conditional suspended ended"))
            .check(Expr::cust("state in ('applied','refused') or starts_on is not null"))
            .foreign_key(&mut refers("licence", "cooperative_id", "cooperative", "id"))
            .foreign_key(&mut refers("licence", "standard_id", "standard", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "licence", &["cooperative_id"], false).await?;
    Ok(())
}

/// A decision on a licence: person, date, reason, what it rests on.
async fn licence_decision(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("licence_decision")
            .col(uuid("id").primary_key().take())
            .col(uuid("licence_id"))
            .col(string_len("kind", 32))
            .col(uuid("decided_by"))
            .col(date("decided_on"))
            .col(text("reason"))
            .col(text_null("conditions"))
            .col(uuid_null("audit_id"))
            .col(timestamp_with_time_zone("decided_at"))
            .check(one_of(
                "kind",
                "grant refuse impose_conditions lift_conditions suspend restore warn renew end",
            ))
            .foreign_key(&mut refers("licence_decision", "licence_id", "licence", "id"))
            .foreign_key(&mut refers("licence_decision", "decided_by", "account", "id"))
            .foreign_key(&mut refers("licence_decision", "audit_id", "audit", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "licence_decision", &["licence_id", "decided_at"], false).await?;
    Ok(())
}

/// One issued report in one language. Its bytes never change.
async fn report(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("report")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(integer("issue"))
            .col(string_len("language", 32))
            .col(string("sha256"))
            .col(big_integer("size"))
            .col(integer("pages"))
            .col(string("code"))
            .col(text("content"))
            .col(uuid("issued_by"))
            .col(timestamp_with_time_zone("issued_at"))
            .check(one_of("language", "cy en"))
            .foreign_key(&mut refers("report", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("report", "sha256", "blob", "sha256"))
            .foreign_key(&mut refers("report", "issued_by", "account", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "report", &["audit_id", "issue", "language"], true).await?;
    index(m, "report", &["code"], false).await?;
    Ok(())
}

/// A board member's word that the board has the report, or a question about it.
async fn acknowledgement(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("acknowledgement")
            .col(uuid("id").primary_key().take())
            .col(uuid("audit_id"))
            .col(integer("issue"))
            .col(uuid("account_id"))
            .col(uuid("organisation_id"))
            .col(text_null("question"))
            .col(timestamp_with_time_zone("acknowledged_at"))
            .foreign_key(&mut refers("acknowledgement", "audit_id", "audit", "id"))
            .foreign_key(&mut refers("acknowledgement", "account_id", "account", "id"))
            .foreign_key(&mut refers("acknowledgement", "organisation_id", "organisation", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "acknowledgement", &["audit_id", "issue", "account_id"], true).await?;
    Ok(())
}

/// A notice owed because of a deadline, at one step of a cadence, to one person.
async fn reminder(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("reminder")
            .col(uuid("id").primary_key().take())
            .col(string("rule"))
            .col(string("subject_kind"))
            .col(uuid("subject_id"))
            .col(date("due_on"))
            .col(string("step"))
            .col(uuid("account_id"))
            .col(uuid("organisation_id"))
            .col(string_len("state", 32))
            .col(uuid_null("email_id"))
            .col(date("owed_on"))
            .col(timestamp_with_time_zone("recorded_at"))
            .check(one_of("state", "posted missed withdrawn"))
            .foreign_key(&mut refers("reminder", "account_id", "account", "id"))
            .foreign_key(&mut refers("reminder", "organisation_id", "organisation", "id"))
            .foreign_key(&mut refers("reminder", "email_id", "email", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "reminder", &["rule", "subject_kind", "subject_id", "due_on", "step", "account_id"], true)
        .await?;
    index(m, "reminder", &["organisation_id", "recorded_at"], false).await?;
    Ok(())
}

/// How a co-op stands, summed up from facts; can be rebuilt at any time.
async fn standing(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("standing")
            .col(uuid("cooperative_id").primary_key().take())
            .col(string_len_null("licence_state", 32))
            .col(string_len_null("outcome", 32))
            .col(date_null("outcome_on"))
            .col(uuid_null("outcome_audit_id"))
            .col(string_len_null("published_outcome", 32))
            .col(date_null("published_on"))
            .col(uuid_null("published_audit_id"))
            .col(integer("open_findings"))
            .col(integer("open_criticals"))
            .col(integer("late_actions"))
            .col(date_null("next_visit_on"))
            .col(date("as_of"))
            .check(one_of("licence_state", "applied granted refused conditional suspended ended"))
            .check(one_of("outcome", "compliant compliant_with_actions conditional not_compliant"))
            .check(one_of("published_outcome", "compliant compliant_with_actions conditional not_compliant"))
            .foreign_key(&mut refers("standing", "cooperative_id", "organisation", "id"))
            .to_owned(),
    )
    .await?;
    index(m, "standing", &["open_criticals", "late_actions"], false).await?;
    Ok(())
}

/// Counts by local authority (and `all`), summed up from standings; can be rebuilt at any time.
async fn area_total(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("area_total")
            .col(uuid("id").primary_key().take())
            .col(string("area"))
            .col(string("measure"))
            .col(integer("count"))
            .col(date("as_of"))
            .to_owned(),
    )
    .await?;
    index(m, "area_total", &["area", "measure"], true).await?;
    Ok(())
}

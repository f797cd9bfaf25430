//! What a timetable can be relied on by: runs that say why they ran and whose they are, occurrences that were missed and why,
//! pauses with their reasons, orders to run a job now. And what was recorded by a clock that stood far ahead is set aside, so
//! that it does not stand in the way of the day itself when that comes.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000016_timetable"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut cause = string_len_null("cause", 32);
        cause.check(Expr::cust("\"cause\" in ('on_time', 'caught_up', 'by_hand')"));
        add(m, "job_run", cause).await?;
        add(m, "job_run", timestamp_with_time_zone_null("renewed_at")).await?;
        add(m, "job_run", timestamp_with_time_zone_null("set_aside_at")).await?;
        add(m, "reminder", timestamp_with_time_zone_null("set_aside_at")).await?;
        m.get_connection().execute_unprepared("update job_run set renewed_at = started_at").await?;
        once_unless_set_aside(m, "job_run", &["job", "occurrence"]).await?;
        let reminder = ["rule", "subject_kind", "subject_id", "due_on", "step", "account_id"];
        once_unless_set_aside(m, "reminder", &reminder).await?;
        m.create_index(
            Index::create()
                .name("ix_job_run_started_at")
                .table("job_run")
                .col("job")
                .col("started_at")
                .to_owned(),
        )
        .await?;
        pauses(m).await?;
        missed(m).await?;
        orders(m).await
    }
}

async fn add(m: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    m.alter_table(Table::alter().table(table).add_column(column.take()).to_owned()).await
}

/// What was unique is so among the rows that count.
async fn once_unless_set_aside(
    m: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let name = format!("uq_{table}_{}", columns.join("_"));
    m.drop_index(Index::drop().name(&name).table(table).to_owned()).await?;
    let mut index = Index::create();
    index.name(format!("uq_{table}_counts")).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    index.cond_where(Expr::col("set_aside_at").is_null());
    m.create_index(index.to_owned()).await
}

fn refers(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

async fn pauses(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("job_pause")
            .col(uuid("id").primary_key().take())
            .col(string("job"))
            .col(text("reason"))
            .col(uuid("paused_by"))
            .col(timestamp_with_time_zone("paused_at"))
            .col(uuid_null("resumed_by"))
            .col(timestamp_with_time_zone_null("resumed_at"))
            .check(Expr::cust("reason <> ''"))
            .check(Expr::cust("(resumed_by is null) = (resumed_at is null)"))
            .foreign_key(&mut refers("job_pause", "paused_by", "account"))
            .foreign_key(&mut refers("job_pause", "resumed_by", "account"))
            .to_owned(),
    )
    .await?;
    let mut open = Index::create();
    open.name("uq_job_pause_open").table("job_pause").col("job").unique();
    open.cond_where(Expr::col("resumed_at").is_null());
    m.create_index(open.to_owned()).await
}

async fn missed(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("job_missed")
            .col(uuid("id").primary_key().take())
            .col(string("job"))
            .col(string("first_occurrence"))
            .col(string("last_occurrence"))
            .col(big_integer("occurrences"))
            .col(string_len("because", 32))
            .col(uuid_null("pause_id"))
            .col(timestamp_with_time_zone("noted_at"))
            .check(Expr::cust("occurrences > 0"))
            .check(Expr::cust("first_occurrence <= last_occurrence"))
            .check(Expr::cust("\"because\" in ('down', 'paused')"))
            .check(Expr::cust("(because = 'paused') = (pause_id is not null)"))
            .foreign_key(&mut refers("job_missed", "pause_id", "job_pause"))
            .to_owned(),
    )
    .await?;
    m.create_index(
        Index::create()
            .name("uq_job_missed_job_last_occurrence")
            .table("job_missed")
            .col("job")
            .col("last_occurrence")
            .unique()
            .to_owned(),
    )
    .await
}

async fn orders(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("job_order")
            .col(string("job").primary_key().take())
            .col(uuid("ordered_by"))
            .col(timestamp_with_time_zone("ordered_at"))
            .foreign_key(&mut refers("job_order", "ordered_by", "account"))
            .to_owned(),
    )
    .await
}

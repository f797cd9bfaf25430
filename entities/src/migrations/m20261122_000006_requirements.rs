//! Where somebody works, and what a co-op asks of its own people beyond the version.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000006_requirements"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let site = Table::alter().table("worker").add_column(string_null("site")).to_owned();
        m.alter_table(site).await?;
        m.create_table(
            Table::create()
                .table("training_requirement")
                .col(uuid("id").primary_key().take())
                .col(uuid("cooperative_id"))
                .col(string("subject"))
                .col(string_null("role"))
                .col(integer_null("interval_months"))
                .col(date("from_on"))
                .col(date_null("ended_on"))
                .col(uuid_null("set_by"))
                .col(timestamp_with_time_zone("set_at"))
                // One that asks for nothing more is none.
                .check(Expr::cust("role is not null or interval_months is not null"))
                .check(Expr::cust("subject <> '' and (role is null or role <> '')"))
                .check(Expr::cust("interval_months is null or interval_months between 1 and 1200"))
                .check(Expr::cust("ended_on is null or ended_on >= from_on"))
                .foreign_key(&mut refers("cooperative_id", "cooperative"))
                .foreign_key(&mut refers("set_by", "account"))
                .to_owned(),
        )
        .await?;
        // One at a time for everybody, and one at a time for each role.
        let database = m.get_connection();
        for (name, columns, which) in [
            ("all", "cooperative_id, subject", "role is null"),
            ("role", "cooperative_id, subject, role", "role is not null"),
        ] {
            database
                .execute_unprepared(&format!(
                    "create unique index uq_training_requirement_{name} on training_requirement ({columns}) where ended_on is null and {which}"
                ))
                .await?;
        }
        Ok(())
    }
}

fn refers(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_training_requirement_{column}"))
        .from("training_requirement", column)
        .to(table, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

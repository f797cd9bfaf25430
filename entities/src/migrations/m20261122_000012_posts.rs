//! Since when somebody holds a post, and the posts and leaves that are over, so that an earlier day is told as it was; and the
//! certificate behind a training record.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000012_posts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let since = date_null("since");
        m.alter_table(Table::alter().table("worker_role").add_column(since).to_owned()).await?;
        m.create_table(
            Table::create()
                .table("worker_past_role")
                .col(uuid("id").primary_key().take())
                .col(uuid("worker_id"))
                .col(string("role"))
                .col(date_null("since"))
                .col(date("until"))
                .check(Expr::cust("since is null or since <= until"))
                .foreign_key(&mut refers("worker_past_role"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("worker_past_leave")
                .col(uuid("id").primary_key().take())
                .col(uuid("worker_id"))
                .col(date("from_on"))
                .col(date("until_on"))
                .col(string_null("reason"))
                .check(Expr::cust("from_on <= until_on"))
                .foreign_key(&mut refers("worker_past_leave"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("training_certificate")
                .col(uuid("record_id").primary_key().take())
                .col(uuid("item_id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_training_certificate_record_id")
                        .from("training_certificate", "record_id")
                        .to("training_record", "id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_training_certificate_item_id")
                        .from("training_certificate", "item_id")
                        .to("evidence_item", "id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .to_owned(),
        )
        .await?;
        // Whoever took up a post lately is asked for every day; those who did are few.
        let mut lately = Index::create();
        lately.name("ix_worker_role_since").table("worker_role").col("since");
        lately.cond_where(Expr::col("since").is_not_null());
        m.create_index(lately.to_owned()).await?;
        index(m, "worker_past_role", &["worker_id", "role", "until"]).await?;
        index(m, "worker_past_leave", &["worker_id", "from_on"]).await
    }
}

fn refers(table: &str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_worker_id"))
        .from(table.to_owned(), "worker_id")
        .to("worker", "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

async fn index(m: &SchemaManager<'_>, table: &str, columns: &[&str]) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(format!("ux_{table}_{}", columns.join("_"))).table(table.to_owned()).unique();
    for column in columns {
        index.col((*column).to_owned());
    }
    m.create_index(index.to_owned()).await
}

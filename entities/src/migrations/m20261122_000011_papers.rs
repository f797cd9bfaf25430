//! Files that the virus scanner fails on, and whole uploads that their sender let go: both are remembered.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000011_papers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let to_blob = ForeignKey::create()
            .name("fk_scan_try_sha256")
            .from("scan_try", "sha256")
            .to("blob", "sha256")
            .on_delete(ForeignKeyAction::Restrict)
            .to_owned();
        m.create_table(
            Table::create()
                .table("scan_try")
                .col(string("sha256").primary_key().take())
                .col(integer("tries"))
                .col(timestamp_with_time_zone("tried_at"))
                .check(Expr::cust("tries > 0"))
                .foreign_key(&mut to_blob.to_owned())
                .to_owned(),
        )
        .await?;
        let let_go = timestamp_with_time_zone_null("let_go_at");
        m.alter_table(Table::alter().table("evidence_upload").add_column(let_go).to_owned()).await
    }
}

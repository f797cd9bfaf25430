//! Papers that are given out beside the reports of audits, and reports that were withdrawn.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000013_documents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("document")
                .col(uuid("id").primary_key().take())
                .col(string_len("kind", 32))
                .col(uuid("subject_id"))
                .col(string("period"))
                .col(string_len("language", 32))
                .col(uuid_null("organisation_id"))
                .col(string("code"))
                .col(string("sha256").unique_key().take())
                .col(big_integer("size"))
                .col(integer("pages"))
                .col(text_null("content"))
                .col(uuid_null("issued_by"))
                .col(timestamp_with_time_zone("issued_at"))
                .check(Expr::cust(
                    "\"kind\" in ('report','summary','large_summary','board_pack','consultation_report','network_report','own_record')",
                ))
                .check(Expr::cust("\"language\" in ('cy','en','both')"))
                .check(Expr::cust("(kind = 'own_record') = (content is null)"))
                .check(Expr::cust("pages > 0 and size > 0"))
                .foreign_key(&mut refers("document", "organisation_id", "organisation"))
                .foreign_key(&mut refers("document", "issued_by", "account"))
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ux_document_subject")
                .table("document")
                .col("subject_id")
                .col("kind")
                .col("period")
                .col("language")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(Index::create().name("ix_document_code").table("document").col("code").to_owned())
            .await?;
        m.create_index(
            Index::create()
                .name("ix_document_organisation")
                .table("document")
                .col("organisation_id")
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("report_withdrawal")
                .col(uuid("id").primary_key().take())
                .col(uuid("audit_id"))
                .col(integer("issue"))
                .col(text("reason"))
                .col(string_len("language", 32))
                .col(uuid("withdrawn_by"))
                .col(timestamp_with_time_zone("withdrawn_at"))
                .check(Expr::cust("issue > 0"))
                .check(Expr::cust("reason <> ''"))
                .check(Expr::cust("\"language\" in ('cy','en')"))
                .foreign_key(&mut refers("report_withdrawal", "audit_id", "audit"))
                .foreign_key(&mut refers("report_withdrawal", "withdrawn_by", "account"))
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ux_report_withdrawal_issue")
                .table("report_withdrawal")
                .col("audit_id")
                .col("issue")
                .unique()
                .to_owned(),
        )
        .await
    }
}

fn refers(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

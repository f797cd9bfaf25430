//! How many people a kept figure is about, so that what is about few is kept back by people and not by squares.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000010_people"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // No more people than squares.
        let people = big_integer_null("people")
            .check(Expr::cust(
                "people is null or (people >= 0 and (denominator is null or people <= denominator))",
            ))
            .take();
        m.alter_table(Table::alter().table("computed_fact").add_column(people).to_owned()).await?;
        // Of a figure in one subject everybody counts once; of all core training together nobody knows any more, and of
        // what an auditor typed nobody counted: those stay empty, and are kept back as if they were about few.
        m.get_connection()
            .execute_unprepared(
                "update computed_fact set people = denominator where denominator >= 0 and metric in \
                 ('workers_with_complete_checks_pct', 'dbs_in_date_pct', 'awif_within_6_months_pct', \
                 'registered_within_6_months_pct', 'registration_in_date_pct', \
                 'safety_critical_subject_in_date_pct', 'safeguarding_group_learning_in_date_pct', \
                 'supervision_in_date_pct', 'appraisal_in_date_pct')",
            )
            .await?;
        Ok(())
    }
}

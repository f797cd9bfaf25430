//! Rows of many co-ops, inserted in as few statements as the databases take.

use std::collections::BTreeMap;

use entities::access::{account, organisation, role_grant};
use entities::audits::{assessment, audit, audit_move, team_member};
use entities::cooperatives::{cooperative, cooperative_area, governance_event, vote_share, vote_snapshot};
use entities::findings::{corrective_action, finding};
use entities::licences::{licence, licence_decision};
use entities::training::{training_record, worker, worker_role};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, Iterable};

use crate::foundation::error::Result;

/// Rows that wait to be inserted, table by table.
#[derive(Default)]
pub struct Rows {
    pub organisations: Vec<organisation::Model>,
    pub cooperatives: Vec<cooperative::Model>,
    pub areas: Vec<cooperative_area::Model>,
    pub accounts: Vec<account::Model>,
    pub grants: Vec<role_grant::Model>,
    pub snapshots: Vec<vote_snapshot::Model>,
    pub shares: Vec<vote_share::Model>,
    pub governance: Vec<governance_event::Model>,
    pub licences: Vec<licence::Model>,
    pub decisions: Vec<licence_decision::Model>,
    pub workers: Vec<worker::Model>,
    pub roles: Vec<worker_role::Model>,
    pub records: Vec<training_record::Model>,
    pub audits: Vec<audit::Model>,
    pub moves: Vec<audit_move::Model>,
    pub team: Vec<team_member::Model>,
    pub assessments: Vec<assessment::Model>,
    pub findings: Vec<finding::Model>,
    pub actions: Vec<corrective_action::Model>,
}

impl Rows {
    /// How many rows wait for each of the main tables.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        BTreeMap::from([
            ("cooperative", self.cooperatives.len()),
            ("account", self.accounts.len()),
            ("licence", self.licences.len()),
            ("worker", self.workers.len()),
            ("training_record", self.records.len()),
            ("audit", self.audits.len()),
            ("assessment", self.assessments.len()),
            ("finding", self.findings.len()),
            ("corrective_action", self.actions.len()),
        ])
    }

    /// Inserts everything, what others refer to first.
    pub async fn insert(self, tx: &impl ConnectionTrait) -> Result<()> {
        put::<organisation::Entity>(tx, self.organisations).await?;
        put::<cooperative::Entity>(tx, self.cooperatives).await?;
        put::<cooperative_area::Entity>(tx, self.areas).await?;
        put::<account::Entity>(tx, self.accounts).await?;
        put::<role_grant::Entity>(tx, self.grants).await?;
        put::<vote_snapshot::Entity>(tx, self.snapshots).await?;
        put::<vote_share::Entity>(tx, self.shares).await?;
        put::<governance_event::Entity>(tx, self.governance).await?;
        put::<licence::Entity>(tx, self.licences).await?;
        put::<licence_decision::Entity>(tx, self.decisions).await?;
        put::<worker::Entity>(tx, self.workers).await?;
        put::<worker_role::Entity>(tx, self.roles).await?;
        put::<training_record::Entity>(tx, self.records).await?;
        put::<audit::Entity>(tx, self.audits).await?;
        put::<audit_move::Entity>(tx, self.moves).await?;
        put::<team_member::Entity>(tx, self.team).await?;
        put::<assessment::Entity>(tx, self.assessments).await?;
        put::<finding::Entity>(tx, self.findings).await?;
        put::<corrective_action::Entity>(tx, self.actions).await
    }
}

/// Values that one statement may bind.
fn binds(backend: DbBackend) -> usize {
    if backend == DbBackend::Sqlite { 32_766 } else { 65_535 }
}

async fn put<E>(tx: &impl ConnectionTrait, rows: Vec<E::Model>) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let at_once = binds(tx.get_database_backend()) / E::Column::iter().count().max(1);
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let some: Vec<E::ActiveModel> = rows.by_ref().take(at_once).collect();
        E::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(())
}

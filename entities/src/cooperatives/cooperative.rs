//! The record of a co-op; its name and reference are in its organisation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::CooperativeType;
use crate::ids::OrganisationId;

/// The record of a co-op; its name and reference are in its organisation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "cooperative")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub kind: CooperativeType,
    /// A code of the reference data.
    pub legal_form: String,
    /// Text: some hold letters or leading zeros.
    pub register_number: String,
    pub service_regulated: bool,
    pub service_provides_care: bool,
    pub offers_direct_payment_support: bool,
    pub pools_direct_payments: bool,
    pub is_consortium: bool,
    pub subcontracts: bool,
    pub serves_adults: bool,
    pub serves_children: bool,
    pub year_end_month: i32,
    pub year_end_day: i32,
    /// The year ends on the last day of the month, whichever that is.
    pub year_end_last_day: bool,
    pub registered_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}

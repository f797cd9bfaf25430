//! The network: how every co-op stands, summed up from facts; which criteria fail most; and the report of all that to the
//! regulator and to the franchisor.

pub mod content;
pub mod failing;
pub mod paper;
pub mod report;
pub mod rules;
mod standings;
mod store;

pub use standings::{ALL, bring_up, rebuild_all, totals, totals_within};
pub use store::attention;

//! What the demonstration shows of boards and of the network: the packs of two months of one co-op, and a report of the last
//! quarter.

use chrono::{Datelike, Days, Months, NaiveDate};
use entities::access::Role;

use super::founding::Network;
use super::script::{self, Script};
use crate::foundation::App;
use crate::network::report;
use crate::network::rules::{Period, quarter_of};
use crate::{boards, cooperatives};

/// Adds the packs and the report.
pub fn tell<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    let this_month = network.today.with_day(1).unwrap_or(network.today);
    if let Some(coop) = network.cooperatives.first() {
        for months_ago in [2, 1] {
            let first = this_month.checked_sub_months(Months::new(months_ago)).unwrap_or(this_month);
            let at = script::at_minute(app.calendar.working_day_from(first), 30);
            script.at(at, "a board pack", move |now| async move {
                let coop = cooperatives::by_id(&*app.database, coop.id).await?;
                boards::make_for(app, coop, now).await.map(|_| ())
            });
        }
    }
    let (.., this_quarter, _) = quarter_of(network.today);
    let until = this_quarter.checked_sub_days(Days::new(1)).unwrap_or(this_quarter);
    let (.., from, _) = quarter_of(until);
    let at = script::at_minute(made_on(app, network.today, this_quarter), 90);
    script.at(at, "a network report", move |now| async move {
        let regulator = network.actor(app, Role::Regulator, now).await?;
        report::make(app, &regulator, Period { from, until }, now).await.map(|_| ())
    });
}

/// The sixth day of the quarter, or the first of it on which it could be made.
fn made_on(app: &App, today: NaiveDate, quarter: NaiveDate) -> NaiveDate {
    let wanted = quarter + Days::new(u64::from(today.day0().min(5)));
    app.calendar.working_day_from(wanted)
}

//! The matrix as a file, in the reader's language: one row for each person, three columns for each subject. Its headings
//! are such that the file, imported again, changes nothing.

use std::sync::Arc;

use chrono::NaiveDate;
use tokio::sync::OwnedSemaphorePermit;

use super::matrix::{Found, posts};
use super::show::name;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Result};
use crate::foundation::spreadsheet::{Cell, Column, Sheet};
use crate::training::matrix::{Line, Square};
use crate::training::rules;
use crate::web::Answer;
use crate::web::pages::reports;
use crate::web::visit::Visit;

/// What sort of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Csv,
    Xlsx,
}

/// One of the few places in which such work is done. It is taken before everybody's records are read.
pub(super) async fn place(visit: &Visit) -> Result<OwnedSemaphorePermit> {
    Arc::clone(&visit.app.working_out).acquire_owned().await.map_err(Error::internal)
}

/// What takes a while is worked out aside, so that nobody else waits for it.
pub(super) async fn aside<T: Send + 'static>(
    place: OwnedSemaphorePermit,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let work = move || {
        let _place = place;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// The file of what was asked.
pub(super) fn answer(visit: &Visit, coop: &Cooperative, found: &Found, form: Form) -> Answer {
    let sheet = sheet(visit, found, &found.lines());
    let on = found.wish.on;
    let stem = format!("{}-{}-{on}", word(visit, "matrix-file"), coop.organisation.reference);
    send(visit, &sheet, &stem, &format!("{}, {on}", coop.name(visit.language)), form)
}

/// A table as a download.
pub(super) fn send(visit: &Visit, sheet: &Sheet, stem: &str, title: &str, form: Form) -> Answer {
    Ok(match form {
        Form::Csv => reports::file(sheet.csv()?, &format!("{stem}.csv"), "text/csv; charset=utf-8"),
        Form::Xlsx => reports::file(
            sheet.xlsx(title, visit.now)?,
            &format!("{stem}.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    })
}

fn word(visit: &Visit, key: &str) -> String {
    visit.app.words.word(visit.language, key)
}

fn sheet(visit: &Visit, found: &Found, lines: &[Line<'_>]) -> Sheet {
    let column = |key: &str, width: u16| Column { heading: word(visit, key), width };
    let mut columns = vec![
        column("matrix-column-name", 26),
        column("matrix-column-number", 14),
        column("matrix-column-post", 22),
        column("matrix-column-site", 18),
        column("matrix-column-start", 14),
    ];
    for subject in found.subjects() {
        let name = name(visit, subject);
        for (key, width) in
            [("matrix-column-done", 14), ("matrix-column-until", 14), ("matrix-column-status", 18)]
        {
            let said = crate::foundation::error::Message::new(key).with("subject", name);
            columns.push(Column { heading: visit.say(&said), width });
        }
    }
    let rows = lines.iter().map(|line| row(visit, found, line)).collect();
    let name = format!("{} {}", word(visit, "matrix-file-sheet"), found.wish.on);
    Sheet { name, columns, rows, frozen: 1 }
}

fn row(visit: &Visit, found: &Found, line: &Line<'_>) -> Vec<Cell> {
    let text = |text: Option<&String>| text.map_or(Cell::Empty, Cell::text);
    let mut cells = vec![
        Cell::text(&line.worker.name),
        text(line.worker.staff_number.as_ref()),
        Cell::text(posts(visit, found, line.worker)),
        text(line.worker.site.as_ref()),
        Cell::date(line.worker.started_on),
    ];
    for square in &line.squares {
        cells.extend([
            Cell::date(square.done_on),
            Cell::date(until(square)),
            Cell::text(word(visit, &format!("matrix-status-{}", square.state().name()))),
        ]);
    }
    cells
}

/// Until when it holds, held, or may still be done.
fn until(square: &Square) -> Option<NaiveDate> {
    match &square.cell {
        rules::Cell::Done { until } => *until,
        rules::Cell::Expiring { until } => Some(*until),
        rules::Cell::Expired { since } => Some(*since),
        rules::Cell::NotNeeded
        | rules::Cell::NotStarted { .. }
        | rules::Cell::Left { .. }
        | rules::Cell::OnLeave { .. }
        | rules::Cell::NotYetDue { .. }
        | rules::Cell::Late { .. } => None,
    }
}

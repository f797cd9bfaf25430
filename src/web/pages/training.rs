//! Pages of `training`: the matrix, figures, one person, and the import of spreadsheets.

mod export;
mod forecast;
mod importing;
mod matrix;
mod metrics;
mod person;
mod roles;
mod show;
mod undoing;

use std::collections::BTreeSet;

use entities::ids::{TrainingRecordId, WorkerId};
use entities::training::{ActionTaken, Employment};
use tera::Context;

use super::evidence::{about, coop};
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::training::{self, Entered, NewRecord, certificates, people};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops/:reference/training", Deed::SeeWorkers, matrix::page),
        get("/coops/:reference/training/csv", Deed::SeeWorkers, |v| matrix::file(v, export::Form::Csv)),
        get("/coops/:reference/training/xlsx", Deed::SeeWorkers, |v| matrix::file(v, export::Form::Xlsx)),
        get("/coops/:reference/training/roles", Deed::SeeWorkers, roles::page),
        post("/coops/:reference/training/roles", Deed::EditTraining, roles::ask),
        post("/coops/:reference/training/roles/:id/stop", Deed::EditTraining, roles::stop),
        get("/coops/:reference/training/forecast", Deed::SeeWorkers, forecast::page),
        get("/coops/:reference/training/forecast/plan-csv", Deed::SeeWorkers, forecast::plan_file),
        get("/coops/:reference/training/forecast/csv", Deed::SeeWorkers, forecast::endings_file),
        get("/coops/:reference/training/metrics", Deed::SeeTrainingFigures, metrics::page),
        get("/coops/:reference/training/figures", Deed::SeeTrainingFigures, figures),
        get("/coops/:reference/training/people/new", Deed::EditTraining, new_person),
        post("/coops/:reference/training/people/new", Deed::EditTraining, add_person),
        get("/coops/:reference/training/people/:id", Deed::SeeWorkers, person::page),
        get("/coops/:reference/training/people/:id/edit", Deed::EditTraining, edit_page),
        post("/coops/:reference/training/people/:id/edit", Deed::EditTraining, edit),
        post("/coops/:reference/training/people/:id/records", Deed::EditTraining, add_record),
        post("/coops/:reference/training/people/:id/records/:item/remove", Deed::EditTraining, remove_record),
        post(
            "/coops/:reference/training/people/:id/earlier/:item/remove",
            Deed::EditTraining,
            remove_earlier,
        ),
        post("/coops/:reference/training/people/:id/certificates", Deed::EditTraining, certificate),
        post("/coops/:reference/training/people/:id/steps", Deed::EditTraining, add_step),
        get("/coops/:reference/training/import", Deed::EditTraining, importing::choose),
        post("/coops/:reference/training/import", Deed::EditTraining, importing::read)
            .taking(|app| app.config.limits.spreadsheet)
            .reading_once(),
        get("/coops/:reference/training/import/:id", Deed::EditTraining, importing::preview),
        post("/coops/:reference/training/import/:id", Deed::EditTraining, importing::answer),
        post("/coops/:reference/training/import/:id/confirm", Deed::EditTraining, importing::confirm),
        post("/coops/:reference/training/import/:id/abandon", Deed::EditTraining, importing::abandon),
        get("/coops/:reference/training/import/:id/faults", Deed::EditTraining, undoing::faults),
        get("/coops/:reference/training/import/:id/undo", Deed::EditTraining, undoing::look),
        post("/coops/:reference/training/import/:id/undo", Deed::EditTraining, undoing::undo),
    ]
}

async fn figures(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeTrainingFigures).await?;
    let context = show::figures(&visit, &coop).await?;
    visit.page("training/figures.html", context)
}

async fn new_person(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let context = show::person_form(&visit, &coop, None).await?;
    visit.page("training/person-form.html", context)
}

async fn add_person(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let result = match entered(&visit) {
        Ok(person) => {
            training::add_worker(&visit.app, visit.actor()?, coop.organisation.id, person, visit.now).await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(id) => visit.go_saying(
            &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
            "done-training-person-added",
        ),
        Err(error) => {
            let context = show::person_form(&visit, &coop, None).await?;
            visit.again("training/person-form.html", context, error)
        }
    }
}

fn entered(visit: &Visit) -> Result<Entered> {
    let reading = visit.form.reading();
    let employment = reading.word::<Employment>("employment");
    let person = Entered {
        staff_number: reading.optional("staff_number", 40),
        name: reading.line("name", people::NAME),
        employment: employment.unwrap_or(Employment::Employee),
        site: reading.optional("site", people::TEXT),
        started_on: reading.optional_date("started_on"),
        left_on: reading.optional_date("left_on"),
        leave_from: reading.optional_date("leave_from"),
        leave_until: reading.optional_date("leave_until"),
        leave_reason: reading.optional("leave_reason", people::TEXT),
        roles: visit.form.all("roles").into_iter().map(str::to_owned).collect::<BTreeSet<_>>(),
    };
    reading.done()?;
    Ok(person)
}

/// The page of a person of this co-op, for forms that stand on it and belong to another room.
pub(super) async fn person_context(visit: &Visit, coop: &Cooperative, id: WorkerId) -> Result<Context> {
    person::context(visit, coop, id).await
}

async fn edit_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let context = show::person_form(&visit, &coop, Some(visit.id("id")?)).await?;
    visit.page("training/person-form.html", context)
}

async fn edit(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    let context = show::person_form(&visit, &coop, Some(id)).await?;
    let result = match entered(&visit) {
        Ok(person) => {
            let reading = visit.form.reading();
            let posts_from = reading.optional_date("posts_from");
            match reading.done() {
                Ok(()) => {
                    let actor = visit.actor()?;
                    training::edit_worker(&visit.app, actor, id, person, posts_from, visit.now).await
                }
                Err(error) => Err(error),
            }
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
            "done-training-person-changed",
        ),
        Err(error) => visit.again("training/person-form.html", context, error),
    }
}

async fn add_record(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    let context = person::context(&visit, &coop, id).await?;
    let result = match new_record(&visit) {
        Ok(record) => training::add_record(&visit.app, visit.actor()?, id, record, visit.now).await,
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
            "done-training-recorded",
        ),
        Err(error) => visit.again("training/person.html", context, error),
    }
}

fn new_record(visit: &Visit) -> Result<NewRecord> {
    let reading = visit.form.reading();
    let record = NewRecord {
        subject: visit.form.get("subject").to_owned(),
        completed_on: reading.optional_date("completed_on"),
        expires_on: reading.optional_date("expires_on"),
        provider: reading.optional("provider", people::TEXT),
        mode: reading.optional("mode", people::TEXT),
        observed_by: reading.optional("observed_by", people::TEXT),
        observed_on: reading.optional_date("observed_on"),
        action_taken: entities::word::<ActionTaken>(visit.form.get("action_taken")),
    };
    reading.done()?;
    Ok(record)
}

async fn remove_record(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let (id, record): (WorkerId, TrainingRecordId) = (visit.id("id")?, visit.id("item")?);
    show::own(&visit, &coop, id).await?;
    training::remove_record(&visit.app, visit.actor()?, id, record, visit.now).await?;
    visit.go_saying(
        &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
        "done-training-removed",
    )
}

/// Takes out what was entered by mistake of earlier days.
async fn remove_earlier(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    show::own(&visit, &coop, id).await?;
    training::remove_earlier(&visit.app, visit.actor()?, id, visit.param("item"), visit.now).await?;
    visit.go_saying(
        &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
        "done-training-person-changed",
    )
}

/// Which item of evidence holds the certificate of a record.
async fn certificate(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    let context = person::context(&visit, &coop, id).await?;
    let read = {
        let reading = visit.form.reading();
        let (record, item) =
            (reading.optional_id::<TrainingRecordId>("record"), reading.optional_id("certificate"));
        reading.done().and_then(|()| {
            let record = record?.ok_or_else(|| Error::problem("record", Message::new("form-choose")))?;
            Ok((record, item?))
        })
    };
    let result = match read {
        Ok((record, item)) => {
            certificates::tie(&visit.app, visit.actor()?, id, record, item, visit.now).await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
            "done-training-recorded",
        ),
        Err(error) => visit.again("training/person.html", context, error),
    }
}

async fn add_step(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    let context = person::context(&visit, &coop, id).await?;
    match step_read(&visit, id).await {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/training/people/{id}", coop.organisation.reference),
            "done-training-recorded",
        ),
        Err(error) => visit.again("training/person.html", context, error),
    }
}

async fn step_read(visit: &Visit, id: WorkerId) -> Result<(), Error> {
    let (on, by) = {
        let reading = visit.form.reading();
        let read = (reading.date("step_on"), reading.text("signed_off_by", people::TEXT));
        reading.done()?;
        read
    };
    let step = visit.form.get("step");
    training::add_step(&visit.app, visit.actor()?, id, step, on, &by, visit.now).await
}

//! Pages for registering a co-op and amending its record.

use entities::access::Language;
use entities::cooperatives::CooperativeType;
use entities::ids::OrganisationId;
use serde_json::json;
use tera::Context;

use super::areas;
use crate::access::Deed;
use crate::cooperatives::{self, Cooperative, Membership, NewCooperative, YearEnds, store};
use crate::foundation::error::Result;
use crate::foundation::reference;
use crate::web::Answer;
use crate::web::visit::Visit;

pub async fn register_page(visit: Visit) -> Answer {
    let context = register_context(&visit).await?;
    visit.page("cooperatives/register.html", context)
}

async fn register_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let consortia: Vec<_> = store::consortia(database)
        .await?
        .into_iter()
        .map(|o| json!({ "value": o.id, "text": reference::pick(visit.language, &o.name_en, &o.name_cy) }))
        .collect();
    let forms: Vec<_> = reference::get()
        .legal_forms
        .iter()
        .map(|f| json!({ "value": f.code, "text": reference::pick(visit.language, &f.en, &f.cy) }))
        .collect();
    let mut context = Context::new();
    context.insert("amending", &false);
    context.insert("coop", &json!({ "reference": "" }));
    context.insert(
        "stored",
        &json!({
            "name_cy": "", "name_en": "", "sort_name_cy": "", "language": "both", "kind": "", "legal_form": "",
            "register_number": "", "registered_on": visit.today(), "areas": [], "services": [], "serves": [],
            "year_end_month": "", "year_end_day": "", "year_end_last_day": false,
        }),
    );
    context.insert("suggested", &cooperatives::next_reference(database).await?);
    context.insert("types", &entities::words::<CooperativeType>().collect::<Vec<_>>());
    context.insert("forms", &forms);
    context.insert("areas", &areas(visit));
    context.insert("consortia", &consortia);
    context.insert("months", &(1..=12).collect::<Vec<u32>>());
    Ok(context)
}

pub async fn register(visit: Visit) -> Answer {
    let done = match read_registration(&visit, None) {
        Ok(new) => {
            let place = format!("/coops/{}", new.reference);
            cooperatives::register(&visit.app, visit.actor()?, new, visit.now).await.map(|_| place)
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(place) => visit.go_saying(&place, "done-coop-registered"),
        Err(error) => visit.again("cooperatives/register.html", register_context(&visit).await?, error),
    }
}

pub async fn amend_page(visit: Visit) -> Answer {
    let cooperative = super::cooperative(&visit, Deed::RegisterCooperative).await?;
    let context = amend_context(&visit, &cooperative).await?;
    visit.page("cooperatives/register.html", context)
}

async fn amend_context(visit: &Visit, cooperative: &Cooperative) -> Result<Context> {
    let (organisation, record) = (&cooperative.organisation, &cooperative.record);
    let mut context = register_context(visit).await?;
    context.insert("amending", &true);
    context.insert("coop", &super::named(cooperative));
    context.insert(
        "stored",
        &json!({
            "name_cy": organisation.name_cy, "name_en": organisation.name_en,
            "sort_name_cy": organisation.sort_name_cy,
            "language": organisation.language.map_or("both".to_owned(), |language| language.to_string()),
            "kind": record.kind, "legal_form": record.legal_form, "register_number": record.register_number,
            "registered_on": record.registered_on, "areas": cooperative.areas, "services": super::services(record),
            "serves": super::serves(record),
            "year_end_month": record.year_end_month,
            "year_end_day": record.year_end_day.to_string(), "year_end_last_day": record.year_end_last_day,
        }),
    );
    Ok(context)
}

pub async fn amend(visit: Visit) -> Answer {
    let cooperative = super::cooperative(&visit, Deed::RegisterCooperative).await?;
    let done = match read_registration(&visit, Some(&cooperative.organisation.reference)) {
        Ok(new) => cooperatives::amend(&visit.app, visit.actor()?, &cooperative, new, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            visit.go_saying(&format!("/coops/{}", cooperative.organisation.reference), "done-coop-amended")
        }
        Err(error) => {
            visit.again("cooperatives/register.html", amend_context(&visit, &cooperative).await?, error)
        }
    }
}

/// Reads the form; `known` is the reference of a co-op that has one already.
fn read_registration(visit: &Visit, known: Option<&str>) -> Result<NewCooperative> {
    let reading = visit.form.reading();
    let has = |field: &str, word: &str| visit.form.all(field).contains(&word);
    let kind = reading.word::<CooperativeType>("kind");
    let month = u32::try_from(reading.number("year_end_month", 1..=12)).unwrap_or(1);
    let year_end = if reading.ticked("year_end_last_day") {
        YearEnds::LastDayOf { month }
    } else {
        YearEnds::On { month, day: u32::try_from(reading.number("year_end_day", 1..=31)).unwrap_or(1) }
    };
    let consortium = reading
        .optional_id::<OrganisationId>("consortium")?
        .map(|consortium| Membership { consortium, joined_on: reading.date("joined_on") });
    let new = NewCooperative {
        reference: known.map_or_else(|| reading.line("reference", 40), str::to_owned),
        name_en: reading.line("name_en", 200),
        name_cy: reading.line("name_cy", 200),
        sort_name_cy: reading.optional("sort_name_cy", 200),
        language: entities::word::<Language>(visit.form.get("language")),
        kind: kind.unwrap_or(CooperativeType::Worker),
        legal_form: reading.text("legal_form", 40),
        register_number: reading.text("register_number", 40),
        areas: visit.form.all("areas").into_iter().map(str::to_owned).collect(),
        service_regulated: has("services", "regulated"),
        service_provides_care: has("services", "care"),
        offers_direct_payment_support: has("services", "direct_payments"),
        pools_direct_payments: has("services", "pools"),
        is_consortium: has("services", "consortium"),
        subcontracts: has("services", "subcontracts"),
        serves_adults: has("serves", "adults"),
        serves_children: has("serves", "children"),
        year_end,
        registered_on: reading.date("registered_on"),
        consortium,
    };
    reading.done()?;
    Ok(new)
}

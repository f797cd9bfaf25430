//! `safon account invite|disable|list`.

use clap::Subcommand;
use entities::access::{Language, OrganisationKind, Role};
use sea_orm::ColumnTrait;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::answer::Answer;
use super::{Common, Lang, open, wrong_use};
use crate::access::{self, Invitation};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::outbox;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Invite a person to a role by email; the first administrator comes in this way
    #[command(after_help = "Examples:\n  \
        safon account invite eleri@example.org --name 'Eleri Tomos' --role manager@COOP-0012 --language cy\n  \
        safon account invite it@example.org --name 'IT' --role administrator@FRANCHISOR --new franchisor \\\n      \
        --name-en 'The Franchisor' --name-cy 'Y Masnachfreiniwr'")]
    Invite {
        /// Address the invitation goes to
        email: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// Role and organisation, as role@reference
        #[arg(long, value_name = "ROLE@REF")]
        role: String,
        /// Language of the person's pages and emails
        #[arg(long, value_enum, default_value = "en")]
        language: Lang,
        /// A regulator's local authorities (codes, comma between them); none: all of Wales
        #[arg(long, value_delimiter = ',', value_name = "CODES")]
        areas: Vec<String>,
        /// Make the organisation, which is not there yet
        #[arg(long, value_enum, value_name = "KIND", requires = "name_en", requires = "name_cy")]
        new: Option<NewOrganisation>,
        /// English name of the new organisation
        #[arg(long, requires = "new")]
        name_en: Option<String>,
        /// Welsh name of the new organisation
        #[arg(long, requires = "new")]
        name_cy: Option<String>,
    },
    /// Shut an account out, ending its sessions
    #[command(after_help = "Example: safon account disable eleri@example.org")]
    Disable {
        /// Address of the account
        email: String,
        /// Let it in again
        #[arg(long)]
        undo: bool,
    },
    /// Every account with its roles
    #[command(after_help = "Example: safon account list --json")]
    List,
}

/// An organisation that the command line may make. Co-ops are registered on their pages.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum NewOrganisation {
    Franchisor,
    Government,
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    let app = open::app(common).await?;
    match command {
        Command::Invite { email, name, role, language, areas, new, name_en, name_cy } => {
            let Some((role, reference)) = role.split_once('@') else {
                return Err(wrong_use("--role is written role@reference, such as manager@COOP-0012"));
            };
            let Some(role) = entities::word::<Role>(role) else {
                let known: Vec<String> = entities::words::<Role>().map(|role| role.to_string()).collect();
                return Err(wrong_use(&format!("no role {role:?}; there are {}", known.join(", "))));
            };
            let made = new.zip(name_en).zip(name_cy);
            if let Some(((kind, en), cy)) = made {
                make_organisation(&app, kind, reference, (&en, &cy)).await?;
            }
            let organisation = access::store::organisation_by_reference(&*app.database, reference)
                .await?
                .ok_or_else(|| Message::new("cli-no-organisation").with("reference", reference))?;
            let invitation = Invitation {
                email: email.clone(),
                name,
                language: spoken(language),
                role,
                organisation: organisation.id,
                areas: (!areas.is_empty()).then_some(areas),
            };
            let account = access::invite(&app, None, invitation, app.now()).await?;
            let mut answer = Answer::said(Message::new("cli-invited").with("email", email.as_str()));
            let link = if outbox::relay::current(&app).await?.settings().relay.is_none() {
                invitation_link(&app, account).await?
            } else {
                None
            };
            if let Some(link) = &link {
                answer.say(Message::new("cli-invited-link"));
                answer.line(link.as_str());
            }
            answer.row(json!({ "email": email, "role": format!("{role}@{reference}"), "link": link }));
            Ok(answer)
        }
        Command::Disable { email, undo } => {
            let account = access::store::account_by_email(&*app.database, &email)
                .await?
                .ok_or_else(|| Message::new("cli-no-account").with("email", email.as_str()))?;
            access::disable(&app, None, account.id, !undo, app.now()).await?;
            let key = if undo { "cli-enabled" } else { "cli-disabled" };
            let mut answer = Answer::said(Message::new(key).with("email", email.as_str()));
            answer.row(json!({ "email": account.email, "disabled": !undo }));
            Ok(answer)
        }
        Command::List => list(&app).await,
    }
}

fn spoken(language: Lang) -> Language {
    match language {
        Lang::En => Language::En,
        Lang::Cy => Language::Cy,
    }
}

async fn make_organisation(
    app: &App,
    kind: NewOrganisation,
    reference: &str,
    names: (&str, &str),
) -> Result<()> {
    let kind = match kind {
        NewOrganisation::Franchisor => OrganisationKind::Franchisor,
        NewOrganisation::Government => OrganisationKind::Government,
    };
    let (tx, now) = (app.database.begin().await?, app.now());
    let id = access::add_organisation(&tx, kind, reference, names, None, now).await?;
    let event = Event::new("organisation-added", "organisation", id.0).at(id);
    journal::record(&tx, None, event.saying(json!({ "reference": reference })), now).await?;
    Ok(tx.commit().await?)
}

/// The link of the letter just posted: where no relay is set up, nobody else would see it.
async fn invitation_link(app: &App, account: entities::ids::AccountId) -> Result<Option<String>> {
    use entities::outbox::email;
    let letter = email::Entity::find()
        .filter(email::Column::AccountId.eq(account))
        .filter(email::Column::Kind.eq("invitation"))
        .order_by_desc(email::Column::CreatedAt)
        .one(&*app.database)
        .await?;
    let start = format!("{}/", app.config.base_url);
    Ok(letter.and_then(|letter| {
        letter
            .body_text
            .split_whitespace()
            .find(|word| word.starts_with(&start) && word.contains("/link/"))
            .map(str::to_owned)
    }))
}

async fn list(app: &App) -> Result<Answer> {
    let mut answer = Answer::default();
    for page in 1.. {
        let (listed, _) = access::accounts(app, "", page).await?;
        if listed.is_empty() {
            break;
        }
        for one in listed {
            let (account, grants) = (one.account, one.grants);
            let roles: Vec<String> = grants
                .iter()
                .map(|grant| format!("{}@{}", grant.role, grant.organisation_reference))
                .collect();
            let organisation = grants.first().map(|grant| grant.organisation_reference.clone());
            answer.line(format!("{}  {}  {}", account.email, account.name, roles.join(", ")));
            answer.row(json!({
                "email": account.email, "name": account.name, "roles": roles, "organisation": organisation,
                "language": account.language, "disabled": account.disabled_at.is_some(),
                "invited": account.password_hash.is_none(),
            }));
        }
    }
    if answer.rows.is_empty() {
        return Err(Error::refused("cli-no-accounts"));
    }
    Ok(answer)
}

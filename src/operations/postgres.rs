//! PostgreSQL's own tools, which copy a whole database and put it back.

use std::path::Path;

use tokio::process::Command;
use url::Url;

use crate::foundation::config::percent_decoded;
use crate::foundation::error::{Error, Message, Result};

/// Writes the database of an address into a file.
pub async fn dump(address: &str, to: &Path) -> Result<()> {
    run("pg_dump", dumping(address, to)?).await
}

/// Fills the empty database of an address from such a file, wholly or not at all.
pub async fn restore(address: &str, from: &Path) -> Result<()> {
    run("pg_restore", restoring(address, from)?).await
}

fn dumping(address: &str, to: &Path) -> Result<Command> {
    let mut command = of_database("pg_dump", address)?;
    command.args(["--format=custom", "--no-owner", "--file"]).arg(to);
    Ok(command)
}

fn restoring(address: &str, from: &Path) -> Result<Command> {
    let mut command = of_database("pg_restore", address)?;
    command.args(["--no-owner", "--exit-on-error", "--single-transaction"]).arg(from);
    Ok(command)
}

/// A tool at a database. Everybody on the machine may read its command line: the password is handed over aside.
fn of_database(tool: &str, address: &str) -> Result<Command> {
    let (address, password) = without_password(address)?;
    let mut command = Command::new(tool);
    command.arg("--dbname").arg(address);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    Ok(command)
}

/// An address may hold its password in either of two places.
fn without_password(address: &str) -> Result<(String, Option<String>)> {
    // What is wrong with an address is not said with it: it may hold a password.
    let mut bare =
        Url::parse(address).map_err(|_| Error::internal("the address of the database is wrong"))?;
    let mut password = bare.password().map(percent_decoded);
    if password.is_some() {
        let _ = bare.set_password(None);
    }
    let is_password = |name: &str| name == "password";
    if let Some((_, value)) = bare.query_pairs().find(|(name, _)| is_password(name)) {
        password = Some(value.into_owned());
        let others: Vec<(String, String)> = bare.query_pairs().into_owned().collect();
        let others = others.iter().filter(|(name, _)| !is_password(name));
        let kept = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(others).finish();
        bare.set_query((!kept.is_empty()).then_some(kept.as_str()));
    }
    Ok((bare.into(), password))
}

async fn run(name: &'static str, mut command: Command) -> Result<()> {
    let output = match command.output().await {
        Ok(output) => output,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::Refused(Message::new("operations-tool-missing").with("tool", name)));
        }
        Err(e) => return Err(e.into()),
    };
    if output.status.success() {
        return Ok(());
    }
    let problem = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Error::Refused(Message::new("operations-tool-failed").with("tool", name).with("problem", problem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_of_the_database_stands_on_no_command_line() {
        for address in [
            "postgres://safon:p%40ss%2Fw%C3%B4rd@db.example:5433/safon?sslmode=require",
            "postgres://safon@db.example:5433/safon?password=p%40ss%2Fw%C3%B4rd&sslmode=require",
        ] {
            let file = Path::new("/backups/safon.dump");
            for command in
                [dumping(address, file).expect("a tool"), restoring(address, file).expect("a tool")]
            {
                let command = command.as_std();
                let line: Vec<String> =
                    command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
                let bare = "postgres://safon@db.example:5433/safon?sslmode=require";
                assert!(line.iter().any(|word| word == bare), "{line:?}");
                assert!(line.iter().all(|word| !word.contains("ss%2F")), "{line:?}");
                let aside: Vec<_> = command.get_envs().collect();
                let password = std::ffi::OsStr::new("p@ss/wôrd");
                assert_eq!(aside, [(std::ffi::OsStr::new("PGPASSWORD"), Some(password))]);
            }
        }
        let command = dumping("postgres:///safon?host=/run/postgresql", Path::new("x")).expect("a tool");
        assert_eq!(command.as_std().get_envs().count(), 0, "without one the tool looks where it always does");
    }
}

//! Files that came with a form whose other fields were wrong: they are in the store, and the form shown again carries
//! them as signed fields, so that nobody has to send them twice, and nobody can claim a file they never sent.

use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use super::visit::Visit;
use crate::access::secret;
use crate::evidence::rules::shown_name;
use crate::evidence::{Given, sorts};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::files::Stored;

/// The field that carries files; each value is one file.
pub const FIELD: &str = "carried";
const HEAD: u64 = 8192;

/// The files of a form: those that came just now in `field`, and those it carries from before.
pub async fn files(visit: &Visit, field: &str) -> Result<Vec<Given>> {
    let mut files: Vec<Given> = Vec::new();
    for value in visit.form.all(FIELD) {
        files.push(one(visit, value).await?);
    }
    for file in visit.form.files(field) {
        files.push(Given { name: shown_name(&file.name), stored: file.stored.clone() });
    }
    Ok(files)
}

/// The file of one signed field. What was made up is not found; one that was swept meanwhile is a problem beside the files.
pub async fn one(visit: &Visit, value: &str) -> Result<Given> {
    let mut parts = value.splitn(4, ':');
    let (Some(mark), Some(sha256), Some(size), Some(name)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Error::NotFound);
    };
    if sign(visit, sha256, size, name).await? != mark {
        return Err(Error::NotFound);
    }
    let size = size.parse().map_err(|_| Error::NotFound)?;
    match stored(visit, name, sha256, size).await {
        Err(Error::NotFound) => {
            let message = Message::new("evidence-file-gone").with("name", name);
            Err(Error::problem("files", message))
        }
        other => other,
    }
}

/// A file of the store, with its first bytes. Not found, if it is not there any more.
pub async fn stored(visit: &Visit, name: &str, sha256: &str, size: u64) -> Result<Given> {
    let (mut head, file) = (Vec::new(), visit.app.files.read(sha256).await?);
    file.take(HEAD).read_to_end(&mut head).await?;
    Ok(Given { name: name.to_owned(), stored: Stored { sha256: sha256.to_owned(), size, head } })
}

async fn sign(visit: &Visit, sha256: &str, size: &str, name: &str) -> Result<String> {
    secret::sign(&*visit.app.database, visit.token(), &[sha256, size, name], visit.now).await
}

/// Signed fields for these files, for the page that is shown again. What is not taken anyway is left behind.
pub async fn fields(visit: &Visit, files: &[Given]) -> Result<Vec<Value>> {
    let mut fields = Vec::new();
    for file in files {
        if sorts::recognise(&file.name, &file.stored.head, file.stored.size).is_err() {
            continue;
        }
        let size = file.stored.size.to_string();
        let mark = sign(visit, &file.stored.sha256, &size, &file.name).await?;
        fields.push(json!({
            "value": format!("{mark}:{}:{size}:{}", file.stored.sha256, file.name),
            "name": file.name,
            "size": file.stored.size,
        }));
    }
    Ok(fields)
}

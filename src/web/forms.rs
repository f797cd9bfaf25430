//! What a person filled in: fields, dates in three boxes, files. Counted while it streams; faults are collected, not thrown.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::word;
use futures::StreamExt;
use poem::web::Multipart;
use poem::{FromRequest, Request};
use sea_orm::ActiveEnum;
use tokio::io::AsyncReadExt;

use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::foundation::files::{Incoming, Passing, Stored};
use crate::web::failing::too_large;
use crate::web::framing;
pub use crate::web::keeping::Keeping;
use crate::web::keeping::kept;
use crate::web::typed::{clean_name, clean_text};

/// The fields and files of one request.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    files: Vec<File>,
    /// Files that could not be taken, while the rest of the form was: told beside their field.
    faults: Vec<Problem>,
}

/// A file that came with a form; its bytes are already where [`Keeping`] says.
#[derive(Clone, Debug)]
pub struct File {
    pub field: String,
    /// As the person's machine names it, cut to its last part; never used as a path.
    pub name: String,
    pub stored: Stored,
    /// The bytes, where the page reads them itself and the store never has them.
    pub passing: Option<Arc<Passing>>,
}

const FIELDS: usize = 2000;
/// Bytes of boundaries and headers that a form may have on top of its fields and files.
const FRAMING: u64 = 1024 * 1024;

impl Form {
    /// Reads a form, refusing what is too large while it comes, and any form that does not bear the page's token.
    pub async fn read(
        app: &App,
        request: Request,
        limit: u64,
        token: &str,
        keeping: Keeping,
    ) -> Result<Self> {
        let content_type = request.content_type().unwrap_or_default().to_ascii_lowercase();
        let form = if content_type.starts_with("multipart/form-data") {
            Self::read_multipart(app, request, limit, token, keeping).await?
        } else {
            let fields = read_fields(request, limit).await?;
            Self { fields, ..Self::default() }
        };
        if form.get("token") != token {
            return Err(Error::Refused(Message::new("error-form-stale")));
        }
        Ok(form)
    }

    /// A form of given fields, for pages that are shown again and for tests.
    pub fn of(fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Self { fields, ..Self::default() }
    }

    async fn read_multipart(
        app: &App,
        request: Request,
        limit: u64,
        token: &str,
        keeping: Keeping,
    ) -> Result<Self> {
        let broken = |_| Error::Refused(Message::new("error-upload-broken"));
        let (request, mut body) = request.split();
        let boundary = framing::boundary_of(request.content_type().unwrap_or_default());
        // Fields may add up to the form's limit. Files that are too large are read to twice their limit, so that the form
        // comes back with what was typed and says why; what frames them is small.
        let most = limit.saturating_mul(2).saturating_add(app.config.limits.form).saturating_add(FRAMING);
        let stream = body.take().map_err(Error::internal)?.into_bytes_stream();
        body =
            poem::RequestBody::new(poem::Body::from_bytes_stream(framing::checked(stream, &boundary, most)));
        let mut multipart = Multipart::from_request(&request, &mut body).await?;
        let (mut form, mut total) = (Self::default(), 0_u64);
        while let Some(part) = multipart.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(clean_name);
            let mut reader = part.into_async_read();
            if form.fields.len() + form.files.len() >= FIELDS {
                return Err(Error::Refused(Message::new("error-too-many-fields")));
            }
            let Some(name) = file_name else {
                let mut bytes = Vec::new();
                (&mut reader)
                    .take(app.config.limits.form + 1)
                    .read_to_end(&mut bytes)
                    .await
                    .map_err(|_| broken_upload())?;
                total += bytes.len() as u64;
                if total > app.config.limits.form {
                    return Err(Error::TooLarge { limit: app.config.limits.form });
                }
                form.fields.push((field, clean_text(&String::from_utf8_lossy(&bytes))));
                continue;
            };
            // The token stands first in every form: without it not a byte of a file is stored.
            if form.get("token") != token {
                return Err(Error::Refused(Message::new("error-form-stale")));
            }
            if keeping == Keeping::Refused {
                return Err(Error::Refused(Message::new("error-no-files-here")));
            }
            if form.files.len() >= app.config.limits.files_per_request {
                return Err(Error::Refused(
                    Message::new("error-too-many-files").with("most", app.config.limits.files_per_request),
                ));
            }
            match receive(app, &mut reader, limit, &mut total).await {
                Ok(None) => return Err(Error::TooLarge { limit }),
                // A file field that was left empty.
                Ok(Some(incoming)) if name.is_empty() && incoming.size() == 0 => {}
                Ok(Some(incoming)) => match kept(incoming, keeping).await {
                    Ok((stored, passing)) => form.files.push(File { field, name, stored, passing }),
                    Err(Error::NoRoom) => form.faults.push(no_room(field)),
                    Err(error) => return Err(error),
                },
                Err(Error::TooLarge { limit }) => {
                    form.faults.push(Problem { field: field.into(), message: too_large(limit) });
                }
                Err(Error::NoRoom) => form.faults.push(no_room(field)),
                Err(error) => return Err(error),
            }
        }
        Ok(form)
    }

    /// Files that could not be taken, and why.
    pub fn faults(&self) -> &[Problem] {
        &self.faults
    }

    /// A field as typed, trimmed; empty if it was not sent.
    pub fn get(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field that may come several times (checkboxes).
    pub fn all(&self, field: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|(name, value)| name == field && !value.is_empty())
            .map(|(_, v)| v.as_str())
            .collect()
    }

    /// Every field, as sent.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The files of a field.
    pub fn files(&self, field: &str) -> Vec<&File> {
        self.files.iter().filter(|file| file.field == field).collect()
    }

    /// What was typed, for a page that is shown again; a field sent several times is a list.
    pub fn values(&self) -> BTreeMap<String, serde_json::Value> {
        let mut values: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        for (name, value) in
            self.fields.iter().filter(|(name, _)| name != "token" && !name.contains("password"))
        {
            let value = serde_json::Value::String(value.clone());
            match values.get_mut(name) {
                Some(serde_json::Value::Array(list)) => list.push(value),
                Some(one) => *one = serde_json::Value::Array(vec![one.take(), value]),
                None => {
                    values.insert(name.clone(), value);
                }
            }
        }
        values
    }

    /// Begins to read typed values, collecting what is wrong.
    pub fn reading(&self) -> Reading<'_> {
        Reading { form: self, problems: RefCell::new(self.faults.clone()) }
    }
}

/// Reads typed values out of a form. Each reader notes its fault and goes on, so that a person sees all faults at once.
pub struct Reading<'a> {
    form: &'a Form,
    problems: RefCell<Vec<Problem>>,
}

impl Reading<'_> {
    /// Notes a fault.
    pub fn fault(&self, field: impl Into<Cow<'static, str>>, message: Message) {
        self.problems.borrow_mut().push(Problem { field: field.into(), message });
    }

    /// A text that must be there, of at most `most` characters.
    pub fn text(&self, field: &'static str, most: usize) -> String {
        let value = self.form.get(field);
        if value.is_empty() {
            self.fault(field, Message::new("form-missing"));
        }
        self.short(field, value, most)
    }

    /// A text of one line that must be there, as a name is: what separates its words becomes a space.
    pub fn line(&self, field: &'static str, most: usize) -> String {
        self.text(field, most).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A text that may be left out.
    pub fn optional(&self, field: &'static str, most: usize) -> Option<String> {
        let value = self.form.get(field);
        (!value.is_empty()).then(|| self.short(field, value, most))
    }

    fn short(&self, field: &'static str, value: &str, most: usize) -> String {
        let count = value.chars().count();
        if count > most {
            self.fault(field, Message::new("form-too-long").with("most", most).with("count", count));
        }
        value.replace("\r\n", "\n")
    }

    /// One of the words of a column.
    pub fn word<E: ActiveEnum<Value = String>>(&self, field: &'static str) -> Option<E> {
        let found = word(self.form.get(field));
        if found.is_none() {
            self.fault(field, Message::new("form-choose"));
        }
        found
    }

    /// A whole number that must be there, within bounds.
    pub fn number(&self, field: &'static str, bounds: std::ops::RangeInclusive<i32>) -> i32 {
        match self.form.get(field).parse::<i32>() {
            Ok(number) if bounds.contains(&number) => number,
            _ => {
                let message =
                    Message::new("form-number").with("least", *bounds.start()).with("most", *bounds.end());
                self.fault(field, message);
                *bounds.start()
            }
        }
    }

    /// A date in three boxes `field` (the day), `field-month`, `field-year` that must be there.
    pub fn date(&self, field: &'static str) -> NaiveDate {
        match self.read_date(field) {
            Some(Ok(date)) => date,
            Some(Err(())) => NaiveDate::default(),
            None => {
                self.fault(field, Message::new("form-date-missing"));
                NaiveDate::default()
            }
        }
    }

    /// A date that may be left out.
    pub fn optional_date(&self, field: &'static str) -> Option<NaiveDate> {
        self.read_date(field).and_then(Result::ok)
    }

    fn read_date(&self, field: &'static str) -> Option<Result<NaiveDate, ()>> {
        let part = |name: &str| self.form.get(&format!("{field}-{name}")).to_owned();
        let (day, month, year) = (self.form.get(field), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        let date = day.parse().ok().zip(month.parse().ok()).zip(year.parse().ok()).and_then(
            |((d, m), y): ((u32, u32), i32)| {
                (1900..=2200).contains(&y).then(|| NaiveDate::from_ymd_opt(y, m, d)).flatten()
            },
        );
        Some(date.ok_or_else(|| {
            self.fault(field, Message::new("form-date-wrong"));
        }))
    }

    /// Was the box ticked?
    pub fn ticked(&self, field: &str) -> bool {
        matches!(self.form.get(field), "yes" | "on" | "true" | "1")
    }

    /// A yes-or-no that must be answered.
    pub fn yes_or_no(&self, field: &'static str) -> bool {
        match self.form.get(field) {
            "yes" => true,
            "no" => false,
            _ => {
                self.fault(field, Message::new("form-choose"));
                false
            }
        }
    }

    /// An id that the page gave; anything else was made up.
    pub fn id<I: std::str::FromStr>(&self, field: &'static str) -> Result<I> {
        self.form.get(field).parse().map_err(|_| Error::NotFound)
    }

    /// An id that may be left out.
    pub fn optional_id<I: std::str::FromStr>(&self, field: &'static str) -> Result<Option<I>> {
        let value = self.form.get(field);
        if value.is_empty() { Ok(None) } else { value.parse().map(Some).map_err(|_| Error::NotFound) }
    }

    /// All well so far, or every fault at once.
    pub fn done(&self) -> Result<()> {
        let problems = self.problems.take();
        if problems.is_empty() { Ok(()) } else { Err(Error::Problems(problems)) }
    }
}

impl From<poem::Error> for Error {
    fn from(_: poem::Error) -> Self {
        broken_upload()
    }
}

/// Takes one file into the store. One that is too large, or for which there is no room, is read to its end and let go, so
/// that what else was typed is not lost; nothing is answered where even that would be too much.
async fn receive(
    app: &App,
    reader: &mut (impl tokio::io::AsyncRead + Unpin),
    limit: u64,
    total: &mut u64,
) -> Result<Option<Incoming>> {
    let mut incoming = Ok(app.files.receive(limit.min(app.config.limits.file)).await?);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = reader.read(&mut buffer).await.map_err(|_| broken_upload())?;
        if count == 0 {
            break;
        }
        *total += count as u64;
        if *total > limit.saturating_mul(2) {
            return Ok(None);
        }
        if let Ok(file) = &mut incoming {
            let written = if *total > limit {
                Err(Error::TooLarge { limit })
            } else {
                file.write(&buffer[..count]).await
            };
            if let Err(error) = written {
                incoming = Err(error);
            }
        }
    }
    incoming.map(Some)
}

fn no_room(field: String) -> Problem {
    Problem { field: field.into(), message: Message::new("error-no-room") }
}

fn broken_upload() -> Error {
    Error::Refused(Message::new("error-upload-broken"))
}

pub(super) async fn read_fields(request: Request, limit: u64) -> Result<Vec<(String, String)>> {
    let mut bytes = Vec::new();
    let mut stream = request.into_body().into_bytes_stream();
    while let Some(chunk) = stream.next().await {
        bytes.extend_from_slice(&chunk.map_err(|_| broken_upload())?);
        if bytes.len() as u64 > limit {
            return Err(Error::TooLarge { limit });
        }
    }
    let fields: Vec<_> = url::form_urlencoded::parse(&bytes)
        .map(|(name, value)| (name.into_owned(), clean_text(&value)))
        .take(FIELDS + 1)
        .collect();
    if fields.len() > FIELDS {
        Err(Error::Refused(Message::new("error-too-many-fields")))
    } else {
        Ok(fields)
    }
}

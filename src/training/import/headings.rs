//! What the heading of a column means, or the name of a course: in either language, with letters lost, abbreviated.

use serde::{Deserialize, Serialize};

use super::known::{Answer, Answers, Known};
use super::private;
use super::subjects::{Match, subject_of};
use super::words::{LOST, holds, is_interval, listed, normal, without_end, without_start};

/// What a heading means.
#[derive(Clone, Debug, PartialEq)]
pub enum Heading {
    Blank,
    FullName,
    FirstName,
    LastName,
    StaffNumber,
    Role,
    Start,
    Left,
    Course,
    Completed,
    Expires,
    Provider,
    Mode,
    Status,
    /// Red, amber, green and the like: a status of some other day.
    Light,
    Note,
    ActionTaken,
    /// Holds what is never read.
    Private,
    /// A key to colours or letters.
    Key,
    /// Of no interest here: team, telephone, manager.
    Ignored,
    Subject(SubjectHeading),
}

/// Whether a subject's heading says which date stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    Nothing,
    Completed,
    Expires,
}

/// A heading that names a subject, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectHeading {
    pub key: String,
    pub matched: Match,
    pub says: Says,
    /// Theory without practice.
    pub theory: bool,
    /// Learnt on a screen, by the heading.
    pub mode: Option<String>,
    /// A letter was lost and has been made good.
    pub repaired: bool,
}

/// The id under which the match of a heading is remembered.
pub fn question_id(key: &str) -> String {
    format!("heading:{key}")
}

/// Finds what a heading means.
pub fn heading(text: &str, known: &Known, answers: &Answers) -> Heading {
    let words = normal(text);
    if words.is_empty() {
        return Heading::Blank;
    }
    if private::heading(&words) {
        return Heading::Private;
    }
    let lists: [(&[&str], Heading); 18] = [
        (FULL_NAME, Heading::FullName),
        (FIRST_NAME, Heading::FirstName),
        (LAST_NAME, Heading::LastName),
        (STAFF_NUMBER, Heading::StaffNumber),
        (ROLE, Heading::Role),
        (START, Heading::Start),
        (LEFT, Heading::Left),
        (COURSE, Heading::Course),
        (COMPLETED, Heading::Completed),
        (EXPIRES, Heading::Expires),
        (PROVIDER, Heading::Provider),
        (MODE, Heading::Mode),
        (STATUS, Heading::Status),
        (LIGHT, Heading::Light),
        (NOTE, Heading::Note),
        (ACTION_TAKEN, Heading::ActionTaken),
        (KEY, Heading::Key),
        (IGNORED, Heading::Ignored),
    ];
    for (list, meaning) in lists {
        if listed(list, &words) {
            return meaning;
        }
    }
    Heading::Subject(subject_heading(text, known, answers))
}

/// Reads a heading, or the name of a course, as that of a subject.
pub fn subject_heading(text: &str, known: &Known, answers: &Answers) -> SubjectHeading {
    let whole = normal(text);
    let (plain, theory, mode) = without_manner(&whole);
    // The whole first: "Date of ..." may belong to a name; then without what says which date it is.
    let (key, says, matched) = match subject_of(&plain, known) {
        Match::Unknown => {
            let (bare, says) = without_meaning(&plain);
            let bare = without_fillers(&bare);
            let matched = subject_of(&bare, known);
            (bare, says, matched)
        }
        matched => (without_fillers(&plain), Says::Nothing, matched),
    };
    let key = if theory { format!("{key} theory") } else { key };
    let matched = match answers.to(&question_id(&key)) {
        Some(Answer::Subject(code)) if known.subject(code).is_some() => Match::Code(code.clone()),
        Some(Answer::Ignore | Answer::Skip) => Match::Ignored,
        _ => matched,
    };
    let answered = answers.to(&question_id(&key)).is_some();
    let repaired = whole.contains(LOST) && matches!(matched, Match::Code(_) | Match::Choice(_)) && !answered;
    SubjectHeading { key, matched, says, theory, mode, repaired }
}

const THEORY: &[&str] =
    &["theory only", "theory", "theori yn unig", "theori", "damcaniaeth", "knowledge only"];
const SCREEN: &[&str] = &["e learning", "elearning", "online", "on line", "e ddysgu", "ar lein"];
const ROOM: &[&str] = &["classroom", "face to face", "practical", "wyneb yn wyneb", "ymarferol"];

fn without_manner(words: &str) -> (String, bool, Option<String>) {
    let mut text = words.to_owned();
    let mut theory = false;
    let mut mode = None;
    for phrase in THEORY {
        theory |= cut(&mut text, phrase);
    }
    for phrase in SCREEN {
        if cut(&mut text, phrase) {
            mode = Some("e-learning".to_owned());
        }
    }
    for phrase in ROOM {
        if cut(&mut text, phrase) {
            mode = Some((*phrase).to_owned());
        }
    }
    if text.is_empty() { (words.to_owned(), false, None) } else { (text, theory, mode) }
}

fn cut(text: &mut String, phrase: &str) -> bool {
    let found = holds(&[phrase], text);
    if found {
        let rest = format!(" {text} ").replacen(&format!(" {phrase} "), " ", 1);
        *text = rest.trim().to_owned();
    }
    found
}

fn without_meaning(words: &str) -> (String, Says) {
    let mut best: Option<(&str, Says, usize)> = None;
    for (list, says) in [(SAYS_COMPLETED, Says::Completed), (SAYS_EXPIRES, Says::Expires)] {
        for phrase in list {
            let rest = without_end(words, phrase).or_else(|| without_start(words, phrase));
            if let Some(rest) = rest
                && best.is_none_or(|(_, _, length)| phrase.len() > length)
            {
                best = Some((rest, says, phrase.len()));
            }
        }
    }
    let Some((rest, says, _)) = best else { return (words.to_owned(), Says::Nothing) };
    let rest = without_start(rest, "of").or_else(|| without_start(rest, "for")).unwrap_or(rest);
    (rest.to_owned(), says)
}

const FILLERS: &[&str] = &[
    "training",
    "course",
    "cwrs",
    "hyfforddiant",
    "mandatory",
    "refresher",
    "certificate",
    "annual",
    "yearly",
    "biennial",
    "blynyddol",
    "gorfodol",
    "gloywi",
    "update",
    "session",
    "module",
    "the",
];

/// Without "Training", "(annual)", "3 years" and the like around the name.
fn without_fillers(words: &str) -> String {
    let mut text = words;
    loop {
        let shorter = FILLERS
            .iter()
            .find_map(|filler| without_end(text, filler).or_else(|| without_start(text, filler)))
            .or_else(|| without_interval(text));
        match shorter {
            Some(rest) if !rest.is_empty() => text = rest,
            _ => return text.to_owned(),
        }
    }
}

fn without_interval(text: &str) -> Option<&str> {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    // The longest ending of up to three words that is an interval.
    blanks.iter().rev().take(3).rev().find(|at| is_interval(&text[**at + 1..])).map(|at| &text[..*at])
}

/// Does the title of a sheet say that its dates are when things run out?
pub fn title_says_expiry(text: &str) -> bool {
    let words = normal(text);
    let expiry = [
        "expiry",
        "expiries",
        "expiry date",
        "expiry dates",
        "expires",
        "renewal dates",
        "renewals",
        "renewal",
        "due dates",
        "expiration",
        "dod i ben",
        "adnewyddu",
        "dyddiadau dod i ben",
    ];
    let completion = [
        "completed",
        "completion",
        "completions",
        "dates completed",
        "date completed",
        "dates done",
        "cwblhau",
        "cwblhawyd",
        "and expiry",
        "expired in red",
    ];
    holds(&expiry, &words) && !holds(&completion, &words)
}

const FULL_NAME: &[&str] = &[
    "name",
    "names",
    "staff name",
    "staff names",
    "staff",
    "employee",
    "employees",
    "employee name",
    "employee names",
    "worker",
    "workers",
    "worker name",
    "staff member",
    "staff members",
    "member of staff",
    "full name",
    "users name",
    "user name",
    "username",
    "user",
    "learner",
    "learners",
    "learner name",
    "colleague",
    "carer name",
    "carer",
    "carers",
    "team member",
    "person",
    "candidate",
    "candidate name",
    "enw",
    "enwau",
    "enw staff",
    "enw llawn",
    "enw r aelod staff",
    "aelod staff",
    "aelod o staff",
    "aelodau staff",
    "gweithiwr",
    "gweithwyr",
    "enw gweithiwr",
    "enw r gweithiwr",
    "enw y gweithiwr",
    "delegate",
    "delegate name",
    "attendee",
    "participant",
    "name of employee",
    "name of worker",
    "name of staff",
    "name of staff member",
    "enw a chyfenw",
    "cyflogai",
    "enw r cyflogai",
    "enw cyflogai",
    "gofalwr",
    "gofalwyr",
    "dysgwr",
    "enw r dysgwr",
    "trainee",
    "trainee name",
    "support worker",
];
const FIRST_NAME: &[&str] = &[
    "first name",
    "firstname",
    "forename",
    "forenames",
    "given name",
    "given names",
    "first",
    "enw cyntaf",
    "christian name",
];
const LAST_NAME: &[&str] =
    &["surname", "last name", "lastname", "family name", "last", "cyfenw", "second name"];
const STAFF_NUMBER: &[&str] = &[
    "staff no",
    "staff number",
    "staff num",
    "staff id",
    "staff ref",
    "staff code",
    "employee number",
    "employee no",
    "employee num",
    "employee id",
    "employee ref",
    "employee code",
    "emp no",
    "emp number",
    "emp id",
    "payroll number",
    "payroll no",
    "payroll id",
    "payroll ref",
    "payroll",
    "pay no",
    "pay number",
    "pay ref",
    "works number",
    "works no",
    "worker id",
    "worker no",
    "worker number",
    "personnel number",
    "personnel no",
    "user id",
    "id",
    "id no",
    "id number",
    "no",
    "number",
    "ref",
    "rhif",
    "rhif staff",
    "rhif y staff",
    "rhif cyflogres",
    "rhif y gyflogres",
    "rhif cyflog",
    "rhif gweithiwr",
    "rhif y gweithiwr",
    "rhif aelod staff",
    "rhif cyflogai",
    "cod staff",
    "learner id",
    "unique id",
    "assignment number",
];
const ROLE: &[&str] = &[
    "role",
    "roles",
    "job title",
    "job",
    "job role",
    "position",
    "post",
    "designation",
    "title",
    "swydd",
    "rol",
    "teitl swydd",
    "teitl y swydd",
    "staff role",
    "staff type",
    "grade",
];
const START: &[&str] = &[
    "start",
    "start date",
    "started",
    "started on",
    "date started",
    "employment start",
    "employment start date",
    "employment date",
    "date of employment",
    "date employed",
    "date joined",
    "joined",
    "join date",
    "joining date",
    "hire date",
    "date of hire",
    "commenced",
    "commencement date",
    "date commenced",
    "dechrau",
    "dyddiad dechrau",
    "dyddiad cychwyn",
    "dyddiad dechrau swydd",
    "dechreuodd",
    "start of employment",
    "doj",
];
const LEFT: &[&str] = &[
    "left",
    "left on",
    "leaving date",
    "leave date",
    "date left",
    "date of leaving",
    "leaver date",
    "end date",
    "termination date",
    "employment end",
    "employment end date",
    "dyddiad gadael",
    "gadawodd",
    "wedi gadael",
];
const COURSE: &[&str] = &[
    "course",
    "courses",
    "course title",
    "course name",
    "training",
    "training course",
    "training name",
    "training title",
    "training subject",
    "training type",
    "training undertaken",
    "training completed",
    "type of training",
    "subject",
    "module",
    "module name",
    "module title",
    "learning",
    "topic",
    "activity",
    "activity name",
    "event",
    "event name",
    "qualification",
    "course module",
    "course description",
    "name of course",
    "cwrs",
    "enw cwrs",
    "enw r cwrs",
    "teitl cwrs",
    "teitl y cwrs",
    "hyfforddiant",
    "pwnc",
    "enw hyfforddiant",
    "enw r hyfforddiant",
    "modiwl",
    "learning title",
    "requirement",
    "competency",
];
const COMPLETED: &[&str] = &[
    "date",
    "dates",
    "completed",
    "complete",
    "done",
    "date completed",
    "date complete",
    "date done",
    "completion date",
    "completed date",
    "completed on",
    "completion",
    "date of completion",
    "training date",
    "date of training",
    "date trained",
    "date attended",
    "attended",
    "attended on",
    "date taken",
    "achieved",
    "date achieved",
    "pass date",
    "date passed",
    "course date",
    "date of course",
    "last done",
    "last completed",
    "date last completed",
    "dyddiad",
    "cwblhawyd",
    "cwblhawyd ar",
    "dyddiad cwblhau",
    "dyddiad cwblhawyd",
    "dyddiad y cwrs",
    "dyddiad hyfforddi",
    "dyddiad hyfforddiant",
    "dyddiad yr hyfforddiant",
    "wedi cwblhau",
    "gwnaed",
    "issue date",
    "date issued",
    "end",
    "finish date",
    "finished",
    "training completed on",
    "award date",
    "date awarded",
    "achievement date",
    "completion date time",
];
const EXPIRES: &[&str] = &[
    "expiry",
    "expires",
    "expires on",
    "expiry date",
    "expire",
    "expire date",
    "expired",
    "exp",
    "exp date",
    "expiration",
    "expiration date",
    "date of expiry",
    "due",
    "due date",
    "date due",
    "next due",
    "next due date",
    "renewal",
    "renewal date",
    "renewal due",
    "renewal due date",
    "renew",
    "renew by",
    "renew date",
    "refresher due",
    "refresher date due",
    "refresher due date",
    "valid until",
    "valid to",
    "valid till",
    "update due",
    "retrain by",
    "recertification date",
    "certificate expiry",
    "certificate expiry date",
    "training due",
    "date expires",
    "dod i ben",
    "yn dod i ben",
    "daw i ben",
    "dyddiad dod i ben",
    "dyddiad y daw i ben",
    "adnewyddu",
    "dyddiad adnewyddu",
    "i w adnewyddu",
    "dyddiad dyledus",
    "dilys tan",
    "dilys hyd",
    "dyledus",
];
const PROVIDER: &[&str] = &[
    "provider",
    "training provider",
    "trainer",
    "trainer name",
    "delivered by",
    "supplier",
    "training company",
    "darparwr",
    "darparwr hyfforddiant",
    "hyfforddwr",
    "darparwyd gan",
    "tutor",
    "awarding body",
    "course provider",
];
const MODE: &[&str] = &[
    "delivery",
    "delivery method",
    "delivery mode",
    "delivery type",
    "mode",
    "method",
    "mode of delivery",
    "method of delivery",
    "type",
    "format",
    "course type",
    "how",
    "dull",
    "dull cyflwyno",
    "dull dysgu",
    "modd",
    "math",
];
const STATUS: &[&str] = &[
    "status",
    "completion status",
    "course status",
    "training status",
    "result",
    "outcome",
    "pass fail",
    "passed",
    "statws",
    "canlyniad",
    "current status",
    "state",
    "cyflwr",
    "learner status",
    "attendance",
];
const LIGHT: &[&str] = &[
    "rag",
    "rag status",
    "rag rating",
    "traffic light",
    "colour",
    "compliance",
    "compliant",
    "compliance status",
    "days left",
    "days remaining",
    "days to expiry",
    "days until expiry",
    "days overdue",
    "in date",
    "up to date",
    "overdue",
    "percentage",
    "percent complete",
    "complete count",
    "total",
    "totals",
    "count",
    "cyfanswm",
    "lliw",
    "cydymffurfio",
    "months left",
    "days until due",
    "total completed",
    "compliance rate",
];
const NOTE: &[&str] = &[
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "observation",
    "observations",
    "further information",
    "additional information",
    "info",
    "nodyn",
    "nodiadau",
    "sylw",
    "sylwadau",
];
const ACTION_TAKEN: &[&str] = &[
    "action taken",
    "dbs action taken",
    "action taken on dbs",
    "dbs action",
    "camau a gymerwyd",
    "camau wedi eu cymryd",
    "gweithredu",
    "was action taken",
];
const KEY: &[&str] =
    &["key", "legend", "colour key", "color key", "colour code", "allwedd", "codau lliw", "cod lliw"];
const IGNORED: &[&str] = &[
    "team",
    "teams",
    "location",
    "locations",
    "users location",
    "user location",
    "site",
    "base",
    "branch",
    "office",
    "area",
    "region",
    "department",
    "dept",
    "unit",
    "service",
    "house",
    "project",
    "category",
    "stats category",
    "course category",
    "training category",
    "manager",
    "line manager",
    "supervisor",
    "team leader",
    "mentor",
    "assessor",
    "email",
    "e mail",
    "email address",
    "phone",
    "telephone",
    "tel",
    "mobile",
    "address",
    "postcode",
    "post code",
    "contract",
    "contract type",
    "hours",
    "contracted hours",
    "hours per week",
    "shift",
    "shifts",
    "employment status",
    "employment type",
    "staff status",
    "current",
    "active",
    "score",
    "mark",
    "marks",
    "grade awarded",
    "cost",
    "price",
    "duration",
    "length",
    "cpd",
    "cpd hours",
    "credits",
    "level",
    "attempts",
    "organisation",
    "company",
    "employer",
    "tim",
    "lleoliad",
    "safle",
    "cangen",
    "swyddfa",
    "adran",
    "rheolwr",
    "goruchwyliwr",
    "ebost",
    "e bost",
    "ffon",
    "rhif ffon",
    "cyfeiriad",
    "cod post",
    "contract cyflogaeth",
    "oriau",
    "categori",
    "cost y cwrs",
    "hyd y cwrs",
    "enrolled on",
    "enrolment date",
    "enrolled",
    "assigned on",
    "assigned date",
    "date assigned",
    "last login",
    "last accessed",
    "last access",
    "booked on",
    "booking date",
    "date booked",
    "booked",
    "dyddiad archebu",
    "probation",
    "probation end",
    "probation end date",
    "photo",
    "driver",
    "initials",
    "blaenlythrennau",
    "updated",
    "last updated",
    "venue",
    "lleoliad y cwrs",
    "signature",
    "signed",
    "llofnod",
    "welsh speaker",
    "siaradwr cymraeg",
    "language",
    "iaith",
    "preferred language",
    "course code",
    "module code",
    "cod y cwrs",
];
const SAYS_COMPLETED: &[&str] = &[
    "done",
    "date",
    "completed",
    "date completed",
    "completed date",
    "completion",
    "completion date",
    "date done",
    "completed on",
    "done on",
    "last done",
    "last completed",
    "date of training",
    "training date",
    "date attended",
    "attended",
    "date passed",
    "passed",
    "issued",
    "issue date",
    "date of issue",
    "date issued",
    "check date",
    "date of check",
    "date of",
    "taken",
    "date taken",
    "achieved",
    "date achieved",
    "dyddiad",
    "cwblhawyd",
    "dyddiad cwblhau",
    "dyddiad cwblhawyd",
    "gwnaed",
    "wedi cwblhau",
    "dyddiad y gwiriad",
    "dyddiad cyhoeddi",
    "registered",
    "registration date",
    "registered on",
    "initial",
    "cychwynnol",
];
const SAYS_EXPIRES: &[&str] = &[
    "due",
    "due date",
    "date due",
    "expiry",
    "expires",
    "expiry date",
    "date of expiry",
    "expires on",
    "exp",
    "exp date",
    "expire",
    "expire date",
    "renewal",
    "renewal date",
    "renewal due",
    "renew by",
    "next due",
    "next due date",
    "refresher due",
    "refresher due date",
    "valid until",
    "valid to",
    "expiration",
    "expiration date",
    "update due",
    "dod i ben",
    "dyddiad dod i ben",
    "yn dod i ben",
    "daw i ben",
    "adnewyddu",
    "dyddiad adnewyddu",
    "i w adnewyddu",
    "dilys tan",
    "dilys hyd",
    "dyddiad dyledus",
    "renewal of",
    "expiry of",
    "expiry date of",
    "next",
    "nesaf",
];

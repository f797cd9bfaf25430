//! Reference data for Wales that several versions of a standard share (`data/reference.yaml`, part of the program).

use std::sync::LazyLock;

use chrono::NaiveDate;
use entities::access::Language;
use entities::cooperatives::{CooperativeType, MemberClass};
use scheduler::bank_holidays::{Change, Exception};
use serde::Deserialize;

/// The reference data.
#[derive(Debug, Deserialize)]
pub struct Reference {
    pub local_authorities: Vec<LocalAuthority>,
    pub regional_partnership_boards: Vec<Region>,
    pub registers: Vec<Named>,
    pub legal_forms: Vec<LegalForm>,
    pub coop_types: Vec<CoopType>,
    pub member_classes: Vec<ClassOfMembers>,
    bank_holiday_exceptions: Vec<BankHoliday>,
    /// The rest of the file, as it stands there: roles, training subjects and the induction framework, which proposing a
    /// version copies into it. `standards::reference` reads them.
    #[serde(flatten)]
    pub copied: serde_json::Value,
}

/// A code with its name in both languages.
#[derive(Debug, Deserialize)]
pub struct Named {
    pub code: String,
    pub en: String,
    pub cy: String,
}

/// A county or county borough.
#[derive(Debug, Deserialize)]
pub struct LocalAuthority {
    /// ONS code.
    pub code: String,
    pub name_en: String,
    pub name_cy: String,
    /// The code of the region it lies in.
    pub regional_partnership_board: String,
}

/// Local authorities that plan care together.
#[derive(Debug, Deserialize)]
pub struct Region {
    pub code: String,
    pub name_en: String,
    pub name_cy: String,
}

/// A legal form a co-op may have.
#[derive(Debug, Deserialize)]
pub struct LegalForm {
    pub code: String,
    pub en: String,
    pub cy: String,
    pub register: String,
    pub annual_return: AnnualReturn,
}

/// When the annual return is due after the year end.
#[derive(Debug, Deserialize)]
pub struct AnnualReturn {
    pub months_after_year_end: u32,
}

/// One of the four types of co-op.
#[derive(Debug, Deserialize)]
pub struct CoopType {
    pub code: CooperativeType,
    pub en: String,
    pub cy: String,
}

/// A class of members.
#[derive(Debug, Deserialize)]
pub struct ClassOfMembers {
    pub code: MemberClass,
    pub en: String,
    pub cy: String,
}

#[derive(Debug, Deserialize)]
struct BankHoliday {
    date: NaiveDate,
    kind: HolidayKind,
    replaces: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HolidayKind {
    Moved,
    Extra,
}

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and read by a test")]
    serde_saphyr::from_str(include_str!("../../data/reference.yaml"))
        .expect("data/reference.yaml can be read")
});

/// The reference data, read once.
pub fn get() -> &'static Reference {
    &REFERENCE
}

impl Reference {
    /// Bank holidays beyond the regular rules.
    pub fn bank_holiday_exceptions(&self) -> Vec<Exception> {
        self.bank_holiday_exceptions
            .iter()
            .map(|holiday| {
                let change = match (&holiday.kind, holiday.replaces) {
                    (HolidayKind::Moved, Some(replaces)) => Change::Moved { replaces },
                    (HolidayKind::Moved, None) | (HolidayKind::Extra, _) => Change::Extra,
                };
                Exception { date: holiday.date, change }
            })
            .collect()
    }

    /// A local authority by its code.
    pub fn local_authority(&self, code: &str) -> Option<&LocalAuthority> {
        self.local_authorities.iter().find(|la| la.code == code)
    }

    /// A legal form by its code.
    pub fn legal_form(&self, code: &str) -> Option<&LegalForm> {
        self.legal_forms.iter().find(|form| form.code == code)
    }
}

impl Region {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        pick(language, &self.name_en, &self.name_cy)
    }

    /// The codes of the local authorities in it.
    pub fn local_authorities(&self) -> impl Iterator<Item = &'static str> {
        let places = get().local_authorities.iter();
        places.filter(|place| place.regional_partnership_board == self.code).map(|place| place.code.as_str())
    }
}

impl LocalAuthority {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        pick(language, &self.name_en, &self.name_cy)
    }
}

/// One of two texts.
pub fn pick<'a>(language: Language, en: &'a str, cy: &'a str) -> &'a str {
    match language {
        Language::En => en,
        Language::Cy => cy,
    }
}

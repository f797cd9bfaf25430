//! The few shapes that lighter co-ops come in, with results of audits that fit them: drawn, scored and judged once by the
//! rules, then used for many.

use entities::access::Language;
use entities::audits::{AssessmentResult, AuditType, Outcome, ScopeState};
use entities::cooperatives::{CooperativeType, MemberClass};
use entities::findings::{FindingKind, Grade};
use entities::ids::CriterionId;
use entities::standards::{Severity, criterion};

use crate::audits::scope::{self, Selection, Standing};
use crate::audits::scoring::{self, Results};
use crate::cooperatives::stated;
use crate::demo::chance::Chance;
use crate::demo::{audits, words};
use crate::findings::rules::grade_of;
use crate::foundation::error::{Error, Result};
use crate::standards::pack::Pack;

/// What co-ops of one shape have in common.
pub struct Shape {
    pub form: &'static Form,
    /// Results of an audit, by language (Welsh first) and by how much falls short.
    pub results: [Vec<Judged>; 2],
}

/// Type and service of a co-op, which decide what applies to it.
pub struct Form {
    pub kind: CooperativeType,
    pub legal_form: &'static str,
    pub user_led: bool,
    pub regulated: bool,
    pub provides_care: bool,
    pub direct_payments: bool,
    /// Members, votes and board seats by class.
    pub votes: &'static [(MemberClass, i32, i32, i32)],
}

/// Results of one audit and what follows from them.
pub struct Judged {
    pub lines: Vec<Line>,
    pub outcome: Option<Outcome>,
    pub score_text: Option<String>,
}

/// One criterion in it.
pub struct Line {
    pub criterion: CriterionId,
    pub scope: ScopeState,
    pub scope_reason: Option<String>,
    pub result: AssessmentResult,
    pub note: &'static str,
    pub raised: Option<Raised>,
}

/// A finding that a result calls for.
#[derive(Clone, Copy)]
pub struct Raised {
    pub kind: FindingKind,
    pub grade: Option<Grade>,
    pub statement: &'static str,
}

use MemberClass as M;

const FORMS: &[Form] = &[
    Form {
        kind: CooperativeType::Worker,
        legal_form: "coop_society",
        user_led: false,
        regulated: true,
        provides_care: true,
        direct_payments: false,
        votes: &[(M::Worker, 10, 10, 4), (M::User, 12, 6, 2)],
    },
    Form {
        kind: CooperativeType::Consumer,
        legal_form: "community_benefit_society",
        user_led: true,
        regulated: true,
        provides_care: true,
        direct_payments: false,
        votes: &[(M::User, 44, 44, 5), (M::Worker, 10, 10, 1)],
    },
    Form {
        kind: CooperativeType::MultiStakeholder,
        legal_form: "cic_clg",
        user_led: false,
        regulated: false,
        provides_care: true,
        direct_payments: false,
        votes: &[(M::User, 20, 40, 3), (M::Worker, 10, 40, 3), (M::CommunitySupporter, 20, 20, 1)],
    },
    Form {
        kind: CooperativeType::Consumer,
        legal_form: "cio",
        user_led: true,
        regulated: false,
        provides_care: false,
        direct_payments: true,
        votes: &[(M::User, 31, 31, 5), (M::FamilyOrRepresentative, 12, 12, 1)],
    },
];

/// How much falls short: of critical criteria, of major ones, of others; whether it is not met or partly met; and how many
/// audits of a hundred are like that.
struct Shortfall {
    critical: usize,
    major: usize,
    other: usize,
    result: AssessmentResult,
    share: i64,
}

const PARTLY: AssessmentResult = AssessmentResult::PartlyMet;
const NOT: AssessmentResult = AssessmentResult::NotMet;

const SHORTFALLS: &[Shortfall] = &[
    Shortfall { critical: 0, major: 0, other: 0, result: PARTLY, share: 30 },
    Shortfall { critical: 0, major: 0, other: 1, result: PARTLY, share: 20 },
    Shortfall { critical: 0, major: 1, other: 1, result: PARTLY, share: 18 },
    Shortfall { critical: 0, major: 2, other: 2, result: PARTLY, share: 14 },
    Shortfall { critical: 0, major: 4, other: 4, result: PARTLY, share: 9 },
    Shortfall { critical: 1, major: 1, other: 2, result: PARTLY, share: 6 },
    Shortfall { critical: 1, major: 2, other: 2, result: NOT, share: 3 },
];

/// Which of the results an audit has.
pub fn draw(chance: &mut Chance) -> usize {
    let mut drawn = chance.between(1, SHORTFALLS.iter().map(|one| one.share).sum());
    SHORTFALLS
        .iter()
        .position(|one| {
            drawn -= one.share;
            drawn <= 0
        })
        .unwrap_or_default()
}

/// Makes the shapes for a version of the standard.
pub fn shapes(seed: u64, pack: &Pack, criteria: &[criterion::Model]) -> Result<Vec<Shape>> {
    FORMS
        .iter()
        .enumerate()
        .map(|(at, form)| {
            let results = |language: Language| -> Result<Vec<Judged>> {
                let each = SHORTFALLS.iter().enumerate().map(|(n, shortfall)| {
                    let mut chance = Chance::new(seed, &format!("shape {at} {language} {n}"));
                    judged(form, pack, criteria, shortfall, language, &mut chance)
                });
                each.collect()
            };
            Ok(Shape { form, results: [results(Language::Cy)?, results(Language::En)?] })
        })
        .collect()
}

fn judged(
    form: &Form,
    pack: &Pack,
    criteria: &[criterion::Model],
    shortfall: &Shortfall,
    language: Language,
    chance: &mut Chance,
) -> Result<Judged> {
    let facts = stated(&form.facts());
    let listed =
        scope::listed(AuditType::Full).ok_or_else(|| Error::internal("a full audit lists its scope"))?;
    let scoped = scope::scope(pack, &facts, Selection::Listed(listed))
        .map_err(|why| Error::internal(format!("no scope for a lighter co-op: {why:?}")))?;
    let mut lines = Vec::with_capacity(criteria.len());
    for criterion in criteria {
        let Some(one) = scoped.iter().find(|one| one.criterion == criterion.key) else { continue };
        let (scope, result) = match one.standing {
            Standing::InScope => (ScopeState::InScope, AssessmentResult::Met),
            Standing::NotApplicable(_) => (ScopeState::NotApplicable, AssessmentResult::NotApplicable),
            Standing::OutOfScope(_) => (ScopeState::OutOfScope, AssessmentResult::NotAssessed),
        };
        let why = one.standing.to_keep();
        let criterion = criterion.id;
        lines.push(Line { criterion, scope, scope_reason: why, result, note: "", raised: None });
    }
    fall_short(&mut lines, criteria, shortfall, language, chance);
    let of = |line: &Line| criteria.iter().find(|one| one.id == line.criterion).map(|one| one.key.clone());
    let in_scope = || lines.iter().filter(|line| line.scope == ScopeState::InScope);
    let nonconforming = |line: &&Line| line.raised.is_some_and(|raised| raised.grade.is_some());
    let results = Results {
        marks: in_scope().filter_map(|line| Some((of(line)?, line.result))).collect(),
        not_met_before: Default::default(),
        open_nonconformities: in_scope().filter(nonconforming).filter_map(of).collect(),
    };
    let judgement = scoring::judge(pack, AuditType::Full, &results);
    Ok(Judged {
        outcome: judgement.outcome,
        score_text: judgement.overall.map(|score| score.to_string()),
        lines,
    })
}

/// Lowers some results, at random places, and raises what they call for.
fn fall_short(
    lines: &mut [Line],
    criteria: &[criterion::Model],
    shortfall: &Shortfall,
    language: Language,
    chance: &mut Chance,
) {
    let language = Some(language);
    let mut left = [
        (&[Severity::Critical][..], shortfall.critical),
        (&[Severity::Major], shortfall.major),
        (&[Severity::Minor, Severity::Improvement], shortfall.other),
    ];
    for (severities, wanted) in &mut left {
        while *wanted > 0 {
            *wanted -= 1;
            let open: Vec<(usize, Severity)> = lines
                .iter()
                .enumerate()
                .filter(|(_, line)| line.scope == ScopeState::InScope && line.raised.is_none())
                .filter_map(|(at, line)| {
                    let severity = criteria.iter().find(|one| one.id == line.criterion)?.severity;
                    severities.contains(&severity).then_some((at, severity))
                })
                .collect();
            if open.is_empty() {
                break;
            }
            let (at, severity) = *chance.pick(&open);
            let Some(kind) = audits::finding_kind(chance, shortfall.result, severity) else { continue };
            let line = &mut lines[at];
            line.result = shortfall.result;
            line.note = words::note(chance, shortfall.result, language);
            line.raised = Some(Raised {
                kind,
                grade: grade_of(severity).filter(|_| kind == FindingKind::Nonconformity),
                statement: words::finding(chance, kind, language),
            });
        }
    }
}

impl Form {
    /// What decides which criteria apply.
    pub fn facts(&self) -> crate::cooperatives::Flags {
        crate::cooperatives::Flags {
            kind: self.kind,
            user_led: self.user_led,
            service_regulated: self.regulated,
            service_provides_care: self.provides_care,
            offers_direct_payment_support: self.direct_payments,
            pools_direct_payments: false,
            in_consortium: false,
            is_consortium: false,
            subcontracts: false,
        }
    }
}

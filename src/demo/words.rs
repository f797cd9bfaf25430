//! What the invented auditors and managers write, in the language of the co-op.

use entities::access::Language;
use entities::audits::AssessmentResult;
use entities::findings::FindingKind;

use super::chance::Chance;

type Both = (&'static str, &'static str);

fn say((en, cy): Both, language: Option<Language>) -> &'static str {
    match language {
        Some(Language::Cy) => cy,
        Some(Language::En) | None => en,
    }
}

const MET: &[Both] = &[
    (
        "Records, people and practice agree. Members could say how it works.",
        "Mae’r cofnodion, y bobl a’r arfer yn cytuno. Gallai aelodau ddweud sut mae’n gweithio.",
    ),
    (
        "Seen in four files out of four, and heard from two members.",
        "Gwelwyd mewn pedair ffeil o bedair, a chlywyd gan ddau aelod.",
    ),
    (
        "The papers are current and the team knows them.",
        "Mae’r papurau’n gyfredol ac mae’r tîm yn eu hadnabod.",
    ),
    (
        "Done as the rules say, with minutes to show it.",
        "Gwneir hyn fel y dywed y rheolau, gyda chofnodion i’w ddangos.",
    ),
];
const PARTLY: &[Both] = &[
    (
        "In place, but two of six files were out of date on the day.",
        "Mae ar waith, ond roedd dwy ffeil o chwech wedi dyddio ar y diwrnod.",
    ),
    (
        "The policy is good. Not everybody could say what it asks of them.",
        "Mae’r polisi’n dda. Ni allai pawb ddweud beth mae’n ei ofyn ganddynt.",
    ),
    (
        "Done at the main office, not yet in the second team.",
        "Gwneir hyn yn y brif swyddfa, ond nid eto yn yr ail dîm.",
    ),
    (
        "The record stops in the spring and starts again in the autumn.",
        "Mae’r cofnod yn dod i ben yn y gwanwyn ac yn ailddechrau yn yr hydref.",
    ),
];
const NOT: &[Both] = &[
    (
        "No record could be shown, and nobody remembered one.",
        "Ni ellid dangos cofnod, ac nid oedd neb yn cofio un.",
    ),
    (
        "The arrangement ended last year and nothing took its place.",
        "Daeth y trefniant i ben y llynedd ac ni ddaeth dim yn ei le.",
    ),
    (
        "Asked for before the visit and again on the day; not there.",
        "Gofynnwyd amdano cyn yr ymweliad ac eto ar y diwrnod; nid oedd yno.",
    ),
];

/// An auditor's note on a result.
pub fn note(chance: &mut Chance, result: AssessmentResult, language: Option<Language>) -> &'static str {
    let list = match result {
        AssessmentResult::Met => MET,
        AssessmentResult::PartlyMet => PARTLY,
        AssessmentResult::NotMet | AssessmentResult::NotApplicable | AssessmentResult::NotAssessed => NOT,
    };
    say(*chance.pick(list), language)
}

/// Why an auditor puts another figure in the place of the one that the records give.
pub fn seen_at_visit(language: Option<Language>) -> &'static str {
    say(
        (
            "Certificates seen at the visit were not in the matrix yet.",
            "Nid oedd tystysgrifau a welwyd ar yr ymweliad yn y matrics eto.",
        ),
        language,
    )
}

/// The statement of a finding.
pub fn finding(chance: &mut Chance, kind: FindingKind, language: Option<Language>) -> &'static str {
    const NONCONFORMITIES: &[Both] = &[
        (
            "What the criterion asks was not shown for everybody it concerns.",
            "Ni ddangoswyd yr hyn y mae’r maen prawf yn ei ofyn ar gyfer pawb y mae’n ymwneud â nhw.",
        ),
        (
            "The record is incomplete, so members cannot see that it is done.",
            "Mae’r cofnod yn anghyflawn, felly ni all aelodau weld ei fod yn cael ei wneud.",
        ),
        (
            "The arrangement is written down but is not followed in practice.",
            "Mae’r trefniant wedi ei ysgrifennu ond nid yw’n cael ei ddilyn yn ymarferol.",
        ),
        (
            "The last review is older than the standard allows.",
            "Mae’r adolygiad diwethaf yn hŷn nag y mae’r safon yn ei ganiatáu.",
        ),
    ];
    let list: &[Both] = match kind {
        FindingKind::Nonconformity => NONCONFORMITIES,
        FindingKind::Opportunity => &[(
            "Other co-ops share this work with a neighbour; it could be tried here.",
            "Mae cydweithfeydd eraill yn rhannu’r gwaith hwn gyda chymydog; gellid rhoi cynnig arno yma.",
        )],
        FindingKind::GoodPractice => &[(
            "Members lead this themselves, and others could learn from it.",
            "Mae aelodau’n arwain hyn eu hunain, a gallai eraill ddysgu ohono.",
        )],
    };
    say(*chance.pick(list), language)
}

/// A point of a co-op's comments.
pub fn comment(number: usize, language: Option<Language>) -> &'static str {
    const POINTS: &[Both] = &[
        (
            "Two of the people counted as out of date had renewed the week before; their certificates are in our evidence.",
            "Roedd dau o’r bobl a gyfrifwyd fel rhai wedi dyddio wedi adnewyddu’r wythnos cynt; mae eu tystysgrifau yn ein tystiolaeth.",
        ),
        (
            "The report says we have one office. We have two.",
            "Mae’r adroddiad yn dweud bod gennym un swyddfa. Mae gennym ddwy.",
        ),
    ];
    say(POINTS[number % POINTS.len()], language)
}

/// An answer to a point.
pub fn answer(number: i32, language: Option<Language>) -> &'static str {
    if number == 1 {
        say(
            (
                "Accepted for one of the two: the other certificate is dated after the visit.",
                "Derbynnir ar gyfer un o’r ddau: mae’r dystysgrif arall wedi’i dyddio ar ôl yr ymweliad.",
            ),
            language,
        )
    } else {
        say(
            (
                "The visit covered one office; the report says so and does not say there is only one.",
                "Un swyddfa oedd yn rhan o’r ymweliad; mae’r adroddiad yn dweud hynny ac nid yw’n dweud mai un yn unig sydd.",
            ),
            language,
        )
    }
}

/// What an appeal says.
pub fn appeal(language: Option<Language>) -> &'static str {
    say(
        (
            "Evidence that we handed in before the visit was not looked at for three criteria.",
            "Ni edrychwyd ar dystiolaeth a gyflwynwyd gennym cyn yr ymweliad ar gyfer tri maen prawf.",
        ),
        language,
    )
}

/// Words of a corrective action, by its step.
pub fn action(step: &str, language: Option<Language>) -> &'static str {
    let both: Both = match step {
        "contain" => (
            "Made safe the same day; a senior worker checks daily.",
            "Gwnaed yn ddiogel yr un diwrnod; mae uwch-weithiwr yn gwirio bob dydd.",
        ),
        "cause" => (
            "One person kept the record, and nobody stood in while they were away.",
            "Un person oedd yn cadw’r cofnod, ac nid oedd neb yn cymryd ei le tra oedd i ffwrdd.",
        ),
        "plan" => (
            "Two people share the work. The board looks at the figure each month.",
            "Mae dau berson yn rhannu’r gwaith. Mae’r bwrdd yn edrych ar y ffigur bob mis.",
        ),
        "agree" => ("Agreed. Show three months of figures.", "Cytunwyd. Dangoswch dri mis o ffigurau."),
        "proof" => {
            ("Three months of figures and the board’s minutes.", "Tri mis o ffigurau a chofnodion y bwrdd.")
        }
        _ => (
            "Seen in the records and heard from two workers. It works.",
            "Gwelwyd yn y cofnodion a chlywyd gan ddau weithiwr. Mae’n gweithio.",
        ),
    };
    say(both, language)
}

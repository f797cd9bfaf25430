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
    (
        "Written down, known and kept up; the last entry was a week old.",
        "Mae wedi’i ysgrifennu, yn hysbys ac yn cael ei gadw; roedd y cofnod diwethaf yn wythnos oed.",
    ),
    (
        "Three workers described it in the same words as the policy.",
        "Disgrifiodd tri gweithiwr ef yn yr un geiriau â’r polisi.",
    ),
    (
        "The board looked at it twice this year, and its questions were answered.",
        "Edrychodd y bwrdd arno ddwywaith eleni, ac atebwyd ei gwestiynau.",
    ),
    (
        "Checked from the first step to the last for two people; nothing was missing.",
        "Gwiriwyd o’r cam cyntaf i’r olaf ar gyfer dau berson; nid oedd dim ar goll.",
    ),
    (
        "A member showed how it is done and where it is kept.",
        "Dangosodd aelod sut y gwneir hyn a ble y caiff ei gadw.",
    ),
    (
        "Stronger than at the last visit: what was agreed then has been done.",
        "Cryfach nag ar yr ymweliad diwethaf: gwnaed yr hyn y cytunwyd arno bryd hynny.",
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
    (
        "Three people of five could show it; two are waiting for a date.",
        "Gallai tri o bump ei ddangos; mae dau yn aros am ddyddiad.",
    ),
    (
        "Written and agreed, but not yet given to members in plain words.",
        "Mae wedi’i ysgrifennu a’i gytuno, ond heb ei roi i aelodau mewn geiriau plaen eto.",
    ),
    (
        "Happens every month, although no one writes down what was decided.",
        "Mae’n digwydd bob mis, er nad oes neb yn ysgrifennu beth a benderfynwyd.",
    ),
    (
        "The form is there. Half of its questions were left empty.",
        "Mae’r ffurflen yno. Gadawyd hanner ei chwestiynau’n wag.",
    ),
    (
        "Good since the summer; nothing can be shown for the months before.",
        "Da ers yr haf; ni ellir dangos dim ar gyfer y misoedd cyn hynny.",
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
    (
        "Planned since the last visit, and not begun.",
        "Bu yn y cynllun ers yr ymweliad diwethaf, ac ni ddechreuwyd arno.",
    ),
    (
        "The people who should do it did not know that it is theirs to do.",
        "Nid oedd y bobl a ddylai ei wneud yn gwybod mai hwy sydd i’w wneud.",
    ),
    ("What is written describes another service.", "Mae’r hyn a ysgrifennwyd yn disgrifio gwasanaeth arall."),
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
            "Mae’r trefniant wedi’i ysgrifennu ond nid yw’n cael ei ddilyn yn ymarferol.",
        ),
        (
            "The last review is older than the standard allows.",
            "Mae’r adolygiad diwethaf yn hŷn nag y mae’r safon yn ei ganiatáu.",
        ),
        (
            "It depends on one person, and stopped while that person was away.",
            "Mae’n dibynnu ar un person, a daeth i ben tra oedd y person hwnnw i ffwrdd.",
        ),
        (
            "It was done late in two of the cases that were looked at.",
            "Fe’i gwnaed yn hwyr mewn dau o’r achosion yr edrychwyd arnynt.",
        ),
        (
            "Nobody checks that it is done, so gaps are not noticed.",
            "Nid oes neb yn gwirio ei fod yn cael ei wneud, felly ni sylwir ar fylchau.",
        ),
        (
            "The people concerned were not asked, and were told afterwards.",
            "Ni ofynnwyd i’r bobl dan sylw; dywedwyd wrthynt wedyn.",
        ),
        (
            "It is done in one team only; the other has no arrangement.",
            "Mewn un tîm yn unig y’i gwneir; nid oes trefniant gan y llall.",
        ),
    ];
    let list: &[Both] = match kind {
        FindingKind::Nonconformity => NONCONFORMITIES,
        FindingKind::Opportunity => &[
            (
                "Other co-ops share this work with a neighbour; it could be tried here.",
                "Mae cydweithfeydd eraill yn rhannu’r gwaith hwn gyda chymydog; gellid rhoi cynnig arno yma.",
            ),
            (
                "A short note in the members’ letter would show what is already done.",
                "Byddai nodyn byr yn llythyr yr aelodau yn dangos yr hyn a wneir eisoes.",
            ),
            (
                "Figures are kept by hand; drawn as a line they would show where things are going.",
                "Cedwir ffigurau â llaw; o’u llunio’n llinell, byddent yn dangos i ble mae pethau’n mynd.",
            ),
        ],
        FindingKind::GoodPractice => &[
            (
                "Members lead this themselves, and others could learn from it.",
                "Mae aelodau’n arwain hyn eu hunain, a gallai eraill ddysgu ohono.",
            ),
            (
                "New workers are shown this by people who use the service, on their second day.",
                "Pobl sy’n defnyddio’r gwasanaeth sy’n dangos hyn i weithwyr newydd, ar eu hail ddiwrnod.",
            ),
            (
                "The record is one page, in both languages, and everybody knows where it hangs.",
                "Un dudalen yw’r cofnod, yn y ddwy iaith, ac mae pawb yn gwybod ble mae’n hongian.",
            ),
            (
                "What went wrong last year is told openly, with what was learnt from it.",
                "Dywedir yn agored beth aeth o’i le y llynedd, a beth a ddysgwyd ohono.",
            ),
            (
                "Families are rung back the same day, and the board reads what they said.",
                "Caiff teuluoedd alwad yn ôl yr un diwrnod, ac mae’r bwrdd yn darllen yr hyn a ddywedasant.",
            ),
        ],
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

const PLANS: &[Both] = &[
    (
        "Two people share the work. The board looks at the figure each month.",
        "Mae dau berson yn rhannu’r gwaith. Mae’r bwrdd yn edrych ar y ffigur bob mis.",
    ),
    (
        "Bring what is missing up to date, and go through all of it every quarter.",
        "Diweddaru’r hyn sydd ar goll, a mynd drwy’r cyfan bob chwarter.",
    ),
    (
        "Rewrite it with members in plain words, and go over it at each team meeting.",
        "Ei ailysgrifennu gydag aelodau mewn geiriau plaen, a mynd drosto ym mhob cyfarfod tîm.",
    ),
    (
        "Put the dates into the rota six weeks ahead, with a second person to stand in.",
        "Rhoi’r dyddiadau yn y rota chwe wythnos ymlaen llaw, gydag ail berson wrth gefn.",
    ),
    (
        "Begin it in the second team, where a worker of the first team shows how.",
        "Ei ddechrau yn yr ail dîm, lle mae gweithiwr o’r tîm cyntaf yn dangos sut.",
    ),
    (
        "Ask the people concerned first, and write down what they said and what came of it.",
        "Gofyn yn gyntaf i’r bobl dan sylw, ac ysgrifennu beth a ddywedasant a beth a ddaeth ohono.",
    ),
];

/// What a co-op plans to do about a finding, by the finding's number.
pub fn plan(number: usize, language: Option<Language>) -> &'static str {
    say(PLANS[number % PLANS.len()], language)
}

/// What the regulator asks when a report goes back.
pub fn question(language: Option<Language>) -> &'static str {
    say(
        (
            "One minor criterion was judged as met on a record that ends in the spring. Was anything newer seen? If \
             not, please look at the result again.",
            "Barnwyd bod un maen prawf bach wedi’i fodloni ar sail cofnod sy’n dod i ben yn y gwanwyn. A welwyd \
             rhywbeth mwy diweddar? Os na, edrychwch ar y canlyniad eto.",
        ),
        language,
    )
}

/// The auditor's note on the result that was looked at again.
pub fn second_look(language: Option<Language>) -> &'static str {
    say(
        (
            "Looked at again at the regulator’s request: the record that was shown ends in the spring, and nothing \
             newer was seen. The result in issue 1 was too high.",
            "Edrychwyd arno eto ar gais y rheoleiddiwr: mae’r cofnod a ddangoswyd yn dod i ben yn y gwanwyn, ac ni \
             welwyd dim mwy diweddar. Roedd y canlyniad yn rhifyn 1 yn rhy uchel.",
        ),
        language,
    )
}

/// The finding that comes of it.
pub fn second_finding(language: Option<Language>) -> &'static str {
    say(
        (
            "The record ends in the spring: it was not shown that this is still done.",
            "Mae’r cofnod yn dod i ben yn y gwanwyn: ni ddangoswyd bod hyn yn dal i gael ei wneud.",
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
        "plan" => PLANS[0],
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

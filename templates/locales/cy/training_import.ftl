# Darllen taenlen hyfforddi cydweithfa: gwrthod, sut y darllenwyd hi, cwestiynau, gwallau, yr hyn a adewir allan.

# Gwrthod y cyfan
import-refused-empty = Mae’r ffeil yn wag. Ni fewnforiwyd dim.
import-refused-xls = Llyfr gwaith yn hen fformat Excel (.xls) yw hwn. Ni fewnforiwyd dim. Agorwch ef yn Excel neu LibreOffice, dewiswch “Cadw fel”, dewiswch “Llyfr gwaith Excel (.xlsx)”, ac anfonwch hwnnw.
import-refused-xlsb = Llyfr gwaith deuaidd (.xlsb) yw hwn. Ni fewnforiwyd dim. Agorwch ef yn Excel, dewiswch “Cadw fel”, dewiswch “Llyfr gwaith Excel (.xlsx)”, ac anfonwch hwnnw.
import-refused-ods = Taenlen OpenDocument (.ods) yw hon. Ni fewnforiwyd dim. Agorwch hi, dewiswch “Cadw fel”, dewiswch “Llyfr gwaith Excel (.xlsx)”, ac anfonwch hwnnw.
import-refused-html = Tudalen we yw hon, er bod ei henw’n gorffen ag .xls. Ni fewnforiwyd dim. Agorwch hi yn Excel neu LibreOffice, dewiswch “Cadw fel”, dewiswch “Llyfr gwaith Excel (.xlsx)”, ac anfonwch hwnnw.
import-refused-xml = Ffeil XML yw hon, nid llyfr gwaith. Ni fewnforiwyd dim. Agorwch hi yn Excel neu LibreOffice, dewiswch “Cadw fel”, dewiswch “Llyfr gwaith Excel (.xlsx)”, ac anfonwch hwnnw.
import-refused-pdf = PDF yw hwn. Ni ellir darllen hyfforddiant ohono. Ni fewnforiwyd dim. Anfonwch y daenlen y gwnaed ef ohoni.
import-refused-other-zip = Archif neu ddogfen o fath arall yw hon, nid llyfr gwaith. Ni fewnforiwyd dim. Anfonwch y daenlen ei hun, fel .xlsx neu .csv.
import-refused-not-text = Nid llyfr gwaith na thestun yw hwn. Ni fewnforiwyd dim. Anfonwch y daenlen fel .xlsx neu .csv.
import-refused-password = Mae cyfrinair ar y llyfr gwaith. Ni fewnforiwyd dim. Agorwch ef, tynnwch y cyfrinair, cadwch ef, ac anfonwch ef eto.
import-refused-truncated = Daeth y ffeil i ben yn rhy gynnar: cafodd ei thorri ar y ffordd. Ni fewnforiwyd dim. Anfonwch hi eto.
import-refused-damaged = Mae’r ffeil wedi’i difrodi ac ni ellir ei darllen yn gyfan. Ni fewnforiwyd dim. Agorwch hi, cadwch hi o’r newydd fel .xlsx neu .csv, ac anfonwch honno.
import-refused-open-quote = Agorir dyfynnod yn rhes { $row } ac ni chaiff ei gau. Ni ellir gwahaniaethu rhwng y rhesi sy’n dilyn. Ni fewnforiwyd dim. Cywirwch y dyfynnod ac anfonwch y ffeil eto.
import-refused-rows = Mae mwy na { $most } o resi yn y ffeil. Ni fewnforiwyd dim. Rhannwch hi ac anfonwch y rhannau.
import-refused-columns = Mae mwy na { $most } o golofnau yn y ffeil. Ni fewnforiwyd dim. Tynnwch y rhai nad oes eu hangen.
import-refused-cells = Mae mwy na { $most } o gelloedd yn y ffeil. Ni fewnforiwyd dim. Rhannwch hi ac anfonwch y rhannau.
import-refused-cell = Mae mwy na { $kilobytes } KB o destun mewn un gell. Ni fewnforiwyd dim. Byrhewch ef ac anfonwch y ffeil eto.
import-refused-large = Mae’r ffeil yn fwy na { $megabytes } MB ar ôl ei dadbacio. Ni fewnforiwyd dim. Tynnwch luniau a thaflenni nad oes eu hangen.
import-refused-no-headings = Ni chafwyd hyd i res o benawdau. Ni fewnforiwyd dim. Mae angen un rhes ar daflen gyda phennawd fel “Enw” uwchben y bobl. Mae angen pennawd hefyd uwchben pob pwnc, neu uwchben y cwrs a’i ddyddiad.
import-refused-questions = Ni ellir darllen bron dim yn y ffeil hon yn sicr: byddai angen mwy na 10,000 o gwestiynau. Ni fewnforiwyd dim. Gwnewch yn siŵr mai’r ffeil iawn yw hi.
import-refused-records = Mae mwy na 200,000 o gofnodion yn y ffeil. Ni fewnforiwyd dim. Rhannwch hi ac anfonwch y rhannau.

# Sut y cafodd ei darllen
import-confirm-day-first = Daw’r dydd o flaen y mis: { $example } yw { $date }.
import-confirm-month-first = Daw’r mis o flaen y dydd: { $example } yw { $date }.
import-confirm-header = Yn rhes { $row } y mae’r penawdau. Teitl yw’r hyn sydd uwchben, hyd at res { $last }.
import-confirm-times = Gadewir amser o’r dydd allan: { $example } yw { $date }.
import-confirm-course-start = Pryd y dechreuwyd y cwrs yw “{ $heading }”. Ni chaiff ei gadw fel y diwrnod y dechreuodd y person weithio.
import-confirm-check = Dyddiadau’r gwiriad yw’r dyddiadau o dan “{ $heading }”.
import-confirm-repaired = Collodd “{ $heading }” un o’i lythrennau ar y ffordd, ac mae’n cael ei ddarllen fel { $subject }.
import-confirm-month = { $month } yw “{ $word }”.
import-confirm-unmerged = Cymerir bod “{ $heading }” uwchben ei holl golofnau, er nad ydynt wedi’u huno fel y lleill.
import-confirm-serial = Rhifau diwrnod Excel yw’r rhifau pum digid o dan benawdau dyddiadau: { $example } yw { $date }.
import-confirm-number = Rhifau staff yw’r rhifau o dan “{ $heading }”, nid dyddiadau.
import-confirm-half-day = Gadewir rhannau o ddiwrnod allan: { $example } yw { $date }.
import-confirm-same-person = Un person, { $name }, sydd yn rhesi { $rows }.
import-confirm-several = Mae gan { $name } fwy nag un dyddiad ar gyfer { $subject }. Cedwir pob un; y diweddaraf sy’n cyfrif.
import-confirm-sheets = Mae pobl ar fwy nag un daflen, a darllenir pob un o’r rhain: { $sheets }.
import-confirm-stored = Lle mae fformiwla, defnyddir y canlyniad a gadwyd yn y ffeil. Ni chyfrifir dim o’r newydd.
import-confirm-interval = { $subject }: daw dyddiadau’r ffeil i ben ar ôl { $file ->
    [zero] { $file } mis
    [one] un mis
    [two] { $file } fis
    [few] { $file } mis
    [many] { $file } mis
   *[other] { $file } mis
}, ond yn ôl y safon dônt i ben ar ôl { $standard ->
    [zero] { $standard } mis
    [one] un mis
    [two] { $standard } fis
    [few] { $standard } mis
    [many] { $standard } mis
   *[other] { $standard } mis
}. Cedwir dyddiadau’r ffeil a dangosir y gwahaniaeth.
import-confirm-interval-varies = { $subject }: mae rhai dyddiadau dod i ben yn y ffeil yn wahanol i gyfnod y safon, sef { $standard ->
    [zero] { $standard } mis
    [one] un mis
    [two] { $standard } fis
    [few] { $standard } mis
    [many] { $standard } mis
   *[other] { $standard } mis
}. Cedwir dyddiadau’r ffeil a dangosir y gwahaniaeth.
import-confirm-title = Dywed y teitl “{ $title }” mai dyddiadau dod i ben yw’r rhain. Cânt eu cadw o dan “yn dod i ben ar”; mae “cwblhawyd ar” yn aros yn wag.
import-confirm-years = Yn y ganrif hon y mae blynyddoedd dau ddigid: yn { $year } y mae { $example }.
import-confirm-coloured = Ni ddarllenir dim o liwiau. Cedwir y dyddiadau yn { $cells }; cyfrifir o’r dyddiad a ydynt wedi dod i ben.
import-confirm-hidden = Darllenir rhesi cudd hefyd: { $rows }.
import-confirm-new-people = { $count ->
    [zero] Mae pawb eisoes ymhlith pobl y gydweithfa. { $names }
    [one] Nid yw un person ymhlith pobl y gydweithfa eto: { $names }.
    [two] Nid yw { $count } berson ymhlith pobl y gydweithfa eto: { $names }.
    [few] Nid yw { $count } pherson ymhlith pobl y gydweithfa eto: { $names }.
    [many] Nid yw { $count } pherson ymhlith pobl y gydweithfa eto: { $names }.
   *[other] Nid yw { $count } o bobl ymhlith pobl y gydweithfa eto: { $names }.
}
import-confirm-left-before = Mae’r cofnod yn dweud bod { $name } wedi gadael, ond mae’r ffeil yn dweud bod y person yn gweithio yma.

# Cwestiynau
import-ask-done = Yn { $cell } mae “{ $value }”: wedi’i wneud, ond heb ddyddiad. Pryd oedd hynny? Ni chofnodir dim nes bod dyddiad yn hysbys.
import-ask-cross = Yn { $cell } mae “{ $value }”. Ai wedi’i wneud neu heb ei wneud yw ystyr hynny? Os wedi’i wneud, pryd?
import-ask-expired = Yn { $cell } mae “{ $value }”. Pryd y daeth i ben, a phryd y cafodd ei wneud? Ni chofnodir dim heb ddyddiad.
import-ask-month = Yn { $cell } mae “{ $value }”, sef mis yn unig. Pa ddiwrnod oedd hi?
import-ask-year = Yn { $cell } mae “{ $value }”, sef blwyddyn yn unig. Pa ddyddiad oedd hi?
import-ask-no-year = Yn { $cell } mae “{ $value }”, heb flwyddyn. Pa ddyddiad oedd hi?
import-ask-rough = Yn { $cell } mae “{ $value }”, sef amcan o’r amser yn unig. Pa ddiwrnod oedd hi?
import-ask-week = Yn { $cell } mae “{ $value }”, sef wythnos. Ar ba ddiwrnod?
import-ask-range = Yn { $cell } mae “{ $value }”, sef mwy nag un diwrnod. Ai ar yr olaf, { $date }, y cafodd ei gwblhau?
import-ask-weekday = Yn { $cell } mae “{ $value }”, ond diwrnod arall o’r wythnos oedd { $date }. Pa ddyddiad oedd hi?
import-ask-words = Yn { $cell } mae “{ $value }”. Ai { $date } yw ystyr hynny?
import-ask-theory = Yn { $cell } mae “{ $value }”: theori heb ymarfer. Pryd oedd hynny? Caiff ei gofnodi fel mynychu, nid fel cymhwysedd.
import-ask-which-subject = Pa bwnc yw “{ $heading }”? Nid yw’r pennawd yn dweud.
import-ask-unknown-subject = Nid yw “{ $heading }” yn rhestr y safon. Pa bwnc ydyw, os o gwbl?
import-ask-theory-course = Theori yn unig yw “{ $heading }”, ond mae’r pwnc yn gofyn am gymhwysedd. A ddylid ei gofnodi fel mynychu, neu ei adael allan?
import-ask-status = Y statws yn { $cell } yw “{ $status }”. Ai ystyr hynny yw bod y cwrs wedi’i gwblhau?
import-ask-leavers = { $people ->
    [zero] Nid oes neb o dan “{ $heading }”.
    [one] Mae un person o dan “{ $heading }”. A ddylid ei adael allan, neu nodi ei fod wedi gadael? Ar ba ddiwrnod?
    [two] Mae { $people } berson o dan “{ $heading }”. A ddylid eu gadael allan, neu nodi eu bod wedi gadael? Ar ba ddiwrnod?
    [few] Mae { $people } pherson o dan “{ $heading }”. A ddylid eu gadael allan, neu nodi eu bod wedi gadael? Ar ba ddiwrnod?
    [many] Mae { $people } pherson o dan “{ $heading }”. A ddylid eu gadael allan, neu nodi eu bod wedi gadael? Ar ba ddiwrnod?
   *[other] Mae { $people } o bobl o dan “{ $heading }”. A ddylid eu gadael allan, neu nodi eu bod wedi gadael? Ar ba ddiwrnod?
} Nes cael ateb, ni fewnforir y bobl hyn na’u dyddiadau.
import-ask-damaged-name = Cyrhaeddodd yr enw yn { $cell } fel “{ $value }”: collwyd llythyren. Pwy ydyw?
import-ask-namesake = Pa { $value } a olygir yn { $cell }? Mae gan fwy nag un person yr enw hwn.
import-ask-namesake-numbers = Pa { $value } a olygir yn { $cell }? Mae gan fwy nag un person yr enw hwn ({ $numbers }), ac nid oes gan y rhes hon rif o’u plith.
import-ask-number-twice = Yn { $cell } mae rhif { $number } wrth “{ $value }”, ond { $other } yn rhes { $row } biau’r rhif. Rhif pwy ydyw?
import-ask-zeros = Rhif “{ $value }” yma yw { $number }, ond { $other } mewn man arall. Ai’r un person yw’r ddau?
import-ask-number-of-another = Mae gan “{ $value }” y rhif sydd gan y gydweithfa ar gyfer { $name }. Ai’r un person ydyw?
import-ask-other-number = Wrth y rhif { $other } y mae’r gydweithfa yn adnabod “{ $value }”. Ai’r un person ydyw?
import-ask-two-rows = Mae “{ $value }” yn { $cell } ac yn rhes { $row }, heb rifau. Ai un person ynteu dau?
import-ask-person-or-heading = Mae “{ $value }” ar ei ben ei hun yn ei res. Ai person ydyw?
import-ask-names-below = { $rows ->
    [zero] Nid oes rhes heb enw.
    [one] Mae un rhes heb enw o dan res ag enw: o dan { $name }. Ai i’r enw uwchben y mae’n perthyn?
    [two] Mae { $rows } res heb enw o dan resi ag enw, y gyntaf o dan { $name }. Ai i’r enw uwchben y maent yn perthyn?
    [few] Mae { $rows } rhes heb enw o dan resi ag enw, y gyntaf o dan { $name }. Ai i’r enw uwchben y maent yn perthyn?
    [many] Mae { $rows } rhes heb enw o dan resi ag enw, y gyntaf o dan { $name }. Ai i’r enw uwchben y maent yn perthyn?
   *[other] Mae { $rows } o resi heb enw o dan resi ag enw, y gyntaf o dan { $name }. Ai i’r enw uwchben y maent yn perthyn?
}
import-ask-order = Ni all pob dyddiad yn { $columns } fod yn ddydd o flaen mis. Pa un sy’n dod gyntaf yno, y dydd neu’r mis?
import-ask-meaning = Mae { $ahead } o’r { $dates } o ddyddiadau yn y dyfodol. Ai’r dyddiad cwblhau y maent yn ei ddangos, neu’r dyddiad dod i ben?

# Atebion i ddewis ohonynt
import-choice-subject = { $subject }
import-choice-ignore = Nid hyfforddiant: ei anwybyddu, nawr ac mewn ffeiliau diweddarach
import-choice-type-date = Rhoi’r dyddiad
import-choice-date = { $date }
import-choice-skip = Ei adael allan
import-choice-worker = { $name } ({ $number })
import-choice-worker-unnumbered = { $name }
import-choice-number = Y person â’r rhif { $number }
import-choice-same = Yr un person: { $name }
import-choice-new = Person newydd
import-choice-day-first = Y dydd
import-choice-month-first = Y mis
import-choice-completed = Cwblhawyd
import-choice-expires = Yn dod i ben
import-choice-leave-out = Eu gadael allan
import-choice-left = Nodi eu bod wedi gadael
import-choice-yes = Ie
import-choice-no = Nage

# Gwallau
import-fault-neither-date = Nid oes dyddiad cwblhau na dyddiad dod i ben.
import-fault-no-name = Nid oes enw yn y rhes hon.
import-fault-no-course = Mae dyddiad yma ond nid oes cwrs.
import-fault-two-expiries = Mae’r cwblhad hwn hefyd yn { $other }, gyda dyddiad dod i ben arall.
import-fault-private = Mae yn y gell hon rywbeth na chaiff byth ei ddarllen yma, fel rhif tystysgrif, iechyd neu rif Yswiriant Gwladol. Ni chaiff ei ddangos na’i gadw.
import-fault-name-too-long = Mae hwn yn rhy hir i fod yn enw.
import-fault-placeholder = Rhywbeth yn lle dyddiad yw hwn; nid dyddiad hyfforddiant mohono.
import-fault-two-centuries = { $early } neu { $late }: ni all y naill na’r llall fod yn ddyddiad hyfforddiant yma.
import-fault-too-early = Mae hyn cyn 1990.
import-fault-future = Dywedir ei fod wedi’i gwblhau, ond mae’r dyddiad yn y dyfodol.
import-fault-expires-first = Mae’n dod i ben cyn iddo gael ei gwblhau.
import-fault-formula = Methodd y fformiwla yn y gell hon.
import-fault-no-such-day = Nid yw { $day } { $month } yn bod.
import-fault-leap-year = Nid blwyddyn naid oedd { $year }.
import-fault-month-otherwise = Nid oes mis { $month }. O’i ddarllen fel mis a dydd, { $date } fyddai, ond mae gweddill y golofn yn rhoi’r dydd yn gyntaf.
import-fault-month = Nid oes mis { $month }.
import-fault-letter = Mae llythyren yma lle dylai digid fod.
import-fault-number-early = Fel rhif diwrnod byddai hyn yn { $year }: nid dyddiad hyfforddiant mohono.
import-fault-number = Nid dyddiad yw’r rhif hwn.
import-fault-not-a-date = Nid dyddiad yw hwn.

# Yr hyn a adewir allan o fwriad
import-left-cell = { $cell }
import-left-row = Rhes { $row }
import-left-row-of-sheet = { $sheet }, rhes { $row }
import-left-column = Colofn { $letters }
import-left-column-of-sheet = { $sheet }, colofn { $letters }
import-left-sheet = Y daflen “{ $sheet }”
import-why-not-applicable = amherthnasol: dim cofnod a dim bwlch
import-why-not-done = heb ei wneud: dim cofnod
import-why-to-be-arranged = i’w drefnu: heb ei gwblhau
import-why-booked = wedi’i drefnu: heb ei gwblhau
import-why-applied = gwnaed cais: heb ei gwblhau eto
import-why-in-progress = wedi’i ddechrau, heb ei gwblhau
import-why-not-started = heb ei ddechrau
import-why-failed = methu neu beidio â mynychu: heb ei gwblhau
import-why-no-date = dim dyddiad
import-why-status = statws a gyfrifwyd ar ryw ddiwrnod arall
import-why-status-refuses = dywed y statws: { $reason }
import-why-duplicate = yr un cwblhad ag yn rhes { $row }: caiff ei gofnodi unwaith
import-why-colour = nid yw lliw heb ddyddiad yn dweud dim y gellir ei gofnodi
import-why-count = cyfrif, nid person
import-why-percentage = canran, nid person
import-why-intervals = pa mor aml yr adnewyddir, nid person
import-why-team = pennawd, nid person
import-why-section = pennawd adran
import-why-leaver = wedi gadael
import-why-key = allwedd, nid hyfforddiant
import-why-notes = nodiadau
import-why-summary = canrannau neu gyfrifon
import-why-hidden = wedi’i guddio
import-why-empty = gwag
import-why-no-heading = dyddiadau heb bennawd
import-why-private = yn cynnwys rhywbeth na chaiff byth ei ddarllen yma
import-why-answered = wedi’i adael allan, yn unol â’ch ateb

# Fel beth y darllenwyd colofn
import-column-name = enw’r person
import-column-staff-number = y rhif staff
import-column-role = rôl y person
import-column-start = y diwrnod y dechreuodd y person weithio
import-column-left = y diwrnod y gadawodd y person
import-column-course = y cwrs
import-column-course-start = pryd y dechreuwyd y cwrs (ni chaiff ei gadw)
import-column-completed = pryd y cafodd ei gwblhau
import-column-expires = pryd y daw i ben
import-column-provider = y darparwr hyfforddiant
import-column-mode = y dull hyfforddi
import-column-status = statws y cwrs
import-column-note = nodiadau
import-column-action-taken = a gymerwyd camau
import-column-key = allwedd
import-column-private = preifat: ni chaiff byth ei ddarllen
import-column-ignored = nid oes ei angen yma
import-layout-wide = Un rhes i bob person, un golofn i bob pwnc.
import-layout-wide-pairs = Un rhes i bob person, mwy nag un golofn i bwnc.
import-layout-long = Un rhes i bob cwblhad.

# Yr hyn a fyddai’n newid
import-field-completed = cwblhawyd ar
import-field-expires = yn dod i ben ar
import-field-provider = darparwr
import-field-mode = y dull hyfforddi
import-field-note = nodyn
import-field-action-taken = a gymerwyd camau
import-obstacle-reading = Gwiriwch sut y darllenwyd y ffeil, a chytunwch â hynny.
import-obstacle-faults = { $count ->
    [zero] Nid oes cell wallus.
    [one] Mae un gell yn wallus. Cywirwch hi yn y ffeil, neu cytunwch i fewnforio’r gweddill hebddi.
    [two] Mae { $count } gell yn wallus. Cywirwch nhw yn y ffeil, neu cytunwch i fewnforio’r gweddill hebddynt.
    [few] Mae { $count } cell yn wallus. Cywirwch nhw yn y ffeil, neu cytunwch i fewnforio’r gweddill hebddynt.
    [many] Mae { $count } chell yn wallus. Cywirwch nhw yn y ffeil, neu cytunwch i fewnforio’r gweddill hebddynt.
   *[other] Mae { $count } o gelloedd yn wallus. Cywirwch nhw yn y ffeil, neu cytunwch i fewnforio’r gweddill hebddynt.
}
import-obstacle-nothing = Ni fyddai dim yn cael ei fewnforio fel y mae: nid oes cofnod newydd na chofnod wedi’i gywiro, neu mae pob un yn aros am eich atebion.

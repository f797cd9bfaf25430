# Pecyn y bwrdd: un mis o hanes cydweithfa, i’w bwrdd.

boards-title = Pecynnau’r bwrdd
boards-lead = Un pecyn i bob mis: sefyllfa’r gydweithfa, yr hyn y mae angen ei benderfynu a’r hyn sydd i’w wneud. Nid yw pecyn byth yn newid ar ôl ei wneud.
boards-open = Agor pecyn { $month }
boards-open-note = Caiff ei wneud pan fydd rhywun yn ei agor am y tro cyntaf yn y mis, ac mae’n dangos y sefyllfa ar y diwrnod hwnnw.
boards-again = Ei wneud o’r newydd i ddangos y sefyllfa heddiw
boards-again-note = Hwn fydd rhif { $number } y mis. Mae’r pecynnau cynharach yn aros fel y maent.
boards-list = Pecynnau hyd yma
boards-list-none = Nid oes pecyn wedi’i wneud eto.
boards-list-month = Mis
boards-list-number = Rhif
boards-list-as-of = Y sefyllfa ar
boards-no-such-month = Nid oes pecyn ar gyfer y mis hwnnw. Gwneir pecyn yn ei fis ei hun.
boards-files = Y pecyn fel ffeil
boards-file-cy = Y pecyn yn Gymraeg
boards-file-en = Y pecyn yn Saesneg
boards-file-both = Y pecyn yn y ddwy iaith
boards-file-json = Yr un cynnwys i raglenni
boards-to-packs = Pecynnau’r bwrdd
boards-to-list = Holl becynnau’r gydweithfa hon
boards-above = Pecyn y bwrdd, { $month }
boards-above-again = Pecyn y bwrdd, { $month }, rhif { $number }

boards-changes = Beth a newidiodd ers { $day }
boards-changes-none = Ni newidiodd yr un o ffigurau’r pecyn hwn.
boards-changes-caption = Ffigurau’r pecyn diwethaf a’r pecyn hwn
boards-change-what = Beth
boards-change-was = Y tro diwethaf
boards-change-is = Nawr
boards-change-report = Yr adroddiad diweddaraf
boards-change-score = Sgôr allan o 100
boards-change-open = Pwyntiau i’w cywiro
boards-change-late = O’r rhain, yn hwyr
boards-change-covered = Meini prawf y mae tystiolaeth yn eu cwmpasu

boards-outcome = Canlyniad yr archwiliad diweddaraf
boards-audit = Archwiliad
boards-final = Daeth yr adroddiad yn derfynol
boards-acknowledged = Cydnabuwyd gan y bwrdd
boards-acknowledged-of = { $n } o { $of }.
boards-acknowledged-first = Y cyntaf ar { $day }.
boards-acknowledged-none = Dim eto

boards-actions = Beth y mae’n rhaid ei gywiro
boards-actions-lead = { $open ->
    [zero] Nid oes pwynt heb ei gau.
    [one] Mae un pwynt heb ei gau.
    [two] Mae { $open } bwynt heb eu cau.
    [few] Mae { $open } phwynt heb eu cau.
    [many] Mae { $open } phwynt heb eu cau.
   *[other] Mae { $open } o bwyntiau heb eu cau.
}
boards-actions-late = { $late ->
    [zero] Nid oes yr un ohonynt yn hwyr.
    [one] Mae un ohonynt yn hwyr.
    [two] Mae { $late } ohonynt yn hwyr.
    [few] Mae { $late } ohonynt yn hwyr.
    [many] Mae { $late } ohonynt yn hwyr.
   *[other] Mae { $late } ohonynt yn hwyr.
}
boards-actions-none = Nid oes dim heb ei gau.
boards-actions-caption = Pwyntiau heb eu cau, yr hyn sy’n hwyr yn gyntaf
boards-late = Hwyr: { $day }
boards-closed = Wedi’u cau ers y pecyn diwethaf
boards-closed-none = Ni chaewyd dim ers y pecyn diwethaf.
boards-closed-on = Caewyd ar

boards-evidence = Tystiolaeth
boards-evidence-lead = Ar { $day }, o’r meini prawf y gall ffeiliau neu gofnodion eu cwmpasu, mae tystiolaeth yn cwmpasu { $covered } o { $all }.
boards-evidence-no-standard = Nid oes safon mewn grym.
boards-evidence-missing = Meini prawf heb dystiolaeth gyfredol, y rhai mwyaf difrifol yn gyntaf
boards-evidence-more = { $n ->
    [zero] Nid oes maen prawf arall heb dystiolaeth gyfredol.
    [one] Mae un maen prawf arall heb dystiolaeth gyfredol.
    [two] Mae { $n } faen prawf arall heb dystiolaeth gyfredol.
    [few] Mae { $n } maen prawf arall heb dystiolaeth gyfredol.
    [many] Mae { $n } maen prawf arall heb dystiolaeth gyfredol.
   *[other] Mae { $n } o feini prawf eraill heb dystiolaeth gyfredol.
}

boards-training-lead = Talgrynnir cyfrannau i lawr. Mae’r hyn y mae’r safon yn gofyn amdano wrth ochr pob un. Gan fod papur yn mynd o law i law, ni ddangosir ffigurau am lai na phum person.
boards-training-caption = Hyfforddiant a sefydlu ar { $day }
boards-training-what = Beth a gyfrifir
boards-training-nothing = Dim i’w gyfrif

boards-due = I’w wneud yn y 90 diwrnod nesaf
boards-due-none = Nid oes dim yn hwyr ac nid oes dim i’w wneud.
boards-due-late = Hwyr
boards-due-ahead = I ddod
boards-due-what = Beth
boards-due-on = Y cyntaf erbyn
boards-due-few = { $name }: llai na phum person

boards-governance = Cyfarfodydd, etholiadau a ffurflenni
boards-agm = Y cyfarfod cyffredinol blynyddol diwethaf
boards-next-agm = Yr un nesaf, fan bellaf
boards-election = Etholiad diwethaf y bwrdd
boards-return = Y ffurflen flynyddol ddiwethaf
boards-next-return = Y ffurflen flynyddol nesaf
boards-next-return-of = Erbyn { $due }, ar gyfer y flwyddyn hyd { $end }
boards-next-visit = Ymweliad nesaf yr archwilwyr
boards-no-visit = Nid oes rhybudd o ymweliad
boards-no-date = Nid oes dyddiad
boards-never = Dim ar gofnod
boards-sent = Yr hyn y mae pob aelod yn ei gael
boards-sent-what = Beth
boards-sent-last = Anfonwyd ddiwethaf
boards-sent-next = Anfon eto erbyn

boards-votes = Pwy sydd â’r pleidleisiau
boards-votes-none = Nid oes pleidleisiau ar gofnod.

boards-letters = Beth a anfonwyd at y bwrdd
boards-letters-none = Nid aeth llythyr at y bwrdd ers y pecyn diwethaf.
boards-letters-caption = Llythyrau at aelodau’r bwrdd ers y pecyn diwethaf
boards-letters-what = Llythyr
boards-letters-on = Ar
boards-letters-people = At faint o bobl
# adolygu
boards-letters-sent = Derbyniwyd gan y gweinydd post
boards-letter-action-reviewed = Edrychwyd ar gam gweithredu
boards-letter-appeal-decided = Penderfyniad ar apêl
boards-letter-audit-cancelled = Canslwyd archwiliad
boards-letter-audit-changed = Newidiwyd archwiliad
boards-letter-audit-notified = Rhybudd o archwiliad
boards-letter-board-digest = Mis y bwrdd
boards-letter-comments-answered = Atebion i sylwadau
boards-letter-draft-ready = Adroddiad drafft
boards-letter-finding-critical = Canfyddiad critigol
boards-letter-licence-decided = Penderfyniad ar y drwydded
boards-letter-report-final = Mae adroddiad yn derfynol
boards-letter-report-published = Cyhoeddwyd adroddiad

boards-about = Am y pecyn hwn
boards-about-day = Mae’r cyfan yn dangos y sefyllfa ar { $day }, yn ôl yr hyn a oedd ar gofnod y diwrnod hwnnw.
boards-about-standard = Safon: { $code }, fersiwn { $version }.
boards-about-people = Nid yw’n enwi’r un gweithiwr na neb sy’n defnyddio’r gwasanaeth.

document-check = Gwirio’r ddogfen hon
document-check-words = Gall unrhyw un sydd â chopi weld ai dyma’r ddogfen a wnaed, drwy ei chod neu drwy’r ffeil ei hun.
document-check-code = Cod
document-check-alt = Cyfeiriad y dudalen lle gwirir y ddogfen hon, fel cod i gamera
document-code-line = Cod { $code }.
document-check-it = Gwirio ei bod yn ddilys
boards-nothing-new = Ni newidiodd dim yn y pecyn ers yr un diwethaf yn y mis hwn. Ni wnaed dim.
done-board-pack = Gwnaed pecyn newydd.
boards-mail-button = Agor pecyn y bwrdd y mis hwn
nav-board = Pecynnau’r bwrdd

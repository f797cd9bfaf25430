# Ymgynghori ar fersiwn, a’r adroddiad.

# Agor
consultation-open-link = Agor ymgynghoriad ar y fersiwn hon
consultation-open-title = Agor ymgynghoriad ar fersiwn { $number }
# adolygu
consultation-open-text = Mae’r testun yn aros fel y mae nawr: dyma’r testun y bydd y rhai a wahoddir yn ei ddarllen, hyd yn oed os caiff y drafft ei fewnforio eto. Caiff y bobl sy’n siarad dros bob sefydliad e-bost. Un ymgynghoriad sydd i bob fersiwn.
consultation-closes-on = Yn cau ar
consultation-closes-hint = Y diwrnod olaf ar gyfer sylwadau. O leiaf { $n } o ddiwrnodau gwaith o nawr: { $date } neu’n hwyrach.
consultation-who-asked = Pwy sy’n cael gwahoddiad
consultation-who-licensed = Pob cydweithfa sydd â thrwydded o dan y safon hon
consultation-who-licensed-hint = { $n ->
    [zero] Dim cydweithfa
    [one] { $n } gydweithfa
    [two] { $n } gydweithfa
    [few] { $n } cydweithfa
    [many] { $n } chydweithfa
   *[other] { $n } o gydweithfeydd
}
consultation-who-government = Cyrff y Llywodraeth
consultation-others = Eraill
consultation-others-hint = Cyfeirnodau fel COOP-0012, un ar bob llinell
consultation-open-send = Agor yr ymgynghoriad
consultation-too-soon = Rhaid rhoi o leiaf { $n } o ddiwrnodau gwaith ar gyfer sylwadau. Dewiswch { $date } neu ddiwrnod diweddarach.
consultation-nobody = Dewiswch pwy sy’n cael gwahoddiad.
consultation-unknown = Nid oes gan yr un sefydliad y cyfeirnod hwn: { $list }.

# Y sefyllfa
consultation-title = Ymgynghoriad ar fersiwn { $number }
consultation-see = Gweld yr ymgynghoriad
consultation-stage-open = Ar agor ar gyfer sylwadau
consultation-stage-closed = Wedi cau: mae’r sylwadau’n cael eu hateb
consultation-stage-published = Mae’r sylwadau a’r atebion wedi’u cyhoeddi
consultation-next-open = Gellir rhoi sylwadau a’u newid tan ddiwedd { $date }. Wedyn caiff pob sylw ateb.
consultation-next-close = Mae pawb wedi ymateb. Gallwch ei gau nawr.
consultation-close = Ei gau nawr
consultation-next-decide = { $n ->
    [zero] Mae ateb i bob sylw.
    [one] Mae { $n } sylw heb ateb eto. Ni ellir cynnig y fersiwn cyn hynny.
    [two] Mae { $n } sylw heb ateb eto. Ni ellir cynnig y fersiwn cyn hynny.
    [few] Mae { $n } sylw heb ateb eto. Ni ellir cynnig y fersiwn cyn hynny.
    [many] Mae { $n } sylw heb ateb eto. Ni ellir cynnig y fersiwn cyn hynny.
   *[other] Mae { $n } o sylwadau heb ateb eto. Ni ellir cynnig y fersiwn cyn hynny.
}
consultation-decide-first = Ateb y cyntaf
consultation-next-propose = Mae ateb i bob sylw. Pan gynigir y fersiwn, cyhoeddir y sylwadau a’r atebion.
consultation-read-result = Beth a ddywedwyd yn yr ymgynghoriad, a beth a ddaeth ohono
consultation-comments-title = { $n ->
    [zero] Dim sylwadau
    [one] { $n } sylw
    [two] { $n } sylw
    [few] { $n } sylw
    [many] { $n } sylw
   *[other] { $n } o sylwadau
}
consultation-undecided = Heb ateb eto
consultation-no-comments-yet = Nid oes neb wedi anfon sylw eto.
consultation-no-comments = Ni anfonodd neb sylw.
consultation-about = Am yr ymgynghoriad hwn
consultation-who = Pwy a gafodd wahoddiad
consultation-each = Sefydliadau a gafodd wahoddiad
consultation-organisation = Sefydliad
consultation-kind = Math
consultation-comments = Sylwadau
consultation-invited = Gwahoddwyd
consultation-answered = A roddodd sylwadau
consultation-kind-government = Llywodraeth
consultation-kind-franchisor = Masnachfreiniwr
consultation-kind-consortium = Consortiwm
consultation-kind-cooperative = Cydweithfa

# Ateb
consultation-comment-title = Sylw { $n } o { $of }
consultation-to-all = Pob sylw
consultation-whole = Y fersiwn gyfan
consultation-disposition = Beth a ddaw ohono
consultation-disposition-accepted = Derbyniwyd
consultation-disposition-partly = Derbyniwyd yn rhannol
consultation-disposition-rejected = Ni dderbyniwyd
consultation-reason = Pam
consultation-reason-hint = Yn Gymraeg neu yn Saesneg. Caiff ei gyhoeddi fel yr ydych yn ei ysgrifennu.
consultation-decide-send = Cadw’r ateb
consultation-previous = Blaenorol
consultation-next = Nesaf

# I’r rhai a wahoddir
consultations-title = Ymgyngoriadau
consultations-none = Ni wahoddwyd eich sefydliad i roi sylwadau ar fersiwn o safon.
consultation-until = Tan { $date }
consultation-asked-title = Ymgynghoriad: { $title }, fersiwn { $number }
consultation-asked-lead = Gofynnir am farn { $organisation } ar y fersiwn hon. Rhowch sylwadau ar unrhyw faen prawf, neu ar y cyfan, yn Gymraeg neu yn Saesneg, tan ddiwedd { $date }.
consultation-drafts-title = { $n ->
    [zero] Dim drafft heb ei anfon
    [one] { $n } drafft heb ei anfon
    [two] { $n } ddrafft heb eu hanfon
    [few] { $n } drafft heb eu hanfon
    [many] { $n } drafft heb eu hanfon
   *[other] { $n } o ddrafftiau heb eu hanfon
}
consultation-drafts-text = Nid yw drafft yn cyfrif. Anfonwch ef erbyn diwedd { $date }.
consultation-drafts-send = Anfon pob drafft
consultation-sent-n = { $n ->
    [zero] Nid yw eich sefydliad wedi anfon sylw.
    [one] Mae eich sefydliad wedi anfon { $n } sylw.
    [two] Mae eich sefydliad wedi anfon { $n } sylw.
    [few] Mae eich sefydliad wedi anfon { $n } sylw.
    [many] Mae eich sefydliad wedi anfon { $n } sylw.
   *[other] Mae eich sefydliad wedi anfon { $n } o sylwadau.
}
consultation-text-title = Y testun
consultation-text-lead = Agorwch faen prawf i’w ddarllen ac i roi sylwadau.
consultation-own-n = { $n ->
    [zero] Dim sylw
    [one] { $n } sylw
    [two] { $n } sylw
    [few] { $n } sylw
    [many] { $n } sylw
   *[other] { $n } o sylwadau
}
consultation-to-text = Y testun cyfan
consultation-other-language = Yr un peth yn Saesneg
consultation-own = Eich sylw { $n }
consultation-draft = Drafft, heb ei anfon
consultation-sent-on = Anfonwyd ar { $date }
consultation-change = Newid
consultation-now = Yr hyn a gedwir nawr
consultation-body = Eich sylw
consultation-body-more = Sylw arall
consultation-body-hint = Yn Gymraeg neu yn Saesneg. Caiff ei gyhoeddi ag enw eich sefydliad, nid â’ch enw chi. Peidiwch ag enwi pobl.
consultation-send = Anfon
consultation-keep = Cadw fel drafft
consultation-save = Cadw’r newid
# adolygu
consultation-take-away = Ei dynnu’n ôl
consultation-until-note = Gallwch newid sylw neu ei dynnu’n ôl tan ddiwedd { $date }. Nes cyhoeddi’r atebion, dim ond eich sefydliad a’r swyddog safonau sy’n ei weld; dim ond eich sefydliad sy’n gweld drafft.
consultation-place = { $n } o { $of }
consultation-conflict = Newidiodd rhywun o’ch sefydliad y sylw hwn yn y cyfamser. Mae’r hyn a deipioch isod, o dan yr hyn a gedwir nawr. Cadwch eto i roi eich un chi yn ei le.
consultation-no-drafts = Nid oes drafft i’w anfon.

# Ar dudalennau cartref
consultation-home-comment = Ymgynghoriad: { $title }, fersiwn { $number }
consultation-home-nothing = Nid yw eich sefydliad wedi rhoi sylw eto
consultation-home-drafts = Mae drafft heb ei anfon
consultation-home-sent = Wedi’i anfon. Gallwch ei newid tan hynny.
consultation-home-decide = { $n ->
    [zero] Dim sylw i’w ateb: { $title }, fersiwn { $number }
    [one] { $n } sylw i’w ateb: { $title }, fersiwn { $number }
    [two] { $n } sylw i’w hateb: { $title }, fersiwn { $number }
    [few] { $n } sylw i’w hateb: { $title }, fersiwn { $number }
    [many] { $n } sylw i’w hateb: { $title }, fersiwn { $number }
   *[other] { $n } o sylwadau i’w hateb: { $title }, fersiwn { $number }
}
consultation-home-decided = Mae’r ymgynghoriad ar ben ac mae ateb i bob sylw: { $title }, fersiwn { $number }

# Gwrthodiadau
consultation-refused-once = Bu ymgynghoriad ar y fersiwn hon. Ni newidiwyd dim. Mewnforiwch y testun newydd o dan rif arall i ymgynghori eto.
consultation-refused-many = Rydych wedi ysgrifennu { $most } o sylwadau yn yr ymgynghoriad hwn, sef y mwyaf y gall un person eu rhoi. Ni chadwyd dim o hwn. Rhowch ef gydag un arall o’ch rhai chi, neu dilëwch un.
consultation-refused-over = Caeodd yr ymgynghoriad ar { $date }. Ni ellir rhoi sylwadau na’u newid mwyach.
consultation-refused-open = Mae’r ymgynghoriad ar agor tan ddiwedd { $date }. Gall sylwadau newid tan hynny.
consultation-refused-closed = Mae’r ymgynghoriad wedi cau eisoes. Ni newidiwyd dim.
# adolygu
consultation-refused-silent = { $n ->
    [zero] Mae pawb wedi ymateb. Mae’r ymgynghoriad yn aros ar agor tan { $date }.
    [one] Gall { $n } sefydliad ymateb o hyd, tan { $date }. Mae’r ymgynghoriad yn aros ar agor.
    [two] Gall { $n } sefydliad ymateb o hyd, tan { $date }. Mae’r ymgynghoriad yn aros ar agor.
    [few] Gall { $n } sefydliad ymateb o hyd, tan { $date }. Mae’r ymgynghoriad yn aros ar agor.
    [many] Gall { $n } sefydliad ymateb o hyd, tan { $date }. Mae’r ymgynghoriad yn aros ar agor.
   *[other] Gall { $n } o sefydliadau ymateb o hyd, tan { $date }. Mae’r ymgynghoriad yn aros ar agor.
}
consultation-refused-undecided = { $n ->
    [zero] Mae ateb i bob sylw.
    [one] Ni ellir cynnig y fersiwn: mae { $n } sylw o’r ymgynghoriad heb ateb. Ni newidiwyd dim.
    [two] Ni ellir cynnig y fersiwn: mae { $n } sylw o’r ymgynghoriad heb ateb. Ni newidiwyd dim.
    [few] Ni ellir cynnig y fersiwn: mae { $n } sylw o’r ymgynghoriad heb ateb. Ni newidiwyd dim.
    [many] Ni ellir cynnig y fersiwn: mae { $n } sylw o’r ymgynghoriad heb ateb. Ni newidiwyd dim.
   *[other] Ni ellir cynnig y fersiwn: mae { $n } o sylwadau’r ymgynghoriad heb ateb. Ni newidiwyd dim.
}
consultation-refused-published = Mae’r atebion wedi’u cyhoeddi. Ni allant newid mwyach.

# Yr adroddiad
consultation-report = Adroddiad ar ymgynghoriad
consultation-report-title = Ymgynghoriad ar { $title }, fersiwn { $number }
# adolygu
consultation-report-about = { $n ->
    [zero] Yr hyn a ddywedwyd yn yr ymgynghoriad ar { $title }, fersiwn { $number }, a’r hyn a ddaeth ohono: dim sylwadau.
    [one] Yr hyn a ddywedwyd yn yr ymgynghoriad ar { $title }, fersiwn { $number }, a’r hyn a ddaeth ohono: { $n } sylw.
    [two] Yr hyn a ddywedwyd yn yr ymgynghoriad ar { $title }, fersiwn { $number }, a’r hyn a ddaeth ohono: { $n } sylw.
    [few] Yr hyn a ddywedwyd yn yr ymgynghoriad ar { $title }, fersiwn { $number }, a’r hyn a ddaeth ohono: { $n } sylw.
    [many] Yr hyn a ddywedwyd yn yr ymgynghoriad ar { $title }, fersiwn { $number }, a’r hyn a ddaeth ohono: { $n } sylw.
   *[other] Yr hyn a ddywedwyd yn yr ymgynghoriad ar { $title }, fersiwn { $number }, a’r hyn a ddaeth ohono: { $n } o sylwadau.
}
consultation-report-issue = Rhifyn { $n }, { $date }
consultation-report-lead = Sefydliadau a wahoddwyd: { $invited }. A roddodd sylwadau: { $answered }. Sylwadau: { $comments }.
consultation-fact-standard = Safon
consultation-fact-version = Fersiwn
consultation-fact-opened = Agorwyd ar
consultation-fact-closed = Diwrnod olaf ar gyfer sylwadau
consultation-fact-published = Cynigiwyd a chyhoeddwyd ar
consultation-fact-digest-consulted = Crynodeb y testun yr ymgynghorwyd arno (SHA-256)
consultation-fact-digest-proposed = Crynodeb y testun a gynigiwyd (SHA-256)
consultation-by-kind = Pwy a gafodd wahoddiad a phwy a roddodd sylwadau, yn ôl math o sefydliad
consultation-all = Cyfanswm
consultation-nobody-asked = Ni wahoddwyd neb.
consultation-figures = Ffigurau
consultation-by-disposition = Beth a ddaeth o’r sylwadau
consultation-by-section = Sylwadau fesul adran
consultation-section = Adran
consultation-comments-answers = Sylwadau ac atebion
consultation-comment-of = Sylw { $n }: { $organisation }
consultation-changes = Beth a newidiodd yn y testun ers hynny
consultation-no-changes = Ni newidiodd yr un maen prawf rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd.
consultation-changes-text = { $n ->
    [zero] Rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd, ni newidiodd yr un maen prawf.
    [one] Rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd, newidiodd { $n } maen prawf.
    [two] Rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd, newidiodd { $n } faen prawf.
    [few] Rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd, newidiodd { $n } maen prawf.
    [many] Rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd, newidiodd { $n } maen prawf.
   *[other] Rhwng y testun yr ymgynghorwyd arno a’r testun a gynigiwyd, newidiodd { $n } o feini prawf.
}
consultation-how-new = Newydd.
consultation-how-removed = Tynnwyd allan.
consultation-how-reworded = Geiriad gwahanol; yr un yw’r gofynion fel arall.
# adolygu
consultation-how-changed = Newidiodd yr hyn y mae’n ei ofyn: ei ddifrifoldeb, i bwy mae’n berthnasol, neu’r hyn sy’n ei brofi.
consultation-how-other = Dim ond y geiriau Saesneg a newidiodd.
consultation-before = Cynt
consultation-after = Nawr
consultation-about-report = Am yr adroddiad hwn
consultation-report-statement = Mae’r sylwadau a’r rhesymau fel y cawsant eu hysgrifennu, yn yr iaith y cawsant eu hysgrifennu ynddi. Cânt eu cyhoeddi fesul sefydliad; ni enwir neb.
consultation-verify = Agorwch y cyfeiriad hwn neu pwyntiwch gamera at y cod.
consultation-verify-code = Cod yr adroddiad hwn
consultation-papers = Yr adroddiad fel PDF
consultation-paper-cy = Adroddiad ar ymgynghoriad yn Gymraeg
consultation-paper-en = Adroddiad ar ymgynghoriad yn Saesneg
consultation-paper-both = Adroddiad ar ymgynghoriad yn y ddwy iaith
consultation-paper-size = { $n ->
    [zero] PDF, { $kilobytes } KB, { $n } tudalen
    [one] PDF, { $kilobytes } KB, { $n } dudalen
    [two] PDF, { $kilobytes } KB, { $n } dudalen
    [few] PDF, { $kilobytes } KB, { $n } tudalen
    [many] PDF, { $kilobytes } KB, { $n } thudalen
   *[other] PDF, { $kilobytes } KB, { $n } o dudalennau
}

# Llythyrau
consultation-mail-opened-subject = Gofynnir am eich sylwadau: { $code } { $number }
consultation-mail-opened = Mae fersiwn newydd o safon ar agor ar gyfer sylwadau: { $title }, fersiwn { $number }. Gallwch roi sylwadau ar bob maen prawf, yn Gymraeg neu yn Saesneg.
consultation-mail-opened-button = Darllen a rhoi sylwadau
consultation-mail-closes-subject = Mae’r ymgynghoriad yn cau’n fuan: { $code } { $number }
consultation-mail-closes = Nid yw eich sefydliad wedi anfon sylw eto ar { $title }, fersiwn { $number }.
consultation-mail-closes-button = Darllen a rhoi sylwadau
consultation-mail-published-subject = Cyhoeddwyd yr atebion i’r sylwadau: { $code } { $number }
consultation-mail-published = Cynigiwyd { $title }, fersiwn { $number }. Cyhoeddwyd pob sylw o’r ymgynghoriad gyda’r hyn a ddaeth ohono, a pham.
consultation-mail-published-button = Darllen y sylwadau a’r atebion
consultation-mail-why = Rydych yn siarad dros sefydliad a gafodd wahoddiad i roi sylwadau ar y fersiwn hon.

# Yr hyn a wnaed
done-consultation-opened = Mae’r ymgynghoriad ar agor. Caiff y rhai sy’n siarad dros y sefydliadau e-bost.
done-consultation-closed = Mae’r ymgynghoriad wedi cau.
done-consultation-decided = Mae’r ateb wedi’i gadw.
done-consultation-sent = Mae eich sylw wedi’i anfon.
done-consultation-kept = Mae eich drafft wedi’i gadw. Nid yw wedi’i anfon.
done-consultation-taken-away = Mae’r sylw wedi’i dynnu’n ôl.

# Yn y dyddlyfr
journal-event-consultation-opened = Agorwyd ymgynghoriad ar fersiwn
journal-event-consultation-closed = Caewyd ymgynghoriad
journal-event-consultation-answered = Atebwyd sylw mewn ymgynghoriad
journal-event-consultation-published = Cyhoeddwyd sylwadau ac atebion ymgynghoriad
journal-event-consultation-commented = Ysgrifennwyd sylw mewn ymgynghoriad
journal-event-consultation-comment-taken-back = Tynnwyd sylw mewn ymgynghoriad yn ôl
standards-event-consultation-opened = Agorwyd ymgynghoriad
standards-event-consultation-closed = Caewyd yr ymgynghoriad
standards-event-consultation-answered = Atebwyd sylw
standards-event-consultation-published = Cyhoeddwyd y sylwadau a’r atebion

# Tudalennau adroddiadau: darllen, cyhoeddi, cydnabod, gwirio; a llythyrau amdanynt.

reports-not-final = Nid yw’r adroddiad yn derfynol eto. Ni newidiwyd dim.
reports-not-issued = Ni ddyroddwyd adroddiad ar gyfer yr archwiliad hwn. Ni newidiwyd dim.
reports-not-accepted = Ni chyhoeddir adroddiad cyn i’r rheoleiddiwr ei dderbyn. Ni newidiwyd dim.
done-report-withdrawn = Tynnwyd y rhifyn yn ôl. Caiff pwy bynnag sy’n gwirio copi wybod.
done-report-publication = Cadwyd eich penderfyniad ynghylch cyhoeddi.
done-report-acknowledged = Diolch. Cofnodwyd eich cydnabyddiaeth.

reports-title = Adroddiad { $reference }
reports-to-audit = Archwiliad { $reference }
reports-to-report = Yr adroddiad
reports-draft-note = Drafft yw hwn. Nid yw i’w rannu.
reports-files = Yr adroddiad fel ffeil
reports-pdf-cy = Adroddiad Cymraeg
reports-pdf-en = Adroddiad Saesneg
reports-about-file = PDF, { $kb } KB, { $pages ->
    [zero] { $pages } tudalen
    [one] { $pages } dudalen
    [two] { $pages } dudalen
    [few] { $pages } tudalen
    [many] { $pages } thudalen
   *[other] { $pages } o dudalennau
}
reports-issue-line = Rhifyn { $issue }.
reports-check-it = Gwirio ei fod yn ddilys
reports-redraw = Tynnu’r sampl eto
reports-fact-accepted = Derbyniwyd gan y rheoleiddiwr
reports-fact-publication = Cyhoeddi
reports-fact-published = Cyhoeddwyd
reports-fact-acknowledged = Aelodau’r bwrdd a’i cydnabu
reports-fact-board = Cydnabuwyd gan y bwrdd
reports-publication-full = Yn llawn
reports-publication-summary = Crynodeb yn unig
reports-publication-none = Heb ei gyhoeddi
reports-publication-undecided = Heb ei benderfynu eto
reports-publish-title = Cyhoeddi’r adroddiad
reports-publish-label = Beth y caiff y cyhoedd ei ddarllen?
reports-publish-full = Yr adroddiad cyfan
reports-publish-full-hint = Y dudalen a’r ffeiliau yn y ddwy iaith, gyda phob rhan.
reports-publish-summary = Y crynodeb
reports-publish-summary-hint = Y canlyniad, y cryfderau a’r hyn y mae’n rhaid ei wneud, fel tudalen ac fel ffeiliau un dudalen. Nid yr adroddiad cyfan.
reports-publish-none = Dim
reports-publish-none-hint = Nid yw’r gofrestr yn dangos yr archwiliad hwn. Gellir gwirio copi o hyd.
reports-publish-save = Cadw
reports-questions = Cwestiynau’r bwrdd
reports-acknowledge-title = Cydnabod yr adroddiad
reports-acknowledge-lead = Mae’r adroddiad yn derfynol. Mae pob aelod o’r bwrdd yn cadarnhau bod yr adroddiad ganddo neu ganddi.
reports-acknowledge-open = Darllen y crynodeb a chydnabod
reports-acknowledge-form = Eich cydnabyddiaeth
reports-acknowledge-means = Rydych yn cadarnhau bod yr adroddiad gan y bwrdd. Nid yw’n golygu eich bod yn cytuno â phob gair ohono.
reports-acknowledge-send = Cydnabod yr adroddiad
reports-acknowledge-again = Anfon y cwestiwn
reports-acknowledged-by-you = Rydych wedi cydnabod yr adroddiad hwn.
reports-question-label = Cwestiwn i’r archwilwyr
reports-question-hint = Byddant yn eich ateb drwy e-bost. Peidiwch ag enwi gweithiwr na neb sy’n defnyddio’r gwasanaeth.
reports-ask = Gofyn cwestiwn i’r archwilwyr
reports-read-all = Darllen yr adroddiad cyfan

reports-public-title = { $name }, adroddiad { $month }
reports-report-of = Adroddiad, { $month }
reports-this-copy = Yr adroddiad hwn
reports-summary-only = Penderfynodd y rheoleiddiwr fod crynodeb yr adroddiad hwn yn gyhoeddus.

reports-verify-title = Gwirio adroddiad
reports-verify-lead = Mae cod ar bob adroddiad, sy’n dweud i beth y mae’n perthyn ac a yw hwnnw’n dal i sefyll. Dim ond y ffeil ei hun all ddangos a yw’ch copi chi heb ei newid: dewiswch hi yma.
reports-verify-how = Gwirio copi
reports-verify-again = Gwirio copi arall
reports-verify-nothing = Teipiwch god adroddiad, neu dewiswch ei ffeil.
reports-code-label = Cod yr adroddiad
reports-code-hint = Deg o lythrennau a digidau. Maent wrth ymyl cod sgwâr y papur.
reports-file-label = Y ffeil
reports-file-hint = PDF. Dim ond ei hôl bys a gymerir; ni chedwir y ffeil ei hun.
reports-verify-send = Gwirio
reports-answer-genuine = Mae’r adroddiad hwn yn ddilys: rhifyn { $issue } o { $issues }.
reports-answer-not_the_latest = Yma y dyroddwyd yr adroddiad hwn, ond nid rhifyn { $issue } yw’r diweddaraf o { $issues }.
reports-answer-altered = Nid y ffeil hon yw’r adroddiad a ddyroddwyd gyda’r cod { $code }.
reports-answer-not_ours = Nid un o’n hadroddiadau ni yw hwn.
reports-answer-short-genuine = Dilys
reports-answer-short-not_the_latest = Nid y rhifyn diweddaraf
reports-answer-short-altered = Wedi’i newid
reports-answer-short-not_ours = Nid un o’n rhai ni
reports-answer-why-genuine = Safon a’i dyroddodd, ac nid oes rhifyn diweddarach wedi cymryd ei le.
reports-answer-why-not_the_latest = Mae rhifyn diweddarach yn ei gywiro. Gofynnwch i’r gydweithfa, neu i bwy bynnag a roddodd y copi hwn i chi, am y diweddaraf.
reports-answer-why-altered = Mae’r cod yn un go iawn, ond newidiwyd y ffeil ar ôl ei dyroddi, neu mae’n perthyn i adroddiad arall. Peidiwch â dibynnu arni.
reports-answer-why-not_ours = Gwiriwch fod y cod wedi’i deipio fel y mae wedi’i argraffu. Os cafodd y ffeil ei chadw o’r newydd gan raglen arall, nid yr un ffeil yw hi mwyach.
reports-coop = Cydweithfa
reports-audit = Archwiliad
reports-visited = Ymweliad
reports-issue = Rhifyn
reports-issue-of = { $issue } o { $issues }
reports-issued = Dyroddwyd
reports-language = Iaith
reports-language-en = Saesneg
reports-language-cy = Cymraeg
reports-pages = Tudalennau
reports-digests = Olion bysedd y ffeiliau
reports-not-yet = Ddim eto
reports-read-published = Ei ddarllen

reports-mail-subject = Cyhoeddwyd adroddiad archwiliad { $name }
reports-mail-text = Mae adroddiad yr ymweliad ar { $date } yn gyhoeddus nawr.
reports-mail-ask = Os ydych ar y bwrdd, darllenwch y crynodeb a chydnabod yr adroddiad. Gallwch ofyn cwestiwn i’r archwilwyr yno.
reports-mail-button = Agor yr adroddiad
reports-mail-why = Chi yw rheolwr { $name }, neu rydych ar ei bwrdd.
reports-mail-question-subject = Mae bwrdd { $name } yn holi am ei adroddiad
reports-mail-question-text = Mae gan aelod o’r bwrdd gwestiwn am adroddiad archwiliad { $audit }. Mae i’w weld gyda’r adroddiad.
reports-mail-question-button = Darllen y cwestiwn
reports-mail-question-why = Roeddech ar dîm yr archwiliad hwn.

reports-pdf-both = Adroddiad yn y ddwy iaith, Cymraeg yn gyntaf
reports-plain-summaries = Crynodeb plaen, un dudalen
reports-plain-large = Crynodeb plaen mewn print bras
reports-in-cy = Cymraeg
reports-in-en = Saesneg
reports-in-both = y ddwy iaith
reports-withdraw-title = Tynnu’r rhifyn hwn yn ôl
reports-withdraw-lead = Dim ond os na ddylid dibynnu ar yr adroddiad mwyach. Ni fydd wedi’i gyhoeddi mwyach. Nid yw copïau’n cael eu galw’n ôl, ond bydd pwy bynnag sy’n gwirio un yn darllen eich rheswm. Caiff y tîm, y rheolwr a’r bwrdd wybod drwy e-bost.
reports-withdraw-reason = Pam mae’n cael ei dynnu’n ôl?
reports-withdraw-reason-hint = Bydd pawb sy’n gwirio copi yn darllen hwn. Peidiwch ag enwi gweithwyr na neb sy’n defnyddio’r gwasanaeth.
reports-withdraw-send = Tynnu rhifyn { $issue } yn ôl
reports-withdrawn-banner = Tynnwyd rhifyn { $issue } yn ôl ar { $date }. Peidiwch â dibynnu arno.
reports-withdrawn-already = Tynnwyd y rhifyn hwn yn ôl. Ni newidiwyd dim. Gellir cyhoeddi rhifyn wedi’i gywiro pan fydd un.
reports-fact-withdrawn = Tynnwyd yn ôl
reports-form = Ffurf
reports-language-both = Y ddwy iaith
reports-answer-withdrawn = Yma y dyroddwyd yr adroddiad hwn, ond tynnwyd rhifyn { $issue } o { $issues } yn ôl.
reports-answer-short-withdrawn = Tynnwyd yn ôl
reports-answer-why-withdrawn = Y rheoleiddiwr a’i tynnodd yn ôl. Peidiwch â dibynnu arno.
reports-answer-document = Mae’r ddogfen hon yn ddilys.
reports-answer-short-document = Dilys
reports-answer-why-document = Safon a’i rhoddodd allan, ac nid yw wedi newid ers hynny.
reports-being-corrected = Cafodd yr archwiliad ei ailagor ar ôl y rhifyn hwn. Daw rhifyn wedi’i gywiro yn ei le.
reports-withdrawn-why = Pam y cafodd ei dynnu’n ôl
documents-what = Beth ydyw
documents-period = Ar gyfer
documents-code = Cod
documents-kind-report = Adroddiad
documents-kind-summary = Crynodeb plaen
documents-kind-large_summary = Crynodeb plaen mewn print bras
documents-kind-board_pack = Pecyn y bwrdd
documents-kind-consultation_report = Adroddiad ar ymgynghoriad
documents-kind-network_report = Adroddiad y rhwydwaith
documents-kind-own_record = Cofnod hyfforddi person ei hun
reports-mail-withdrawn-subject = Tynnwyd adroddiad archwiliad { $name } yn ôl
reports-mail-withdrawn-text = Mae’r rheoleiddiwr wedi tynnu rhifyn { $issue } o adroddiad archwiliad { $audit } yn ôl. Ni ddylid dibynnu arno mwyach. Mae’r rheswm gyda’r adroddiad.
reports-mail-withdrawn-button = Darllen y rheswm
reports-mail-withdrawn-why = Chi yw rheolwr { $name }, neu rydych ar ei bwrdd, neu roeddech ar dîm yr archwiliad hwn.
reports-verify-file = Gwirio eich ffeil
reports-answer-known = Mae’r cod hwn yn perthyn i rifyn { $issue } o { $issues } o adroddiad archwiliad { $audit }.
# adolygu
reports-answer-known-paper = Mae’r cod hwn yn perthyn i bapur a roddodd Safon allan: { $what }.
reports-answer-short-known = Cod hysbys
# adolygu
reports-answer-why-known = Ni edrychwyd ar unrhyw ffeil, a gall unrhyw un argraffu cod hysbys ar bapur arall. I wirio nad yw’ch copi wedi’i newid, dewiswch y ffeil yma.
reports-answer-not_the_latest-code = Mae’r cod hwn yn perthyn i adroddiad a ddyroddwyd yma, ond nid rhifyn { $issue } yw’r diweddaraf o { $issues }.
reports-answer-withdrawn-code = Mae’r cod hwn yn perthyn i adroddiad a ddyroddwyd yma, ond tynnwyd rhifyn { $issue } o { $issues } yn ôl.
reports-answer-no-file = Ni edrychwyd ar unrhyw ffeil. I wirio nad yw’ch copi wedi’i newid, dewiswch y ffeil yma.
reports-answer-altered-paper = Nid y ffeil hon yw’r papur a roddwyd allan gyda’r cod { $code }: { $what }.
reports-answer-why-not_the_latest-public = Mae rhifyn diweddarach yn ei gywiro, ac mae’n gyhoeddus: darllenwch hwnnw.
reports-answer-other-code = Nid cod y ffeil hon yw’r cod a deipiwyd gennych
reports-read-latest = Darllen y rhifyn diweddaraf

# Rheolau nodiadau atgoffa mewn brawddegau plaen, pam y cafodd rhywun e-bost, dewisiadau, dirprwyon a blychau post a rennir.

rules-and = { $before } a { $last }
rules-and-vowel = { $before } ac { $last }
rules-and-then = { $before }, a hefyd { $last }
rules-coops = { $n ->
    [zero] dim un gydweithfa
    [one] un gydweithfa
    [two] { $n } gydweithfa
    [few] { $n } cydweithfa
    [many] { $n } chydweithfa
   *[other] { $n } o gydweithfeydd
}

# Enwau rheolau o fewn brawddeg.
rules-name-evidence = tystiolaeth i’w hadnewyddu
rules-name-training = hyfforddiant sy’n dod i ben
rules-name-induction = cyfnod sefydlu i’w orffen
rules-name-check = gwiriadau ar weithwyr
rules-name-registration = cofrestru gweithwyr
rules-name-supervision = goruchwyliaeth
rules-name-action-contain = gwneud canfyddiad critigol yn ddiogel
rules-name-action-plan = y cynllun ar gyfer cam gweithredu
rules-name-action-close = prawf o gam gweithredu
rules-name-action-verify = dilysu cam gweithredu
rules-name-visit = yr ymweliad
rules-name-request = ceisiadau am dystiolaeth
rules-name-comments = sylwadau ar yr adroddiad drafft
rules-name-draft = yr adroddiad drafft
rules-name-answers = atebion i sylwadau
rules-name-annual-return = y ffurflen flynyddol
rules-name-agm = y cyfarfod cyffredinol blynyddol
rules-name-correction = rhywun yn dweud bod gwall yn ei gofnod ei hun
rules-name-board-digest = crynodeb y mis i’r bwrdd
reminder-rule-request = Cais am dystiolaeth

rules-step-monthly = Yn y mis
rules-step-on = ar y diwrnod
rules-step-before = { $n ->
    [zero] { $n } diwrnod cyn hynny
    [one] { $n } diwrnod cyn hynny
    [two] { $n } ddiwrnod cyn hynny
    [few] { $n } diwrnod cyn hynny
    [many] { $n } diwrnod cyn hynny
   *[other] { $n } diwrnod cyn hynny
}
rules-step-day = diwrnod { $n } o’r cyfnod sylwadau
rules-step-after = { $n ->
    [zero] { $n } diwrnod wedyn
    [one] { $n } diwrnod wedyn
    [two] { $n } ddiwrnod wedyn
    [few] { $n } diwrnod wedyn
    [many] { $n } diwrnod wedyn
   *[other] { $n } diwrnod wedyn
}
rules-step-repeat = eto tra bydd yn hwyr

# Pam y cafodd rhywun linell o grynodeb.
rules-why = Am { $because }. Rheol: { $rule }, { $steps }.
rules-why-copy = Copi, am ei fod yn hwyr ac am { $because }. Rheol: { $rule }, { $steps }.
rules-because-manager = mai chi yw rheolwr { $coop }
rules-because-board_chair = mai chi yw cadeirydd bwrdd { $coop }
rules-because-board_member = eich bod ar fwrdd { $coop }
rules-because-standards_officer = eich bod yn swyddog safonau; { $coop } sydd dan sylw
rules-because-regulator = eich bod yn gyfrifol am ardal { $coop }
rules-because-stand-in = fod { $coop } heb reolwr ac mai chi yw cadeirydd ei bwrdd
rules-because-named = ei fod wedi’i roi i chi; { $coop } sydd dan sylw
rules-because-delegate = fod { $by } wedi gofyn i chi ofalu amdano tan { $until }; { $coop } sydd dan sylw
rules-because-mailbox-managers = mai hwn yw’r blwch post a rennir gan reolwyr { $coop }
rules-because-mailbox-board = mai hwn yw’r blwch post a rennir gan fwrdd { $coop }

rules-mail-why = Daw un e-bost o’r fath ar y mwyaf ar ddiwrnod gwaith. Gallwch atal yr hyn nad oes iddo effaith gyfreithiol: ar eich cyfrif, dan “E-byst am yr hyn sydd i’w wneud”.
rules-mail-why-shared = Daw hwn i flwch post a rennir, unwaith i bawb sy’n ei ddefnyddio. Mae tudalen tîm y gydweithfa yn dweud pwy sy’n ei ddefnyddio.
rules-mail-to-managers = At reolwyr { $coop }
rules-mail-to-board = At fwrdd { $coop }
rules-mail-rule = Rheol: { $rule }.
rules-board-why = Rydych ar y bwrdd. Rheol: crynodeb y mis i’r bwrdd, ar ddiwrnod gwaith cyntaf pob mis. Gallwch ei atal ar eich cyfrif, dan “E-byst am yr hyn sydd i’w wneud”.
rules-board-why-shared = Blwch post a rennir y bwrdd yw hwn. Rheol: crynodeb y mis i’r bwrdd, ar ddiwrnod gwaith cyntaf pob mis.

# Enwau hysbysiadau, fel y safant ar ôl “Rheol:”.
rules-notice-action-reviewed = adolygwyd cam gweithredu
rules-notice-action-submitted = daeth prawf o gam gweithredu i law
rules-notice-appeal-decided = penderfynwyd ar apêl
rules-notice-appeal-made = gwnaed apêl
rules-notice-audit-cancelled = ni fydd ymweliad yn digwydd
rules-notice-audit-changed = mae dyddiad newydd i ymweliad
rules-notice-audit-notified = rhybudd o ymweliad
rules-notice-auditor-assigned = enwir rhywun ar gyfer archwiliad
rules-notice-comments-answered = atebwyd sylwadau
rules-notice-comments-given = daeth sylwadau ar ddrafft i law
rules-notice-consultation-closes = mae ymgynghoriad yn cau’n fuan
rules-notice-consultation-opened = gwahoddir eich sefydliad i roi sylwadau ar fersiwn
rules-notice-consultation-published = cyhoeddwyd yr atebion i ymgynghoriad
rules-notice-draft-ready = mae adroddiad drafft yn barod ar gyfer sylwadau
rules-notice-draft-sent-back = anfonwyd drafft yn ôl
rules-notice-draft-to-check = mae drafft i’w wirio
rules-notice-evidence-answer = atebwyd cwestiwn am dystiolaeth
rules-notice-evidence-quarantined = neilltuwyd ffeil
rules-notice-evidence-question = cwestiwn am dystiolaeth
rules-notice-evidence-requested = gofynnir am dystiolaeth
rules-notice-evidence-reviewed = adolygwyd tystiolaeth
rules-notice-factor-reset = ailosodwyd ail ffactor
rules-notice-account-watched = cafodd cyfrif â hawliau arbennig ei gau, ei ailagor neu ei newid
rules-notice-finding-critical = codwyd canfyddiad critigol
rules-notice-invitation = gwahoddiad
rules-notice-licence-decided = penderfynwyd ar drwydded
rules-notice-mailbox-changed = newidiwyd neu dilëwyd y blwch post a rennir y mae rhywun yn ei ddefnyddio
rules-notice-own-record-offered = cynigir i rywun ei gofnod ei hun
rules-notice-password-changed = newidiwyd cyfrinair
rules-notice-password-reset = gofynnwyd am gyfrinair newydd
rules-notice-report-accepted = derbyniwyd adroddiad
rules-notice-report-final = mae adroddiad yn derfynol
rules-notice-report-published = cyhoeddwyd adroddiad
rules-notice-report-question = mae’r bwrdd yn gofyn cwestiwn
rules-notice-report-returned = dychwelwyd adroddiad
rules-notice-report-withdrawn = tynnwyd adroddiad yn ôl
rules-notice-mail-test = e-bost prawf
rules-notice-request-answered = atebwyd cais am dystiolaeth
rules-notice-request-sent-back = anfonwyd ateb yn ôl
rules-notice-relay-changes = dewiswyd gweinydd post arall
rules-notice-role-to-confirm = mae rôl yn aros i’w chadarnhau
rules-notice-version-proposed = mae fersiwn i’w llofnodi

# Pobl o fewn brawddeg.
rules-role-manager = y rheolwr
rules-role-board_chair = cadeirydd y bwrdd
rules-role-board_member = aelodau’r bwrdd
rules-role-named = pwy bynnag y rhoddwyd y gwaith iddo
rules-role-person = y person biau’r cyfrif
rules-role-regulator = rheoleiddwyr yr ardal
rules-role-administrator = y gweinyddwyr
rules-role-appeal_decider = y rhai sy’n penderfynu ar apeliadau
rules-role-consultees = y rhai sy’n siarad dros sefydliad a gafodd wahoddiad
rules-role-signatories = llofnodwyr y ddwy ochr
rules-role-team = y tîm archwilio cyfan
rules-role-auditors = yr archwilwyr ar yr ymweliad
rules-role-named_auditor = pwy bynnag a enwir
rules-role-moderator = y cymedrolwr
rules-role-evidence_keepers = y rhai yn y gydweithfa sy’n gofalu am dystiolaeth
rules-role-uploader = pwy bynnag a anfonodd y dystiolaeth
rules-role-asker = pwy bynnag a ofynnodd

# Amserlen mewn brawddegau.
rules-before-calendar = { $n ->
    [zero] { $days } diwrnod cyn y dyddiad
    [one] { $days } diwrnod cyn y dyddiad
    [two] { $days } ddiwrnod cyn y dyddiad
    [few] { $days } diwrnod cyn y dyddiad
    [many] { $days } diwrnod cyn y dyddiad
   *[other] { $days } diwrnod cyn y dyddiad
}
rules-before-working = { $n ->
    [zero] { $days } diwrnod gwaith cyn y dyddiad
    [one] { $days } diwrnod gwaith cyn y dyddiad
    [two] { $days } ddiwrnod gwaith cyn y dyddiad
    [few] { $days } diwrnod gwaith cyn y dyddiad
    [many] { $days } diwrnod gwaith cyn y dyddiad
   *[other] { $days } diwrnod gwaith cyn y dyddiad
}
rules-on-the-day = ar y diwrnod
rules-after-calendar = { $n ->
    [zero] { $days } diwrnod wedyn
    [one] { $days } diwrnod wedyn
    [two] { $days } ddiwrnod wedyn
    [few] { $days } diwrnod wedyn
    [many] { $days } diwrnod wedyn
   *[other] { $days } diwrnod wedyn
}
rules-after-working = { $n ->
    [zero] { $days } diwrnod gwaith wedyn
    [one] { $days } diwrnod gwaith wedyn
    [two] { $days } ddiwrnod gwaith wedyn
    [few] { $days } diwrnod gwaith wedyn
    [many] { $days } diwrnod gwaith wedyn
   *[other] { $days } diwrnod gwaith wedyn
}
rules-window-days = ar ddiwrnodau { $days } o’r cyfnod sylwadau, mewn diwrnodau gwaith
rules-monthly = ar ddiwrnod gwaith cyntaf y mis am { $time }
# adolygu
rules-monthly-none = Nid oes crynodeb yn mynd i’r byrddau.
rules-repeat = { $when }; yna { $days ->
    [7] bob wythnos
    [zero] bob { $days } diwrnod
    [one] bob dydd
    [two] bob { $days } ddiwrnod
    [few] bob { $days } diwrnod
    [many] bob { $days } diwrnod
   *[other] bob { $days } diwrnod
}, { $times ->
    [zero] { $times } gwaith
    [one] unwaith
    [two] { $times } waith
    [few] { $times } gwaith
    [many] { $times } gwaith
   *[other] { $times } gwaith
} ar y mwyaf
rules-visit-notice = Mae’r rhybudd o ymweliad yn mynd ar ei ben ei hun ac yn cyfrif fel y cyntaf o’r rhain.
rules-comments-notice = Mae’r llythyr sy’n dweud bod y drafft yn barod yn mynd ar ei ben ei hun ac yn cyfrif fel diwrnod 1.
rules-copies = Aiff copi { $copies }.
rules-copy-calendar = { $n ->
    [zero] { $who } { $n } diwrnod wedyn
    [one] { $who } { $n } diwrnod wedyn
    [two] { $who } { $n } ddiwrnod wedyn
    [few] { $who } { $n } diwrnod wedyn
    [many] { $who } { $n } diwrnod wedyn
   *[other] { $who } { $n } diwrnod wedyn
}
rules-copy-working = { $n ->
    [zero] { $who } { $n } diwrnod gwaith wedyn
    [one] { $who } { $n } diwrnod gwaith wedyn
    [two] { $who } { $n } ddiwrnod gwaith wedyn
    [few] { $who } { $n } diwrnod gwaith wedyn
    [many] { $who } { $n } diwrnod gwaith wedyn
   *[other] { $who } { $n } diwrnod gwaith wedyn
}
rules-copy-to-board-chair = at gadeirydd y bwrdd
rules-copy-to-board = at y bwrdd cyfan
rules-copy-to-franchisor = at y masnachfreiniwr
rules-copy-to-regulator = at reoleiddwyr yr ardal
rules-to = At: { $who }.
rules-to-stand-in = { $to } Lle nad oes un: { $who }.
rules-goes-digest = Aiff gyda chrynodeb y dydd am 09:00.
rules-goes-alone = Aiff mewn e-bost ar ei ben ei hun.
rules-choice-yes = Gall pobl ei atal: “{ $group }”.
rules-choice-no = Ni ellir ei atal: mae’r amser yn mynd heibio p’un a yw rhywun yn darllen ai peidio.
rules-at-once = Ar unwaith, ar unrhyw awr
rules-same-day = Yr un diwrnod, y tu allan i oriau tawel
rules-event = Yn ystod oriau gwaith
rules-event-or-same-day = Yn ystod oriau gwaith; ar ddiwrnod yr ymweliad, y tu allan iddynt hefyd

# Tudalen y rheolau.
rules-title = Rheolau nodiadau atgoffa
rules-lead = Pam mae Safon yn ysgrifennu’n awtomatig at bobl, at bwy a phryd. Yn fersiwn y safon y cytunir pryd; mae’r gweddill yn rhan o’r rhaglen. Nid oes neb yn ei newid yma.
rules-general = Mae nodyn atgoffa a fyddai’n disgyn ar ddiwrnod caeedig yn mynd ar y diwrnod gwaith blaenorol, os daw cyn y dyddiad, neu fel arall ar y nesaf. Hepgorir un sy’n dod yn rhy fuan o ystyried pa mor aml y daw’r peth heibio. Ar ôl diwrnod heb wasanaeth caiff popeth a gollwyd ei anfon unwaith.
rules-by-version = { $code }, fersiwn { $number }, sy’n dweud pryd
rules-language = Yn yr iaith a ddewisodd y darllenydd, neu yn y ddwy.
rules-shown-only = Caiff ei ddangos ar dudalen gartref { $who }. Nid ysgrifennir at neb.
rules-not-in-force = Nid oes fersiwn mewn grym: nid ysgrifennir at neb.
rules-runs = Y troeon nesaf
rules-run = { $people ->
    [zero] at neb
    [one] at un person
    [two] at { $people } berson
    [few] at { $people } pherson
    [many] at { $people } pherson
   *[other] at { $people } o bobl
}
rules-runs-none = Dim byd o fewn hanner blwyddyn, fel y mae pethau.
rules-runs-ask = Cyfrifo’r troeon nesaf
rules-runs-ask-hint = Gyda chynifer o gydweithfeydd mae’n cymryd rhai eiliadau.
rules-preview = Eu gweld yn y rhagolwg
rules-notices = E-byst sy’n mynd ar eu pen eu hunain
rules-notices-lead = Maent yn mynd am fod rhywbeth wedi digwydd, ac ni ellir eu hatal.
rules-notice = Pam
rules-notice-to = At bwy
rules-notice-when = Pryd
rules-link = Y rheolau mewn geiriau plaen
rules-filter = Rheol
rules-filter-all = Pob rheol
rules-preview-role = drwy rôl
rules-preview-stand_in = yn lle rhywun arall
rules-preview-named = drwy enw
rules-preview-delegate = fel dirprwy
rules-preview-shared = blwch post a rennir
rules-unknown = Nid oes rheol { $rule }. Ni chwiliwyd am ddim.

# Grwpiau o ddewisiadau.
rules-group-audits = Archwiliadau a chanfyddiadau
rules-group-training = Hyfforddiant, sefydlu a gwiriadau
rules-group-evidence = Tystiolaeth
rules-group-governance = Ffurflen flynyddol a chyfarfod cyffredinol
rules-group-copies = Copïau o’r hyn y mae eraill yn hwyr yn ei wneud
rules-group-board = Crynodeb y mis i’r bwrdd
rules-group-audits-hint = Ymweliadau, sylwadau ar ddrafft, camau gweithredu ar ganfyddiadau

# Dewisiadau person.
rules-digests-which = Pa e-byst am yr hyn sydd i’w wneud ydych chi am eu cael?
rules-digests-hint = Cewch un e-bost ar ddiwrnod gwaith pan fydd rhywbeth i’w wneud. Mae’r hyn a ataliwch yn dal i gael ei ddangos ar eich tudalen gartref.
rules-digests-always = Cewch e-byst bob amser am y canlynol
rules-digests-always-why = Mae effaith gyfreithiol i’r dyddiau hyn: maent yn mynd heibio p’un a yw rhywun yn darllen ai peidio. Felly ni ellir eu hatal.
rules-language-which = Ym mha iaith y daw e-byst gan Safon?
rules-language-own-cy = Cymraeg, fel ar fy nghyfrif
rules-language-own-en = Saesneg, fel ar fy nghyfrif
rules-language-both = Y ddwy, y Gymraeg yn gyntaf
rules-digests-save = Cadw
done-rules-digests = Cadwyd eich dewisiadau.
done-mailbox-stopped = Ni chaiff y blwch post hwn ragor o’r e-byst hyn. Bydd y rhai a oedd yn ei ddefnyddio yn eu cael yn eu cyfeiriad eu hunain.
rules-digests-mailboxes = Blychau post a rennir
rules-digests-mailbox-managers = Mae rheolwyr { $coop } yn rhannu { $address }
rules-digests-mailbox-board = Mae bwrdd { $coop } yn rhannu { $address }
rules-mailbox-use = Anfon fy e-byst i’r blwch post a rennir
rules-mailbox-leave = Anfon fy e-byst i’m cyfeiriad fy hun
rules-mailbox-mail-subject-managers = Newidiwyd blwch post a rennir y rheolwyr
rules-mailbox-mail-subject-board = Newidiwyd blwch post a rennir y bwrdd
rules-mailbox-mail-text-managers = Roedd eich nodiadau atgoffa yn mynd i flwch post a rennir rheolwyr { $coop }. Mae { $by } wedi newid neu ddileu ei gyfeiriad.
rules-mailbox-mail-text-board = Roedd eich nodiadau atgoffa yn mynd i flwch post a rennir bwrdd { $coop }. Mae { $by } wedi newid neu ddileu ei gyfeiriad.
rules-mailbox-mail-own = Dônt i’ch cyfeiriad eich hun o hyn ymlaen. Os oes cyfeiriad newydd i’w rannu, dim ond os dewiswch hynny y byddant yn mynd yno.
rules-mailbox-mail-button = Dewis i ble y maent yn mynd
rules-mailbox-mail-why = Byddwn bob amser yn dweud wrthych pan fydd y blwch post a rennir a ddefnyddiwch yn newid.
rules-mailbox-stopped = Ataliwyd ei e-byst o’r tu mewn i’r blwch post: ysgrifennir at bawb yn eu cyfeiriad eu hunain. Cofnodwch y cyfeiriad eto i’w hailgychwyn.
rules-digests-asked = Yr hyn y gofynnwyd i chi ofalu amdano
rules-digests-asked-by = { $by }, { $coop }, tan { $until }
rules-digests-asked-end = Ni allaf ofalu amdano

# Tudalen y tîm.
nav-team = Tîm
team-title = Tîm
team-people = Pwy sy’n perthyn i’r gydweithfa
team-people-none = Nid oes gan neb gyfrif yma eto.
team-delegates = Pwy sy’n gofalu am beth ar eich rhan
team-delegates-lead = Mae dirprwy yn cael nodiadau atgoffa grŵp hefyd, tan ddiwrnod a ddewiswch. Nid yw hyn yn rhoi hawliau: rôl rhywun sy’n dweud beth y gall ei wneud yma.
team-delegates-none = Ni ofynnwyd i neb ofalu am ddim.
team-delegate-line = { $groups }, ar ran { $by }
team-until = tan { $date }
team-end = Tynnu’n ôl
team-delegate-add = Gofyn i rywun
team-delegate-who = Pwy
team-delegate-who-hint = Rhywun â chyfrif yn y gydweithfa. Gall eraill gael eu cofnod eu hunain yn gyntaf, ar eu tudalen dan Hyfforddiant.
team-delegate-choose = Dewiswch rywun
team-delegate-groups = Yr hyn y maent yn gofalu amdano
team-delegate-until = Diwrnod olaf
team-delegate-until-hint = O fewn blwyddyn. Daw i ben ohono’i hun.
team-delegate-save = Gofyn iddynt
team-delegate-nobody = Nid oes gan neb arall gyfrif yn y gydweithfa eto.
team-delegate-missing = Dewiswch rywun sy’n perthyn i’r gydweithfa.
team-groups-missing = Dewiswch yr hyn y maent yn gofalu amdano.
team-until-wrong = Rhowch ddiwrnod o heddiw ymlaen, o fewn blwyddyn.
team-mailboxes = Blychau post a rennir
team-mailboxes-lead = Aiff un e-bost i un cyfeiriad, ar gyfer pawb sy’n ei ddefnyddio: nodiadau atgoffa’r dydd, a phob llythyr am rywbeth sydd wedi digwydd. Mae pawb yn dewis hynny drostynt eu hunain, ar dudalen eu he-byst eu hunain. Gyda chyfeiriad arall gofynnir i bawb o’r newydd. Aiff e-byst am fewngofnodi bob amser i gyfeiriad person ei hun.
team-mailbox-managers = Y rheolwyr
team-mailbox-board = Y bwrdd
team-mailbox-address = Cyfeiriad
team-mailbox-save = Cofnodi’r cyfeiriad
team-mailbox-change = Newid y cyfeiriad
team-mailbox-remove = Dileu’r cyfeiriad
team-mailbox-uses = yn ei ddefnyddio
team-mailbox-own = ei gyfeiriad ei hun
team-mailbox-nobody = Nid oes neb yn y rôl hon.
done-team-delegated = Gofynnwyd iddynt. Cânt y nodiadau atgoffa hyn o hyn ymlaen.
done-team-ended = Mae wedi’i dynnu’n ôl.
done-team-mailbox = Cofnodwyd y cyfeiriad. Mae pwy bynnag sydd am gael ei nodiadau yno yn dewis hynny ar dudalen ei e-byst ei hun.
done-team-mailbox-removed = Dilëwyd y cyfeiriad. Ysgrifennir at bawb yn eu cyfeiriad eu hunain.

journal-event-reminders-delegated = Gofynnwyd i rywun ofalu am nodiadau atgoffa
journal-event-reminders-delegation-ended = Tynnwyd yn ôl yr hyn y gofynnwyd i rywun ofalu amdano
journal-event-shared-mailbox-recorded = Cofnodwyd blwch post a rennir
journal-event-shared-mailbox-removed = Dilëwyd blwch post a rennir
journal-event-shared-mailbox-stopped = Ataliwyd e-byst i flwch post a rennir
journal-event-shared-mailbox-used = Dewiswyd i ble yr aiff nodiadau atgoffa

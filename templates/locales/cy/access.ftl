# Mewngofnodi, gwahoddiadau, cyfrifon.

access-sign-in-title = Mewngofnodi
access-sign-in = Mewngofnodi
access-sign-in-wrong = Nid yw’r cyfeiriad e-bost a’r cyfrinair yn cyfateb i’w gilydd. Gwiriwch y ddau, neu dewiswch gyfrinair newydd.
access-demo-hint = Arddangosiad yw hwn. Nid oes ail ffactor gan ei gyfrifon.
access-demo-accounts = Gweld y cyfrifon
access-email = Cyfeiriad e-bost
access-password = Cyfrinair
access-forgotten = Rwyf wedi anghofio fy nghyfrinair
access-kept-title = Yr hyn a deipioch
access-kept-text = Cawsoch eich allgofnodi cyn i hwn gael ei gadw. Mae’n cael ei ddangos yma er mwyn i chi allu ei gopïo. Nid yw wedi’i gadw.
access-code-title = Rhowch eich cod
access-code = Cod
access-code-hint = Y chwe digid y mae eich ap dilysu yn eu dangos, neu un o’ch codau adfer.
access-code-wrong = Nid yw’r cod hwnnw’n gywir, neu mae wedi’i ddefnyddio eisoes. Arhoswch am yr un nesaf a rhowch gynnig arall arni.
access-forgotten-title = Dewis cyfrinair newydd
access-forgotten-text = Byddwn yn anfon dolen i’ch cyfeiriad e-bost. Mae’n gweithio unwaith.
access-send-link = Anfon y ddolen
access-sent-title = Edrychwch ar eich e-bost
access-sent-text = Os oes cyfrif gyda’r cyfeiriad hwnnw, mae dolen ar ei ffordd. Mae’n gweithio am awr. Os na ddaw dim, gwiriwch y cyfeiriad ac edrychwch yn y ffolder sothach.
access-link-title-invitation = Croeso i Safon
access-link-title-password_reset = Dewis cyfrinair newydd
access-link-for = Ar gyfer y cyfrif { $email } y mae hwn.
access-link-gone-title = Nid yw’r ddolen hon yn gweithio mwyach
access-link-gone-text = Mae wedi’i defnyddio eisoes, neu mae’n rhy hen. Gofynnwch am un newydd.
access-link-used = Mae’r ddolen hon wedi’i defnyddio eisoes, neu mae’n rhy hen. Ni newidiwyd dim. Gofynnwch am ddolen newydd.
access-language = Iaith
access-language-hint = Daw eich tudalennau a’ch e-byst yn yr iaith hon. Gallwch ei newid ar unrhyw adeg.
access-new-password = Cyfrinair newydd
access-old-password = Cyfrinair presennol
access-password-hint = O leiaf { $n } nod. Mae brawddeg fer yn gweithio’n dda. Cewch ludo’r cyfrinair.
access-password-short = Dewiswch gyfrinair o { $least } nod o leiaf. Ni newidiwyd dim.
access-password-long = Dewiswch gyfrinair o { $most } nod ar y mwyaf. Ni newidiwyd dim.
access-password-common = Mae’r cyfrinair hwnnw’n rhy hawdd ei ddyfalu. Dewiswch eiriau eraill. Ni newidiwyd dim.
access-password-wrong = Nid dyna eich cyfrinair presennol. Ni newidiwyd dim. Teipiwch ef eto.
access-choose-password = Cadw’r cyfrinair
access-account-title = Eich cyfrif
access-name = Enw
access-name-wrong = Rhowch enw o 200 nod ar y mwyaf.
access-email-wrong = Rhowch gyfeiriad e-bost fel enw@example.org.
access-roles-title = Rolau
access-roles-choose = Y rôl rydych yn gweithredu ynddi
access-roles-hint = Mae eich tudalen gartref a’ch dewislen yn newid gyda’r rôl. Mae gennych hawliau pob un o’ch rolau.
access-act = Defnyddio’r rôl hon
access-save = Cadw
access-factor-section = Ail ffactor
access-factor-on = Ymlaen. Byddwch yn rhoi cod o’ch ap wrth fewngofnodi.
access-factor-off = I ffwrdd.
access-factor-waived = Nid oes ail ffactor gan gyfrifon yr arddangosiad. Mae gosodiad go iawn yn gofyn am un.
access-factor-set-up = Gosod ail ffactor
access-factor-title = Gosod ail ffactor
access-factor-required = Mae angen un ar gyfer eich rôl. Gallwch fynd ymlaen pan fydd wedi’i osod.
access-factor-step-app = Gosodwch ap dilysu ar eich ffôn, os nad oes gennych un.
access-factor-step-scan = Sganiwch y sgwâr gydag ef, neu teipiwch y llythrennau isod.
access-factor-step-code = Rhowch y chwe digid y mae’r ap yn eu dangos.
access-factor-square = Sgwâr i’w sganio gydag ap dilysu
access-factor-secret = Neu teipiwch hwn yn yr ap:
access-factor-confirm = Ei droi ymlaen
access-factor-set = Mae ail ffactor wedi’i osod eisoes. Ni newidiwyd dim.
access-factor-not-begun = Agorwch dudalen yr ail ffactor yn gyntaf.
access-recovery-done = Mae’r ail ffactor ymlaen
access-recovery-title = Cadwch eich codau adfer
access-recovery-text = Mae pob un yn gweithio unwaith, os collwch eich ffôn. Ni chânt eu dangos eto. Argraffwch neu ysgrifennwch nhw, a chadwch nhw’n ddiogel.
access-go-on = Ymlaen
access-change-password = Newid y cyfrinair
access-sessions-title = Ble rydych wedi mewngofnodi
access-last-seen = Defnyddiwyd ddiwethaf ar { $date }
access-this-session = Y porwr hwn
access-unknown-browser = Porwr
access-end-sessions = Allgofnodi ym mhob man arall
access-confirm-title = Eich cyfrinair, os gwelwch yn dda
access-confirm-text = Mae’r hyn rydych ar fin ei wneud yn bwysig. Rhowch eich cyfrinair eto.
access-accounts-title = Cyfrifon
access-invite = Gwahodd rhywun
access-invite-title = Gwahodd rhywun
access-invite-send = Anfon y gwahoddiad
access-role = Rôl
access-role-to-self = Ni allwch roi rôl i chi eich hun. Ni newidiwyd dim. Gofynnwch i weinyddwr arall.
access-role-held = Mae’r rôl hon gan y person hwnnw yno eisoes. Ni newidiwyd dim.
access-reference = Sefydliad
access-reference-hint = Ei gyfeirnod, fel COOP-0012
access-reference-unknown = Nid oes sefydliad { $reference }. Gwiriwch y cyfeirnod.
access-reference-taken = Mae’r cyfeirnod hwnnw’n cael ei ddefnyddio eisoes. Dewiswch un arall.
access-areas = Awdurdodau lleol
access-areas-hint = Ar gyfer rheoleiddiwr: codau SYG, fel W06000001, gyda choma rhyngddynt. Gadewch hwn yn wag ar gyfer Cymru gyfan.
access-state = Cyflwr
access-state-active = Caiff fewngofnodi
access-state-invited = Wedi’i wahodd
access-state-disabled = Wedi’i analluogi
access-disable = Analluogi
access-enable = Caniatáu mynediad eto
access-disable-self = Ni allwch analluogi eich cyfrif eich hun. Ni newidiwyd dim. Gofynnwch i weinyddwr arall.

access-mail-hello = Annwyl { $name },
access-mail-invitation-subject = Gwahoddiad i Safon
access-mail-invitation-text = Rydych wedi cael gwahoddiad i ddefnyddio Safon (rôl: { $role }) ar ran { $organisation }. I ddechrau, dewiswch eich iaith a chyfrinair.
access-mail-invitation-days = { $n ->
    [zero] Nid yw’r ddolen yn gweithio mwyach.
    [one] Mae’r ddolen yn gweithio am un diwrnod.
    [two] Mae’r ddolen yn gweithio am { $n } ddiwrnod.
    [few] Mae’r ddolen yn gweithio am { $n } diwrnod.
    [many] Mae’r ddolen yn gweithio am { $n } diwrnod.
   *[other] Mae’r ddolen yn gweithio am { $n } diwrnod.
}
access-mail-invitation-button = Dewis cyfrinair
access-mail-invitation-why = Gweinyddwr a’ch gwahoddodd. Os na wyddoch pam, atebwch yr e-bost hwn.
access-mail-confirm-subject = Mae rôl yn aros i chi ei chadarnhau
access-mail-confirm-text = Rhoddodd { $by } rôl i rywun ({ $organisation }): { $role }. Nid yw’n cyfrif nes i ail weinyddwr ei chadarnhau.
access-mail-confirm-button = Ei chadarnhau neu ei gwrthod
access-mail-confirm-why = Gweinyddwr ydych chi.
access-roles-wait = { $n ->
    [zero] Nid oes rôl i’w chadarnhau
    [one] Cadarnhau neu wrthod un rôl
    [two] Cadarnhau neu wrthod { $n } rôl
    [few] Cadarnhau neu wrthod { $n } rôl
    [many] Cadarnhau neu wrthod { $n } rôl
   *[other] Cadarnhau neu wrthod { $n } rôl
}
access-roles-wait-since = Rhoddwyd yr hynaf ar { $date }
access-mail-reset-subject = Dewis cyfrinair newydd ar gyfer Safon
access-mail-reset-text = { $n ->
    [zero] Gofynnodd rhywun am gyfrinair newydd i’ch cyfrif. Nid yw’r ddolen yn gweithio mwyach.
    [one] Gofynnodd rhywun am gyfrinair newydd i’ch cyfrif. Os chi oedd hynny, defnyddiwch y botwm o fewn un funud.
    [two] Gofynnodd rhywun am gyfrinair newydd i’ch cyfrif. Os chi oedd hynny, defnyddiwch y botwm o fewn { $n } funud.
    [few] Gofynnodd rhywun am gyfrinair newydd i’ch cyfrif. Os chi oedd hynny, defnyddiwch y botwm o fewn { $n } munud.
    [many] Gofynnodd rhywun am gyfrinair newydd i’ch cyfrif. Os chi oedd hynny, defnyddiwch y botwm o fewn { $n } munud.
   *[other] Gofynnodd rhywun am gyfrinair newydd i’ch cyfrif. Os chi oedd hynny, defnyddiwch y botwm o fewn { $n } munud.
}
access-mail-reset-button = Dewis cyfrinair newydd
access-mail-reset-why = Rhoddodd rhywun eich cyfeiriad ar y dudalen ar gyfer dewis cyfrinair newydd. Os nad chi oedd hynny, peidiwch â gwneud dim: bydd eich cyfrinair yn aros fel y mae.
access-mail-changed-subject = Newidiwyd eich cyfrinair ar gyfer Safon
access-mail-changed-text = Newidiwyd cyfrinair eich cyfrif, a chawsoch eich allgofnodi ym mhob man arall. Os chi oedd hynny, nid oes dim i’w wneud. Os nad chi oedd hynny, dewiswch gyfrinair newydd nawr ac atebwch yr e-bost hwn.
access-mail-changed-button = Dewis cyfrinair newydd
access-mail-changed-why = Byddwn bob amser yn dweud wrthych pan fydd eich cyfrinair yn newid.

done-signed-out = Rydych wedi allgofnodi.
done-password-chosen = Mae eich cyfrinair wedi’i gadw.
done-language-chosen = Mae eich iaith wedi’i chadw.
done-sessions-ended = Rydych wedi allgofnodi ym mhob man arall.
done-invited = Cadwyd y gwahoddiad. Bydd yn mynd allan pan fydd gweinyddwr arall yn cadarnhau’r rôl.
done-account-changed = Mae’r cyfrif wedi’i newid.

role-regulator = rheoleiddiwr
role-government_signatory = llofnodwr dros y Llywodraeth
role-standards_officer = swyddog safonau
role-franchisor_signatory = llofnodwr dros y masnachfreiniwr
role-decision_maker = penderfynwr trwyddedau
role-auditor = archwilydd
role-moderator = cymedrolwr
role-appeal_decider = penderfynwr apeliadau
role-manager = rheolwr cydweithfa
role-consortium_coordinator = cydlynydd consortiwm
role-board_chair = cadeirydd y bwrdd
role-board_member = aelod o’r bwrdd
role-member = aelod
role-worker = gweithiwr
role-translator = cyfieithydd
role-administrator = gweinyddwr

# Y rhestr o gyfrifon, a rolau sy'n aros am ail weinyddwr.
access-accounts-search = Enw neu gyfeiriad e-bost
access-accounts-find = Chwilio
access-accounts-found = { $n ->
    [zero] Dim cyfrifon
    [one] 1 cyfrif
    [two] 2 gyfrif
    [few] { $n } chyfrif
    [many] { $n } chyfrif
   *[other] { $n } o gyfrifon
}
access-roles-none = Dim eto
access-change = Newid
access-grant-waits = Rhoddodd { $by } y rôl { $role }. Nid yw’n cyfrif nes i ail weinyddwr ei chadarnhau.
access-grant-waits-other = Rhaid i weinyddwr arall ei chadarnhau. Os nad oes un, gall pwy bynnag sy’n rhedeg y gwasanaeth wahodd un: “safon account invite”.
access-grant-confirm = Cadarnhau
access-grant-refuse = Gwrthod
access-grant-own = Chi a roddodd y rôl hon. Ni newidiwyd dim. Rhaid i weinyddwr arall ei chadarnhau.
access-grant-not-waiting = Mae rhywun arall eisoes wedi penderfynu ar y rôl hon. Ni newidiwyd dim.
access-role-take = Tynnu’n ôl: { $role }
access-role-of-self = Ni allwch dynnu rôl oddi arnoch eich hun. Ni newidiwyd dim. Gofynnwch i weinyddwr arall.
access-factor-reset = Tynnu’r ail ffactor
access-factor-reset-note = I rywun a gollodd ei ffôn a’i godau adfer. Gwnewch yn siŵr yn gyntaf mai’r person hwnnw sydd yno. Bydd yn gosod un newydd wrth fewngofnodi nesaf, ac yn cael e-bost am hyn nawr.
access-factor-reset-self = Ni allwch dynnu eich ail ffactor eich hun. Ni newidiwyd dim. Gofynnwch i weinyddwr arall.
access-factor-not-set = Nid oes ail ffactor gan y person hwn. Ni newidiwyd dim.
access-mail-factor-reset-subject = Tynnwyd eich ail ffactor ar gyfer Safon
access-mail-factor-reset-text = Tynnodd gweinyddwr ail ffactor eich cyfrif, a chawsoch eich allgofnodi ym mhob man. Os gofynnoch am hynny, mewngofnodwch a gosodwch un newydd. Os na wnaethoch, dewiswch gyfrinair newydd nawr ac atebwch yr e-bost hwn.
access-mail-factor-reset-why = Byddwn bob amser yn dweud wrthych pan fydd eich ail ffactor yn newid.
access-mail-watched-subject = Newidiwyd cyfrif â hawliau arbennig
access-mail-watched-closed = Caeodd { $by } gyfrif { $whose }.
access-mail-watched-opened = Agorodd { $by } gyfrif { $whose } eto.
access-mail-watched-role-ended = Daeth { $by } â rôl { $whose } i ben.
access-mail-watched-factor-off = Tynnodd { $by } yr ail ffactor oddi ar gyfrif { $whose }.
access-mail-watched-check = Os ydych yn gwybod am hyn, nid oes dim i’w wneud. Os nad ydych, siaradwch heddiw â’r gweinyddwyr eraill, neu â phwy bynnag sy’n rhedeg Safon i chi.
access-mail-watched-why = Byddwn bob amser yn dweud wrth bob gweinyddwr, ac wrth y person, pan gaiff cyfrif â hawliau arbennig ei gau, ei agor neu ei newid.
done-role-confirmed = Cadarnhawyd y rôl. Os yw’r person yn newydd, mae’r gwahoddiad ar ei ffordd.
done-role-revoked = Tynnwyd y rôl yn ôl.
done-factor-reset = Tynnwyd yr ail ffactor, a dywedwyd wrth y person.
access-browser = { $name } ({ $system })
access-to-digests = Dewis a ydych am eu cael
access-role-elsewhere = Ni ellir dal y rôl hon yn y sefydliad hwnnw. Mae rheoleiddwyr a llofnodwyr dros y Llywodraeth yn perthyn i’r Llywodraeth, rolau cydweithfa i gydweithfa, a phob rôl arall i’r masnachfreiniwr.
access-areas-unknown = Nid yw un o’r rhain yn god awdurdod lleol. Ysgrifennwch godau fel W06000010, gyda choma rhyngddynt.
access-areas-for-regulators = Dim ond rheoleiddiwr sy’n cael ardaloedd. Gadewch hwn yn wag.

# Cofnod gweithiwr ei hun: mynediad, cywiro, mynd ag ef. Ac am fewnforio: beth a ddaw o bob rhes, a dadwneud y mewnforiad diwethaf.

own-record-title = Fy nghofnod
own-record-lead = Dyma’r cyfan y mae { $coop } yn ei gadw amdanoch yn Safon.
own-record-none = Nid yw { $coop } wedi cysylltu cofnod â’ch cyfrif. Gofynnwch i’ch rheolwr.
own-record-take = Mynd â’m cofnod gyda mi
own-record-file = fy-nghofnod
own-record-needed = Yr hyn sydd ei angen arnaf
own-record-needed-none = Dim, gyda’ch swyddi a’ch dyletswyddau.
own-record-posts-none = Heb eu cofnodi
own-record-source-typed = â llaw
own-record-source-import = o daenlen
own-record-recorded = Cofnodwyd ar { $date }, { $source }
own-record-wrong = A oes rhywbeth o’i le?
own-record-wrong-text = Dywedwch beth sydd o’i le a beth y dylai fod. Mae’ch rheolwr yn ei weld ac yn ateb o fewn mis.
own-record-wrong-body = Beth sydd o’i le
own-record-wrong-hint = Peidiwch ag ysgrifennu am eich iechyd yma.
own-record-wrong-send = Ei anfon at fy rheolwr
own-record-wrong-missing = Dywedwch beth sydd o’i le.
own-record-wrong-many = Mae llawer o’ch negeseuon yn aros am ateb o hyd. Arhoswch am y rheini yn gyntaf.
own-record-said = Yr hyn y dywedwyd ei fod o’i le
own-record-said-on = Ar { $date }:
own-record-waits = Mae’n aros am ateb.
own-record-rights = Eich hawliau
own-record-rights-text = Cewch weld yr hyn a gedwir amdanoch, gofyn am ei gywiro a mynd ag ef gyda chi. Os credwch nad yw’n cael ei drin yn iawn, siaradwch â’ch rheolwr yn gyntaf. Cewch gwyno wrth y Comisiynydd Gwybodaeth hefyd. Ar ôl i chi adael, bydd y mynediad hwn gennych nes i’r gydweithfa ei derfynu. Gofynnwch am eich cofnod cyn hynny.
own-record-outcome = Beth a wnaed
own-record-outcome-choice-corrected = Mae’r cofnod wedi’i gywiro
own-record-outcome-choice-not_changed = Mae’r cofnod yn aros fel y mae
own-record-outcome-corrected = Cywirwyd ar { $date }.
own-record-outcome-not_changed = Atebwyd ar { $date }: mae’r cofnod yn aros fel y mae.
own-record-wrong-panel = Mae’r person hwn yn dweud bod rhywbeth o’i le
own-record-answer-by = Atebwch erbyn { $date }: mis sydd gennych yn ôl y gyfraith.
own-record-reply = Eich ateb
own-record-reply-hint = Bydd y person yn ei ddarllen. Dywedwch beth rydych wedi’i newid, neu pam na newidiwyd dim. Cywirwch y cofnod ei hun ar y dudalen hon.
own-record-reply-send = Anfon yr ateb
own-record-reply-missing = Ysgrifennwch ateb.
own-record-answer-self = Rhywun arall sy’n ateb yr hyn a ddywedoch am eich cofnod eich hun.

own-record-access = Mynediad i’w gofnod ei hun
own-record-access-text = Gall y person hwn weld ei gofnod ei hun, dweud beth sydd o’i le ynddo a mynd ag ef. Nid yw’n gweld dim am neb arall.
own-record-access-has = Gall { $email } weld y cofnod hwn.
own-record-access-waits = Gofynnwyd i { $email } drwy e-bost ac ni chafwyd ateb eto. Ni fydd y person yn gweld dim nes iddo ei dderbyn.
own-record-access-left = Mae’r person wedi gadael ac yn gallu mynd â’r cofnod o hyd. Terfynwch y mynediad pan fydd hynny wedi’i wneud.
own-record-access-give = Gofyn drwy e-bost
own-record-access-end = Terfynu’r mynediad
own-record-access-language = Iaith y gwahoddiad
own-record-access-there = Mae gan y person hwn fynediad eisoes, neu gofynnwyd iddo. Terfynwch hynny cyn gofyn i gyfeiriad arall.
own-record-access-of-another = Mae’r cyfeiriad hwn yn perthyn i gofnod rhywun arall yma. Rhowch un arall.
own-record-role-elsewhere = Y gydweithfa sy’n rhoi mynediad i weithiwr, ar dudalen y person.
own-record-mail-why = Eich cydweithfa a’ch gwahoddodd, er mwyn i chi weld eich cofnod eich hun. Os na wyddoch pam, atebwch yr e-bost hwn.

own-record-paper-title = Cofnod { $name }
own-record-paper-lead = Y cyfan yr oedd { $coop } yn ei gadw yn Safon ar { $date }.
own-record-paper-about = Am y person
own-record-paper-what = Beth
own-record-paper-value = Yr hyn a gedwir
own-record-paper-stands = Y sefyllfa
own-record-paper-more = Beth arall a gedwir
own-record-paper-nothing = Ni chedwir dim.

done-own-record-said = Mae’ch neges gyda’ch rheolwr.
done-own-record-answered = Mae’ch ateb wedi’i anfon. Mae’r person yn ei weld wrth ei gofnod.
done-own-record-access-given = Gofynnwyd i’r person drwy e-bost. Bydd yn gweld ei gofnod ar ôl ei dderbyn.
done-own-record-access-taken = Mae’r mynediad wedi’i derfynu.
done-own-record-undone = Mae’r mewnforiad wedi’i ddadwneud.

own-record-row-new = Byddai’n cael ei ychwanegu.
own-record-row-new-person = Byddai’n cael ei ychwanegu, unwaith y cytunir i ychwanegu’r person.
own-record-row-added = Mae wedi’i ychwanegu.
own-record-row-corrected = Mae wedi’i gywiro: { $field }.
own-record-row-same = Mae wedi’i gofnodi eisoes.
own-record-row-changed = Byddai’n cael ei gywiro: { $field }.
own-record-row-waits = Mae’n aros am ateb.

own-record-faults = Mynd â rhestr o’r gwallau a’r cwestiynau
own-record-faults-file = gwallau-a-chwestiynau
own-record-faults-written = Fel yr ysgrifennwyd
own-record-faults-sort = Math
own-record-faults-wrong = Y gwall neu’r cwestiwn
own-record-faults-error = Gwall
own-record-faults-question = Cwestiwn

own-record-undo = Dadwneud y mewnforiad diwethaf
own-record-undo-title = Dadwneud y mewnforiad?
own-record-undo-lead = Nid oes dim wedi’i ddadwneud eto.
own-record-undo-nothing = Ni fyddai dim yn newid: mae popeth a wnaeth y mewnforiad wedi’i newid eto ers hynny.
own-record-undo-records-removed = { $n ->
    [zero] Ni chaiff yr un cofnod ei dynnu.
    [one] Caiff { $n } cofnod a ychwanegwyd ganddo ei dynnu.
    [two] Caiff { $n } gofnod a ychwanegwyd ganddo eu tynnu.
    [few] Caiff { $n } chofnod a ychwanegwyd ganddo eu tynnu.
    [many] Caiff { $n } chofnod a ychwanegwyd ganddo eu tynnu.
   *[other] Caiff { $n } o gofnodion a ychwanegwyd ganddo eu tynnu.
}
own-record-undo-records-restored = { $n ->
    [zero] Nid oes cofnod yn dod yn ôl fel yr oedd.
    [one] Daw { $n } cofnod a gywirwyd ganddo yn ôl fel yr oedd.
    [two] Daw { $n } gofnod a gywirwyd ganddo yn ôl fel yr oeddent.
    [few] Daw { $n } chofnod a gywirwyd ganddo yn ôl fel yr oeddent.
    [many] Daw { $n } chofnod a gywirwyd ganddo yn ôl fel yr oeddent.
   *[other] Daw { $n } o gofnodion a gywirwyd ganddo yn ôl fel yr oeddent.
}
own-record-undo-people-removed = { $n ->
    [zero] Ni chaiff neb ei dynnu.
    [one] Caiff { $n } person a ychwanegwyd ganddo ei dynnu.
    [two] Caiff { $n } berson a ychwanegwyd ganddo eu tynnu.
    [few] Caiff { $n } pherson a ychwanegwyd ganddo eu tynnu.
    [many] Caiff { $n } pherson a ychwanegwyd ganddo eu tynnu.
   *[other] Caiff { $n } o bobl a ychwanegwyd ganddo eu tynnu.
}
own-record-undo-people-restored = { $n ->
    [zero] Nid oes manylion neb yn dod yn ôl fel yr oeddent.
    [one] Daw manylion { $n } person yn ôl fel yr oeddent.
    [two] Daw manylion { $n } berson yn ôl fel yr oeddent.
    [few] Daw manylion { $n } pherson yn ôl fel yr oeddent.
    [many] Daw manylion { $n } pherson yn ôl fel yr oeddent.
   *[other] Daw manylion { $n } o bobl yn ôl fel yr oeddent.
}
own-record-undo-stays = Yr hyn sy’n aros
own-record-undo-stays-note = Mae rhywun wedi’i newid ers hynny, neu mae rhywbeth arall yn perthyn iddo. Edrychwch arno eich hun.
own-record-undo-stays-record = { $name }: { $subject }, { $date }
own-record-undo-stays-person = { $name }: newidiwyd y manylion
own-record-undo-stays-needed = { $name }: mae cofnodion eraill yn perthyn i’r person hwn
own-record-undo-more = { $n ->
    [zero] Dim rhagor.
    [one] Hefyd { $n } arall.
    [two] Hefyd { $n } arall.
    [few] Hefyd { $n } arall.
    [many] Hefyd { $n } arall.
   *[other] Hefyd { $n } arall.
}
own-record-undo-do = Dadwneud y mewnforiad
own-record-undo-keep = Cadw’r mewnforiad
own-record-undo-not-last = Dim ond y mewnforiad diwethaf y gellir ei ddadwneud, a hynny unwaith.
own-record-import-undone = Wedi’i ddadwneud

deadlines-correction = Ateb rhywun sy’n dweud bod ei gofnod ei hun yn anghywir
reminder-rule-correction = Ateb am gofnod rhywun ei hun
journal-event-correction-asked = Dywedodd gweithiwr fod rhywbeth yn ei gofnod o’i le
journal-event-correction-answered = Atebwyd yr hyn a ddywedodd gweithiwr am ei gofnod
journal-event-training-import-undone = Cafodd mewnforiad taenlen hyfforddi ei ddadwneud
journal-event-worker-access-given = Rhoddwyd mynediad i weithiwr i’w gofnod ei hun
journal-event-worker-access-taken = Terfynwyd mynediad gweithiwr i’w gofnod ei hun

own-record-access-many = Gofynnwyd i ormod heddiw: rydych wedi gofyn i 200 o bobl, neu cafodd y cyfeiriad hwn dri llythyr. Ni ofynnwyd i’r person hwn; rhowch gynnig arall arni yfory.
own-record-offers = Eich cofnod eich hun
own-record-offer = Mae { $coop } yn cynnig eich cofnod hyfforddi eich hun yno i chi.
own-record-offer-means = Peidiwch â’i dderbyn oni bai eich bod yn gweithio yno. Mae pwy bynnag sy’n ei dderbyn yn un o bobl y gydweithfa honno, ac ni all ei harchwilio na phenderfynu yn ei chylch.
own-record-offer-accept = Ei dderbyn
own-record-offer-refuse = Na, nid wyf yn gweithio yno
own-record-mail-subject = Mae eich cofnod eich hun yn barod i chi
own-record-mail-text = Mae { $coop } yn gofyn i chi dderbyn eich cofnod hyfforddi a sefydlu eich hun yno.
own-record-mail-button = Ateb yn eich cyfrif
own-record-offered-why = Rhoddodd y gydweithfa y cyfeiriad hwn ar gyfer rhywun sy’n gweithio yno. Os nad chi yw’r person hwnnw, gwrthodwch, neu peidiwch â gwneud dim: yna ni fydd dim yn newid.
done-own-record-offer-accepted = Mae eich cofnod eich hun ar agor i chi.
done-own-record-offer-refused = Rydych wedi gwrthod. Nid oes dim arall wedi newid.

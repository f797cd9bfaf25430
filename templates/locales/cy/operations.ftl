# Iechyd, post, amserlen, dyddlyfr, copïau wrth gefn.

operations-lock-held = Mae Safon arall yn rhedeg ar { $folder }. Ni newidiwyd dim. Stopiwch hwnnw yn gyntaf, neu defnyddiwch ffolder arall.

operations-job-deliver-mail = Rhoi’r e-byst sy’n aros i’r gweinydd post.
operations-job-advance-audits = Symud archwiliadau ymlaen pan fydd eu cyfnodau wedi agor neu ddod i ben.
operations-job-post-reminders = Postio un crynodeb i bob cyfeiriad sydd i gael ei atgoffa y diwrnod hwnnw; dim ar benwythnosau na gwyliau banc.
operations-job-board-digest = Postio crynodeb y mis i fyrddau, ar ddiwrnod gwaith cyntaf y mis.
operations-job-verify = Gwirio cadwyn y dyddlyfr a beitiau pob ffeil.
operations-job-sweep = Clirio ffeiliau a dderbyniwyd yn rhannol a hen gofnodion rhediadau.
operations-job-rebuild-network = Crynhoi sefyllfa pob cydweithfa, ar gyfer tudalen y rhwydwaith.

operations-when-every-minute = Bob munud.
operations-when-every-n-minutes = { $n ->
    [zero] Bob munud.
    [one] Bob munud.
    [two] Bob { $n } funud.
    [few] Bob { $n } munud.
    [many] Bob { $n } munud.
   *[other] Bob { $n } munud.
}
operations-when-hourly = Bob awr, { $minute } munud wedi’r awr.
operations-when-daily = Bob dydd am { $time }.
operations-when-weekdays = Dydd Llun i ddydd Gwener am { $time }.
operations-when-other = Ar adegau’r llinell { $line }.

operations-journal-entry-missing = Mae’r dyddlyfr wedi torri: mae cofnod { $sequence } ar goll.
operations-journal-chain-broken = Mae’r dyddlyfr wedi torri: nid yw cofnod { $sequence } yn deillio o’r un o’i flaen.
operations-journal-entry-altered = Mae’r dyddlyfr wedi torri: newidiwyd cofnod { $sequence }.
operations-journal-detail-altered = Mae’r dyddlyfr wedi torri: newidiwyd yr hyn y mae cofnod { $sequence } yn ei ddweud.
operations-file-missing = Mae ffeil ar goll: { $digest }
operations-file-altered = Newidiwyd ffeil: { $digest }

operations-backup-damaged = Mae’r copi o’r gronfa ddata wedi’i ddifrodi: { $problem }. Nid yw’n gopi wrth gefn.
operations-tool-missing = Mae angen y rhaglen { $tool } ar gyfer hyn ac nid yw wedi’i gosod. Ni newidiwyd dim.
operations-tool-failed = Methodd { $tool }: { $problem }
operations-no-backup = Nid oes copi wrth gefn yn { $folder }.
operations-backup-list = Ni ellir darllen rhestr y copi wrth gefn hwn. Nid adferwyd dim.
operations-backup-path = Mae’r copi wrth gefn yn enwi ffeil nad oes yr un copi wrth gefn yn ei dal: { $path }. Nid adferwyd dim.
operations-backup-missing = Mae ffeil ar goll o’r copi wrth gefn: { $path }. Nid adferwyd dim.
operations-backup-altered = Newidiwyd ffeil o’r copi wrth gefn: { $path }. Nid adferwyd dim.
operations-folder-not-empty = Nid yw { $folder } yn wag. Ni newidiwyd dim. Dewiswch ffolder wag.
operations-restore-other-database = Mae’r copi wrth gefn hwn o fath arall o gronfa ddata na’r un yn y gosodiadau. Nid adferwyd dim.
operations-restore-not-empty-database = Mae rhywbeth yn y gronfa ddata eisoes. Nid adferwyd dim. Adferwch i un wag.

operations-job-issue-reports = Dyroddi adroddiadau archwiliadau a ddaeth yn derfynol, ac adroddiadau ymgynghoriadau na ellid eu dyroddi gyda’r cynnig.

operations-verified = Mae popeth yn iawn: { $entries ->
    [zero] dim cofnodion yn y dyddlyfr
    [one] un cofnod yn y dyddlyfr
    [two] { $entries } gofnod yn y dyddlyfr
    [few] { $entries } chofnod yn y dyddlyfr
    [many] { $entries } chofnod yn y dyddlyfr
   *[other] { $entries } o gofnodion yn y dyddlyfr
}, { $files ->
    [zero] dim ffeiliau
    [one] un ffeil
    [two] { $files } ffeil
    [few] { $files } ffeil
    [many] { $files } ffeil
   *[other] { $files } o ffeiliau
}.
operations-verified-faults = { $n ->
    [zero] Ni chafwyd gwallau.
    [one] Cafwyd un gwall.
    [two] Cafwyd { $n } wall.
    [few] Cafwyd { $n } gwall.
    [many] Cafwyd { $n } gwall.
   *[other] Cafwyd { $n } o wallau.
}
operations-backup-made = Mae’r copi wrth gefn yn { $folder }: { $n ->
    [zero] dim ffeiliau
    [one] un ffeil
    [two] { $n } ffeil
    [few] { $n } ffeil
    [many] { $n } ffeil
   *[other] { $n } o ffeiliau
}, pob un â’i chrynodeb.
operations-restored = Mae’r copi wrth gefn wedi’i adfer i { $folder } a’i wirio.
operations-restored-held = Mae’r holl bost yn cael ei ddal yn ôl. Bydd gweinyddwr yn ei ryddhau ar y dudalen “Post”.

operations-check-failed = Ni ellid edrych arno: { $problem }
operations-check-database = Cronfa ddata
operations-check-schema = Sgema
operations-check-disk = Disg
operations-check-service = Gwasanaeth
operations-check-relay = Gweinydd post
operations-check-queue = Post yn aros
operations-check-jobs = Tasgau cylchol
operations-check-backup = Copi wrth gefn
operations-check-verify = Gwirio
operations-database-good = Mae { $kind } yn ateb.
operations-schema-good = Sgema’r rhaglen hon ydyw.
operations-schema-behind = { $n ->
    [zero] Mae pob cam mudo wedi rhedeg.
    [one] Mae un cam mudo heb redeg. Rhedwch “safon migrate”.
    [two] Mae { $n } gam mudo heb redeg. Rhedwch “safon migrate”.
    [few] Mae { $n } cham mudo heb redeg. Rhedwch “safon migrate”.
    [many] Mae { $n } cham mudo heb redeg. Rhedwch “safon migrate”.
   *[other] Mae { $n } o gamau mudo heb redeg. Rhedwch “safon migrate”.
}
operations-disk = { $megabytes ->
    [zero] Nid oes lle ar ôl.
    [one] Mae un megabeit ar gael.
    [two] Mae { $megabytes } fegabeit ar gael.
    [few] Mae { $megabytes } megabeit ar gael.
    [many] Mae { $megabytes } megabeit ar gael.
   *[other] Mae { $megabytes } megabeit ar gael.
}
operations-service-runs = Mae gwasanaeth yn rhedeg ar y ffolder hon.
operations-service-stopped = Nid oes gwasanaeth yn rhedeg ar y ffolder hon nawr.
operations-relay-none = Nid oes gweinydd post wedi’i osod: dim ond cadw post a wneir.
operations-relay-good = Mae { $relay } yn ateb.
operations-relay-away = Nid yw { $relay } yn ateb. Mae post yn aros nes y bydd.
operations-queue-held = Mae’r holl bost yn cael ei ddal yn ôl nes i weinyddwr ei ryddhau.
operations-queue = { $waiting } yn aros, { $late } ohonynt ers dros ddiwrnod; { $lost } wedi methu neu’n ansicr yn ystod yr wythnos ddiwethaf.
operations-jobs-good = Daeth pob tasg i ben yn llwyddiannus y tro diwethaf iddi redeg.
operations-jobs-failed = Methodd y tasgau hyn pan redwyd nhw ddiwethaf: { $jobs }
operations-backup-never = Ni wnaed copi wrth gefn eto.
operations-backup-last = Gwnaed y copi wrth gefn diwethaf ar { $date }.
operations-verify-never = Ni wiriwyd y dyddlyfr a’r ffeiliau eto.
operations-verify-last = Roedd y dyddlyfr a’r ffeiliau’n iawn ar { $date }.
operations-verify-bad = Cafwyd gwallau ar { $date }. Rhedwch “safon verify” i’w gweld.

operations-what = Beth
operations-state = Cyflwr
operations-says = Neges
operations-state-good = Da
operations-state-warning = Angen sylw
operations-state-fault = Gwall
operations-health-title = Cyflwr y gwasanaeth
operations-health-caption = Canlyniad y gwiriadau a wnaed nawr
operations-mail-title = Post
operations-mail-latest = Yr e-byst diweddaraf
operations-mail-none = Ni phostiwyd e-bost eto
operations-mail-letter = E-bost
operations-mail-release = Rhyddhau’r post
operations-mail-subject = Pwnc
operations-mail-recipient = At
operations-mail-state = Cyflwr
operations-mail-at = Pryd
email-reply-kept = Wedi’i gadw ym mlwch post yr arddangosiad
email-reply-past = Wedi’i anfon yng ngorffennol yr arddangosiad
operations-mail-reply = Ateb y gweinydd post
operations-mail-created = Postiwyd
operations-mail-not-before = Nid cyn
operations-mail-sent = Anfonwyd
operations-mail-attempts = Cynigion
operations-mail-hidden = Ni ddangosir testun yr e-bost hwn: gellid ei ddefnyddio i fewngofnodi.
done-mail-held = Mae’r holl bost yn cael ei ddal yn ôl.
done-mail-released = Mae’r post wedi’i ryddhau. Bydd yr hyn sy’n aros yn mynd o fewn munud, yn ei oriau.
email-state-leased = Ar ei ffordd
email-state-sent = Anfonwyd
email-state-failed = Methodd
email-state-unknown = Ansicr: gall fod wedi cyrraedd
email-state-withdrawn = Tynnwyd yn ôl: nid oes ei angen mwyach
reminder-state-posted = Postiwyd
reminder-state-missed = Ni anfonwyd
reminder-state-withdrawn = Tynnwyd yn ôl
run-outcome-running = yn rhedeg
run-outcome-done = wedi dod i ben yn llwyddiannus
run-outcome-failed = wedi methu
operations-reminders-title = Nodiadau atgoffa
operations-reminders-from = Diwrnod cyntaf
operations-reminders-to = Diwrnod olaf
operations-reminders-look = Gweld beth sydd i ddod
operations-reminders-reference = Cyfeirnod y gydweithfa
operations-reminders-reference-hint = Gadewch yn wag i weld pob cydweithfa. Gyda miloedd o gydweithfeydd, mae hynny’n cymryd ychydig eiliadau.
operations-reminders-planned = { $n ->
    [zero] Ni fyddai dim yn mynd allan
    [one] Byddai un nodyn atgoffa yn mynd allan
    [two] Byddai { $n } nodyn atgoffa yn mynd allan
    [few] Byddai { $n } nodyn atgoffa yn mynd allan
    [many] Byddai { $n } nodyn atgoffa yn mynd allan
   *[other] Byddai { $n } o nodiadau atgoffa yn mynd allan
}
operations-reminders-cut = Dim ond y { $n } cyntaf a ddangosir. Mae’r gorchymyn “safon reminders preview” yn dangos y cyfan.
operations-reminders-ledger = Yr hyn a aeth allan
operations-reminders-none = Ni chofnodwyd nodyn atgoffa eto
operations-reminders-at = Pryd
operations-reminders-what = Beth
operations-reminders-rule = Rheol
operations-reminders-due = Erbyn
operations-reminders-step = Cam
operations-timetable-title = Amserlen
operations-timetable-lead = Amser lleol Cymru yw’r amserau hyn, haf a gaeaf.
operations-timetable-when = Pryd
operations-timetable-line = Llinell
operations-timetable-next = Y pum rhediad nesaf
operations-timetable-last = Rhediad diwethaf
operations-timetable-never = Nid yw wedi rhedeg eto.
operations-journal-title = Dyddlyfr
operations-journal-lead = Pob newid, y diweddaraf yn gyntaf. Bydd “safon verify” yn dod o hyd i gofnod a newidiwyd neu a ddilëwyd.
operations-journal-none = Nid oes cofnodion yma
operations-journal-number = Rhif
operations-journal-at = Pryd
operations-journal-event = Beth
operations-journal-who = Pwy
operations-journal-detail = Manylion
operations-journal-hash = Hash
operations-journal-older = Cofnodion hŷn

# Iechyd, post, amserlen, dyddlyfr, copïau wrth gefn.

operations-lock-held = Mae Safon arall yn rhedeg ar { $folder }. Stopiwch hwnnw yn gyntaf, neu defnyddiwch ffolder arall. Ni newidiwyd dim.

operations-job-deliver-mail = Rhoi'r e-byst sy'n aros i'r gweinydd post.
operations-job-advance-audits = Symud archwiliadau ymlaen pan fydd eu cyfnodau wedi agor neu ddod i ben.
operations-job-post-reminders = Postio un crynodeb i bob person sydd i gael ei atgoffa y diwrnod hwnnw; dim ar ddyddiau cau.
operations-job-board-digest = Postio crynodeb y mis i fyrddau, ar ddiwrnod gwaith cyntaf y mis.
operations-job-verify = Gwirio cadwyn y dyddlyfr a beitiau pob ffeil.
operations-job-sweep = Clirio ffeiliau a dderbyniwyd yn rhannol a hen gofnodion rhediadau.
operations-job-rebuild-network = Crynhoi sut mae pob cydweithfa yn sefyll, ar gyfer tudalen y rhwydwaith.

operations-when-every-minute = Bob munud.
operations-when-every-n-minutes = { $n ->
    [zero] Bob munud.
    [one] Bob munud.
    [two] Bob dwy funud.
    [few] Bob { $n } munud.
    [many] Bob { $n } munud.
   *[other] Bob { $n } munud.
}
operations-when-hourly = Bob awr am { $minute } munud wedi'r awr.
operations-when-daily = Bob dydd am { $time }.
operations-when-weekdays = Dydd Llun i ddydd Gwener am { $time }.
operations-when-other = Ar adegau'r llinell { $line }.

operations-journal-entry-missing = Mae'r dyddlyfr wedi torri: mae cofnod { $sequence } ar goll.
operations-journal-chain-broken = Mae'r dyddlyfr wedi torri: nid yw cofnod { $sequence } yn dilyn o'r un o'i flaen.
operations-journal-entry-altered = Mae'r dyddlyfr wedi torri: newidiwyd cofnod { $sequence }.
operations-journal-detail-altered = Mae'r dyddlyfr wedi torri: newidiwyd yr hyn mae cofnod { $sequence } yn ei ddweud.
operations-file-missing = Mae ffeil ar goll: { $digest }
operations-file-altered = Newidiwyd ffeil: { $digest }

operations-backup-damaged = Mae'r copi o'r gronfa ddata wedi'i ddifrodi: { $problem }. Nid yw'n gopi wrth gefn.
operations-tool-missing = Mae angen y rhaglen { $tool } ar gyfer hyn ac nid yw wedi'i gosod. Ni newidiwyd dim.
operations-tool-failed = Methodd { $tool }: { $problem }
operations-no-backup = Nid oes copi wrth gefn yn { $folder }.
operations-backup-list = Ni ellir darllen rhestr y copi wrth gefn hwn. Nid adferwyd dim.
operations-backup-path = Mae'r copi wrth gefn yn enwi ffeil nad oes un copi yn ei dal: { $path }. Nid adferwyd dim.
operations-backup-missing = Mae ffeil ar goll o'r copi wrth gefn: { $path }. Nid adferwyd dim.
operations-backup-altered = Newidiwyd ffeil o'r copi wrth gefn: { $path }. Nid adferwyd dim.
operations-folder-not-empty = Nid yw { $folder } yn wag. Dewiswch ffolder wag. Ni newidiwyd dim.
operations-restore-other-database = Mae'r copi hwn o fath arall o gronfa ddata na'r un yn y gosodiadau. Nid adferwyd dim.
operations-restore-not-empty-database = Mae rhywbeth yn y gronfa ddata yn barod. Adferwch i un wag. Nid adferwyd dim.

operations-job-issue-reports = Cyhoeddi adroddiadau archwiliadau terfynol na ellid eu cyhoeddi ar unwaith.

operations-verified = Mae popeth yn iawn: { $entries ->
    [zero] dim cofnodion yn y dyddlyfr
    [one] un cofnod yn y dyddlyfr
    [two] dau gofnod yn y dyddlyfr
    [few] { $entries } chofnod yn y dyddlyfr
    [many] { $entries } chofnod yn y dyddlyfr
   *[other] { $entries } o gofnodion yn y dyddlyfr
}, { $files ->
    [zero] dim ffeiliau
    [one] un ffeil
    [two] dwy ffeil
    [few] { $files } ffeil
    [many] { $files } ffeil
   *[other] { $files } o ffeiliau
}.
operations-verified-faults = { $n ->
    [zero] Ni chafwyd gwallau.
    [one] Cafwyd un gwall.
    [two] Cafwyd dau wall.
    [few] Cafwyd { $n } gwall.
    [many] Cafwyd { $n } gwall.
   *[other] Cafwyd { $n } gwall.
}
operations-backup-made = Mae'r copi wrth gefn yn { $folder }: { $n ->
    [zero] dim ffeiliau
    [one] un ffeil
    [two] dwy ffeil
    [few] { $n } ffeil
    [many] { $n } ffeil
   *[other] { $n } o ffeiliau
}, pob un â'i chrynhoad.
operations-restored = Mae'r copi wedi'i adfer i { $folder } a'i wirio.
operations-restored-held = Mae pob post yn cael ei ddal. Bydd gweinyddwr yn ei ryddhau ar y dudalen “Post”.

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
operations-schema-good = Sgema'r rhaglen hon ydyw.
operations-schema-behind = { $n ->
    [zero] Mae pob mudiad wedi rhedeg.
    [one] Mae un mudiad heb redeg. Rhedwch “safon migrate”.
    [two] Mae dau fudiad heb redeg. Rhedwch “safon migrate”.
    [few] Mae { $n } mudiad heb redeg. Rhedwch “safon migrate”.
    [many] Mae { $n } mudiad heb redeg. Rhedwch “safon migrate”.
   *[other] Mae { $n } mudiad heb redeg. Rhedwch “safon migrate”.
}
operations-disk = { $megabytes ->
    [zero] Nid oes lle ar ôl.
    [one] Mae un megabeit yn rhydd.
    [two] Mae dau fegabeit yn rhydd.
    [few] Mae { $megabytes } megabeit yn rhydd.
    [many] Mae { $megabytes } megabeit yn rhydd.
   *[other] Mae { $megabytes } megabeit yn rhydd.
}
operations-service-runs = Mae gwasanaeth yn rhedeg ar y ffolder hon.
operations-service-stopped = Nid oes gwasanaeth yn rhedeg ar y ffolder hon nawr.
operations-relay-none = Nid oes gweinydd post wedi'i osod: dim ond cadw post a wneir.
operations-relay-wrong = Mae cyfeiriad y gweinydd post yn anghywir.
operations-relay-good = Mae { $relay } yn ateb.
operations-relay-away = Nid yw { $relay } yn ateb. Mae post yn aros nes y bydd.
operations-queue-held = Mae pob post yn cael ei ddal nes i weinyddwr ei ryddhau.
operations-queue = { $waiting } yn aros, { $late } ohonynt ers dros ddiwrnod; { $lost } wedi methu neu'n ansicr yn ystod yr wythnos ddiwethaf.
operations-jobs-good = Daeth pob tasg i ben yn dda pan redodd ddiwethaf.
operations-jobs-failed = Methodd y tasgau hyn pan redon nhw ddiwethaf: { $jobs }
operations-backup-never = Ni wnaed copi wrth gefn eto.
operations-backup-last = Gwnaed y copi wrth gefn diwethaf ar { $date }.
operations-verify-never = Ni wiriwyd y dyddlyfr a'r ffeiliau eto.
operations-verify-last = Roedd y dyddlyfr a'r ffeiliau'n iawn ar { $date }.
operations-verify-bad = Cafwyd gwallau ar { $date }. Rhedwch “safon verify” i'w gweld.

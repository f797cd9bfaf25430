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

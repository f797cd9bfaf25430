# Yr amserlen: beth a redodd, beth a gollwyd ac a wnaed wedyn, seibiau.

timetable-more = Rhediadau, rhedeg nawr, seibio
timetable-latest = Y rhediadau diweddaraf
# adolygu
timetable-latest-odd = Y rhediadau diweddaraf a oedd yn hwyr, a fethodd neu y gofynnwyd amdanynt
timetable-latest-none = Nid oes dim anarferol wedi’i gofnodi.
timetable-started = Dechrau
timetable-stood-for = Ar gyfer yr amser
timetable-took = Hyd
timetable-ended = Canlyniad
timetable-why = Pam y rhedodd
timetable-cause-on_time = daeth ei hamser
# adolygu
timetable-cause-caught_up = yn lle amser a gollwyd
timetable-cause-by_hand = gofynnodd rhywun
timetable-set-aside = nid yw’n cyfrif: roedd y cloc o flaen ei amser
timetable-took-no-time = llai nag eiliad
timetable-took-seconds = { $n } e
timetable-took-minutes = { $n ->
    [zero] { $n } munud
    [one] 1 funud
    [two] { $n } funud
    [few] { $n } munud
    [many] { $n } munud
   *[other] { $n } munud
}
# adolygu
timetable-left-behind = Ni ddaeth neb â’r rhediad hwn i ben: daeth y broses a’i dechreuodd i ben, safodd yn stond neu ildiodd y rhediad
# adolygu
timetable-reports-not-issued = Ni ellid dyroddi’r adroddiadau hyn: { $which } (mae’r log yn dweud pam)
# adolygu
timetable-consultations-not-issued = Ni ellid dyroddi adroddiadau’r ymgynghoriadau hyn: { $which } (mae’r log yn dweud pam)
timetable-last-day = Y 24 awr diwethaf
timetable-day = Rhediadau: { $ran } o { $due }, yr hiraf yn { $seconds } e
timetable-day-failed = Rhediadau: { $ran } o { $due }, { $failed } ohonynt wedi methu, yr hiraf yn { $seconds } e
timetable-missed = Wedi’u colli
timetable-missed-none = Dim wedi’u cofnodi
timetable-missed-down = { $n ->
    [zero] { $first }: nid oedd y gwasanaeth yn rhedeg
    [one] { $first }: nid oedd y gwasanaeth yn rhedeg
    [two] { $n } waith, { $first } i { $last }: nid oedd y gwasanaeth yn rhedeg
    [few] { $n } gwaith, { $first } i { $last }: nid oedd y gwasanaeth yn rhedeg
    [many] { $n } gwaith, { $first } i { $last }: nid oedd y gwasanaeth yn rhedeg
   *[other] { $n } gwaith, { $first } i { $last }: nid oedd y gwasanaeth yn rhedeg
}
timetable-missed-paused = { $n ->
    [zero] { $first }: roedd y dasg wedi’i seibio
    [one] { $first }: roedd y dasg wedi’i seibio
    [two] { $n } waith, { $first } i { $last }: roedd y dasg wedi’i seibio
    [few] { $n } gwaith, { $first } i { $last }: roedd y dasg wedi’i seibio
    [many] { $n } gwaith, { $first } i { $last }: roedd y dasg wedi’i seibio
   *[other] { $n } gwaith, { $first } i { $last }: roedd y dasg wedi’i seibio
}
# adolygu
timetable-made-up = Wedi’u gwneud wedyn
timetable-made-up-none = Dim wedi’u cofnodi
timetable-made-up-one = { $at }, ar gyfer { $for }
timetable-paused = { $n ->
    [zero] Wedi’i seibio gan { $who } ers { $when }: { $reason }
    [one] Wedi’i seibio gan { $who } ers { $when }: { $reason } Daeth un amser heb i’r dasg redeg.
    [two] Wedi’i seibio gan { $who } ers { $when }: { $reason } Daeth { $n } amser heb i’r dasg redeg.
    [few] Wedi’i seibio gan { $who } ers { $when }: { $reason } Daeth { $n } amser heb i’r dasg redeg.
    [many] Wedi’i seibio gan { $who } ers { $when }: { $reason } Daeth { $n } amser heb i’r dasg redeg.
   *[other] Wedi’i seibio gan { $who } ers { $when }: { $reason } Daeth { $n } amser heb i’r dasg redeg.
}
timetable-paused-line = Wedi’i seibio: { $reason }
timetable-paused-title = Wedi’i seibio
timetable-next-paused = Nid yw’n rhedeg nes bydd rhywun yn ei ailgychwyn.
timetable-run = Rhedeg nawr
timetable-run-note = Bydd y dasg yn dechrau o fewn eiliad. Os yw’n rhedeg eisoes, bydd yn dechrau pan ddaw’r rhediad hwnnw i ben. Mae’r dyddlyfr yn cadw pwy a ofynnodd.
timetable-ordered = Gofynnwyd amdani ar { $when }; bydd yn dechrau pan fydd y gwasanaeth yn edrych nesaf.
timetable-pause = Seibio
timetable-pause-title = Seibio’r dasg hon
timetable-pause-note = Hyd nes i rywun ei hailgychwyn, ni fydd y dasg yn rhedeg yn ôl yr amserlen. Cedwir yr amserau a gollir fel rhai a gollwyd am ei bod wedi’i seibio. Pan gaiff ei hailgychwyn bydd yn rhedeg unwaith, ar gyfer yr un diweddaraf ohonynt.
timetable-reason = Pam
timetable-reason-hint = Bydd gweinyddwyr eraill yn darllen hyn, ac mae’r dyddlyfr yn ei gadw.
timetable-resume = Ailgychwyn
timetable-never-paused = Ni ellir seibio’r dasg hon. Nid yw cyfnodau a bennir gan y gyfraith, gwirio’r dyddlyfr na dosbarthu post yn stopio; mae modd dal yr holl bost yn ôl ar ei dudalen ei hun.
timetable-reason-missing = Dywedwch pam y caiff y dasg ei seibio
timetable-paused-already = Mae’r dasg wedi’i seibio eisoes
timetable-not-paused = Nid yw’r dasg wedi’i seibio

operations-check-pauses = Tasgau wedi’u seibio
operations-pauses-none = Nid oes tasg wedi’i seibio.
operations-pauses-some = Mae’r tasgau hyn wedi’u seibio: { $jobs }

done-job-ordered = Mae’r dasg yn rhedeg nawr.
done-job-paused = Mae’r dasg wedi’i seibio.
done-job-resumed = Mae’r dasg yn rhedeg yn ôl yr amserlen eto.

# adolygu
journal-event-clock-went-back = Rhoddwyd y cloc yn ôl o wythnosau; mae’r hyn a ddywedwyd yn y dyfodol hwnnw i’w ddweud eto
journal-event-job-ordered = Gofynnodd rhywun i un o dasgau’r amserlen redeg
journal-event-job-paused = Seibiodd rhywun un o dasgau’r amserlen
journal-event-job-resumed = Ailgychwynnodd rhywun un o dasgau’r amserlen

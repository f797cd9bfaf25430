# Ceisiadau am dystiolaeth: gofyn, ateb, derbyn, anfon yn ôl; a chwestiynau am eitem.

requests-title = Ceisiadau am dystiolaeth
requests-new = Gofyn am dystiolaeth
requests-one = Cais { $n }
requests-back = Yn ôl at y ceisiadau
requests-coop-lead = Yr hyn y mae timau eich archwiliadau yn gofyn i chi ei ddangos, ac erbyn pryd.
requests-none = Ni ofynnwyd am ddim eto.
requests-none-next = Gofynnwch am yr hyn nad yw’r gydweithfa wedi’i ddangos, erbyn diwrnod penodol.
requests-none-here = Nid oes dim yma ar hyn o bryd.
requests-show = Dangos
requests-show-open = I’w hateb ({ $n })
requests-show-answered = Wedi’u hateb ({ $n })
requests-show-late = Yn hwyr ({ $n })
requests-show-all = Y cyfan ({ $n })
requests-asked = Yr hyn y gofynnir amdano
requests-state = Cyflwr
requests-due = Erbyn
requests-owner = Pwy sy’n gofalu amdano
requests-owner-manager = Y rheolwr

request-state-open = I’w ateb
request-state-answered = Wedi’i ateb
request-state-sent_back = Wedi’i anfon yn ôl
request-state-accepted = Wedi’i dderbyn
request-state-withdrawn = Wedi’i dynnu’n ôl
request-state-late = Yn hwyr

request-move-ask = Gofynnwyd
request-move-assign = Rhoddwyd i rywun
request-move-answer = Atebwyd
request-move-send_back = Anfonwyd yn ôl
request-move-accept = Derbyniwyd
request-move-withdraw = Tynnwyd yn ôl

requests-what = Am beth rydych yn gofyn?
requests-what-hint = Dywedwch beth fyddai’n ddigon. Bydd y gydweithfa’n darllen hyn. Peidiwch ag enwi pobl.
requests-sort = Math o dystiolaeth
requests-sort-hint = Yna bydd Safon yn dangos i’r gydweithfa beth sydd ganddi o’r math hwn.
requests-sort-any = Unrhyw fath
requests-criterion = Maen prawf
requests-criterion-none = Dim un maen prawf penodol
requests-due-hint = Caiff y gydweithfa ei hatgoffa ohono. Er enghraifft, 27 3 2026
requests-due-past = Rhaid i’r dyddiad fod ar ôl heddiw.
requests-due-far = Rhaid i’r dyddiad fod erbyn { $date } fan bellaf.
requests-send = Anfon y cais

requests-answer-title = Eich ateb
requests-suggestions = Tystiolaeth sydd gennych ac sy’n addas
requests-suggestions-hint = Tynnwch y tic o’r hyn nad ydych am ei anfon.
requests-suggestions-none = Nid oes gennych dystiolaeth gyfredol sy’n addas. Uwchlwythwch hi, dewiswch dystiolaeth arall, neu atebwch mewn geiriau.
requests-fits-whole = Yn addas i’r hyn y gofynnir amdano
requests-fits-sort = O’r math y gofynnir amdano
requests-fits-criterion = Wedi’i chysylltu â’r maen prawf
requests-fits-new = Newydd ei huwchlwytho
requests-others = Tystiolaeth arall sydd gennych
requests-others-label = Tystiolaeth arall
requests-answer-words = Eich ateb mewn geiriau
requests-answer-empty = Dewiswch dystiolaeth, neu atebwch mewn geiriau.
requests-answer-send = Anfon yr ateb
requests-upload = Uwchlwytho tystiolaeth newydd ar gyfer y cais hwn

requests-verdict-title = Eich penderfyniad
requests-verdict = A yw’r ateb yn ddigon?
requests-accept = Ydy, ei dderbyn
requests-send-back = Nac ydy, ei anfon yn ôl
requests-verdict-words = Beth yw eich sylw arno?
requests-verdict-words-hint = Os ydych yn ei anfon yn ôl, dywedwch beth sydd ar goll. Bydd y gydweithfa’n darllen hyn.
requests-verdict-send = Cadw’r penderfyniad
requests-due-new = Dyddiad newydd
requests-due-new-hint = Gadewch hwn yn wag i gadw’r dyddiad presennol. Er enghraifft, 27 3 2026
requests-reason-missing = Dywedwch pam.

requests-assign = Ei roi i
requests-assign-hint = Cânt e-bost, a bydd ymhlith yr hyn sydd ganddynt i’w wneud.
requests-assign-send = Cadw
requests-withdraw = Tynnu’r cais hwn yn ôl
requests-withdraw-why = Pam nad oes ei angen mwyach?
requests-withdraw-send = Tynnu’n ôl

requests-item-erased = Tystiolaeth a gafodd ei dileu wedyn
requests-thread = Y drafodaeth
requests-given-to = At sylw { $name }
requests-given-back = At sylw’r rheolwr
requests-due-by = Erbyn { $date }

requests-refused-not-from = Ni ellir gwneud hyn. Cyflwr y cais nawr yw “{ $state }”. Ni newidiwyd dim.
requests-refused-audit = Gellir gofyn am dystiolaeth a’i rhoi o’r rhybudd hyd nes y bydd y drafft gyda’r cymedrolwr. Mae’r archwiliad hwn nawr ar y cam “{ $state }”. Ni newidiwyd dim.

requests-mail-button = Agor y cais
requests-mail-evidence-requested-subject = Gofynnir am dystiolaeth: cais { $number }, { $audit }
requests-mail-evidence-requested-text = Mae tîm eich archwiliad yn gofyn am dystiolaeth erbyn { $date }. Mae’r hyn y gofynnir amdano ar y dudalen.
requests-mail-evidence-requested-why = Chi sy’n gofalu am dystiolaeth eich cydweithfa.
requests-mail-request-answered-subject = Wedi’i ateb: cais { $number }, { $audit }
requests-mail-request-answered-text = Atebodd y gydweithfa eich cais, a oedd i’w ateb erbyn { $date }. Derbyniwch yr ateb, neu anfonwch ef yn ôl.
requests-mail-request-answered-why = Rydych ar dîm yr archwiliad hwn.
requests-mail-request-sent-back-subject = Wedi’i anfon yn ôl: cais { $number }, { $audit }
requests-mail-request-sent-back-text = Anfonwyd eich ateb yn ôl. Mae’r rheswm ar y dudalen. Mae i’w ateb erbyn { $date }.
requests-mail-request-sent-back-why = Chi sy’n gofalu am dystiolaeth eich cydweithfa.

done-request-asked = Mae eich cais wedi’i anfon. Caiff y gydweithfa e-bost.
done-request-answered = Mae eich ateb wedi’i anfon. Caiff tîm yr archwiliad e-bost.
done-request-assigned = Mae wedi’i gofnodi pwy sy’n gofalu amdano.
done-request-judged = Mae eich penderfyniad wedi’i gadw.
done-request-withdrawn = Mae’r cais wedi’i dynnu’n ôl.
done-request-uploaded = Mae eich tystiolaeth wedi dod i law ac mae tic wrthi isod. Anfonwch yr ateb.

home-waits-answers = { $n ->
    [zero] Dim atebion i’ch ceisiadau am dystiolaeth
    [one] Un ateb i’ch ceisiadau am dystiolaeth
    [two] { $n } ateb i’ch ceisiadau am dystiolaeth
    [few] { $n } ateb i’ch ceisiadau am dystiolaeth
    [many] { $n } ateb i’ch ceisiadau am dystiolaeth
   *[other] { $n } o atebion i’ch ceisiadau am dystiolaeth
}

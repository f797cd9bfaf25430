# Post: beth sy’n aros, y saib, y gweinydd post.

email-state-queued = Yn y ciw
# adolygu
email-state-deferred = Gohiriwyd: rhoddwyd cynnig arno, a cheisir eto
demo-state-queued = Yn aros
demo-state-deferred = Ceisir eto

mail-waits = { $n ->
    [0] Nid oes dim yn aros.
    [zero] Nid oes dim yn aros.
    [one] Mae un e-bost yn aros.
    [two] Mae { $n } e-bost yn aros.
    [few] Mae { $n } e-bost yn aros.
    [many] Mae { $n } e-bost yn aros.
   *[other] Mae { $n } o e-byst yn aros.
}
mail-waits-caption = Beth sy’n aros, yn ôl math
mail-waits-kind = Math
mail-waits-letters = E-byst
mail-waits-oldest = Postiwyd yr hynaf
mail-waits-next = Bydd y nesaf yn mynd

mail-paused = Mae’r holl bost wedi’i oedi ers { $since }.
mail-paused-by = Mae’r holl bost wedi’i oedi gan { $name } ers { $since }.
mail-paused-reason = Rheswm: { $reason }
mail-paused-restore = Adferwyd copi wrth gefn. Edrychwch drwy’r hyn sy’n aros cyn ei ryddhau.
mail-paused-because = Mae’r holl bost wedi’i oedi ers { $date }: { $reason }
mail-pause-title = Oedi’r holl bost
mail-pause-reason = Pam?
mail-pause-hint = Bydd gweinyddwyr eraill yn gweld hyn. Bydd e-byst a gaiff eu postio yn y cyfamser yn ymuno â’r rhai sy’n aros.
mail-pause-button = Oedi’r holl bost

mail-relay-title = Y gweinydd post
mail-relay-link = Y gweinydd post, ac e-bost prawf
mail-relay-now = Yn cael ei ddefnyddio nawr
mail-relay-none = Dim un: cedwir e-byst yma
mail-relay-from = Gosodwyd
mail-relay-from-page = Ar y dudalen hon
mail-relay-from-settings = Yng ngosodiadau’r system
mail-relay-change = Defnyddio gweinydd post arall
mail-host = Enw’r gweinydd post
mail-host-hint = Er enghraifft relay.example
mail-port = Porth
# adolygu
mail-port-hint = 587 gyda STARTTLS, 465 gyda TLS, 25 heb ei amgryptio
# adolygu
mail-security = Sut mae’r cysylltiad yn cael ei ddiogelu
mail-security-starttls = STARTTLS. Hebddo nid oes e-bost yn mynd
mail-security-implicit = TLS o’r dechrau
# adolygu
mail-security-none = Heb ei amgryptio: dim ond ar gyfer gweinydd ar y peiriant hwn neu mewn rhwydwaith y gellir ymddiried ynddo
mail-user = Enw defnyddiwr
mail-user-hint = Gadewch ef yn wag os nad yw’r gweinydd post yn gofyn am un.
mail-password = Cyfrinair
mail-password-hint = Ni chaiff ei ddangos eto, yma nac yn unman arall.
mail-password-kept = Mae un wedi’i osod, ac ni chaiff byth ei ddangos. Gadewch y maes yn wag i’w gadw ar gyfer yr un defnyddiwr ar yr un gweinydd post a’r un porth.
mail-from-name = Enw’r anfonwr
mail-reply-to = I ble yr aiff atebion
mail-relay-save = Defnyddio’r gweinydd post hwn
mail-relay-back = Mynd yn ôl at osodiadau’r system
mail-test-title = Rhoi cynnig arno
mail-test-about = Bydd yr e-bost yn mynd atoch ar unwaith, hyd yn oed tra bo’r post wedi’i oedi. Bydd ateb y gweinydd post ar y dudalen nesaf.
mail-test-button-send = Anfon e-bost prawf ataf

mail-host-wrong = Ysgrifennwch enw’r gweinydd post yn unig, fel relay.example.
mail-address-wrong = Ysgrifennwch gyfeiriad e-bost, fel help@safon.example.
mail-host-inside = Mae’r cyfeiriad hwn y tu mewn i’r rhwydwaith neu ar y peiriant hwn. Rhaid i’r ffeil gosodiadau enwi gweinydd o’r fath yn gyntaf (mail.relays).
mail-relay-waits = Dewiswyd gweinydd post arall
mail-relay-waits-text = Dewisodd { $by } { $place }. Ysgrifennir at y gweinyddwyr eraill dros y gweinydd presennol. Defnyddir yr un newydd pan fydd un ohonynt yn caniatáu hynny, neu ddiwrnod ar ôl dweud wrth bawb ohonynt.
mail-relay-take-back = Ei dynnu’n ôl: cadw’r gweinydd presennol
mail-relay-confirm = Ei ddefnyddio ar unwaith
mail-relay-no-wish = Nid oes gweinydd arall yn aros mwyach.
mail-relay-own-wish = Rhaid i weinyddwr arall gadarnhau’r hyn a ddewisoch.
mail-relay-mail-subject = Dewiswyd gweinydd post arall ar gyfer Safon
mail-relay-mail-text = Dewisodd { $by } { $place } fel y gweinydd y bydd holl e-bost Safon yn mynd drosto. Fe’i defnyddir pan fydd gweinyddwr arall yn caniatáu hynny, neu ddiwrnod ar ôl dweud wrth bawb.
mail-relay-mail-back = Aeth { $by } yn ôl at weinydd post y gosodiadau. Aiff holl e-byst Safon drosto o hyn ymlaen.
mail-relay-mail-check = Os ydych yn gwybod am hyn, nid oes dim i’w wneud. Os nad ydych, agorwch y dudalen a’i dynnu’n ôl, a siaradwch â’r gweinyddwyr eraill.
mail-relay-mail-button = Agor tudalen y gweinydd post
mail-relay-mail-why = Byddwn bob amser yn dweud wrth bob gweinyddwr pan ddewisir gweinydd post arall.
mail-password-missing = Teipiwch gyfrinair y defnyddiwr hwn. Dim ond ar gyfer yr un defnyddiwr ar yr un gweinydd post a’r un porth, heb fod yn llai diogel, y cedwir cyfrinair.
# adolygu
mail-password-open = Ni chaiff cyfrinair fynd heb ei amgryptio i beiriant arall. Dewiswch STARTTLS neu TLS.
mail-relay-demonstration = Mewn arddangosiad nid oes e-bost yn gadael y peiriant.
mail-tls-unknown = Mae cyfeiriad y gweinydd post yn gorffen â rhywbeth nad yw Safon yn ei adnabod. Ysgrifennwch ?tls=required neu ?tls=none, neu peidiwch â rhoi dim: wedyn mae angen STARTTLS, oni bai bod y gweinydd ar y peiriant hwn.

done-mail-relay = Defnyddir y gweinydd post hwn o hyn ymlaen.
done-mail-relay-asked = Mae’n aros: ysgrifennir at y gweinyddwyr eraill dros y gweinydd presennol. Defnyddir y gweinydd hwn pan fydd un ohonynt yn caniatáu hynny, neu ddiwrnod ar ôl dweud wrth bawb ohonynt.
done-mail-relay-taken-back = Fe’i tynnwyd yn ôl. Mae’r gweinydd presennol yn aros.
done-mail-relay-settings = Defnyddir gweinydd post y gosodiadau eto.
done-mail-test = Postiwyd yr e-bost prawf. Mae ei gyflwr ac ateb y gweinydd post isod.

mail-test-subject = E-bost prawf gan Safon
mail-test-text = Gofynnoch am yr e-bost hwn ar y dudalen am y gweinydd post. Cyrhaeddodd, felly mae e-byst yn eich cyrraedd.
mail-test-button = Gweld y dudalen post
mail-test-why = Rydych yn cael yr e-bost hwn am i chi ofyn amdano.

journal-event-relay-chosen = Dewiswyd gweinydd post arall
journal-event-relay-asked = Gofynnwyd am weinydd post arall
journal-event-relay-taken-back = Tynnwyd gweinydd post arall yn ôl
journal-event-relay-choice-ended = Dewiswyd gweinydd post y gosodiadau eto

mail-kind-action-reviewed = Edrychwyd ar gam gweithredu
mail-kind-action-submitted = Cyflwynwyd cam gweithredu
mail-kind-appeal-decided = Penderfynwyd ar apêl
mail-kind-appeal-made = Gwnaed apêl
mail-kind-audit-cancelled = Canslwyd ymweliad
mail-kind-audit-changed = Mae dyddiad newydd i ymweliad
mail-kind-audit-notified = Rhybudd o ymweliad
mail-kind-auditor-assigned = Enwyd archwilydd
mail-kind-board-digest = Crynodeb i fwrdd
mail-kind-comments-answered = Atebwyd sylwadau
mail-kind-comments-given = Rhoddwyd sylwadau
mail-kind-consultation-closes = Mae ymgynghoriad yn cau’n fuan
mail-kind-consultation-opened = Gwahoddiad i ymgynghoriad
mail-kind-consultation-published = Yr atebion i ymgynghoriad
mail-kind-digest = Crynodeb o nodiadau atgoffa
mail-kind-draft-ready = Mae adroddiad drafft yn barod
mail-kind-draft-sent-back = Anfonwyd drafft yn ôl
mail-kind-draft-to-check = Drafft i’w wirio
mail-kind-evidence-answer = Atebwyd cwestiwn am dystiolaeth
mail-kind-evidence-quarantined = Firws mewn ffeil
mail-kind-evidence-question = Cwestiwn am dystiolaeth
mail-kind-evidence-requested = Gofynnir am dystiolaeth
mail-kind-evidence-reviewed = Adolygwyd tystiolaeth
mail-kind-factor-reset = Tynnwyd ail ffactor
mail-kind-account-watched = Newidiwyd cyfrif â hawliau arbennig
mail-kind-finding-critical = Canfyddiad critigol
mail-kind-invitation = Gwahoddiad
mail-kind-licence-decided = Penderfyniad ar drwydded
mail-kind-mail-test = E-bost prawf
mail-kind-other = E-bost arall
mail-kind-mailbox-changed = Newidiwyd blwch post a rennir
mail-kind-own-record-offered = Mae cofnod personol yn barod
mail-kind-password-changed = Newidiwyd cyfrinair
mail-kind-password-reset = Cyfrinair newydd
mail-kind-relay-changes = Dewiswyd gweinydd post arall
mail-kind-report-accepted = Derbyniwyd adroddiad
mail-kind-report-final = Adroddiad terfynol
mail-kind-report-published = Cyhoeddwyd adroddiad
mail-kind-report-question = Cwestiwn am adroddiad
mail-kind-report-returned = Dychwelwyd adroddiad
mail-kind-report-withdrawn = Tynnwyd adroddiad yn ôl
mail-kind-request-answered = Atebwyd cais
mail-kind-request-sent-back = Anfonwyd cais yn ôl
mail-kind-role-to-confirm = Rôl i’w chadarnhau
mail-kind-version-proposed = Gofynnir am lofnod

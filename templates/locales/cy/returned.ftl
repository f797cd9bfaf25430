# Post a ddaeth yn ôl, cyfeiriadau nad oes llythyrau’n mynd iddynt, y llyfr cofnodion, prawf o hysbysiad, a dyddiadau i galendrau.

journal-event-address-suppressed = Peidiodd llythyrau â mynd i gyfeiriad
journal-event-mail-returned = Daeth gair yn ôl am e-bost
journal-event-returned-mail-refused = Rhoddodd rhywun docyn anghywir ar gyfer post a ddaeth yn ôl
journal-event-suppression-lifted = Dywedwyd bod cyfeiriad yn iawn eto
nav-notices = Hysbysiadau
nav-addresses = Cyfeiriadau

operations-check-returned = Post a ddaeth yn ôl
operations-returned = { $sent ->
    [zero] Nid anfonwyd e-bost yn ystod yr wythnos ddiwethaf.
    [one] O’r un e-bost a anfonwyd yn ystod yr wythnos ddiwethaf, daeth { $n } yn ôl.
    [two] O’r { $sent } e-bost a anfonwyd yn ystod yr wythnos ddiwethaf, daeth { $n } yn ôl.
    [few] O’r { $sent } e-bost a anfonwyd yn ystod yr wythnos ddiwethaf, daeth { $n } yn ôl.
    [many] O’r { $sent } e-bost a anfonwyd yn ystod yr wythnos ddiwethaf, daeth { $n } yn ôl.
   *[other] O’r { $sent } o e-byst a anfonwyd yn ystod yr wythnos ddiwethaf, daeth { $n } yn ôl.
}
email-reply-suppressed = Heb ei anfon: nid oes dim wedi mynd i’r cyfeiriad hwn ers { $date }, pan ddaeth e-bost yn ôl
email-reply-suppressed-digests = Heb ei anfon: nid oes crynodebau wedi mynd i’r cyfeiriad hwn ers { $date }, pan ddywedodd y darllenydd nad oedd am gael un

returned-later = Daeth yn ôl wedyn:
returned-ignored = Ateb awtomatig. Nid oes dim i’w nodi.
returned-noted = Nodwyd.
returned-noted-suppressed = Nodwyd. Nid oes llythyrau’n mynd i’r cyfeiriad hwnnw mwyach.
returned-known = Roedd hynny’n hysbys eisoes.
returned-refused-large = Mae’r neges yn fwy nag un megabeit. Ni nodwyd dim.
returned-refused-broken = Torrwyd y neges ar ei hanner. Ni nodwyd dim.
returned-refused-no-mail = Nid e-bost yw hwn. Ni nodwyd dim.
returned-refused-no-report = Nid adroddiad gan weinydd post yw hwn. Ni nodwyd dim.
returned-refused-no-letter = Nid yw’r adroddiad yn dweud pa e-bost sydd dan sylw. Ni nodwyd dim.
returned-refused-nobody = Nid yw’r adroddiad yn dweud at bwy yr anfonwyd yr e-bost. Ni nodwyd dim.
returned-refused-stranger = Nid yw’r adroddiad am unrhyw e-bost a anfonwyd oddi yma. Ni nodwyd dim.
returned-refused-own-wish = Dywedodd y person hwn nad oedd am gael ein crynodebau. Dim ond gweinyddwr a all drefnu eu hanfon eto; mae e-byst eraill yn dal i fynd yno.

returned-plain-delivered = Cyrhaeddodd yr e-bost.
returned-plain-delay = Nid yw’r e-bost wedi cyrraedd eto; ni allai eu gweinydd post ei dderbyn am y tro.
returned-plain-complaint = Dywedodd y darllenydd nad oedd am gael ein crynodeb.
returned-plain-no-domain = Nid oes gweinydd post o’r enw hwnnw. Mae’n debyg bod gwall yn y rhan ar ôl yr @.
returned-plain-takes-none = Nid yw’r parth hwnnw’n derbyn e-bost.
returned-plain-no-mailbox = Nid oes blwch post o’r enw hwnnw.
returned-plain-full = Mae’r blwch post yn llawn.
returned-plain-closed = Mae’r blwch post wedi’i gau neu nid yw’n derbyn e-bost.
returned-plain-unreachable = Ni ellid cyrraedd eu gweinydd post.
returned-plain-rules = Nid yw rheolau eu gweinydd post yn gadael ein he-bost i mewn.
returned-plain-refused = Gwrthododd eu gweinydd post yr e-bost yn derfynol.

returned-title = Cyfeiriadau nad oes llythyrau’n mynd iddynt
returned-lead = Daeth e-bost yn ôl o bob un o’r cyfeiriadau hyn, neu dywedodd y darllenydd nad oedd am gael un. Ar ôl cwyn, dim ond crynodebau sy’n peidio.
returned-none = Mae llythyrau’n mynd i bob cyfeiriad
returned-what = Beth ddigwyddodd
returned-since = Ers
returned-right = Mae’r cyfeiriad yn iawn eto
returned-reason = Sut y gwyddoch
done-address-right = Mae llythyrau’n mynd i’r cyfeiriad hwnnw eto.
returned-own-bounce = Nid yw ein he-byst wedi’ch cyrraedd ers { $date }: daeth un yn ôl o’ch cyfeiriad. Gofynnwch i weinyddwr newid y cyfeiriad, neu ddweud ei fod yn iawn eto.
returned-own-complaint = Nid ydych wedi cael crynodebau ers { $date }, am i rywun ddweud nad oedd am gael un. Mae e-byst eraill yn dal i ddod. Os camgymeriad oedd hynny, gofynnwch i weinyddwr.

addresses-title = Pobl nad yw ein he-byst yn eu cyrraedd
addresses-lead = Daeth e-bost at y bobl hyn yn ôl. Pan wyddoch fod cyfeiriad yn iawn, dywedwch hynny, a bydd e-byst yn mynd yno eto. Os yw’n anghywir, gofynnwch i weinyddwr ei newid.
addresses-none = Mae ein he-byst yn cyrraedd pawb yma, hyd y gwyddom

# adolygu
ledger-title = Llyfr yr e-byst
ledger-lead = Pob e-bost a bostiwyd, gydag ateb y gweinydd post ei hun.
ledger-all = Pob un
ledger-look = Dangos
ledger-came-back = Daeth yn ôl
ledger-about = Ynghylch
ledger-none = Nid oes e-byst o’r fath
ledger-found = { $n ->
    [zero] Dim e-byst
    [one] Un e-bost
    [two] { $n } e-bost
    [few] { $n } e-bost
    [many] { $n } e-bost
   *[other] { $n } o e-byst
}
ledger-as-csv = Y rhain i gyd fel tabl
ledger-as-json = Y rhain i gyd fel data

proof-title = Prawf o hysbysiad
proof-lead = Yr hyn a anfonwyd, at bwy, pam, a’r hyn a ddywedodd gweinyddion post amdano. Mae cofnodion y dyddlyfr yn dystion.
proof-kind = Math o e-bost
proof-roles = Rôl y darllenydd
proof-letter = Rhif y llythyr
proof-message-id = Message-ID
proof-digest = SHA-256 y testun
proof-words = Geiriau’r gweinydd post ei hun
proof-reasons = Pam yr anfonwyd ef
proof-reasons-none = Oherwydd yr hyn a ddigwyddodd y diwrnod hwnnw; ni ofynnodd unrhyw reol atgoffa amdano.
proof-returned = Yr hyn a ddaeth yn ôl
proof-returned-none = Ni ddaeth dim yn ôl.
proof-witnesses = Y dyddlyfr
proof-witnesses-lead = Mae pob cofnod yn deillio o’r un o’i flaen. Bydd “safon verify” yn dod o hyd i un a newidiwyd.
proof-take = Lawrlwytho’r prawf

notices-title = Hysbysiadau a roddwyd i’r gydweithfa
notices-lead = E-byst am y gydweithfa at bobl a oedd â rôl ynddi ar y pryd. Nid yw e-byst sy’n agor cyfrif yn eu plith.
notices-none = Ni roddwyd hysbysiad eto

calendar-hours = Mae’r diwrnod yn bendant; oriau diwrnod gwaith yw’r rhain, nes i chi gytuno ar rai eraill â’r tîm.
calendar-about = Mae’r manylion yn Safon: { $link }
calendar-visit = { $kind }: { $coop }
calendar-comments = { $coop }: diwrnod olaf i roi sylwadau ar ddrafft { $audit }
calendar-appeal = { $coop }: diwrnod olaf i apelio, archwiliad { $audit }
calendar-plans = { $coop }: rhaid cyflwyno cynlluniau ar ôl { $audit }
calendar-contain = { $coop }: rhaid gwneud canfyddiad { $number } yn ddiogel
calendar-action = { $coop }: rhaid cwblhau’r cam gweithredu ar ganfyddiad { $number }
email-reply-unreadable = Heb ei anfon eto: ni ellir darllen yr amod sydd arno. Rhowch wybod i’r rhai sy’n gofalu am y gwasanaeth.
email-reply-unchecked = Heb ei anfon eto: ni ellid dweud a oes ei angen o hyd ({ $why })
# adolygu
email-reply-not-owed = Heb ei anfon: roedd yr hyn yr oedd yn sôn amdano ar ben, neu nid oedd y darllenydd bellach yn y rôl yr ysgrifennwyd ati
# adolygu
email-reply-late = Nid atebodd y gweinydd post o fewn { $n } eiliad
# adolygu
email-reply-outside-ascii = Heb ei anfon. Nid yw’r gweinydd post yn derbyn cyfeiriad â llythrennau fel ŵ
# adolygu
email-reply-not-text = Heb ei anfon: nid testun yw’r llythyr. Rhowch wybod i’r rhai sy’n gofalu am y gwasanaeth.
email-reply-address = Heb ei anfon: nid cyfeiriad e-bost yw hwn
# adolygu
email-reply-inside = Heb ei anfon eto. Mae enw’r gweinydd post yn golygu’r peiriant hwn neu ei rwydwaith ei hun, ac nid yw’r gosodiadau’n ei enwi.
proof-file = prawf-o-hysbysiad
proof-about = Am beth y mae
proof-text = Yr hyn a ddywedodd y llythyr
proof-shared = Neb wrth enw: blwch post y mae sawl un yn ei ddarllen
# adolygu
proof-of-roles = Hysbysiad i bwy ydoedd

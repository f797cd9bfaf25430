# Ffeiliau sy’n dod fesul darn, ac archifau o lawer.

# adolygu
uploads-too-many = Mae { $most } o’ch ffeiliau ar eu ffordd eisoes. Arhoswch nes bod un wedi cyrraedd, neu canslwch un.
uploads-too-much = Rydych wedi anfon mwy na { $megabytes } MB yn ystod y diwrnod diwethaf. Daliwch ati yfory.
uploads-not-understood = Nid oedd modd deall hyn. Llwythwch y dudalen eto.
# adolygu
uploads-elsewhere = Mae’r ffeil yn parhau o le arall.
uploads-too-long = Daeth mwy nag a nodwyd. Dewiswch y ffeil eto.
uploads-held = Mae’r ffeil hon yn cael ei hanfon eisoes, efallai mewn ffenestr arall.
uploads-differs = Nid yr hyn a anfonwyd a ddaeth i law. Dewiswch y ffeil eto.

uploads-list = Y ffeiliau rydych wedi’u dewis
uploads-photo = Tynnu llun
uploads-chosen = Nifer y ffeiliau a ddewiswyd: { $n }
uploads-waiting = Mae’n aros ei thro.
uploads-resumed = Mae’n parhau o { $percent }%.
uploads-there = Wedi dod i law. Crynodeb (SHA-256):
uploads-received = Wedi dod i law
# adolygu
uploads-down = Mae’r cysylltiad wedi torri. Bydd yn parhau ohono’i hun pan ddaw’n ôl.
# adolygu
uploads-broken = Nid oedd modd ei hanfon: ni ddaeth y cysylltiad yn ôl. Cedwir yr hyn a anfonwyd tan yfory.
uploads-unreadable = Nid oes modd darllen y ffeil. Dewiswch hi eto.
# adolygu
uploads-wait = Nid yw pob ffeil wedi cyrraedd eto. Anfonir y ffurflen ohoni’i hun cyn gynted ag y byddant yno.
uploads-failed = Ni chyrhaeddodd un ffeil. Rhowch gynnig arall arni, neu ei thynnu oddi ar y rhestr.
uploads-again = Rhoi cynnig arall
uploads-cancel = Tynnu oddi ar y rhestr
uploads-cancelled = Wedi’i thynnu oddi ar y rhestr

uploads-archive-link = Ychwanegu llawer o ffeiliau ar unwaith (ZIP)
uploads-archive-title = Ychwanegu llawer o ffeiliau ar unwaith
uploads-archive-text = Rhowch hyd at { $files } o ffeiliau mewn un ffeil ZIP. Daw pob un yn dystiolaeth ar ei phen ei hun. Ar y dudalen nesaf, dywedwch beth yw pob un.
uploads-archive-file = Ffeil ZIP
uploads-archive-hint = Hyd at { $megabytes } MB. Ni dderbynnir ffeil ZIP y tu mewn iddi.
uploads-archive-read = Parhau
uploads-archive-missing = Dewiswch ffeil ZIP.
uploads-archive-damaged = Nid yw hon yn ffeil ZIP gyfan. Gwnewch hi eto a dewiswch honno.
uploads-archive-password = Mae’r ffeiliau ynddi wedi’u cloi â chyfrinair. Gwnewch y ffeil ZIP eto heb un.
uploads-archive-empty = Nid oes ffeil ynddi.
uploads-archive-many = Mae gormod o ffeiliau ynddi. Rhowch { $most } ar y mwyaf mewn un ffeil ZIP.
uploads-archive-large = Mae’r ffeiliau ynddi yn fwy na { $megabytes } MB gyda’i gilydd. Gwnewch ddwy ffeil ZIP ohoni.
# adolygu
uploads-archive-ratio = Mae ffeil ynddi’n dadbacio i lawer mwy nag y byddai papur neu lun. Anfonwch hi ar ei phen ei hun.
uploads-archive-file-large = Mae “{ $name }” yn fwy na { $megabytes } MB.
uploads-archive-file-damaged = Mae “{ $name }” wedi’i difrodi. Gwnewch y ffeil ZIP eto.
uploads-archive-none = Ni ellir derbyn yr un o’r ffeiliau ynddi.
uploads-archive-left = { $why }
uploads-archive-left-title = Ffeiliau a adawyd allan
uploads-archive-items-title = Beth yw pob ffeil?
uploads-archive-items-text = Daw pob ffeil yn dystiolaeth ar ei phen ei hun. Cedwir yr hyn sy’n gywir pan fyddwch yn ei anfon, a dim ond am yr hyn sydd o’i le y gofynnir eto.
uploads-archive-all-criteria = Pob maen prawf sy’n gofyn am y math hwn
uploads-archive-dates = Dyddiadau
uploads-archive-redaction = Rwyf wedi chwilio ynddi am enwau
uploads-archive-redaction-hint = Mae angen hyn lle bynnag y gall y math o dystiolaeth ddangos pobl.
uploads-archive-out = Gadael y ffeil hon allan
uploads-archive-done = Wedi dod i law eisoes
done-evidence-archive = Mae’r ffeiliau wedi dod i law. Mae pob un yn dystiolaeth ar ei phen ei hun bellach.
done-evidence-archive-none = Gadawyd pob ffeil allan. Ni ychwanegwyd dim.

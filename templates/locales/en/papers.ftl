# Evidence that is erased or set apart, keeping, archives and the scanner: what came when holes were mended.

error-busy = Too many large files are under way just now. Nothing was changed. Try again in a few minutes.

evidence-erased-title = Erased evidence: { $type }
evidence-state-erased = Erased
evidence-state-apart = Set apart: a virus was found
audits-evidence-apart = Set apart: a virus was found
evidence-unusable-erased = Evidence you chose was erased since. Load the page again and choose other evidence.
evidence-unusable-apart = A virus was found in “{ $title }”. It proves nothing until a clean file is added to it.
evidence-unusable-returned = “{ $title }” was sent back. It proves nothing until it is handed in again.

keeping-needed-by-audit = Audit { $audit } is open and rests on this evidence. It can be erased when the audit is closed, or rests on other evidence instead.
keeping-needed-by-action = An open action of audit { $audit } is to be proved by this evidence. It can be erased when the action is verified, or is proved by other evidence instead.

operations-scanner-failing = { $n ->
    [one] It answers, but failed on one file { $tries } times or more. That file cannot be opened. The log says which.
   *[other] It answers, but failed on { $n } files { $tries } times or more. Those files cannot be opened. The log says which.
}

journal-event-hold-words-erased = The reasons of a legal hold were erased with its evidence
journal-event-request-words-erased = Words about erased evidence were erased from a request

evidence-receipts-items = { $n ->
    [one] One item of evidence
   *[other] { $n } items of evidence
}
papers-of-file = { $name }: { $why }

# Faults and warnings of a standard’s file.


fault-too-large = The file is too large: the limit is { $limit } MB.
fault-not-utf8 = The file is not text in UTF-8.
fault-not-yaml = This is not YAML that can be read: it goes wrong at line { $line }, column { $column }.
fault-not-json = This is not JSON that can be read: it goes wrong at line { $line }, column { $column }.
fault-several-documents = The file holds more than one YAML document. Keep one.
fault-too-deep = Lists and mappings are nested more than { $limit } deep.
fault-aliases-too-large = With its aliases written out, the file is too large.
fault-alias-in-itself = An alias appears inside the very thing that it repeats.
fault-tag = Tags of your own are not accepted here.
fault-name-not-text = A name in a mapping must be plain text.
fault-duplicate-name = “{ $name }” appears more than once here. Keep one.
fault-field-unknown = “{ $name }” is not a field of this part.
fault-field-missing = “{ $name }” is missing.
fault-welsh-missing = The Welsh text “{ $name }” is missing.
fault-wrong-type = { $expected ->
    [text] Text
    [whole-number] A whole number
    [yes-or-no] true or false
    [list] A list
   *[mapping] A mapping
} is wanted here, but { $found ->
    [nothing] nothing
    [yes-or-no] true or false
    [whole-number] a whole number
    [number] a number that is not whole
    [text] text
    [list] a list
   *[mapping] a mapping
} was found. Text that looks like a number needs quotes.
fault-blank = This text is empty.
fault-control-character = This text holds a control character.
fault-slug = “{ $value }” is not a key: use lower-case letters a to z, digits, - and _, and begin with a letter.
fault-unknown-word = “{ $value }” is not a known { $kind ->
    [severity] severity
    [outcome] outcome
    [result] result
    [audit-type] type of audit
    [window] window
    [cadence] cadence
    [trigger] trigger
    [unit] unit
    [comparison] comparison
    [party] party
    [provider] provider
    [personal-data] class of personal data
    [welsh-status] status of a Welsh text
    [vote-class] class of votes
   *[other] word here
}. Use one of: { $allowed }.
fault-unknown-entry = “{ $value }” is not { $kind ->
    [evidence-type] an evidence type
    [source] a source
    [principle] a principle
    [measure] a measure
    [role] a role
    [fact] a fact
   *[other] an entry
} of this file.
fault-not-exactly = This must be { $expected }; “{ $value }” was found.
fault-out-of-range = { $value } is out of range: from { $least } to { $most }.
fault-period = “{ $value }” is not a period. Write P1Y, P6M, P4W or P28D.
fault-time-of-day = “{ $value }” is not a time of day. Write it like 09:00.
fault-condition-syntax = The condition goes wrong at character { $position }: { $expected ->
    [fact] a fact is wanted there.
    [value] a value is wanted there.
    [bracket] a closing bracket is wanted there.
    [joint] “and” or “or” is wanted there.
    [sign] this sign has no meaning in a condition.
    [shallower] too many brackets are nested.
   *[shorter] it is too long.
}
fault-fact-needs-value = The fact “{ $fact }” is a choice: compare it with one of its values by ==.
fault-fact-has-no-values = The fact “{ $fact }” is true or false: it cannot be compared with a value.
fault-fact-value = “{ $value }” is not a value of the fact “{ $fact }”. Use one of: { $allowed }.
fault-choice-without-values = A fact of type choice needs its values.
fault-boolean-with-values = A fact that is true or false has no values.
fault-list-too-short = { $least ->
    [one] At least one entry is needed here.
   *[other] At least { $least } entries are needed here.
}
fault-too-many-criteria = A section may hold at most { $limit } criteria.
fault-stands-twice = “{ $value }” appears more than once. { $field ->
    [key] Every key
    [code] Every code
    [name] Every name
    [number] Every number
   *[other] Every entry
} may be used only once.
fault-one-form = Exactly one of these is needed here: { $forms }.
fault-entry-missing = There is no entry for “{ $value }”.
fault-outcomes-order = The outcomes must be listed with the best first: { $allowed }.
fault-bands = The bands must fall from the highest score to 0, and the better outcome must have the higher score.
fault-points = Points must fall from met to partly met to not met (0). What is not applicable or not assessed has none.
fault-board-digest-time = The digest of boards goes at 09:00, and at no other time.
fault-board-digest-steps = The digest of boards goes once a month, to the board only: it has no other steps, and no copies.
fault-monthly-for-boards = Once a month goes the digest of boards, and nothing else.
fault-weights = The weights of the sections must add up to 100; they add up to { $total }.
fault-tolerance = The tolerance { $tolerance } must fall short of the value { $value }.
fault-critical-in-every-audit = A critical criterion must be in the scope of readiness, full and surveillance audits.
fault-never-inheritable = Evidence for this criterion cannot be inherited. It is critical, or about members’ voice and control, or in a section on governance, information or co-production.
fault-unreadable = The file could not be read as a version of a standard.

warning-welsh-draft = This Welsh text is a draft and awaits review by a translator.

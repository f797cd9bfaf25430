# Pages of the demonstration.

demo-title = Demonstration
demo-accounts-title = Accounts to try
demo-accounts-text = Nobody here is real. Every account has the same password, and no second factor. The password is:
demo-sign-in-as = Sign in
demo-mailbox-title = Mailbox
demo-mailbox-text = Every email Safon has sent or is about to send. In the demonstration nothing leaves this machine.
demo-mailbox-empty = No email has been sent yet.
demo-mailbox-next = Move the clock on and look again.
demo-subject = Subject
demo-to = To
demo-when = When
demo-state = State
demo-reply = The relay’s answer
demo-state-leased = On its way
demo-state-sent = Sent
demo-state-failed = Failed
demo-state-unknown = Not known
demo-state-withdrawn = Not needed any more
demo-as-page = Read it as a mail program shows it
demo-source = The whole message
demo-clock-title = Clock
demo-clock-now = In the demonstration it is { $time } on { $date }.
demo-clock-text = Move the time on and see what the timetable does. Reminders go out, windows close, visits come near. Moving on by a month takes a little while.
demo-clock-day = One day on
demo-clock-week = One week on
demo-clock-month = One month on
done-demo-clock = The clock was moved on.

demo-step-offices = Making the offices
demo-step-standard = Agreeing the standard
demo-step-coops = Registering the co-ops
demo-step-workers = Making up the workers
demo-step-history = Playing the past
demo-step-network = Summing up the network
demo-step-bulk = Adding lighter co-ops
demo-step-reminders = Writing the reminders of the past

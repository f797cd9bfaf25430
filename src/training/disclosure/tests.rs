use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn one_small_group_takes_the_next_smallest_with_it() {
    use Hidden::{ForAnother, Small};
    let others = |people: &[u64]| hidden(people, Audience::Others);
    assert_eq!(others(&[9, 3, 0, 7]), [None, Some(Small), None, Some(ForAnother)]);
    assert_eq!(others(&[9, 3, 2, 7]), [None, Some(Small), Some(Small), None]);
    let together = [None, Some(Small), Some(Small), Some(ForAnother)];
    assert_eq!(others(&[9, 2, 2, 7]), together, "the two are about four, which the whole would tell");
    assert_eq!(others(&[3, 0]), [Some(Small), None], "the whole is as small, and hidden with it");
    assert_eq!(others(&[9, 5]), [None, None]);
    assert_eq!(hidden(&[9, 3, 7], Audience::Trusted), [None; 3]);
}

#[test]
fn groups_under_five_are_kept_from_others() {
    assert!(suppressed(4, Audience::Others) && !suppressed(5, Audience::Others));
    assert!(!suppressed(1, Audience::Trusted));
}

#[test]
fn of_the_counts_of_a_whole_a_small_one_takes_the_next_smallest_with_it() {
    let counts = |counts: &[(&'static str, u64)]| counts.iter().copied().collect::<BTreeMap<_, _>>();
    let told = |all: &[(&'static str, u64)]| told_counts(counts(all), Audience::Others);
    assert_eq!(told(&[("left", 12), ("leave", 1), ("not_due", 6)]), (vec![("left", 12)], true));
    assert_eq!(told(&[("left", 12), ("leave", 5)]), (vec![("leave", 5), ("left", 12)], false));
    assert_eq!(told(&[("leave", 1)]), (Vec::new(), true));
    let all = told_counts(counts(&[("left", 12), ("leave", 1)]), Audience::Trusted);
    assert_eq!(all, (vec![("leave", 1), ("left", 12)], false));
}

#[test]
fn others_are_told_of_days_of_audits_and_ends_of_months_alone() {
    let (today, audits) = (day("2026-06-17"), [day("2026-03-12")]);
    let others = |asked: &str| told_on(day(asked), Audience::Others, &audits, today).to_string();
    assert_eq!(others("2026-06-17"), "2026-05-31");
    assert_eq!(others("2026-05-31"), "2026-05-31");
    assert_eq!(others("2026-05-30"), "2026-04-30");
    assert_eq!(others("2026-03-12"), "2026-03-12", "the day of an audit");
    assert_eq!(others("2026-03-13"), "2026-02-28");
    assert_eq!(others("2026-08-31"), "2026-05-31", "no month that is not over");
    assert_eq!(told_on(day("2026-06-16"), Audience::Trusted, &audits, today), day("2026-06-16"));
}

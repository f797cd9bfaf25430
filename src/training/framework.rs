//! The induction framework: its subject is done when every section that applies to the co-op is, those for adults, for
//! children, or both.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::standards::pack::{InductionFramework, InductionStep};

/// Whom a co-op serves, as it is registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Serves {
    pub adults: bool,
    pub children: bool,
}

/// Does a section apply to a co-op? Where nobody recorded whom it serves, every section does.
pub fn applies(step: &InductionStep, serves: Serves) -> bool {
    let unknown = !serves.adults && !serves.children;
    unknown || (step.adults && serves.adults) || (step.children && serves.children)
}

/// The day on which somebody had done the framework, from the days of their steps; none while steps are missing.
pub fn completed_on<'a>(
    framework: &InductionFramework,
    serves: Serves,
    steps: impl IntoIterator<Item = (&'a str, NaiveDate)>,
) -> Option<NaiveDate> {
    let done: HashMap<&str, NaiveDate> = steps.into_iter().collect();
    let of = framework.steps.iter().filter(|step| applies(step, serves));
    let days: Option<Vec<NaiveDate>> = of.map(|step| done.get(step.code.as_str()).copied()).collect();
    days?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::reference;

    #[test]
    fn the_framework_is_done_with_the_last_section_that_applies_to_the_co_op() {
        let framework = reference().expect("the reference data").induction_framework.as_ref().expect("it");
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 5, n).expect("a day");
        let (adults, both) =
            (Serves { adults: true, children: false }, Serves { adults: true, children: true });
        let steps = |serves: Serves| -> Vec<(&str, NaiveDate)> {
            let of = framework.steps.iter().filter(|step| applies(step, serves));
            of.map(|step| step.code.as_str()).zip((1..).map(day)).collect()
        };
        let theirs = steps(adults);
        let last = theirs.len();
        assert_eq!(completed_on(framework, adults, theirs.iter().copied()), theirs.last().map(|(_, on)| *on));
        assert_eq!(completed_on(framework, adults, theirs.iter().copied().take(last - 1)), None);
        assert_eq!(
            completed_on(framework, both, theirs.iter().copied()),
            None,
            "those for children are missing"
        );
        assert!(steps(both).len() > last && completed_on(framework, both, steps(both)).is_some());
        assert_eq!(completed_on(framework, adults, []), None);
    }
}

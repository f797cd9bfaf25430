//! The induction framework: its subject is done when every step for adults, or every step for children, is.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::standards::pack::InductionFramework;

/// The day on which somebody had done the framework, from the days of their steps; none while steps are missing.
pub fn completed_on<'a>(
    framework: &InductionFramework,
    steps: impl IntoIterator<Item = (&'a str, NaiveDate)>,
) -> Option<NaiveDate> {
    let done: HashMap<&str, NaiveDate> = steps.into_iter().collect();
    let all = |adults: bool| {
        let of = framework.steps.iter().filter(|step| if adults { step.adults } else { step.children });
        let days: Option<Vec<NaiveDate>> = of.map(|step| done.get(step.code.as_str()).copied()).collect();
        days?.into_iter().max()
    };
    [all(true), all(false)].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::reference;

    #[test]
    fn the_framework_is_done_with_its_last_step_for_adults_or_for_children() {
        let framework = reference().expect("the reference data").induction_framework.as_ref().expect("it");
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 5, n).expect("a day");
        let adults: Vec<(&str, NaiveDate)> = framework
            .steps
            .iter()
            .filter(|step| step.adults)
            .map(|s| s.code.as_str())
            .zip((1..).map(day))
            .collect();
        let last = adults.len();
        assert_eq!(completed_on(framework, adults.iter().copied()), adults.last().map(|(_, on)| *on));
        assert_eq!(completed_on(framework, adults.iter().copied().take(last - 1)), None);
        assert_eq!(completed_on(framework, []), None);
    }
}

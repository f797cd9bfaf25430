//! A sheet with one row for each person and course.

use super::*;

impl Builder<'_> {
    pub(super) fn is_long(&self) -> bool {
        let course = self.columns.iter().any(|c| c.heading == Heading::Course);
        let dated = self.columns.iter().any(|c| says_date(&c.heading) || c.heading == Heading::Left);
        let subjects = self.columns.iter().filter(|c| is_subject(&c.heading)).count();
        course && dated && subjects <= 1
    }

    pub(super) fn long_columns(&mut self) {
        self.plan.layout = Layout::Long;
        let mut long = LongColumns::default();
        let mut course = None;
        for column in &self.columns {
            let at = column.column;
            let (slot, read_as) = match column.heading {
                Heading::Course => (&mut course, ReadAs::Course),
                Heading::Completed => (&mut long.completed, ReadAs::Completed),
                Heading::Expires => (&mut long.expires, ReadAs::Expires),
                Heading::Provider => (&mut long.provider, ReadAs::Provider),
                Heading::Mode => (&mut long.mode, ReadAs::Mode),
                Heading::Status => (&mut long.status, ReadAs::Status),
                Heading::Note => (&mut long.note, ReadAs::Note),
                Heading::ActionTaken => (&mut long.action_taken, ReadAs::ActionTaken),
                Heading::Private => {
                    self.plan.columns.push((at, column.text.clone(), ReadAs::Private));
                    continue;
                }
                Heading::Subject(_) | Heading::Ignored | Heading::Light => {
                    self.plan.columns.push((at, column.text.clone(), ReadAs::Ignored));
                    continue;
                }
                _ => continue,
            };
            let read_as = if slot.is_none() { read_as } else { ReadAs::Ignored };
            slot.get_or_insert(at);
            self.plan.columns.push((at, column.text.clone(), read_as));
        }
        // Beside a course, "start" and "end" are the course's.
        let people = &mut self.plan.people;
        long.start = people.start.take();
        if long.completed.is_none() {
            long.completed = people.left.take();
        }
        for (at, _, read_as) in &mut self.plan.columns {
            if Some(*at) == long.start {
                *read_as = ReadAs::CourseStart;
            } else if Some(*at) == long.completed {
                *read_as = ReadAs::Completed;
            }
        }
        long.course = course.unwrap_or_default();
        self.plan.long = Some(long);
    }
}

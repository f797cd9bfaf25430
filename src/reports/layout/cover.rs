//! The cover: slate above, what one needs to find the report again below.

use super::style::{
    FRAME, INK, LICHEN, LINE, MARGIN, SLATE, SLATE_LIGHT, SMALL, SMALL_LEADING, WHITE, foreign,
};
use super::{Report, signs};
use crate::foundation::i18n::tag;
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::{PAGE, Path, mm};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{Language, key};

const SLATE_END: f32 = mm(168.0);
const KIND: Pen = Pen::regular(12.0, WHITE);
const PLACE: Pen = Pen::regular(14.0, WHITE);
const STATE: Pen = Pen::bold(10.0, WHITE);
const VALUE: Pen = Pen::regular(11.0, INK);

impl Report<'_> {
    pub(super) fn cover(&mut self) {
        let home = self.flow.writer.open(Tag::Sect);
        self.flow.writer.artifact(|canvas| {
            // A little over the edge, so that no white line shows where the paper is cut.
            canvas.rect(-mm(3.0), -mm(3.0), PAGE.0 + mm(6.0), SLATE_END + mm(3.0), SLATE);
            signs::mark(canvas, mm(5.333), mm(82.0), mm(-15.0), SLATE_LIGHT, SLATE_LIGHT);
            canvas.rect(-mm(3.0), SLATE_END, PAGE.0 + mm(6.0), mm(2.2), LICHEN);
        });
        let (top, height) = (mm(22.0), mm(12.0));
        let alt = self.say("report-wordmark");
        self.flow.writer.figure(&alt, [MARGIN, top, height / 36.0 * 111.0, height], |canvas| {
            signs::wordmark(canvas, MARGIN, top, height);
        });
        self.cover_title();
        self.cover_data();
        self.cover_statement();
        self.flow.writer.resume(home);
        self.flow.writer.close();
        self.flow.new_page();
    }

    fn cover_title(&mut self) {
        let cover = &self.content.cover;
        let kind = self.say(&format!("report-title-{}", key(cover.kind)));
        let name = cover.cooperative.text.as_str();
        let (size, leading) = match name.chars().count() {
            ..=90 => (32.0, 38.0),
            91..=160 => (22.0, 27.0),
            _ => (15.0, 19.0),
        };
        let name_pen = Pen::bold(size, WHITE);
        let language = foreign(&cover.cooperative, self.language());
        let place = self.say_with(
            if cover.to_visit { "report-cover-to-visit" } else { "report-cover-visited" },
            &[("place", cover.place.clone()), ("visited", cover.visited.clone())],
        );
        let width = mm(134.0);
        let title = Block::new(vec![Run::new(name, name_pen).in_language(language)], leading);
        let mut below = Vec::new();
        if let Some(other) = &cover.other_name {
            let run = Run::new(other.text.as_str(), PLACE).in_language(foreign(other, self.language()));
            below.push(Block::new(vec![run], 20.0));
        }
        below.push(Block::new(vec![Run::new(place, PLACE)], 20.0).after(mm(6.0)));
        let mut settings = [
            Setting::new(vec![Block::new(vec![Run::new(kind, KIND)], 17.0)], width),
            Setting::balanced(title.tagged(Some(Tag::H1)), width),
            Setting::new(below, width),
        ];
        let state = self.issue();
        let box_height = 15.0 + mm(2.0);
        let between = [mm(2.0), mm(if cover.other_name.is_some() { 2.0 } else { 6.0 }), mm(9.0)];
        let whole =
            settings.iter().map(Setting::height).sum::<f32>() + between.iter().sum::<f32>() + box_height;
        let mut y = mm(80.0).min(SLATE_END - mm(12.0) - whole).max(mm(38.0));
        let home = self.flow.writer.here();
        for (setting, space) in settings.iter_mut().zip(between) {
            // A name that fills the page is cut; it stands whole in the bookmarks and the metadata.
            let lines = 0..setting.fit(0, SLATE_END - mm(10.0) - y);
            y += setting.draw(&mut self.flow.writer, home, MARGIN, y, lines) + space;
        }
        let box_top = y.min(SLATE_END - mm(4.0) - box_height);
        let element = self.flow.writer.element(home, Tag::P);
        self.flow.writer.tagged(element, |canvas| {
            let text_width = STATE.width(&crate::foundation::pdf::fonts::legible(&state));
            let around = Path::rounded(MARGIN, box_top, text_width + mm(8.0), box_height, mm(1.0));
            canvas.stroke(&around, Stroke::solid(WHITE, 1.0));
            canvas.text(MARGIN + mm(4.0), box_top + box_height / 2.0 + 3.7, STATE, &state);
        });
    }

    /// Label and value in two columns.
    fn cover_data(&mut self) {
        let cover = &self.content.cover;
        let language = self.language();
        let mut data = vec![
            (self.say("report-cover-standard"), vec![Run::new(cover.standard.as_str(), VALUE)]),
            (self.say("report-cover-reference"), vec![Run::new(cover.reference.as_str(), VALUE)]),
            (self.say("report-cover-form"), vec![Run::new(cover.form.as_str(), VALUE)]),
        ];
        for register in cover.registers.iter().take(3) {
            let value =
                Run::new(register.value.text.as_str(), VALUE).in_language(foreign(&register.value, language));
            data.push((register.label.clone(), vec![value]));
        }
        if let Some(issued) = &cover.issued_on {
            data.push((self.say("report-cover-issued"), vec![Run::new(issued.as_str(), VALUE)]));
        }
        if let Some(drafted) = &cover.drafted_on {
            data.push((self.say("report-cover-drafted"), vec![Run::new(drafted.as_str(), VALUE)]));
        }
        let own = if self.both { "report-cover-both-languages" } else { "report-cover-language" };
        let mut languages = vec![Run::new(self.say(own), VALUE)];
        if cover.other_language && !self.both {
            let other = if language == Language::Cy { Language::En } else { Language::Cy };
            languages.push(Run::new(" ", VALUE));
            languages
                .push(Run::new(self.say("report-cover-other-language"), VALUE).in_language(Some(tag(other))));
        }
        data.push((self.say("report-cover-language-label"), languages));
        let column = (FRAME.width - mm(12.0)) / 2.0;
        let home = self.flow.writer.open(Tag::L);
        self.flow.writer.set_word_labels(home);
        let mut y = SLATE_END + mm(2.2) + mm(12.0);
        for pair in data.chunks(2) {
            let mut tallest: f32 = 0.0;
            for (place, (label, value)) in pair.iter().enumerate() {
                let x = MARGIN + place as f32 * (column + mm(12.0));
                let item = self.flow.writer.element(home, Tag::Li);
                let label_element = self.flow.writer.element(item, Tag::Lbl);
                let value_element = self.flow.writer.element(item, Tag::LBody);
                let block = |runs, leading| vec![Block::new(runs, leading).tagged(None)];
                let mut label =
                    Setting::new(block(vec![Run::new(label.as_str(), SMALL)], SMALL_LEADING), column);
                let mut value = Setting::new(block(value.clone(), 15.5), column);
                let lines = 0..label.len();
                let height = label.draw(&mut self.flow.writer, label_element, x, y, lines);
                let lines = 0..value.len();
                let height = height + value.draw(&mut self.flow.writer, value_element, x, y + height, lines);
                tallest = tallest.max(height);
            }
            y += tallest + mm(5.0);
        }
        self.flow.writer.close();
    }

    fn cover_statement(&mut self) {
        let mut words = self.say("report-cover-statement");
        if let Some(verification) = &self.content.statements.verification {
            let arguments = [("address", verification.address.clone()), ("code", verification.code.clone())];
            words = format!("{words} {}", self.say_with("report-cover-verify", &arguments));
        }
        if let Some(before) =
            self.content.cover.issue.and_then(|issue| issue.checked_sub(1)).filter(|n| *n > 0)
        {
            let replaces = self.say_with("report-cover-replaces", &[("issue", before.to_string())]);
            words = format!("{replaces} {words}");
        }
        if self.content.cover.demonstration {
            words = format!("{words} {}", self.say("report-demonstration"));
        }
        let block = Block::new(vec![Run::new(words, SMALL)], SMALL_LEADING);
        let mut setting = Setting::new(vec![block], FRAME.width);
        let y = PAGE.1 - mm(14.0) - setting.height();
        self.flow.writer.artifact(|canvas| {
            let rule = y - mm(4.0);
            canvas.stroke(&Path::line(MARGIN, rule, MARGIN + FRAME.width, rule), Stroke::solid(LINE, 0.5));
        });
        let home = self.flow.writer.here();
        let lines = 0..setting.len();
        setting.draw(&mut self.flow.writer, home, MARGIN, y, lines);
    }
}

//! Breaking runs into lines: words stay whole where they fit, and long words break rather than be cut.

use super::canvas::Pen;
use super::fonts::{self, legible};
use super::text::{Block, LABEL_PADDING, Matter, Run};

/// A piece of one run on one line.
pub(super) struct Fragment {
    pub run: usize,
    pub text: String,
    pub x: f32,
    pub width: f32,
    /// What a drawn sign in it stands for.
    pub actual: Option<String>,
}

/// One line of a block.
pub(super) struct Line {
    pub block: usize,
    pub first: bool,
    pub leading: f32,
    /// Space above, unless the line opens a page.
    pub before: f32,
    pub width: f32,
    /// Size of the largest letters, which places the baseline.
    pub size: f32,
    pub fragments: Vec<Fragment>,
}

struct Atom {
    run: usize,
    text: String,
    actual: Option<String>,
    width: f32,
    /// Width of the space before; none: nothing may break here.
    space: Option<f32>,
    /// A line ends before.
    newline: bool,
    /// The space before is within a date, which stays on one line.
    tied: bool,
}

/// Breaks a block into lines at most `width` points wide. A word that is wider is broken where it must be.
pub(super) fn break_lines(block: &Block, index: usize, width: f32) -> Vec<Line> {
    let width = (width - block.indent).max(block.leading);
    let mut setter = Setter { block, index, width, lines: Vec::new(), open: Vec::new(), x: 0.0 };
    let atoms = atoms(&block.runs);
    let mut rest = atoms.as_slice();
    while let Some(first) = rest.first() {
        let (word, after) = rest.split_at(word(rest, width));
        let length = length(word);
        let space = first.space.unwrap_or(0.0);
        if first.newline || (setter.x > 0.0 && setter.x + space + length > width) {
            setter.end_line(true);
        }
        if length > width {
            setter.put_long(word);
        } else {
            setter.put_word(word);
        }
        rest = after;
    }
    setter.end_line(false);
    setter.lines
}

/// The width of the widest word of a block that fits in `width` points: narrower lines would break it.
pub(super) fn widest_word(block: &Block, width: f32) -> f32 {
    let atoms = atoms(&block.runs);
    let mut rest = atoms.as_slice();
    let mut widest: f32 = 0.0;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(word(rest, width - block.indent));
        let length = length(word);
        if length <= width - block.indent {
            widest = widest.max(length + block.indent);
        }
        rest = after;
    }
    widest
}

/// How many atoms the next word takes: a date counts as one word where it fits in `width` points.
fn word(atoms: &[Atom], width: f32) -> usize {
    let glued = |tied: bool| {
        let holds = |atom: &&Atom| (atom.space.is_none() || (tied && atom.tied)) && !atom.newline;
        1 + atoms[1..].iter().take_while(holds).count()
    };
    let whole = glued(true);
    if length(&atoms[..whole]) > width { glued(false) } else { whole }
}

fn length(word: &[Atom]) -> f32 {
    let inside: f32 = word.iter().skip(1).filter_map(|atom| atom.space).sum();
    word.iter().map(|atom| atom.width).sum::<f32>() + inside
}

struct Setter<'a> {
    block: &'a Block,
    index: usize,
    width: f32,
    lines: Vec<Line>,
    open: Vec<Fragment>,
    x: f32,
}

impl Setter<'_> {
    fn put_word(&mut self, word: &[Atom]) {
        for atom in word {
            self.put(atom.run, &atom.text, atom.actual.as_deref(), atom.width, atom.space);
        }
    }

    /// A word wider than the line: filled letter by letter, broken after a joining sign if one is near.
    fn put_long(&mut self, word: &[Atom]) {
        for atom in word {
            let pen = self.block.runs[atom.run].pen;
            let mut space = atom.space.filter(|_| self.x > 0.0);
            let mut rest = atom.text.as_str();
            while !rest.is_empty() {
                let room = self.width - self.x - space.unwrap_or(0.0);
                let piece = &rest[..fitting(rest, pen, room, self.x > 0.0)];
                if piece.is_empty() {
                    self.end_line(space.is_some());
                    space = None;
                    continue;
                }
                self.put(atom.run, piece, atom.actual.as_deref(), pen.width(piece), space);
                space = None;
                rest = &rest[piece.len()..];
                if !rest.is_empty() {
                    self.end_line(false);
                }
            }
            if atom.text.is_empty() {
                self.put(atom.run, "", None, atom.width, space);
            }
        }
    }

    fn put(&mut self, run: usize, text: &str, actual: Option<&str>, width: f32, space: Option<f32>) {
        if let Some(space) = space.filter(|_| self.x > 0.0) {
            if let Some(last) = self.open.last_mut() {
                last.text.push(' ');
                last.width += space;
            }
            self.x += space;
        }
        match self.open.last_mut() {
            Some(last) if last.run == run && last.actual.is_none() && actual.is_none() => {
                last.text.push_str(text);
                last.width += width;
            }
            _ => self.open.push(Fragment {
                run,
                text: text.to_owned(),
                x: self.x,
                width,
                actual: actual.map(str::to_owned),
            }),
        }
        self.x += width;
    }

    /// `spaced`: the text goes on after a space, which a reader's program needs between the lines.
    fn end_line(&mut self, spaced: bool) {
        let mut fragments = std::mem::take(&mut self.open);
        if fragments.iter().all(|fragment| fragment.width == 0.0) {
            fragments.clear();
        }
        if spaced && let Some(last) = fragments.last_mut() {
            last.text.push(' ');
        }
        let size =
            fragments.iter().map(|fragment| self.block.runs[fragment.run].pen.size).fold(0.0, f32::max);
        let first = self.lines.is_empty();
        // An empty line within the text is a pause of half a line.
        let leading =
            if fragments.is_empty() && !first { self.block.leading / 2.0 } else { self.block.leading };
        self.lines.push(Line {
            block: self.index,
            first,
            leading,
            before: if first { self.block.before } else { 0.0 },
            width: self.x,
            size,
            fragments,
        });
        self.x = 0.0;
    }
}

/// How many bytes of a word fit in `room`; at least one letter on an empty line.
fn fitting(word: &str, pen: Pen, room: f32, begun: bool) -> usize {
    let mut used = 0.0;
    let mut good = 0;
    let mut end = 0;
    for (at, c) in word.char_indices() {
        used += f32::from(fonts::advance(pen.face, c)) * pen.size / 1000.0;
        if used > room {
            break;
        }
        end = at + c.len_utf8();
        if matches!(c, '-' | '/' | '.' | '_' | '@' | '?' | '&' | '=') {
            good = end;
        }
    }
    if end == word.len() {
        return end;
    }
    let whole = if good * 3 >= end * 2 { good } else { end };
    if whole == 0 && !begun { word.chars().next().map_or(0, char::len_utf8) } else { whole }
}

fn atoms(runs: &[Run]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut space: Option<f32> = None;
    let mut newline = false;
    for (index, run) in runs.iter().enumerate() {
        let mut push = |text: String, actual, width, space: &mut Option<f32>, newline: &mut bool| {
            let space = space.take().filter(|_| !*newline);
            let newline = std::mem::take(newline);
            atoms.push(Atom { run: index, text, actual, width, space, newline, tied: false });
        };
        match &run.matter {
            Matter::Sign(width, _) => push(String::new(), None, *width, &mut space, &mut newline),
            Matter::Text(text) if run.label.is_some() => {
                let text = legible(text).replace(' ', "\u{A0}");
                let width = run.pen.width(&text) + 2.0 * LABEL_PADDING;
                push(text, None, width, &mut space, &mut newline);
            }
            Matter::Text(text) => {
                let mut rest = text.as_str();
                while let Some(c) = rest.chars().next() {
                    if is_break(c) {
                        if c == '\n' {
                            // Two line ends make a pause: an empty line of its own.
                            if newline {
                                push(String::new(), None, 0.0, &mut None, &mut newline);
                            }
                            newline = true;
                        }
                        space = Some(run.pen.width(" "));
                        rest = &rest[c.len_utf8()..];
                        continue;
                    }
                    let end = rest.find(is_break).unwrap_or(rest.len());
                    let word = &rest[..end];
                    rest = &rest[end..];
                    let shown = legible(word);
                    let width = run.pen.width(&shown);
                    let actual = shown.contains(fonts::is_symbol).then(|| word.to_owned());
                    if !shown.is_empty() {
                        push(shown.into_owned(), actual, width, &mut space, &mut newline);
                    }
                }
            }
        }
    }
    tie_dates(&mut atoms);
    atoms
}

/// "17 September 2026" is not broken: a day, a word with a capital, a year.
fn tie_dates(atoms: &mut [Atom]) {
    for at in 2..atoms.len() {
        let (day, month, year) = (&atoms[at - 2].text, &atoms[at - 1].text, &atoms[at].text);
        // "17–18" is a day too.
        let days = (1..=6).contains(&day.len()) && day.split('–').all(|day| day.parse::<u8>().is_ok());
        let named = month.starts_with(char::is_uppercase) && month.chars().all(char::is_alphabetic);
        let digits = year.chars().take_while(char::is_ascii_digit).count();
        if days && named && digits == 4 && atoms[at - 2].actual.is_none() {
            atoms[at - 1].tied = true;
            atoms[at].tied = true;
        }
    }
}

fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

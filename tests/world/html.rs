//! A small reader of HTML: enough for pages that `templates/markup.rs` calls sound. A page that is not sound fails the test.

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// An element of a page. Elements know each other by their place in the page.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    parent: Option<usize>,
    children: Vec<Child>,
}

#[derive(Debug)]
enum Child {
    Element(usize),
    Text(String),
}

/// A page that was read.
#[derive(Debug)]
pub struct Html {
    elements: Vec<Element>,
}

/// One element of a page.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    html: &'a Html,
    index: usize,
}

impl Html {
    /// Reads a page; says what is not sound about it.
    pub fn read(source: &str) -> Result<Self, String> {
        let root = Element { name: String::new(), attributes: vec![], parent: None, children: vec![] };
        let mut html = Self { elements: vec![root] };
        let (mut open, mut rest) = (0, source);
        while !rest.is_empty() {
            let Some(start) = rest.find('<') else {
                html.say(open, rest);
                break;
            };
            html.say(open, &rest[..start]);
            rest = &rest[start + 1..];
            if let Some(after) = rest.strip_prefix("!--") {
                rest = after.split_once("-->").ok_or("a comment does not end")?.1;
                continue;
            }
            let end = end_of_tag(rest).ok_or_else(|| format!("a tag does not end: <{rest:.60}"))?;
            let (tag, after) = (&rest[..end], &rest[end + 1..]);
            rest = after;
            if tag.starts_with('!') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                let last = &html.elements[open];
                if last.name != name.trim() {
                    return Err(format!("</{name}> closes <{}>", last.name));
                }
                open = last.parent.unwrap_or(0);
                continue;
            }
            let closed = tag.ends_with('/');
            let (name, attributes) = read_tag(tag.trim_end_matches('/'));
            let index = html.elements.len();
            let raw = matches!(name.as_str(), "script" | "style");
            let void = closed || VOID.contains(&name.as_str());
            html.elements.push(Element { name, attributes, parent: Some(open), children: vec![] });
            html.elements[open].children.push(Child::Element(index));
            if raw {
                let close = format!("</{}>", html.elements[index].name);
                rest = rest.split_once(&close).ok_or("a script or style does not end")?.1;
            } else if !void {
                open = index;
            }
        }
        if open == 0 { Ok(html) } else { Err(format!("<{}> is left open", html.elements[open].name)) }
    }

    fn say(&mut self, open: usize, text: &str) {
        if !text.is_empty() {
            self.elements[open].children.push(Child::Text(decoded(text)));
        }
    }

    /// The whole page.
    pub fn root(&self) -> Node<'_> {
        Node { html: self, index: 0 }
    }

    /// Elements that a selector finds: `tag`, `.class`, `#id`, `tag.class[attribute=value]` (also `^=`, `$=` and `*=`), one within
    /// another, or several with commas between.
    pub fn all(&self, selector: &str) -> Vec<Node<'_>> {
        self.root().all(selector)
    }
}

impl<'a> Node<'a> {
    fn element(self) -> &'a Element {
        &self.html.elements[self.index]
    }

    /// The name of the element.
    pub fn name(self) -> &'a str {
        &self.element().name
    }

    /// An attribute, if it has it.
    pub fn attr(self, name: &str) -> Option<&'a str> {
        self.element().attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Elements within this one that a selector finds, in the page's order.
    pub fn all(self, selector: &str) -> Vec<Node<'a>> {
        let mut found = Vec::new();
        self.walk(&mut |node| {
            if selector.split(',').any(|one| node.is(one.trim(), self.index)) {
                found.push(node);
            }
        });
        found
    }

    fn walk(self, seen: &mut impl FnMut(Node<'a>)) {
        for child in &self.element().children {
            if let Child::Element(index) = child {
                let node = Node { html: self.html, index: *index };
                seen(node);
                node.walk(seen);
            }
        }
    }

    /// Is this what a selector means, looking no further out than `outermost`?
    fn is(self, selector: &str, outermost: usize) -> bool {
        let (outer, last) = selector.rsplit_once(' ').unwrap_or(("", selector));
        if !self.matches(last) {
            return false;
        }
        if outer.is_empty() {
            return true;
        }
        let mut place = self.element().parent;
        while let Some(index) = place {
            let node = Node { html: self.html, index };
            if node.is(outer.trim(), outermost) {
                return true;
            }
            place = if index == outermost { None } else { node.element().parent };
        }
        false
    }

    fn matches(self, compound: &str) -> bool {
        let (plain, bracket) = compound.split_once('[').unwrap_or((compound, ""));
        if let Some(condition) = bracket.strip_suffix(']') {
            let (name, value) = condition.split_once('=').unwrap_or((condition, ""));
            let Some(given) = self.attr(name.trim_end_matches(['^', '$', '*'])) else { return false };
            let value = value.trim_matches('"');
            let fits = match name.chars().last() {
                Some('^') => given.starts_with(value),
                Some('$') => given.ends_with(value),
                Some('*') => given.contains(value),
                _ => name.len() == condition.len() || given == value,
            };
            if !fits {
                return false;
            }
        }
        let (plain, id) = plain.split_once('#').map_or((plain, None), |(tag, id)| (tag, Some(id)));
        if id.is_some() && self.attr("id") != id {
            return false;
        }
        let mut parts = plain.split('.');
        let tag = parts.next().unwrap_or_default();
        let classes: Vec<_> = self.attr("class").unwrap_or_default().split_whitespace().collect();
        (tag.is_empty() || tag == self.name()) && parts.all(|class| classes.contains(&class))
    }

    /// The words in it, with single blanks.
    pub fn text(self) -> String {
        let mut words = String::new();
        self.gather(&mut words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text in it as it stands.
    pub fn raw_text(self) -> String {
        let mut words = String::new();
        self.gather(&mut words);
        words
    }

    fn gather(self, words: &mut String) {
        // Blocks stand apart even where the source leaves no blank between them; words within a line do not.
        const INLINE: [&str; 12] =
            ["a", "abbr", "b", "bdi", "code", "em", "i", "span", "strong", "sub", "sup", "textarea"];
        let block = !INLINE.contains(&self.name());
        if block {
            words.push(' ');
        }
        for child in &self.element().children {
            match child {
                Child::Text(text) => words.push_str(text),
                Child::Element(index) => Node { html: self.html, index: *index }.gather(words),
            }
        }
        if block {
            words.push(' ');
        }
    }
}

fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn read_tag(tag: &str) -> (String, Vec<(String, String)>) {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return (name.to_ascii_lowercase(), attributes);
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix("=\"") else {
            attributes.push((key, String::new()));
            continue;
        };
        let (value, after) = value.split_once('"').unwrap_or((value, ""));
        attributes.push((key, decoded(value)));
        rest = after;
    }
}

/// Text with its character references put right.
fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|end| *end <= 10);
        let character = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => n.parse().ok(),
            });
            let known = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => '\u{a0}',
                _ => char::from_u32(number?)?,
            };
            Some((known, end))
        });
        let (known, end) = character.unwrap_or(('&', 0));
        out.push(known);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><body><!-- <p>no</p> --><main class=\"a b\"><h1>T&#375;&nbsp;Isaf</h1>\
        <p>one <b>two</b><br>three</p><p>four &amp; &lt;five&gt;</p><input name=\"x\" value=\"&quot;\"></main></body></html>";

    #[test]
    fn a_page_is_read_with_its_words_and_references() {
        let html = Html::read(PAGE).expect("the page is sound");
        assert_eq!(html.root().text(), "Tŷ Isaf one two three four & <five>");
        assert_eq!(html.all("main.b p").len(), 2);
        assert_eq!(html.all("h1, main.a b").len(), 2);
        assert_eq!(html.all("input[name=x]")[0].attr("value"), Some("\""));
        assert!(html.all("main.c p").is_empty());
    }

    #[test]
    fn what_is_left_open_or_closed_twice_is_found() {
        assert!(Html::read("<p><b>x</p>").is_err());
        assert!(Html::read("<div><p>x</p>").is_err());
    }
}

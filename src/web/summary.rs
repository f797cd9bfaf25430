//! The summary of what is wrong with a form, made readable by itself: in the order of the page, and "Fill this in" said of
//! which field.

use crate::foundation::error::Problem;

/// Where the list of the summary begins, as `parts/frame.html` writes it.
const LIST: &str = "govuk-error-summary__list\">";
/// A label longer than this is a text to be read beside its field.
const LONG: usize = 100;

/// The page with its summary in order, where it has one. What is said alike of every field says of which.
pub fn of(html: String, problems: &[Problem]) -> String {
    let alike = |field: &str| {
        let found = problems.iter().find(|problem| problem.field == field);
        found.is_some_and(|problem| problem.message.key.starts_with("form-"))
    };
    if problems.is_empty() { html } else { in_order(html, alike) }
}

/// Puts the summary of a rendered page in order. The labels of fields for which `unnamed` holds go before what is said of them.
fn in_order(html: String, unnamed: impl Fn(&str) -> bool) -> String {
    let Some((before, list, page)) = parts(&html) else { return html };
    let mut items: Vec<(usize, String)> = list
        .split("<li>")
        .skip(1)
        .map(|item| {
            let link = item.strip_prefix("<a href=\"#").and_then(|rest| rest.split_once("\">"));
            let Some((field, said)) = link else { return (0, format!("<li>{item}")) };
            let Some(at) = page.find(&format!(" id=\"{field}\"")) else {
                return (usize::MAX, format!("<li>{item}"));
            };
            match label(page, field, at).filter(|_| unnamed(field)) {
                Some(label) => {
                    let mark = if label.ends_with('?') { "" } else { ":" };
                    (at, format!("<li><a href=\"#{field}\">{label}{mark} {said}"))
                }
                None => (at, format!("<li>{item}")),
            }
        })
        .collect();
    items.sort_by_key(|(at, _)| *at);
    let items: String = items.into_iter().map(|(_, item)| item).collect();
    format!("{before}{LIST}{items}</ul>{page}")
}

fn parts(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once(LIST)?;
    let (list, page) = rest.split_once("</ul>")?;
    Some((before, list, page))
}

/// The words before a field: its label, or of a group of choices and of the boxes of a date the legend.
fn label(page: &str, field: &str, at: usize) -> Option<String> {
    let tag = &page[page[..at].rfind('<')?..at + page[at..].find('>')?];
    let grouped = ["\"radio\"", "\"checkbox\"", "govuk-date-input"].iter().any(|sort| tag.contains(sort));
    let group = page[..at].rfind("<fieldset").filter(|open| !page[*open..at].contains("</fieldset>"));
    let words = match group.filter(|_| grouped) {
        Some(open) => {
            let (_, legend) = page[open..at].split_once("<legend")?;
            legend.split_once('>')?.1.split_once("</legend>")?.0
        }
        None => page.split_once(&format!("for=\"{field}\">"))?.1.split_once("</label>")?.0,
    };
    let words: Vec<_> =
        words.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    let words = words.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.chars().count() <= LONG).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::in_order;

    const PAGE: &str = "<ul class=\"govuk-list govuk-error-summary__list\"><li><a href=\"#on\">Enter a date.</a></li>\
        <li><a href=\"#kind\">Choose one.</a></li><li><a href=\"#title\">Fill this in.</a></li><li>Too late.</li></ul>\
        <label class=\"govuk-label\" for=\"title\">Title</label><input id=\"title\" name=\"title\">\
        <fieldset><legend class=\"l\">Is it <b>new</b>?</legend><input id=\"kind\" type=\"radio\"></fieldset>\
        <fieldset><legend>Seen on</legend><label for=\"on\">Day</label><input class=\"govuk-date-input__input\" id=\"on\"></fieldset>";

    #[test]
    fn faults_stand_in_the_order_of_the_page_and_say_of_what() {
        let page = in_order(PAGE.to_owned(), |_| true);
        let expected = "__list\"><li>Too late.</li><li><a href=\"#title\">Title: Fill this in.</a></li>\
            <li><a href=\"#kind\">Is it new? Choose one.</a></li><li><a href=\"#on\">Seen on: Enter a date.</a></li></ul>";
        assert!(page.contains(expected), "{page}");
        assert_eq!(page.len(), PAGE.len() + "Title: ".len() + "Is it new? ".len() + "Seen on: ".len());
    }

    #[test]
    fn what_says_its_field_by_itself_is_left_as_it_is() {
        let page = in_order(PAGE.to_owned(), |_| false);
        assert!(
            page.contains("<li><a href=\"#title\">Fill this in.</a></li><li><a href=\"#kind\">Choose one.")
        );
        assert_eq!(in_order("<p>Nothing is wrong.</p>".to_owned(), |_| true), "<p>Nothing is wrong.</p>");
    }
}

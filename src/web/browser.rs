//! What a browser says it is, in words that its user knows: nobody knows their browser by its whole line.

use serde::Serialize;

/// The name of a browser, and of the system it runs on; names of products, the same in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Browser {
    name: &'static str,
    system: &'static str,
}

/// The first that is found counts: nearly every browser also says that it is the ones below it.
const NAMES: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

/// The browser behind a line that a request carried, if it is one of those that people use.
pub fn of(user_agent: &str) -> Option<Browser> {
    let found = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    Some(Browser { name: found(&NAMES)?, system: found(&SYSTEMS)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_own_name_and_not_by_those_it_also_says() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 \
            Safari/537.36 Edg/130.0.0.0";
        assert_eq!(of(edge), Some(Browser { name: "Edge", system: "Windows" }));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
            Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(of(phone), Some(Browser { name: "Safari", system: "iPhone" }));
        assert_eq!(of("curl/8.5.0"), None);
    }
}

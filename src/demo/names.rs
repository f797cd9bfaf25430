//! Names for people who do not exist.

use super::chance::Chance;

const FIRST: &[&str] = &[
    "Aled",
    "Angharad",
    "Bethan",
    "Briallen",
    "Carwyn",
    "Ceridwen",
    "Dafydd",
    "Delyth",
    "Efa",
    "Eirlys",
    "Emyr",
    "Ffion",
    "Gareth",
    "Glenys",
    "Gwenllian",
    "Gŵyneth",
    "Heledd",
    "Huw",
    "Idris",
    "Iestyn",
    "Ioan",
    "Lleucu",
    "Llŷr",
    "Lowri",
    "Macsen",
    "Mair",
    "Meinir",
    "Nerys",
    "Non",
    "Osian",
    "Owain",
    "Rhian",
    "Rhodri",
    "Siân",
    "Tegwen",
    "Tomos",
    "Aisha",
    "Amir",
    "Beata",
    "Chidi",
    "Daniela",
    "Emeka",
    "Fatima",
    "Grace",
    "Hana",
    "Ivan",
    "Joyce",
    "Kamal",
    "Leila",
    "Maria",
    "Nadia",
    "Olena",
    "Piotr",
    "Rosa",
    "Samir",
    "Tendai",
    "Yusuf",
    "Zofia",
];

const LAST: &[&str] = &[
    "ap Ffug",
    "Bryn-Ddychmyg",
    "Cadnant-Hud",
    "Chwedleu",
    "Derwen-Ffug",
    "Eryr-Lledrith",
    "Ffuglen",
    "Glasgoed-Hud",
    "Gwêdd-Ffug",
    "Hafod-Stori",
    "Ifor-Ledrith",
    "Kyffin-Ffug",
    "Llwyd-Chwedl",
    "Maenor-Hud",
    "Nant-Ffuglen",
    "Onnen-Stori",
    "Pryce-Ffug",
    "Rhos-Dychmyg",
    "Tudno-Ffug",
    "Ŵyn-Chwedl",
    "Ystrad-Hud",
    "Feigned",
    "Mooncastle",
    "Nowhereham",
    "Storywell",
    "Talebridge",
    "Unlikely",
    "Wishford",
];

const PLACE_BEGINS: &[&str] = &[
    "Aber", "Allt", "Bryn", "Bwlch", "Caer", "Carreg", "Coed", "Craig", "Cwm", "Dôl", "Esgair", "Gelli",
    "Glan", "Hafod", "Llan", "Llwyn", "Maes", "Moel", "Nant", "Pant", "Pen", "Plas", "Pont", "Porth", "Rhos",
    "Rhyd", "Tan", "Tre", "Tŷ", "Ynys",
];

const PLACE_ENDS: &[&str] = &[
    "Ffug",
    "Hud",
    "Ledrith",
    "Chwedl",
    "Stori",
    "Esgus",
    "Freuddwyd",
    "Ddychymyg",
    "Ffuglen",
    "Ymhonni",
    "Rith",
    "Gysgod",
    "Gwmwl",
    "Niwl",
    "Enfys",
    "Lleuad",
    "Seren",
    "Adlais",
    "Neb",
    "Unlle",
    "Darogan",
    "Gyfaredd",
    "Swyn",
    "Drychiolaeth",
    "Ysbryd",
    "Awel",
    "Cân",
    "Ffansi",
    "Tylwyth",
    "Cawr",
    "Ddraig",
    "Wennol",
    "Rhithlun",
    "Gellwair",
    "Gobaith",
    "Eco",
    "Arlliw",
    "Ffair",
    "Clod",
    "Gwên",
];

const SERVICES: &[(&str, &str)] = &[
    ("Care Co-operative", "Cydweithfa Ofal"),
    ("Home Care Co-operative", "Cydweithfa Gofal Cartref"),
    ("Support Co-operative", "Cydweithfa Gymorth"),
    ("Living Well Co-operative", "Cydweithfa Byw'n Dda"),
    ("Neighbours Co-operative", "Cydweithfa Gymdogion"),
    ("Day Opportunities Co-operative", "Cydweithfa Cyfleoedd Dydd"),
    ("Families Co-operative", "Cydweithfa Deuluoedd"),
    ("Community Co-operative", "Cydweithfa Gymunedol"),
    ("Supported Living Co-operative", "Cydweithfa Byw gyda Chymorth"),
];

/// The name of the nth lighter co-op, in English and Welsh: a place that is not there, and what the co-op does. No two of
/// the first ten thousand have the same.
pub fn cooperative(number: usize) -> (String, String) {
    let begins = PLACE_BEGINS[number % PLACE_BEGINS.len()];
    let ends = PLACE_ENDS[number / PLACE_BEGINS.len() % PLACE_ENDS.len()];
    let (english, welsh) = SERVICES[number / (PLACE_BEGINS.len() * PLACE_ENDS.len()) % SERVICES.len()];
    (format!("{begins} {ends} {english}"), format!("{welsh} {begins} {ends}"))
}

/// A full name.
pub fn person(chance: &mut Chance) -> String {
    format!("{} {}", chance.pick(FIRST), chance.pick(LAST))
}

/// The part of an address before the @: ASCII letters and dots.
pub fn mailbox(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = name.nfd().filter(char::is_ascii).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(".")
}

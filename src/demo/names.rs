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

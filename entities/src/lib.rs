//! The nouns of Safon.

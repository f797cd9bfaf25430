//! Time in Safon.

//! Pages of `reports`.

use crate::web::Door;

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    Vec::new()
}

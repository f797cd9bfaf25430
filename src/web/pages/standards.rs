//! Pages of `standards`.

use crate::web::Door;

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    Vec::new()
}

//! Tools under every room.

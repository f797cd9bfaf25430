//! The room `reminders`.

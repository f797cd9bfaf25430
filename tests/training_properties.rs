//! Properties of training over random histories and random files: what the rules say agrees with a slow and obvious
//! reading of the standard, and no file or form brings the reading down.

mod files;
mod multipart;
mod oracle;

//! The names of layouts, columns and fields.

use crate::foundation::error::Message;
use crate::training::import::dry_run::Field;
use crate::training::import::layout::{Layout, ReadAs};

impl ReadAs {
    /// What a column was read as.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Name => "import-column-name",
            Self::StaffNumber => "import-column-staff-number",
            Self::Role => "import-column-role",
            Self::Site => "people-column-site",
            Self::Start => "import-column-start",
            Self::Left => "import-column-left",
            Self::Course => "import-column-course",
            Self::CourseStart => "import-column-course-start",
            Self::Completed => "import-column-completed",
            Self::Expires => "import-column-expires",
            Self::Provider => "import-column-provider",
            Self::Mode => "import-column-mode",
            Self::Status => "import-column-status",
            Self::Note => "import-column-note",
            Self::ActionTaken => "import-column-action-taken",
            Self::Key => "import-column-key",
            Self::Private => "import-column-private",
            Self::Ignored => "import-column-ignored",
        })
    }
}

impl Layout {
    /// How the sheet is laid out.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Wide => "import-layout-wide",
            Self::WidePairs => "import-layout-wide-pairs",
            Self::Long => "import-layout-long",
        })
    }
}

impl Field {
    /// The name of the field.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::CompletedOn => "import-field-completed",
            Self::ExpiresOn => "import-field-expires",
            Self::Provider => "import-field-provider",
            Self::Mode => "import-field-mode",
            Self::Note => "import-field-note",
            Self::ActionTaken => "import-field-action-taken",
        })
    }
}

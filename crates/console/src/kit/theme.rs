//! The colours: as the system has them, light, or dark.

/// Which colours the page uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the browser or the operating system prefers.
    #[default]
    System,
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

impl Theme {
    /// All three, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As it is kept, and as the attribute `data-theme` says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that code; an unknown code is [`Theme::System`].
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }

    /// Gives the page these colours: the style sheet reads `data-theme` on the root element.
    pub fn apply(self) {
        if let Some(root) = super::dom::document().document_element() {
            // Only a name that is no XML name is refused, and this is one.
            let _ = root.set_attribute("data-theme", self.code());
        }
    }
}

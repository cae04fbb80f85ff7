//! What Leptos asks of every view.

/// What Leptos asks of a view for pages that are rendered on a server. This one never is.
macro_rules! only_in_the_browser {
    ($view:ty) => {
        impl leptos::tachys::view::add_attr::AddAnyAttr for $view {
            type Output<NewAttr: leptos::tachys::html::attribute::Attribute> = Self;

            fn add_any_attr<NewAttr: leptos::tachys::html::attribute::Attribute>(self, _: NewAttr) -> Self {
                self
            }
        }

        impl leptos::tachys::view::RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut leptos::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> Self::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

pub(super) use only_in_the_browser;

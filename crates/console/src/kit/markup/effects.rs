//! Effects that end when what they read ends.

use leptos::prelude::*;

/// The effects of a view: they end with its state, and no later than the owner that they were made in.
///
/// A `RenderEffect` that a state holds by itself can outlive its owner. When a page is left, its signals go at once, but
/// what an outer effect has made is dropped only when the executor comes back to that effect. An inner one that was told
/// of a change before would run in between, on signals that are gone.
#[derive(Default)]
pub(super) struct Effects(Option<StoredValue<Vec<RenderEffect<()>>, LocalStorage>>);

impl Effects {
    /// Runs `does` now and whenever the signals it reads change.
    pub(super) fn run(&mut self, does: impl Fn() + 'static) {
        let does: Box<dyn Fn()> = Box::new(does);
        let effect = RenderEffect::new(move |_| does());
        self.0.get_or_insert_with(|| StoredValue::new_local(Vec::new())).update_value(|effects| effects.push(effect));
    }
}

impl Drop for Effects {
    fn drop(&mut self) {
        if let Some(effects) = self.0.take() {
            effects.dispose();
        }
    }
}

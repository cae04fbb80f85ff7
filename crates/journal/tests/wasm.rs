//! The same calls give the same state as WebAssembly as they do natively.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_same_calls_give_the_same_state_bit_for_bit() {
    let text = journal::write(&common::scripted());
    assert_eq!(text.lines().next(), Some(common::SCRIPTED_HEADER));
    assert_eq!(journal::read(&text).unwrap(), common::scripted());
}

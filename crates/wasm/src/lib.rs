//! The core as a WebAssembly module: [`module`] holds the conversions, [`sandbox`] what they convert for, natively tested.
//!
//! Its one user is the JavaScript of `npm/`, which hands over numbers and texts it has copied out of whatever it was
//! given. So nothing here ever reads an object of a caller, whose getters could throw or call back; and what is borrowed
//! is given back before an answer is made, so that not even a page with a tampered `Object.prototype` finds it borrowed.
//!
//! The page takes [`clock`] and [`options`] from here and leaves the feature `module` out: it has an account of its own.

pub mod clock;
#[cfg(feature = "module")]
mod memory;
#[cfg(feature = "module")]
pub mod module;
pub mod options;
pub mod sandbox;

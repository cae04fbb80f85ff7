//! Memory that grows in large steps.
//!
//! The allocator takes 64 KiB at a time, and each time the engine counts the whole memory as new: in Node that sets off its
//! garbage collection, which costs many times what a call does. So once it has grown, room for more is taken at once, and
//! given back to the allocator, which keeps it.

use std::cell::Cell;
use std::hint::black_box;

/// How large a share of the memory is taken on top of it: an eighth.
const SHARE: usize = 8;

/// The bytes of a page of memory.
const PAGE: usize = 1 << 16;

thread_local! {
    /// How many pages there were when they were looked at last.
    static SEEN: Cell<usize> = const { Cell::new(0) };
}

/// Takes room for what is still to come, if the memory has grown.
pub fn make_room() {
    let pages = pages();
    if pages > SEEN.get() {
        // A memory that can't grow that far may still have enough room.
        let mut room = Vec::<u8>::new();
        let taken = room.try_reserve_exact(pages * PAGE / SHARE);
        // Kept from a compiler that sees no use in it.
        drop(black_box((room, taken)));
        SEEN.set(self::pages());
    }
}

#[cfg(target_arch = "wasm32")]
fn pages() -> usize {
    std::arch::wasm32::memory_size::<0>()
}

#[cfg(not(target_arch = "wasm32"))]
fn pages() -> usize {
    0
}

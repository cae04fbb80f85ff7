//! Mounts the page.

fn main() {
    console::start();
}

//! Starts the page, or its worker.

use std::alloc::System;
use zeroizing_alloc::ZeroAlloc;

/// Memory is overwritten when it is given back. What the signer works with, and what was pasted, doesn't stay behind in it.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {
    denylens_page::start();
}

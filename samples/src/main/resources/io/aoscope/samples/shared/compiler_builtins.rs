// The functions that rustc's code calls by itself. Rust's own crate of this name comes from the network when the standard
// library is built; these four are all that an image like ours needs.

#![feature(compiler_builtins)]
#![compiler_builtins]
#![no_builtins]
#![no_std]

#[no_mangle]
pub unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, length: usize) -> *mut u8 {
    let mut i = 0;
    while i < length {
        *to.add(i) = *from.add(i);
        i += 1;
    }
    to
}

#[no_mangle]
pub unsafe extern "C" fn memcmp(one: *const u8, other: *const u8, length: usize) -> i32 {
    let mut i = 0;
    while i < length {
        let difference = *one.add(i) as i32 - *other.add(i) as i32;
        if difference != 0 {
            return difference;
        }
        i += 1;
    }
    0
}

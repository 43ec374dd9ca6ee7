// What a process image in Rust needs, without the standard library: memory, reading the JSON that comes in, writing the
// JSON that goes out. It is ao.h in Rust; the contract between host and image stands there.

use core::arch::wasm64::{memory_grow, memory_size, unreachable};
use core::slice;

// ---------------------------------------------------------------- memory

const PAGE: usize = 65536;

extern "C" {
    static __heap_base: u8; // set by the linker: the first byte after the variables
}

static mut HEAP_NEXT: usize = 0; // the next free byte; zero until the first allocation

fn heap_start() -> usize {
    unsafe { &__heap_base as *const u8 as usize }
}

/// Takes bytes from the end of the heap and grows memory when they do not fit; `None` when it cannot grow.
///
/// `memory_size` matters for more than the arithmetic: HyperBEAM sees only the first 64 KiB of an image that has neither
/// memory.size nor memory.grow.
fn reserve(size: usize) -> Option<usize> {
    let start = unsafe { HEAP_NEXT.max(heap_start()) };
    let end = start.checked_add(size)?;
    let have = memory_size::<0>() * PAGE;
    if end > have && memory_grow::<0>((end - have + PAGE - 1) / PAGE) == usize::MAX {
        return None;
    }
    unsafe { HEAP_NEXT = end };
    Some(start)
}

#[no_mangle]
pub extern "C" fn malloc(size: usize) -> usize {
    let odd = unsafe { HEAP_NEXT.max(heap_start()) } % 16;
    reserve((16 - odd) % 16).and_then(|_| reserve(size)).unwrap_or(0)
}

/// Never called by HyperBEAM, but it must exist and return nothing: its engine adds a 64 KiB heap of its own to an image
/// without it.
#[no_mangle]
pub extern "C" fn free(_pointer: usize) {}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    unreachable()
}

// ---------------------------------------------------------------- reading JSON

/// A JSON value: the bytes from its first character on, and whatever follows it.
#[derive(Clone, Copy)]
pub struct Json<'a>(&'a [u8]);

impl<'a> Json<'a> {
    /// The text up to a zero byte that the host wrote.
    ///
    /// # Safety
    /// The pointer has to be one that the host gave to `handle`.
    pub unsafe fn at(pointer: *const u8) -> Json<'a> {
        let mut length = 0;
        while *pointer.add(length) != 0 {
            length += 1;
        }
        Json(slice::from_raw_parts(pointer, length))
    }

    fn first(self) -> u8 {
        self.0.first().copied().unwrap_or(0)
    }

    fn from(self, at: usize) -> Json<'a> {
        Json(self.0.get(at..).unwrap_or(&[]))
    }

    fn without_space(self) -> Json<'a> {
        self.from(self.0.iter().position(|c| !c.is_ascii_whitespace()).unwrap_or(self.0.len()))
    }

    /// What comes behind a string, from its opening quote on.
    fn behind_string(self) -> Json<'a> {
        let mut at = 1;
        while at < self.0.len() && self.0[at] != b'"' {
            at += if self.0[at] == b'\\' { 2 } else { 1 };
        }
        self.from(at + 1)
    }

    /// What comes behind any value, however deeply nested. Brackets inside strings do not count.
    fn behind(self) -> Json<'a> {
        let mut depth = 0;
        let mut rest = self;
        loop {
            match rest.first() {
                0 => return rest,
                b'"' => {
                    rest = rest.behind_string();
                    if depth == 0 {
                        return rest;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return rest,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        return rest.from(1);
                    }
                }
                b',' if depth == 0 => return rest,
                _ => {}
            }
            rest = rest.from(1);
        }
    }

    /// The bytes of the value as they stand, quotes and escapes included.
    pub fn raw(self) -> &'a [u8] {
        &self.0[..self.0.len() - self.behind().0.len()]
    }

    /// Is this value the string `text`? `text` has nothing that JSON must escape.
    pub fn is_text(self, text: &str) -> bool {
        matches!(self.raw(), [b'"', inner @ .., b'"'] if inner == text.as_bytes())
    }

    /// The value of `key` in an object.
    pub fn field(self, key: &str) -> Option<Json<'a>> {
        let mut rest = self.after(b'{')?;
        while rest.first() == b'"' {
            let value = rest.behind_string().without_space().after(b':')?;
            if rest.is_text(key) {
                return Some(value);
            }
            rest = value.behind().without_space().after(b',')?;
        }
        None
    }

    /// The value of a tag: "Tags" is a list of {"name":...,"value":...}.
    pub fn tag(self, name: &str) -> Option<Json<'a>> {
        let mut rest = self.field("Tags")?.after(b'[')?;
        while rest.first() == b'{' {
            if rest.field("name")?.is_text(name) {
                return rest.field("value");
            }
            rest = rest.behind().without_space().after(b',')?;
        }
        None
    }

    fn after(self, character: u8) -> Option<Json<'a>> {
        (self.first() == character).then(|| self.from(1).without_space())
    }
}

// ---------------------------------------------------------------- writing JSON

/// A reply being written. It is the last thing on the heap, so it grows at its end.
pub struct Reply(usize);

impl Reply {
    pub fn new() -> Reply {
        let reply = Reply(unsafe { HEAP_NEXT.max(heap_start()) });
        reply.text("{\"ok\":true,\"response\":{\"Output\":{\"data\":\"");
        reply
    }

    pub fn bytes(&self, bytes: &[u8]) {
        match reserve(bytes.len()) {
            Some(place) => unsafe { (place as *mut u8).copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) },
            None => unreachable(),
        }
    }

    pub fn text(&self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub fn number(&self, number: u64) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.bytes(&[b'0' + (number % 10) as u8]);
    }

    /// Ends the reply. The host reads it before it asks for room again, so the next message may use the same bytes.
    pub fn end(self) -> *const u8 {
        self.text("}}\0");
        unsafe { HEAP_NEXT = heap_start() };
        self.0 as *const u8
    }
}

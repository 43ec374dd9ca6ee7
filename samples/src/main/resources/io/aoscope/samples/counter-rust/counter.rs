// A counter. Inc adds one; Get answers the count and sends it to whoever asked.

#![no_std]
#![no_main]
#![feature(simd_wasm64)] // the unstable home of memory_size and memory_grow

#[path = "../shared/ao.rs"]
mod ao;

use ao::{Json, Reply};

static mut COUNT: u64 = 0;

#[no_mangle]
pub unsafe extern "C" fn handle(message: *const u8, _process: *const u8) -> *const u8 {
    let message = Json::at(message);
    let is = |name| message.tag("Action").map_or(false, |action| action.is_text(name));
    if is("Inc") {
        COUNT += 1;
    }

    let reply = Reply::new();
    reply.number(COUNT);
    reply.text("\"},\"Messages\":[");
    if is("Get") {
        reply.text("{\"Target\":");
        reply.bytes(message.field("From").map_or(b"\"\"", Json::raw));
        reply.text(",\"Data\":\"");
        reply.number(COUNT);
        reply.text("\",\"Tags\":[{\"name\":\"Action\",\"value\":\"Count\"}]}");
    }
    reply.text("]");
    reply.end()
}

// What a process image needs, without a C library: memory, reading the JSON that
// comes in, writing the JSON that goes out.
//
// A process image is a wasm module that exports
//
//   memory              the host writes messages into it and reads replies from it
//   malloc(size) -> p   the host asks for room, then writes a JSON text ended by a zero byte
//   free(p)             never called by HyperBEAM, but it must exist and return nothing:
//                       its engine adds a 64 KiB heap of its own to an image without it
//   handle(message, process) -> reply
//
// and answers with a JSON text ended by a zero byte:
//
//   {"ok":true,"response":{"Output":{"data":"..."},"Messages":[...]}}
//
// Everything a process must remember stands in ordinary variables. They live in
// linear memory, and linear memory is all that a snapshot keeps.

#ifndef AO_H
#define AO_H

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64; // 64 bits on wasm64, where a pointer is 64 bits too

#define EXPORT(name) __attribute__((export_name(name)))
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(name)))

// ---------------------------------------------------------------- memory

#define PAGE 65536ul

extern u8 __heap_base; // set by the linker: the first byte after the variables
static u64 heap_next;  // the next free byte; zero until the first allocation

// Takes `size` bytes from the end of the heap and grows memory when they do not
// fit. Gives 0 when memory cannot grow.
//
// memory.size matters for more than the arithmetic: HyperBEAM sees only the first
// 64 KiB of an image that has neither memory.size nor memory.grow.
static u64 reserve(u64 size) {
    if (heap_next == 0) heap_next = (u64)&__heap_base;
    u64 start = heap_next;
    u64 end = start + size;
    if (end < start) return 0;
    u64 have = __builtin_wasm_memory_size(0) * PAGE;
    if (end > have && __builtin_wasm_memory_grow(0, (end - have + PAGE - 1) / PAGE) == ~0ul) return 0;
    heap_next = end;
    return start;
}

EXPORT("malloc") void *ao_malloc(u64 size) {
    reserve(-heap_next & 15); // start at a multiple of 16
    return (void *)reserve(size);
}

EXPORT("free") void ao_free(void *pointer) {}

// Call it at the end of `handle`. The host reads the reply before it asks for room
// again, so the next message may use the same bytes: nothing leaks.
static void release_everything(void) { heap_next = (u64)&__heap_base; }

// ---------------------------------------------------------------- reading JSON
// A value is a pointer to its first character; 0 means "there is none".

static const char *skip_space(const char *p) {
    while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t') p++;
    return p;
}

// From the opening quote to the character after the closing one.
static const char *skip_string(const char *p) {
    for (p++; *p && *p != '"'; p++)
        if (*p == '\\' && p[1]) p++; // the character after \ never ends the string
    return *p ? p + 1 : p;
}

// Over any value, however deeply nested. Brackets inside strings do not count.
static const char *skip_value(const char *p) {
    if (*p == '"') return skip_string(p);
    u64 depth = 0;
    for (; *p; p++) {
        while (*p == '"') p = skip_string(p);
        if (*p == '{' || *p == '[') depth++;
        else if (*p == '}' || *p == ']') {
            if (depth == 0) return p; // belongs to whoever holds this value
            if (--depth == 0) return p + 1;
        } else if (*p == ',' && depth == 0) return p;
        if (*p == 0) return p;
    }
    return p;
}

// Is this value the string `text`? `text` has nothing that JSON must escape.
static int is_text(const char *value, const char *text) {
    if (!value || *value++ != '"') return 0;
    while (*text && *value == *text) value++, text++;
    return *text == 0 && *value == '"';
}

// The value of `key` in an object.
static const char *field(const char *object, const char *key) {
    if (!object || *object != '{') return 0;
    const char *p = skip_space(object + 1);
    while (*p == '"') {
        const char *name = p;
        p = skip_space(skip_string(p));
        if (*p != ':') return 0;
        p = skip_space(p + 1);
        if (is_text(name, key)) return p;
        p = skip_space(skip_value(p));
        if (*p != ',') return 0;
        p = skip_space(p + 1);
    }
    return 0;
}

// The value of a tag: "Tags" is a list of {"name":...,"value":...}. Looking for the
// text `"Action"` anywhere in the message would be wrong: Data may contain it.
static const char *tag(const char *message, const char *name) {
    const char *p = field(message, "Tags");
    if (!p || *p != '[') return 0;
    p = skip_space(p + 1);
    while (*p == '{') {
        if (is_text(field(p, "name"), name)) return field(p, "value");
        p = skip_space(skip_value(p));
        if (*p != ',') return 0;
        p = skip_space(p + 1);
    }
    return 0;
}

// The decimal number at the start of a string value; 0 when there is none.
static u64 number(const char *value) {
    u64 n = 0;
    if (value && *value == '"')
        for (value++; *value >= '0' && *value <= '9'; value++) n = n * 10 + (u64)(*value - '0');
    return n;
}

// ---------------------------------------------------------------- writing JSON
// The reply is the last thing on the heap, so it grows byte by byte at its end.

static void put(char c) {
    char *place = (char *)reserve(1);
    if (!place) __builtin_trap();
    *place = c;
}

static void put_text(const char *text) {
    while (*text) put(*text++);
}

// Copies a value as it stands, quotes and escapes included.
static void put_value(const char *value) {
    if (!value) value = "\"\"";
    for (const char *end = skip_value(value); value < end;) put(*value++);
}

static void put_number(u64 n) {
    if (n >= 10) put_number(n / 10);
    put((char)('0' + n % 10));
}

static char *begin_reply(void) {
    if (heap_next == 0) heap_next = (u64)&__heap_base;
    char *reply = (char *)heap_next;
    put_text("{\"ok\":true,\"response\":{\"Output\":{\"data\":\"");
    return reply;
}

static char *end_reply(char *reply) {
    put_text("}}");
    put(0);
    release_everything();
    return reply;
}

#endif

// What a process does: 20,000 messages are allocated, written as JSON, searched for a tag,
// answered and freed again, with a first-fit allocator that joins free neighbours.

#include "bench.h"

enum { HEAP = 4 << 20, MESSAGES = 20000, KEPT = 64 };

typedef struct block {
    u32 size; // of the payload
    u32 free;
} block;

static u8 heap[HEAP] __attribute__((aligned(16)));

static block *at(u32 offset) { return (block *)(heap + offset); }

static u8 *allocate(u32 size) {
    size = (size + 7) & ~7u;
    for (u32 o = 0; o < HEAP; o += (u32)sizeof(block) + at(o)->size) {
        block *b = at(o);
        if (!b->free) continue;
        for (u32 n = o + (u32)sizeof(block) + b->size; n < HEAP && at(n)->free;
             n = o + (u32)sizeof(block) + b->size)
            b->size += (u32)sizeof(block) + at(n)->size;
        if (b->size < size) continue;
        if (b->size >= size + 2 * sizeof(block)) {
            block *rest = at(o + (u32)sizeof(block) + size);
            rest->size = b->size - size - (u32)sizeof(block);
            rest->free = 1;
            b->size = size;
        }
        b->free = 0;
        return (u8 *)(b + 1);
    }
    __builtin_trap();
}

static void release(u8 *payload) { ((block *)payload - 1)->free = 1; }

static u8 *text(u8 *out, const char *s) {
    while (*s) *out++ = (u8)*s++;
    return out;
}

static u8 *decimal(u8 *out, u64 n) {
    if (n >= 10) out = decimal(out, n / 10);
    *out = (u8)('0' + n % 10);
    return out + 1;
}

static u8 *message(u32 n) {
    u8 *m = allocate(160 + n % 512);
    u8 *p = text(m, "{\"Anchor\":\"\",\"Block-Height\":");
    p = decimal(p, n);
    p = text(p, ",\"Data\":\"");
    for (u32 i = 0; i < n % 512; i++) *p++ = (u8)('a' + (i + n) % 26);
    p = text(p, "\",\"Tags\":[{\"name\":\"Action\",\"value\":\"");
    p = text(p, n % 3 ? "Inc" : "Get");
    p = text(p, "\"}]}");
    *p = 0;
    return m;
}

static const u8 *after(const u8 *p, const char *s) {
    for (; *p; p++) {
        const u8 *q = p;
        const char *t = s;
        while (*t && *q == (u8)*t) q++, t++;
        if (!*t) return q;
    }
    return 0;
}

static u64 count;

static u8 *handle(const u8 *m) {
    const u8 *action = after(m, "\"name\":\"Action\",\"value\":\"");
    if (action && action[0] == 'I') count++;
    u8 *reply = allocate(96);
    u8 *p = text(reply, "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"");
    p = decimal(p, count);
    p = text(p, "\"},\"Messages\":[]}}");
    *p = 0;
    return reply;
}

RUN u64 run(void) {
    static u8 *kept[KEPT];
    at(0)->size = HEAP - (u32)sizeof(block);
    at(0)->free = 1;
    count = 0;
    u64 check = 0;
    for (u32 i = 0; i < KEPT; i++) kept[i] = 0;
    for (u32 n = 1; n <= MESSAGES; n++) {
        u8 *m = message(n);
        u8 *reply = handle(m);
        for (u8 *p = reply; *p; p++) check = check * 131 + *p;
        release(m);
        u32 slot = n * 7 % KEPT;
        if (kept[slot]) release(kept[slot]);
        kept[slot] = reply;
    }
    return check;
}

// A process whose every message executes a thousand million instructions: accounts in a table of
// 4 MiB are looked up and changed, blocks of them are sorted, and now and then a line is written
// to a journal.

#include "bench.h"

#define EXPORT(name) __attribute__((export_name(#name)))

enum { ACCOUNTS = 1 << 18, BLOCK = 512, TURNS = 516, LINES = 64, PAGE = 65536 };

static u8 heap[1 << 20] __attribute__((aligned(PAGE)));
static u64 heap_used;
static u64 account[ACCOUNTS] __attribute__((aligned(PAGE)));
static u8 journal[PAGE] __attribute__((aligned(PAGE)));
static u64 journal_used;
static u64 seed = 88172645463325252ull;

EXPORT(malloc) u8 *malloc(u64 size) {
    u64 at = heap_used;
    heap_used = (at + size + 7) & ~7ull;
    if (heap_used > sizeof heap) __builtin_trap();
    return heap + at;
}

static u64 next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

static void sort(u64 *a, u32 n) {
    for (u32 i = 1; i < n; i++) {
        u64 moved = a[i];
        u32 k = i;
        for (; k > 0 && a[k - 1] > moved; k--) a[k] = a[k - 1];
        a[k] = moved;
    }
}

static u8 *text(u8 *out, const char *s) {
    while (*s) *out++ = (u8)*s++;
    return out;
}

static u8 *decimal(u8 *out, u64 n) {
    if (n >= 10) out = decimal(out, n / 10);
    *out = (u8)('0' + n % 10);
    return out + 1;
}

static void note(u32 turn, u64 sum) {
    u8 *p = journal + journal_used % (PAGE - 64);
    p = text(p, "turn ");
    p = decimal(p, turn);
    p = text(p, " sum ");
    p = decimal(p, sum);
    *p++ = '\n';
    journal_used = (u64)(p - journal);
}

/** Never called, to have a function that is not. */
EXPORT(unused) u64 unused(u64 n) { return n ^ seed; }

EXPORT(handle) u8 *handle(const u8 *message, const u8 *process) {
    (void)message, (void)process;
    heap_used = 0;
    u64 sum = 0;
    for (u32 turn = 0; turn < TURNS; turn++) {
        u64 *block = account + next() % (ACCOUNTS / BLOCK) * BLOCK;
        for (u32 i = 0; i < BLOCK; i++) block[i] = next() >> 20;
        sort(block, BLOCK);
        sum = sum * 31 + block[BLOCK / 2];
        if (turn % (TURNS / LINES) == 0) note(turn, sum);
    }
    u8 *reply = malloc(256);
    u8 *p = text(reply, "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"");
    p = decimal(p, sum);
    p = text(p, "\"},\"Messages\":[]}}");
    *p = 0;
    return reply;
}

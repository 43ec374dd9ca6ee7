// Byte loads and branches: words, lines and a checksum over 16 MiB of text.

#include "bench.h"

enum { SIZE = 16 << 20 };
static u8 text[SIZE];

RUN u64 run(void) {
    u32 seed = 12345;
    for (u32 i = 0; i < SIZE; i++) {
        seed = seed * 1103515245u + 12345u;
        u32 r = seed >> 16;
        text[i] = (u8)(r % 61 == 0 ? '\n' : r % 7 == 0 ? ' ' : 'a' + r % 26);
    }
    u64 words = 0, lines = 0, check = 0;
    int inside = 0;
    for (u32 i = 0; i < SIZE; i++) {
        u8 c = text[i];
        if (c == '\n') lines++;
        if (c == ' ' || c == '\n') inside = 0;
        else {
            if (!inside) words++;
            inside = 1;
            check = check * 33 + c;
        }
    }
    return check ^ (words << 32) ^ lines;
}

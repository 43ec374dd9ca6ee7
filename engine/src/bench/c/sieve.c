// Byte stores with a stride: primes below five million.

#include "bench.h"

enum { LIMIT = 5000000 };
static u8 composite[LIMIT];

RUN u64 run(void) {
    for (u32 i = 0; i < LIMIT; i++) composite[i] = 0;
    u64 primes = 0;
    for (u32 i = 2; i < LIMIT; i++) {
        if (composite[i]) continue;
        primes++;
        for (u64 j = (u64)i * i; j < LIMIT; j += i) composite[j] = 1;
    }
    return primes;
}

// Calls: fib(32) by plain recursion, 7 million of them. Without the attribute clang would make
// a loop of one of the two calls.

#include "bench.h"

__attribute__((disable_tail_calls)) static u32 fib(u32 n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

RUN u64 run(void) { return fib(32); }

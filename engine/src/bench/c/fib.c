// Calls: fib(32) by plain recursion (clang turns one of the two calls into a loop).

#include "bench.h"

static u32 fib(u32 n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

RUN u64 run(void) { return fib(32); }

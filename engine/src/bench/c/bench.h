// Every program exports run(), which answers a checksum: the same for wasm32, wasm64 and
// native code, so a wrong fast engine is noticed.

#ifndef BENCH_H
#define BENCH_H

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

#ifdef __wasm__
#define RUN __attribute__((export_name("run")))
#else
#define RUN
#endif

#endif

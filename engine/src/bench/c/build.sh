#!/bin/sh
# Builds every benchmark twice, as NAME-wasm32.wasm and NAME-wasm64.wasm, into
# ../resources/io/aoscope/bench. Needs clang, lld and llvm-objcopy 19 (Debian: clang-19
# lld-19 llvm-19). The images are committed.
set -eu
CLANG=${CLANG:-clang-19}
OBJCOPY=${OBJCOPY:-llvm-objcopy-19}
cd "$(dirname "$0")"
out=../resources/io/aoscope/bench
for name in fib sieve matmul sha256 scan handle; do
    for target in wasm32 wasm64; do
        image=$out/$name-$target.wasm
        "$CLANG" --target=$target -std=c17 -O2 -Wall -Wextra -Werror -ffreestanding -nostdlib \
            -Wl,--no-entry -Wl,--stack-first -o "$image" "$name.c"
        "$OBJCOPY" --remove-section=TABLE "$image" # empty, and 64-bit on wasm64
        chmod 644 "$image"
    done
done

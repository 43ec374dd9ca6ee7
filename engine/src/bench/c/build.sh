#!/bin/sh
# Builds every benchmark twice, as NAME-wasm32.wasm and NAME-wasm64.wasm, and ledger, a process, once, into
# ../resources/io/aoscope/bench. Needs clang, lld and llvm-objcopy 19 (Debian: clang-19
# lld-19 llvm-19). The images are committed.
set -eu
CLANG=${CLANG:-clang-19}
OBJCOPY=${OBJCOPY:-llvm-objcopy-19}
cd "$(dirname "$0")"
out=../resources/io/aoscope/bench
build() { # name target
    image=$out/$1-$2.wasm
    "$CLANG" --target="$2" -std=c17 -O2 -Wall -Wextra -Werror -ffreestanding -nostdlib \
        -Wl,--no-entry -Wl,--stack-first -o "$image" "$1.c"
    "$OBJCOPY" --remove-section=TABLE "$image" # empty, and 64-bit on wasm64
    chmod 644 "$image"
}
for name in fib sieve matmul sha256 scan handle; do
    for target in wasm32 wasm64; do
        build "$name" "$target"
    done
done
build ledger wasm64 # a process, whose time is travelled

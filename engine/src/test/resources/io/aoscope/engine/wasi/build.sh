#!/bin/sh
# Rebuilds the programs that WasiProgramsTest runs, next to their sources. Building twice gives the same bytes.
#
# Needs clang and wasm-ld of LLVM 19, wasi-libc and its compiler run-time, and a rustc with the target wasm32-wasi
# (Debian: clang-19 lld-19 llvm-19 wasi-libc libclang-rt-19-dev-wasm32 rustc libstd-rust-dev-wasm32). Others can be named:
#   CLANG=clang RUSTC=rustc RUST_TARGET=wasm32-wasip1 build.sh
set -eu

CLANG=${CLANG:-clang-19}
OBJCOPY=${OBJCOPY:-llvm-objcopy-19}
RUSTC=${RUSTC:-/usr/bin/rustc}
RUST_TARGET=${RUST_TARGET:-wasm32-wasi}
LINKER=${LINKER:-wasm-ld-19}

for tool in "$CLANG" "$OBJCOPY" "$RUSTC" "$LINKER"; do
    command -v "$tool" >/dev/null || {
        echo "build.sh: $tool not found; see the head of this file" >&2
        exit 2
    }
done

cd "$(dirname "$0")"

# c NAME: with wasi-libc, 32-bit memory.
c() {
    "$CLANG" --target=wasm32-wasi -std=gnu17 -Oz -Wall -Wextra -Werror -Wl,--strip-all -o "$1.wasm" "$1.c"
}

# c64 NAME: freestanding, 64-bit memory.
c64() {
    "$CLANG" --target=wasm64 -std=c17 -Oz -Wall -Wextra -Werror -ffreestanding -nostdlib -mbulk-memory \
        -Wl,--no-entry -Wl,--export-memory -Wl,--strip-all -o "$1.wasm" "$1.c"
    "$OBJCOPY" --remove-section=TABLE "$1.wasm"
}

# rust NAME
rust() {
    "$RUSTC" --target "$RUST_TARGET" --edition 2021 -C linker="$LINKER" -C opt-level=z -C lto=fat -C panic=abort \
        -C codegen-units=1 -C link-arg=--no-fatal-warnings -C strip=symbols --remap-path-prefix="$PWD"=. -o "$1.wasm" "$1.rs"
}

c files
c surroundings
c64 wide
rust notes
chmod 644 ./*.wasm

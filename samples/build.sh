#!/bin/sh
# Rebuilds every sample image from its source, next to it. Building twice gives the same
# bytes; so does building in another folder.
#
# Needs clang, wasm-ld and llvm-objcopy of LLVM 19 (Debian: clang-19 lld-19 llvm-19) and
# wat2wasm of wabt 1.0.32 (Debian: wabt), and for the sample in Rust rustc 1.63 with the source
# of its library (Debian 12: rustc rust-src). Other names can be given:
#   CLANG=clang OBJCOPY=llvm-objcopy WAT2WASM=wat2wasm RUSTC=rustc LINKER=wasm-ld samples/build.sh
set -eu

CLANG=${CLANG:-clang-19}
OBJCOPY=${OBJCOPY:-llvm-objcopy-19}
WAT2WASM=${WAT2WASM:-wat2wasm}
RUSTC=${RUSTC:-/usr/bin/rustc}
LINKER=${LINKER:-wasm-ld-19}

for tool in "$CLANG" "$OBJCOPY" "$WAT2WASM" "$RUSTC" "$LINKER"; do
    command -v "$tool" >/dev/null || {
        echo "build.sh: $tool not found; install clang-19 lld-19 llvm-19 wabt rustc rust-src, or name another" >&2
        exit 2
    }
done

cd "$(dirname "$0")/src/main/resources/io/aoscope/samples"

# wat FOLDER NAME: assembles, keeping the names of functions and locals.
wat() {
    "$WAT2WASM" --enable-memory64 --debug-names "$1/$2.wat" -o "$1/$2.wasm"
}

# c FOLDER NAME: compiles for wasm64 with names and DWARF lines, relative to the folder, and
# with every function kept as one, to step into.
#
# The stack comes first in memory, so that an overflow traps instead of overwriting
# variables. LLVM writes an empty 64-bit function table into every wasm64 image;
# HyperBEAM's engine accepts 32-bit tables only and the samples need none, so out it goes.
c() {
    (
        cd "$1"
        "$CLANG" --target=wasm64 -std=c17 -Og -g -fno-inline \
            -Wall -Wextra -Wno-unused-function -Wno-unused-parameter -Werror \
            -ffreestanding -nostdlib -ffile-prefix-map="$PWD"=. \
            -Wl,--no-entry -Wl,--stack-first -Wl,-z,stack-size=16384 \
            -o "$2.wasm" "$2.c"
        "$OBJCOPY" --remove-section=TABLE "$2.wasm"
        chmod 644 "$2.wasm"
    )
}

# rust FOLDER NAME: compiles for wasm64 with names and DWARF lines. There is no ready-made core
# library for wasm64, so it is compiled from its source first, without the texts of panics.
rust() {
    library=$(cd "$("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library" && pwd -P)
    built=$(mktemp -d)
    RUSTC_BOOTSTRAP=1
    export RUSTC_BOOTSTRAP
    set -- "$1" "$2" --target wasm64-unknown-unknown --edition 2021 -C panic=abort \
        -C codegen-units=1 --remap-path-prefix="$library"=rust --remap-path-prefix="$built"=.
    folder=$1
    name=$2
    shift 2
    "$RUSTC" "$@" --crate-type rlib --crate-name core --cfg 'feature="panic_immediate_abort"' \
        -C opt-level=s --cap-lints allow --out-dir "$built" "$library/core/src/lib.rs"
    "$RUSTC" "$@" --crate-type rlib --crate-name compiler_builtins -C opt-level=s \
        --extern core="$built/libcore.rlib" --out-dir "$built" shared/compiler_builtins.rs
    (
        cd "$folder"
        "$RUSTC" "$@" --crate-type cdylib -C opt-level=1 -g -D warnings \
            --remap-path-prefix="$PWD"=. --sysroot "$built/none" \
            --extern core="$built/libcore.rlib" --extern compiler_builtins="$built/libcompiler_builtins.rlib" \
            -C linker="$LINKER" -C link-arg=--no-fatal-warnings -C link-arg=-zstack-size=16384 \
            -o "$name.wasm" "$name.rs"
        "$OBJCOPY" --remove-section=TABLE "$name.wasm"
        chmod 644 "$name.wasm"
    )
    rm -r "$built"
}

wat counter-wat counter
c counter-c counter
rust counter-rust counter
c hello-stdout hello
c patch patch
wat trap trap
c grow-and-write grow
c ping-pong ping-pong

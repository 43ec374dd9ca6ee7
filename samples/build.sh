#!/bin/sh
# Rebuilds every sample image from its source, next to it. Building twice gives the same
# bytes; so does building in another folder.
#
# Needs clang, wasm-ld and llvm-objcopy of LLVM 19 (Debian: clang-19 lld-19 llvm-19) and
# wat2wasm of wabt 1.0.32 (Debian: wabt). Other names can be given:
#   CLANG=clang OBJCOPY=llvm-objcopy WAT2WASM=wat2wasm samples/build.sh
set -eu

CLANG=${CLANG:-clang-19}
OBJCOPY=${OBJCOPY:-llvm-objcopy-19}
WAT2WASM=${WAT2WASM:-wat2wasm}

for tool in "$CLANG" "$OBJCOPY" "$WAT2WASM"; do
    command -v "$tool" >/dev/null || {
        echo "build.sh: $tool not found; install clang-19 lld-19 llvm-19 wabt, or name another" >&2
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

wat counter-wat counter
c counter-c counter
c hello-stdout hello
c patch patch
wat trap trap
c grow-and-write grow
c ping-pong ping-pong

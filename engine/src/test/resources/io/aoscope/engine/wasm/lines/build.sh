#!/bin/sh
# Compiles the fixture with line tables of each version of DWARF. Needs clang and wasm-ld 19.
set -eu
cd "$(dirname "$0")"
for version in 2 4 5; do
    clang --target=wasm64 -g -gdwarf-$version -O1 -nostdlib -Wl,--no-entry -Wl,--export-memory \
        -ffile-prefix-map="$PWD"=/src lines.c -o lines$version.wasm
done

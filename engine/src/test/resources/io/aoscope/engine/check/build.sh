#!/bin/sh
# Assembles every fixture next to its source. Needs wat2wasm of wabt 1.0.32 or later.
set -eu
cd "$(dirname "$0")"
for source in *.wat; do
    wat2wasm --enable-all --debug-names "$source" -o "${source%.wat}.wasm"
done
# Object files have the long form of indices.
wat2wasm --enable-all --debug-names --relocatable table-index-encoding.wat -o table-index-encoding.wasm

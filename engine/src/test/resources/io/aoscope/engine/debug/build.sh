#!/bin/sh
# Assembles every fixture next to its source. Needs wat2wasm of wabt 1.0.32 or later.
set -eu
cd "$(dirname "$0")"
for source in *.wat; do
    wat2wasm --enable-memory64 --enable-exceptions --enable-tail-call --debug-names "$source" -o "${source%.wat}.wasm"
done

#!/bin/sh
# Makes the PNG files of the application icon from aoscope.svg. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")/src/main/resources/io/aoscope/icons"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "aoscope-$size.png" aoscope.svg
done

#!/bin/sh
# Builds the page again from the same sources in another folder, and compares every byte.
#   tools/build-elsewhere.sh <the folder of the sources>
set -eu

sources=$1
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT INT TERM

tar -C "$sources" -cf - \
    --exclude=./.git --exclude=./.tools --exclude=./dist --exclude=./target --exclude=./fuzz/target \
    --exclude=node_modules --exclude=./tests/output . | tar -C "$elsewhere" -xf -
ln -s "$sources/tools/node_modules" "$elsewhere/tools/node_modules"
make -C "$elsewhere" page
if ! diff -u "$sources/dist/SHA256SUMS" "$elsewhere/dist/SHA256SUMS"; then
    echo "The two builds differ. The first is in dist/." >&2
    exit 1
fi
(cd "$elsewhere/dist" && sha256sum --quiet --check SHA256SUMS)
echo "$(wc -l < "$sources/dist/SHA256SUMS") files are the same, built in $sources and in $elsewhere"

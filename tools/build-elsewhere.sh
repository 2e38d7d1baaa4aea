#!/bin/sh
# Builds the page again from the same sources in another folder, as somebody else would: the crates unpacked anew below another CARGO_HOME,
# the compiler in another place. Then it compares every byte. Nothing is downloaded.
#   tools/build-elsewhere.sh <the folder of the sources>
set -eu

sources=$1
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT INT TERM

# Without a second copy on the disk, where that can be: nobody writes into either.
copy() {
    cp -al "$1" "$2" 2>/dev/null || { rm -rf "$2" && cp -a "$1" "$2"; }
}

mkdir -p "$elsewhere/denylens" "$elsewhere/home/registry"
tar -C "$sources" -cf - \
    --exclude=./.git --exclude=./.tools --exclude=./dist --exclude=./target --exclude=./fuzz/target \
    --exclude=node_modules --exclude=./tests/output . | tar -C "$elsewhere/denylens" -xf -
ln -s "$sources/tools/node_modules" "$elsewhere/denylens/tools/node_modules"

# What was fetched, and where it is from. What was unpacked of it stays behind.
home=${CARGO_HOME:-$HOME/.cargo}
copy "$home/registry/cache" "$elsewhere/home/registry/cache"
# cargo may write into this one.
cp -a "$home/registry/index" "$elsewhere/home/registry/index"
for settings in config.toml config; do
    if [ -e "$home/$settings" ]; then cp "$home/$settings" "$elsewhere/home/"; fi
done
copy "$(cd "$sources" && rustc --print sysroot)" "$elsewhere/rust"

CARGO_HOME="$elsewhere/home" PATH="$elsewhere/rust/bin:$PATH" make -C "$elsewhere/denylens" page
if ! diff -u "$sources/dist/SHA256SUMS" "$elsewhere/denylens/dist/SHA256SUMS"; then
    echo "The two builds differ. The first is in dist/." >&2
    exit 1
fi
(cd "$elsewhere/denylens/dist" && sha256sum --quiet --check SHA256SUMS)
# Else it would have compared two builds of one home.
if [ ! -d "$elsewhere/home/registry/src" ]; then
    echo "The second build took its crates from another home than its own." >&2
    exit 1
fi
echo "$(wc -l < "$sources/dist/SHA256SUMS") files are the same, built in $sources and in $elsewhere/denylens, with another CARGO_HOME and compiler"

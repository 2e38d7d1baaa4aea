#!/bin/sh
# Installs a program from crates.io into .tools/bin, unless it is there in this version.
#
#   install-crate.sh <crate> <version> <how long it takes>
set -eu
crate=$1 version=$2 duration=$3
program=${crate%-cli}

if [ "$(".tools/bin/$program" --version 2>/dev/null | cut -d' ' -f2)" = "$version" ]; then
  exit 0
fi

echo "==> Installing $crate $version into .tools/ ($duration)"
# Built in a folder that stays, so that an interrupted installation goes on where it was.
export CARGO_TARGET_DIR="$PWD/.tools/build"
install() {
  cargo install --root "$PWD/.tools" --version "$version" "$@" "$crate"
}
if ! install --locked; then
  echo "==> That failed. Trying again with the newest versions of what $crate is built from."
  install
fi
rm -rf "$CARGO_TARGET_DIR"

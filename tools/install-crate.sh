#!/bin/sh
# Installs a program from crates.io into .tools/bin, unless it is there, or elsewhere on the PATH, in this version.
#
#   install-crate.sh <crate> <version> <how long it takes>
#
# UNPINNED=1 lets it be built from other crates than its lock file names, where that fails.
set -eu
crate=$1 version=$2 duration=$3

if [ "$("$crate" --version 2>/dev/null | cut -d' ' -f2)" = "$version" ]; then
  exit 0
fi

echo "==> Installing $crate $version into .tools/ ($duration)"
# It runs for seconds at a time: building it for speed would take longer than it ever saves.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
# Built in a folder that stays, so that an interrupted installation goes on where it was.
export CARGO_TARGET_DIR="$PWD/.tools/build"
install() {
  cargo install --root "$PWD/.tools" --version "$version" "$@" "$crate"
}
if ! install --locked; then
  # A registry may take back a version that the lock file of the crate names.
  if [ "${UNPINNED:-}" != 1 ]; then
    echo "==> $crate $version can't be installed with its lock file: see above. docs/DEPENDENCIES.md says what can be done." >&2
    exit 1
  fi
  echo "==> Installing it from the newest versions that fit, as UNPINNED=1 asks: nobody here has seen them." >&2
  install
fi
rm -rf "$CARGO_TARGET_DIR"

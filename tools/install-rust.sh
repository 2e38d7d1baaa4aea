#!/bin/sh
# Installs Rust with what the build and the checks need of it, unless it is there in this version. Then nothing is asked of
# the network.
#
#   install-rust.sh <version>
set -eu
version=$1
target=wasm32-unknown-unknown

is_there() {
  rustup run "$version" cargo clippy --version >/dev/null 2>&1 &&
    rustup run "$version" cargo fmt --version >/dev/null 2>&1 &&
    rustup target list --installed --toolchain "$version" | grep -q "^$target$" &&
    rustup component list --installed --toolchain "$version" | grep -q "^rust-src"
}

if ! is_there; then
  echo "==> Installing Rust $version with its WebAssembly target (a minute or two)"
  rustup toolchain install "$version" --profile minimal --component clippy --component rustfmt --component rust-src --no-self-update
  rustup target add --toolchain "$version" "$target"
  rustup component add --toolchain "$version" rust-src
fi

#!/bin/sh
# Says which of the programs that must be there before `make` can set up everything else are missing, and how to get them.

missing=0

need() { # what, how to get it
  printf 'Missing: %s\n  Get it with: %s\n' "$1" "$2" >&2
  missing=1
}

have() {
  command -v "$1" >/dev/null 2>&1
}

rustup_way="curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
if have apt-get; then
  compiler_way="sudo apt-get install build-essential"
  node_way="curl -fsSL https://deb.nodesource.com/setup_22.x | sudo bash - && sudo apt-get install nodejs"
elif have brew; then
  compiler_way="xcode-select --install"
  node_way="brew install node"
else
  compiler_way="your system's package manager: gcc or clang"
  node_way="https://nodejs.org/en/download"
fi

have rustup || need "rustup, which brings Rust" "$rustup_way"
have cargo || need "cargo, which rustup puts into ~/.cargo/bin" ". \"\$HOME/.cargo/env\""
have cc || need "a C compiler and linker, which Rust links with" "$compiler_way"
if ! have node; then
  need "Node.js 20 or newer" "$node_way"
elif [ "$(node --print 'Number(process.versions.node.split(".")[0]) >= 20')" != true ]; then
  need "Node.js 20 or newer (this is $(node --version))" "$node_way"
fi
have npm || need "npm, which comes with Node.js" "$node_way"

exit $missing

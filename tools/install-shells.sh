#!/bin/sh
# Installs the shells of the tests that are missing, where that can be done without asking: as root, on Debian and its like.
# Usage: install-shells.sh SHELL…
set -eu

missing=
for shell in "$@"; do
  command -v "$shell" >/dev/null 2>&1 || missing="$missing $shell"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
  echo "==> Installing$missing, in which commands are tried (a minute)"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list of words
  if apt-get --quiet update && apt-get --quiet install --yes --no-install-recommends $missing; then
    exit 0
  fi
fi
printf 'Missing:%s\n  Get them with: sudo apt-get install%s\n' "$missing" "$missing" >&2
exit 1

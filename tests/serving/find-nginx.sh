#!/bin/sh
# Finds an nginx for the tests of its configuration, or unpacks Debian's, and writes its path into the file that is named: nothing where
# there is none. It is unpacked, not installed: the package would start a server on this machine.
#
#   find-nginx.sh <file>
set -eu
file=$1
unpacked=$(dirname "$file")/nginx-of-debian

find_it() {
  for path in "${NGINX_PATH:-}" "$(command -v nginx || true)" /usr/sbin/nginx /usr/local/sbin/nginx /opt/homebrew/bin/nginx "$PWD/$unpacked/usr/sbin/nginx"; do
    if [ -n "$path" ] && "$path" -v 2>/dev/null; then
      printf '%s' "$path" > "$file"
      exit 0
    fi
  done
}

unpack() {
  rm -rf "$unpacked" && mkdir -p "$unpacked" && cd "$unpacked" || return 1
  apt-get --quiet --quiet download nginx nginx-common 2>/dev/null || return 1
  for package in *.deb; do
    dpkg-deb --extract "$package" .
  done
}

find_it
if [ -e /etc/debian_version ]; then
  echo "==> No nginx here. Unpacking Debian's into $unpacked"
  (unpack) || true
  find_it
fi
echo "==> No nginx here, and none to be had: what docs/DEPLOY.md says of it is not tried"
: > "$file"

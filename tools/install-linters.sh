#!/bin/sh
# Puts the linters of the tests into a virtual environment of the project's own.
# Usage: install-linters.sh FOLDER REQUIREMENTS
set -eu

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
  echo "Missing: Python 3.10 or newer, for the linters of the tests" >&2
  echo "  Get it with: sudo apt-get install python3 python3-venv, or from https://www.python.org/downloads/" >&2
  exit 1
fi
echo "==> Installing the linters of the tests into $1 (a minute)"
if ! python3 -m venv --clear "$1" >/dev/null 2>&1; then
  echo "Missing: Python's venv and ensurepip" >&2
  echo "  Get them with: sudo apt-get install python3-venv" >&2
  exit 1
fi
"$1/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$2" ||
  "$1/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$2"

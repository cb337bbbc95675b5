#!/usr/bin/env bash
# Tells one build of onrecord from another, so that the same one is not built twice: a hash of all that it is built from.
set -euo pipefail
cd "$(dirname "$0")/../../.."
fingerprint=$(find Cargo.toml Cargo.lock src templates -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
echo "fingerprint=${fingerprint%% *}" >> "$GITHUB_OUTPUT"

#!/usr/bin/env bash
# Checks a site, builds it, and for a pull request writes what the comment action needs: `number` and
# `comment.md` in $RUNNER_TEMP/onrecord-review.
#
# What it is given comes in as environment variables and is only ever a word of a command, so that nothing in it can become
# one: SITE, OUT, BASE_URL, BASE, FAIL_ON and PREVIEW_URL (action.yml tells what they are), and those of the job.
set -euo pipefail
status=0

onrecord check --format github -- "$SITE" || status=1

options=()
if [[ -n $BASE_URL ]]; then options+=("--base-url=$BASE_URL"); fi
# What is wrong with the site was told already, and a site with an error is not written.
onrecord build "--out=$OUT" "${options[@]}" -- "$SITE" > /dev/null || status=1

if [[ $GITHUB_EVENT_NAME == pull_request ]]; then
  review=$RUNNER_TEMP/onrecord-review
  mkdir -p "$review"
  jq -r .number "$GITHUB_EVENT_PATH" > "$review/number"
  options=("--dir=$SITE")
  if [[ -n $PREVIEW_URL ]]; then options+=("--preview-url=$PREVIEW_URL"); fi
  if [[ -n $BASE ]]; then revision=("$BASE"); else revision=(); fi
  # 3: not everything could be compared, which the report tells.
  onrecord diff --format md "--out=$review/comment.md" "${options[@]}" -- "${revision[@]}" || [[ $? == 3 ]] || status=1
  onrecord diff --format github "--fail-on=$FAIL_ON" "${options[@]}" -- "${revision[@]}" || status=1
fi

exit "$status"

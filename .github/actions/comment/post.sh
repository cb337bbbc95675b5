#!/usr/bin/env bash
# Posts REVIEW/comment.md on the pull request that REVIEW/number names, in place of an earlier comment.
#
# Both files come from a job that ran what a stranger wrote, so that anything may stand in them. The number counts only where
# that pull request has the commit HEAD_SHA, which the host tells. The text is cut, its references to people are broken, and it
# is handed on as data. Wants gh and jq; GH_TOKEN may write comments and nothing else.
set -euo pipefail
marker='<!-- onrecord diff -->'
repository=repos/$GITHUB_REPOSITORY

refuse() {
  echo "::error::$1"
  exit 1
}

for file in number comment.md; do
  if [[ ! -f $REVIEW/$file || -L $REVIEW/$file ]]; then refuse "The report has no file named $file."; fi
done
number=$(head -c 12 "$REVIEW/number" | tr -d '\0')
if [[ ! $number =~ ^[1-9][0-9]{0,9}$ ]]; then refuse 'The report names no pull request.'; fi
if (($(wc -c < "$REVIEW/comment.md") > 262144)); then refuse 'The report is too long.'; fi
if [[ $(head -c ${#marker} "$REVIEW/comment.md" | tr -d '\0') != "$marker" ]]; then refuse 'The report is none of onrecord diff.'; fi

head=$(gh api "$repository/pulls/$number" | jq -r 'select(.state == "open") | .head.sha')
if [[ $head != "$HEAD_SHA" ]]; then
  echo '::notice::The pull request is closed, or has other commits by now: nothing is posted.'
  exit 0
fi

# At most what a comment may have, in code points. A word joiner behind `@` calls nobody; other controls than line ends show
# nothing, and are left out.
body=$REVIEW.json
jq -Rs '{body: (gsub("[\u0000-\u0009\u000b-\u001f\u007f-\u009f]"; "") | gsub("@"; "@\u2060") | .[0:65000])}' \
  < "$REVIEW/comment.md" > "$body"

mine=$(
  gh api --paginate "$repository/issues/$number/comments?per_page=100" |
    jq -r --arg marker "$marker" \
      '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith($marker))) | .id' |
    sed -n 1p
)
if [[ -n $mine ]]; then
  gh api --method PATCH "$repository/issues/comments/$mine" --input "$body" > /dev/null
else
  gh api --method POST "$repository/issues/$number/comments" --input "$body" > /dev/null
fi

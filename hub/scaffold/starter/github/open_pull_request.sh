#!/usr/bin/env bash
# Opens a pull request for a branch, or brings the text of the open one up to date. Where the settings of the repository
# forbid the first to Actions, an issue has the link that does it, and says which box to check.
# Usage: open_pull_request.sh BRANCH TITLE BODY_FILE [--draft]
set -euo pipefail
branch=$1 title=$2 body=$3
shift 3

number=$(gh pr list --head "$branch" --state open --json number,isCrossRepository \
  --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty')
if [ -n "$number" ]; then
  # `gh pr edit` wants the right to read projects: https://github.com/cli/cli/issues/6274
  gh api --silent --method PATCH "repos/$GH_REPO/pulls/$number" --field "body=@$body"
  exit 0
fi
said=$RUNNER_TEMP/refused.txt
if gh pr create --head "$branch" --title "$title" --body-file "$body" "$@" 2> "$said"; then
  exit 0
fi
cat "$said" >&2
grep --quiet --ignore-case 'not permitted to create' "$said" || exit 1
asked="Open the pull request: $title"
number=$(gh issue list --app github-actions --state open --json number,title \
  --jq "map(select(.title == \"$asked\")) | .[0].number // empty")
[ -z "$number" ] || exit 0
cat > "$RUNNER_TEMP/asked.md" <<MARKDOWN
A file waits in the branch \`$branch\`, and [this link opens its pull request]($GITHUB_SERVER_URL/$GH_REPO/compare/$branch?expand=1).

To have that done from now on, check **Allow GitHub Actions to create and approve pull requests** below [Settings → Actions → General → Workflow permissions]($GITHUB_SERVER_URL/$GH_REPO/settings/actions).
MARKDOWN
gh issue create --title "$asked" --body-file "$RUNNER_TEMP/asked.md"

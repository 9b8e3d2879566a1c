"""Post an issue as JSON to an address of the web, such as one of a chat.

In mkdocs.yml: `delivery: {to: webhook, address: https://chat.example.gov/hooks/}`, with a key in HUB_WEBHOOK_KEY.
"""

import json
import urllib.error
import urllib.request
from functools import partial

from hub.api import HubError, Outcome, OutgoingIssue, Prepared, secret

reach = "one request, with the subject and both parts of the mail"


def prepare(issue: OutgoingIssue) -> Prepared:
    """Return the request that is to leave; what is missing is said here, before anything leaves."""
    address = issue.delivery.address or ""
    if not address.startswith(("https://", "http://127.0.0.1:")):
        raise HubError("mkdocs.yml: `to: webhook` needs an `address` that begins with https://")
    key = secret(issue.config.root, "HUB_WEBHOOK_KEY", "KEY")
    body = {"subject": issue.issue.subject, "text": issue.text(), "html": issue.html()}
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)
    return Prepared(name=issue.issue.subject, leave=partial(_leave, request))


def _leave(request: urllib.request.Request) -> Outcome:
    """Send the request once; where no answer comes, nobody knows whether it has arrived."""
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Outcome(state="sent", reply=f"{answer.status} {answer.reason}")
    except urllib.error.HTTPError as error:
        return Outcome(state="failed", reply=f"{error.code} {error.reason}")
    except OSError as error:
        return Outcome(state="uncertain", reply=str(error))

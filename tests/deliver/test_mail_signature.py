"""What a mail that arrived tells about its signature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deliver import mail_signature
from hub.deliver.mail_signature import MailSignature

HEADERS = "From: Update <update@news.example.gov>\nList-Unsubscribe: <https://x>\nList-Unsubscribe-Post: y\n"
COVERS = "From:Subject:Date:List-Unsubscribe:\n List-Unsubscribe-Post"
RESULTS = (
    "Authentication-Results: mx.example.org;\n spf=pass; dkim=pass (2048-bit key) header.d=example.gov header.s=a\n"
)


def signature(domain: str = "example.gov", covers: str = COVERS) -> str:
    """The header that a mail server adds."""
    return f"DKIM-Signature: v=1; a=rsa-sha256; d={domain};\n s=a; h={covers}; b=abc=\n"


def read(*parts: str) -> MailSignature:
    """What a mail with these headers says."""
    return mail_signature.read("".join((*parts, "\nWords\n")).encode())


def test_a_mail_that_is_signed_as_it_should_be() -> None:
    """For its sender's domain or the one above, both headers to leave covered, and found right where it arrived."""
    found = read(RESULTS, signature(), HEADERS)
    assert found == MailSignature(sender="news.example.gov", domains=("example.gov",), verdict="pass")
    assert mail_signature.wrong(found) == ()
    for domain in ("news.example.gov", "mail.news.example.gov"):
        assert mail_signature.wrong(read(signature(domain), HEADERS)) == ()


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ((HEADERS,), "no signature"),
        (("DKIM-Signature: v=1\n", HEADERS), "no signature"),
        ((signature("service.example.org"), HEADERS), "signed for service.example.org and not for news.example.gov"),
        ((signature("xample.gov"), HEADERS), "and not for news.example.gov"),
        ((signature("gov"), HEADERS), "and not for news.example.gov"),
        ((RESULTS.replace("=pass (", "=fail ("), signature(), HEADERS), "says dkim=fail"),
        ((signature(covers="From:List-Unsubscribe"), HEADERS), "does not cover list-unsubscribe-post"),
        ((signature(), "Subject: x\n"), "signed for example.gov and not for "),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(headers: tuple[str, ...], told: str) -> None:
    """No signature, one of another domain, one that is not right, one that leaves out how to leave."""
    (wrong,) = mail_signature.wrong(read(*headers))
    assert told in wrong


def test_a_sender_cannot_vouch_for_themselves() -> None:
    """What is below the results of the server that took the mail could be written by anybody; of others as well."""
    forged = RESULTS.replace("mx.example.org", "forged.example.org")
    assert read("Authentication-Results: mx.example.org; spf=pass\n", forged, signature(), HEADERS).verdict == ""
    more = RESULTS.replace("spf=pass; ", "")
    assert read("Authentication-Results: mx.example.org; spf=pass\n", more, signature(), HEADERS).verdict == "pass"
    assert (
        read(RESULTS.replace("header.d=example.gov", "header.i=@evil.example.org"), signature(), HEADERS).verdict == ""
    )
    assert read(RESULTS.replace("header.d=example.gov", "reason=none"), signature(), HEADERS).verdict == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    """A file that is no mail has no signature."""
    found = mail_signature.read(b"From: a@example.gov\nDKIM-Signature: " + data)
    assert isinstance(mail_signature.wrong(found), tuple)

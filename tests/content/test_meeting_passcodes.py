"""What lets people into a meeting is found in the invitations that programs write, and in people's own words."""

from __future__ import annotations

import time

import pytest

from hub.content import meeting_passcodes

ZOOM = """Join Zoom Meeting
https://zoom.example.gov/j/812?pwd=abcDEF.1

Meeting ID: 812 3456
Passcode: 482913

- One tap mobile
- +13015550100,,812#,,,,*482913# US
"""
TEAMS = """Join the meeting now
Meeting ID: 254 321
Passcode: kR2nQ7
Dial in by phone
+1 202-555-0100,,12345678# United States
Phone conference ID: 123 456 78#"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ZOOM,
            (
                "Join Zoom Meeting\nhttps://zoom.example.gov/j/812\n\nMeeting ID: 812 3456\n\n"
                "- One tap mobile\n- +13015550100 US\n"
            ),
        ),
        (TEAMS, "Join the meeting now\nMeeting ID: 254 321\nDial in by phone\n+1 202-555-0100 United States"),
        ("Meet: (US) +1 202-555-0100 PIN: \u202a123 456 789\u202c#", "Meet: (US) +1 202-555-0100"),
        ("Meeting password: Ab12 (22222222 when dialing from a phone)\n\n- a list", "\n- a list"),
        ("Online. **Passcode:** sunflower", "Online."),
        ("Online, passcode 482913", "Online"),
        ("Password:\n4242\nBring a pen.", "Bring a pen."),
        ("Password is\nlamp7 (2222 when dialing)\nBring a pen.", "Bring a pen."),
        ("Online (passcode: lamp7), room 3", "Online, room 3"),
        ("Online (password: sunflower)", "Online"),
        ("**Online, passcode 482913**", "**Online**"),
        ("Online **Passcode: 4242**", "Online"),
        ("_PIN: 4242_", ""),
        ("  - Room 4, PIN: 4242, upstairs", "  - Room 4, upstairs"),
        ("Join us\n- Passcode: 482913.\n- Room 4", "Join us\n- Room 4"),
        ("Passcode 4829, Room 4", "Room 4"),
        ("Passcode: 12-ab34", ""),
        ("Call in, PIN 123 456 789#", "Call in"),
        ("Call in, PIN 123 456 789", "Call in"),
        ("Online, PIN 4242", "Online"),
        ("Online (meeting PIN 48291), room 3", "Online, room 3"),
        ("+1 202-555-0100 PIN 1234567. Bring a pen.", "+1 202-555-0100 Bring a pen."),
    ],
)
def test_left_out(words: str, expected: str) -> None:
    """Nothing else is: lines and lists stay as they are."""
    assert meeting_passcodes.without(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Password: see below, in 2 days",
        "Passcode: none",
        "Choose 1,2,3 of 10,000",
        "Rooms 3,4# and 5",
        "Bring your password:\nAgenda",
        "Change your password 2026-12-01",
        "Change your password\n2026 is over",
        "New Delhi, PIN 110001",
        "New Delhi, PIN 110 001",
        "Enter your PIN 3 times",
        "Enter a PIN 4-digit at least",
        "PIN 2026-12-10",
        "Conference ID 2026 Summit",
        "Password: optional",
        "Passcode: required",
        "Kennwort: keins",
        "Passwort: siehe Mail",
        "Contraseña: ninguna",
        "Mot de passe : aucun",
        "Senha: nenhuma",
        "Password:\n2026-12-10 13:00",
        "Password:\n2026-12-10",
        "Password:\n1. Agenda",
        "Password: https://example.gov/ask",
        "Password:\nhttps://example.gov/2026",
    ],
)
def test_other_words(words: str) -> None:
    """What names no secret stays."""
    assert meeting_passcodes.without(words) == words


@pytest.mark.parametrize(
    "piece",
    ["*", "_", " ", "1 ", "(", ", ", "pin", "pin: 1 (", "password ", "password:", "passcode: a(1 ", "1,,", "\u202a"],
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    """Twenty thousand of anything take no time, where their square would take many seconds."""
    start = time.process_time()
    for words in (f"{piece * 20_000}x", f"password:{piece * 20_000}", f"pin: 11{piece * 20_000}x"):
        meeting_passcodes.without(words)

    assert time.process_time() - start < 2

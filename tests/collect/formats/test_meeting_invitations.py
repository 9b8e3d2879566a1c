"""What services for meetings write into a description, and what its author wrote."""

from __future__ import annotations

import time

import pytest

from hub.base import sanitize_html
from hub.collect.formats import meeting_invitations

ROW, SHORT_ROW = "_" * 80, "_" * 32
TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_A/0?context=x"
ZOOM = "https://bureau.zoom.us/j/123?pwd=x"
WEBEX = "https://bureau.webex.com/bureau/j.php?MTID=m1"
MEET = "https://meet.google.com/abc-defg-hij"


@pytest.mark.parametrize(
    ("invitation", "address"),
    [
        (
            (
                f"{ROW}\nMicrosoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>\n"
                f"Join the meeting now<{TEAMS}>\nMeeting ID: 12 3\nPasscode: aB3\n{SHORT_ROW}\nDial in by phone\n"
                "+1 202-555-0101,,12#<tel:+12025550101> United States, Reno\n"
                "Find a local number<https://dialin.teams.microsoft.com/a>\nPhone conference ID: 12#\n"
                f"For organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?a=1>\n{ROW}"
            ),
            TEAMS,
        ),
        (
            (
                f"{ROW}\nMicrosoft Teams-Besprechung\nJetzt an der Besprechung teilnehmen<{TEAMS}>\n{SHORT_ROW}\n"
                f"Optionen<https://teams.microsoft.com/meetingOptions/?a=1>\n{ROW}"
            ),
            TEAMS,
        ),
        (
            (
                f"<div>Microsoft Teams meeting</div><div><a href='{TEAMS}'>Click here to join the meeting</a></div>"
                "<p><a href='https://aka.ms/JoinTeamsMeeting'>Learn More</a> | "
                "<a href='https://teams.microsoft.com/meetingOptions/?a=1'>Meeting options</a></p>"
            ),
            TEAMS,
        ),
        (
            (
                f"Join Zoom Meeting\n{ZOOM}\n\nMeeting ID: 123\nPasscode: 999\n\n---\n\nOne tap mobile\n"
                "+13017158592,,123# US (Washington DC)\n\n---\n\nDial by your location\n• +1 301 715 8592 US (Reno)\n\n"
                "Find your local number: https://bureau.zoom.us/u/abc\n\nJoin by SIP\n• 123@zoomcrc.com"
            ),
            ZOOM,
        ),
        (
            (
                f"Join Zoom Meeting<br><a href='{ZOOM}'>{ZOOM}</a><br><br>Meeting ID: 123<br>Passcode: 999<br>"
                "Find your local number: <a href='https://bureau.zoom.us/u/abc'>https://bureau.zoom.us/u/abc</a>"
            ),
            ZOOM,
        ),
        (
            (
                f"Join from the meeting link\n{WEBEX}\n\nJoin by meeting number\nMeeting number (access code): 12 34\n"
                "Meeting password: x1\n\nTap to join from a mobile device (attendees only)\n"
                "+1-415-555-0100,,12## US Toll\n"
                "Global call-in numbers\nhttps://bureau.webex.com/bureau/globalcallin.php?MTID=m2\n"
                "Join from a video system or application\nDial 123@bureau.webex.com\nNeed help? Go to https://help.webex.com"
            ),
            WEBEX,
        ),
        (
            (
                f"Join with Google Meet: {MEET}\nOr dial: (US) +1 555-555-0100 PIN: 12#\n"
                "More phone numbers: https://tel.meet/abc\nLearn more about Meet at: https://support.google.com/a/users/meet"
            ),
            MEET,
        ),
        (f"Join: {ZOOM}\n", ""),
    ],
)
def test_an_invitation_is_taken_out_of_a_description(invitation: str, address: str) -> None:
    """Before the words of its author and behind them."""
    given = f"Oil is good.\n\n{invitation}\n\nBring a lamp."
    left = " ".join(sanitize_html.plain(meeting_invitations.without(given)).split())
    if not address:
        assert left == f"Oil is good. Join: {ZOOM} Bring a lamp."
        return
    assert left == "Oil is good. Bring a lamp."
    assert meeting_invitations.address(given) == address


@pytest.mark.parametrize(
    "line",
    [
        "Join the meeting to learn how forms get short.",
        "Join us on December 3.",
        "Join the Zoom meeting ten minutes early, please.",
        "Need help? Write to the desk.",
        "Questions? Call +1 202 555 0100.",
        "Ada Wick, +1 202 555 0100",
        "Learn more: https://www.example.gov/forms",
        "Meeting link: https://www.example.gov/rooms/5",
        "Event page: https://www.example.gov/lab",
        "More info in our guide to forms",
        "Dial down the jargon: a workshop",
        "Meetings of 20 minutes are better.",
        "Password managers for teams",
        "Pin the poster to the door.",
        "Microsoft Teams for beginners",
        "https://learn.microsoft.com/training",
        "https://www.zoo.example/lab",
        "ID cards are checked at the door.",
        "The meeting options are yes, no and later.",
        "Help is near.",
        "For organizers and hosts, there is coffee.",
        "Video ideas for agencies",
        "When it is time, we open the door.",
        "10:00 Welcome",
        "1. Forms 2. Letters",
        "2026-12-03, 13:00 to 14:00",
        "Room 202-555, Main Street",
        "Global call for papers",
        "Event key findings are shown.",
        "Reset your habits",
        "Download the agenda",
        "Password: how to choose a good one",
        "ID: design of identity documents",
        "PIN: the basics of personal numbers",
        "Access code: a workshop about programs",
        "Video conference number (new)",
        "(202) 555-0100 call Ann about access",
        "202-555-0100 Help desk opens the meeting",
        "Join instructions for speakers: be there at nine.",
        "Join by phone for those without a computer; ask Ann.",
        "Únete a la reunión para aprender.",
        "Treffen Sie uns im Saal.",
        "フォームを短くする会です。",
    ],
)
def test_the_words_of_an_author_stay(line: str) -> None:
    """Beside an address to join, also where they begin as a line of an invitation does."""
    given = f"{line}\n\nJoin Zoom Meeting\n{ZOOM}"
    assert meeting_invitations.without(given).strip() == line


@pytest.mark.parametrize(
    "invitation",
    [
        f"Bo Day is inviting you to a scheduled Zoom meeting.\n\nTopic: Lamps\nJoin Zoom Meeting\n{ZOOM}\n",
        f"-- Do not delete or change any of the following text. --\n\nJoin webex: {WEBEX}\n",
    ],
)
@pytest.mark.parametrize("agenda", ["\nAgenda\n1. Lamps\n2. Oil", "\n**Tagesordnung:**\n1. Lampen"])
def test_an_agenda_below_an_invitation_stays(invitation: str, agenda: str) -> None:
    """Its heading says where it begins."""
    assert meeting_invitations.without(invitation + agenda).split() == agenda.split()


def test_a_description_without_a_meeting_stays_as_it_is() -> None:
    """Even where it has words of invitations."""
    given = "Need help?\n\nPasscode: 12\n\nhttps://www.example.gov/teams"
    assert meeting_invitations.without(given) == given
    assert meeting_invitations.address(given) == ""


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (f"{ZOOM} https://bureau.zoom.us/webinar/register/WN_1", "https://bureau.zoom.us/webinar/register/WN_1"),
        (
            "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbureau.webex.com%2Fmeet%2Fada&data=1",
            "https://bureau.webex.com/meet/ada",
        ),
        ("<a href='https://bureau.zoom.us/j/1?a=1&amp;b=2'>", "https://bureau.zoom.us/j/1?a=1&b=2"),
        ("https://dialin.teams.microsoft.com/a https://help.webex.com", ""),
    ],
)
def test_an_address_to_register_comes_before_one_to_join(words: str, address: str) -> None:
    """Also one that a mail program wrapped; one to get help is none."""
    assert meeting_invitations.address(words) == address


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", [f"{ROW}\n", "Join ", "+1 202 ", "https://zoom.us/j/1 ", "<p>", "a\n", "PIN: ", "\nAgenda", "A "]
)
def test_long_descriptions_are_read_in_no_time(part: str) -> None:
    """With thousands of beginnings of an invitation."""
    start = time.process_time()
    meeting_invitations.without(ZOOM + part * 5_000)
    meeting_invitations.without(f"{ZOOM}\nBo is inviting you to a scheduled Zoom meeting.{part * 5_000}")
    meeting_invitations.without(f"{ZOOM}\n+1 202 555 0100 {part * 5_000}")
    assert time.process_time() - start < 3

"""The names of authors."""

from __future__ import annotations

import time

import pytest

from hub.collect import author_names


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Simon Saint (mailto:s@desk.example.gov)", ("Simon Saint",)),
        ("s@desk.example.gov (Simon Saint)", ("Simon Saint",)),
        ("Simon Saint <s@desk.example.gov>", ("Simon Saint",)),
        ("noreply@blogger.com (Simon Saint)", ("Simon Saint",)),
        ("s@desk.example.gov", ()),
        ("mailto:s@desk.example.gov", ()),
        ("https://desk.example.gov/simon", ()),
        ("@simon@desk.example.gov", ("@simon@desk.example.gov",)),
        ("By Simon Saint", ("Simon Saint",)),
        ("Ann One, Bo Two, Cy Three", ("Ann One", "Bo Two", "Cy Three")),
        ("Ann One, Bo Two and Cy de la Cruz", ("Ann One", "Bo Two", "Cy de la Cruz")),
        ("Ann One and Bo Two", ("Ann One", "Bo Two")),
        ("Ann One; Bo Two", ("Ann One", "Bo Two")),
        ("Saint, Simon", ("Saint, Simon",)),
        ("Simon Saint, PhD", ("Simon Saint, PhD",)),
        ("Saint, Simon; de la Cruz, Ana M.", ("Simon Saint", "Ana M. de la Cruz")),
        ("Simon Saint, PhD; Bo Two, MD", ("Simon Saint, PhD", "Bo Two, MD")),
        ("Office of Forms, Desk; Office of Fees, Desk", ("Office of Forms, Desk", "Office of Fees, Desk")),
        ("山田太郎、鈴木花子", ("山田太郎", "鈴木花子")),
        ("Ann One/Bo Two", ("Ann One", "Bo Two")),
        ("AP/Reuters", ("AP/Reuters",)),
        ("Ann One e Bo Due", ("Ann One", "Bo Due")),
        ("Анна Первая и Борис Второй", ("Анна Первая", "Борис Второй")),
        ("Josep Puig i Cadafalch", ("Josep Puig i Cadafalch",)),
        ("김민수, 이영희", ("김민수", "이영희")),
        ("문화체육관광부 정책, 소식", ("문화체육관광부 정책, 소식",)),
        ("a@desk.example.gov (Ann One), b@desk.example.gov (Bo Two)", ("Ann One", "Bo Two")),
        ("ann at desk.example.gov (Ann One)", ("Ann One",)),
        ("Redaktion", ()),
        ("Ministerio de Hacienda y Función Pública", ("Ministerio de Hacienda y Función Pública",)),
        ("Tech Transfer and Business Development Office", ("Tech Transfer and Business Development Office",)),
        ("Ann One, Forms Office", ("Ann One, Forms Office",)),
        ("Ann One; Forms Office", ("Ann One", "Forms Office")),
        ("About Government", ("About Government",)),
        ("About Simon Saint", ("Simon Saint",)),
        ("admin", ()),
        ("Webmaster", ()),
        ("Unknown; TBD; N/A", ()),
        ("nobody@desk.example.gov (nobody)", ()),
        ("Staff", ()),
        ("Super User", ()),
        ("Staff Sergeant Bo Two", ("Staff Sergeant Bo Two",)),
        ("Office of Forms, Desk", ("Office of Forms, Desk",)),
        ("Department of Health and Human Services", ("Department of Health and Human Services",)),
        ("Ann One at desk.example.gov", ("Ann One at desk.example.gov",)),
        ("The team at Desk.example", ("The team at Desk.example",)),
        ("Tax Office, Forms Office", ("Tax Office", "Forms Office")),
        ("Tax Office and Forms Office", ("Tax Office", "Forms Office")),
        ("Forms Service Team, Ann One", ("Forms Service Team", "Ann One")),
        ("Ann One, Bo Two, Forms Office", ("Ann One", "Bo Two", "Forms Office")),
        ("Ann College and Bo Two", ("Ann College", "Bo Two")),
        ("Public Forms and Fees Division", ("Public Forms and Fees Division",)),
        ("Universidad de Uno y Universidad de Dos", ("Universidad de Uno", "Universidad de Dos")),
        ("Università di Uno e Due Tre", ("Università di Uno e Due Tre",)),
        ("Universidad de Uno/Ana Dos", ("Universidad de Uno", "Ana Dos")),
        ("Universidad de Uno, Ana Dos", ("Universidad de Uno", "Ana Dos")),
        ("Bundesminister Bo Zwei und Ann Eins", ("Bundesminister Bo Zwei", "Ann Eins")),
        ("Bundesamt Eins und Zentrale Dienste", ("Bundesamt Eins und Zentrale Dienste",)),
        ("Ministerstwo Nauki i Szkolnictwa Wyższego", ("Ministerstwo Nauki i Szkolnictwa Wyższego",)),
        ("Управление науки и высшего образования", ("Управление науки и высшего образования",)),
        ("Freiherr von und zu Eins", ("Freiherr von und zu Eins",)),
        ("教育、科技部", ("教育、科技部",)),
        ("教育部、科技部", ("教育部", "科技部")),
        ("经济、社会及文化权利委员会", ("经济、社会及文化权利委员会",)),
        ("To be frank", ("To be frank",)),
        ("None of the above", ("None of the above",)),
        ("Bo Null", ("Bo Null",)),
        ("Editor's Choice", ("Editor's Choice",)),
    ],
)
def test_authors_are_names(given: str, names: tuple[str, ...]) -> None:
    """Without addresses, and one by one where each part of a text is a name of its own."""
    assert author_names.people([given]) == names


def test_an_address_is_found_at_once() -> None:
    """Whatever a feed sends in its place."""
    start = time.process_time()
    assert author_names.people(["a." * 100_000]) == ("a." * 100_000,)
    assert time.process_time() - start < 1

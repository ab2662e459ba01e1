"""E-mail: messages, mailboxes and saved pages."""

import pytest

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.mail import is_mail, read_mail
from tests.growth import growth

HEAD = (
    "From: Ann Lee <ann@example.org>\nTo: desk@example.org\nDate: Tue, 5 Mar 2024 23:10:00 -0500\n"
)
PLAIN = (
    HEAD
    + "Subject: =?utf-8?q?Gas_flows_=E2=80=93_again?=\nMIME-Version: 1.0\n"
    + "Content-Type: text/plain; charset=latin1\nContent-Transfer-Encoding: quoted-printable\n\n"
    + "The yard was paid =80=\n48m, it said.\n"
)
MIXED = (
    HEAD
    + 'Subject: Gas\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
    + "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Gas <b>flows</b>.</p><p>Again.</p>\n"
    + "--b--\n"
)


def test_a_message() -> None:
    [draft] = read_mail(PLAIN.encode())
    assert isinstance(draft, Draft)
    assert (draft.title, draft.author, draft.body) == (
        "Gas flows – again",
        "Ann Lee",
        "The yard was paid €48m, it said.",
    )
    assert draft.published == ("Tue, 05 Mar 2024 23:10:00 -0500",)


def test_a_message_in_html() -> None:
    [draft] = read_mail(MIXED.encode())
    assert isinstance(draft, Draft)
    assert draft.body == "Gas flows.\n\nAgain."


def test_a_mailbox() -> None:
    line = "From ann@example.org Tue Mar  5 23:10:00 2024\n"
    empty = HEAD + "Subject: Nothing\n\n\n"
    first, second = read_mail((line + PLAIN + "\n" + line + empty).encode())
    assert isinstance(first, Draft)
    assert first.record == 0
    assert isinstance(second, Fault)
    assert second.record == 1


def test_a_saved_page() -> None:
    page = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/gas\n"
        'Subject: Gas\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<html><body><h1 class=3D'a'>Gas flows</h1><p>The company sold two cargoes of gas to "
        "Norway on Monday.</p></body></html>\n--b--\n"
    )
    [draft] = read_mail(page.encode())
    assert isinstance(draft, Draft)
    assert (draft.title, draft.url) == ("Gas flows", "https://example.org/gas")
    assert draft.body == "The company sold two cargoes of gas to Norway on Monday."


NO_MAIL = [
    pytest.param(b"Date: 5 March 2024\nSource: Wire\nTitle: Gas\n\nGas flows.", id="labels"),
    pytest.param(b"Gas flows.\n\nFrom: a\nTo: b\nDate: c\n", id="below-a-text"),
    pytest.param(b"From May to June gas flowed.\n", id="a-sentence"),
    pytest.param(b"", id="nothing"),
]


@pytest.mark.parametrize("data", NO_MAIL)
def test_what_is_no_mail(data: bytes) -> None:
    assert not is_mail(data)


def test_fields_in_bytes_of_another_encoding() -> None:
    for encoding in ("utf-8", "windows-1252"):
        data = (HEAD + "Subject: Yard was paid €48m – again\n\nThe yard was paid.").encode(encoding)
        [draft] = read_mail(data)
        assert isinstance(draft, Draft)
        assert draft.title == "Yard was paid €48m – again"


NESTED = 'Content-Type: multipart/mixed; boundary="{0}"\n\n--{0}\n'
COMPLEX = [
    pytest.param("".join(NESTED.format(f"b{at}") for at in range(60)), id="parts-in-parts"),
    pytest.param("Content-Type: text/plain;" + " a=b;" * 500 + "\n\n", id="parameters"),
    pytest.param("Content-Type: text/plain;" + "\n a=b;" * 500 + "\n\n", id="on-many-lines"),
]


@pytest.mark.parametrize("fields", COMPLEX)
def test_what_is_more_involved_than_any_message(fields: str) -> None:
    data = (HEAD + "Subject: Gas\n" + fields + "Content-Type: text/plain\n\nGas").encode()
    assert is_mail(data)
    with pytest.raises(UnreadableError) as raised:
        read_mail(data)
    assert raised.value.reason is RejectReason.TOO_COMPLEX


@pytest.mark.parametrize(
    "piece", ["--b\n\nx\n", "X: y\n", "\nFrom a 2024\n", "Content-Type: message/rfc822\n\n"]
)
def test_the_work_grows_with_the_message(piece: str) -> None:
    head = HEAD + "Subject: Gas\nContent-Type: multipart/mixed; boundary=b\n"
    assert growth(lambda text: read_mail((head + text + "\n\n--b\n\nGas").encode()), piece) < 9


@pytest.mark.parametrize("piece", ["a ", "a@b, ", "(", '"a" <', "=?utf-8?q?a?= ", "1 ", "<"])
@pytest.mark.parametrize("name", ["From", "Subject", "Date"])
def test_a_long_field_is_read_in_part(name: str, piece: str) -> None:
    [draft] = read_mail(f"{name}: Gas {piece * 9_000}\n{HEAD}\n\nGas flows.".encode())
    assert isinstance(draft, Draft)
    assert len(str((draft.title, draft.author, draft.published))) < 2_500

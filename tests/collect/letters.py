"""Letters for tests, honest and hostile."""

from __future__ import annotations

from email.message import EmailMessage

DAY = "Tue, 10 Mar 2026 09:15:00 +0400"
PROSE = (
    "The harbour council has agreed to repair the long pier before winter, its chairwoman said on Tuesday morning.",
    "Work begins in May and will cost 2.4 million, of which the ministry pays one half and the port the other half.",
)


def letter(
    number: int = 1, subject: str = "Pier to be repaired before winter", html: str = "", plain: str = "\n\n".join(PROSE),
    sender: str = "Harbour News <news@harbour.example>", date: str = DAY,
) -> bytes:  # fmt: skip
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = sender, "desk@desk.example", subject, date
    message["Message-ID"] = f"<{number}.pier@harbour.example>"
    message.set_content(plain)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


DIGEST = """<html><body><div style="display:none">Preheader that nobody sees</div><img src="https://track.example/1.gif">
<h2><a href="https://harbour.example/1?utm_source=mail">Pier to be repaired before winter</a></h2>
<p>The harbour council has agreed to repair the long pier before winter, its chairwoman said.</p>
<script>document.write("never")</script>
<h2>Ferries change their timetable</h2>
<p>From the first of April the ferries leave at six and at nine; the noon ferry goes on Sundays only.</p>
<p>The company gives money back for tickets that were bought before.</p>
<p><a href="https://harbour.example/u">Unsubscribe</a> or view this email in your browser</p></body></html>"""

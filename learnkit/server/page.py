"""The server's pages as HTML. Every word from outside is escaped; there is no script, and nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from learnkit.i18n import Translator
from learnkit.server.status_words import ago, device_state, hand_words, headline, when
from learnkit.services.enrolling import Device
from learnkit.services.server_state import NeedsAHand, ServerState
from learnkit.sync.joining import WAITING

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pages:
    """Makes the pages in one language."""

    t: Translator

    def status(self, state: ServerState, now: datetime, up_since: datetime, classes: dict[str, str]) -> str:
        """How the server does: headline, five facts, what needs a hand first, devices. `classes` are names by id."""
        t = self.t
        updated = t("Opdateret kl. {time}", time=when(now, t).split()[-1])
        body = (
            f'<div class="head"><h1>{escape(headline(state, t))}</h1><p class="quiet">{escape(updated)}</p></div>'
            f'<ul class="facts">{"".join(self._facts(state, now, up_since))}</ul>'
            f"{''.join(self._hand(hand) for hand in state.hands)}"
            f"{self._devices(state, now, classes)}"
        )
        return self._page(state.school, body, refresh=True)

    def door(self) -> str:
        """What a browser sees that has not been let in: how to get in, and nothing of the school."""
        t = self.t
        body = (
            f'<div class="card door"><h1>{escape(t("Kun for den, der passer serveren"))}</h1>'
            f"<p>{escape(t('Kør denne kommando på serveren. Den giver et link, der lukker ind én gang.'))}</p>"
            f"<p><code>learnkit server open</code></p></div>"
        )
        return self._page("", body)

    def _page(self, school: str, body: str, *, refresh: bool = False) -> str:
        t = self.t
        other, language = ("en", "English") if t.language == "da" else ("da", "Dansk")
        again = '<meta http-equiv="refresh" content="60">' if refresh else ""
        return (
            f'<!doctype html><html lang="{t.language}"><head><meta charset="utf-8">{again}'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(t('LearnKit skoleserver'))}</title>"
            f'<link rel="stylesheet" href="/look/look.css"><link rel="icon" href="/look/mark.svg"></head><body>'
            f"<header><div>{_drawn('mark', 'mark')}<b>{escape(t('LearnKit skoleserver'))}</b>"
            f'<span class="quiet">{escape(school)}</span>'
            f'<a href="?lang={other}" lang="{other}">{language}</a></div></header>'
            f"<main>{body}</main></body></html>"
        )

    def _facts(self, state: ServerState, now: datetime, up_since: datetime) -> list[str]:
        t = self.t
        days = (now - up_since).days
        up = t.count("Oppe i 1 dag", "Oppe i {n} dage", days) if days else t("Startet i dag")
        on = t.count("på 1 maskine", "på {n} maskiner", state.waiting_on) if state.waiting else t("Alt er på skolen")
        backup = when(state.backup_at, t) if state.backup_at else t("Ingen endnu")
        old = any(hand.code.startswith("backup.") for hand in state.hands)
        low = any(hand.code == "disk.low" for hand in state.hands)
        away = any(hand.code == "device.unseen" for hand in state.hands)
        known = len(state.devices)
        waiting_in = sum(device.state == WAITING for device in state.devices)
        wants = t.count("1 vil lukkes ind", "{n} vil lukkes ind", waiting_in) if waiting_in else t("Alle er lukket ind")
        return [
            self._fact("server", t("Server"), up, t("Version {version}", version=state.version)),
            self._fact(
                "waiting",
                t("Venter på at blive sendt"),
                t.count("1 ting", "{n} ting", state.waiting),
                on,
                well=not away,
            ),
            self._fact(
                "backup", t("Seneste sikkerhedskopi"), backup, t("Lav en nu") if old else t("Ny nok"), well=not old
            ),
            self._fact(
                "disk",
                t("Disk"),
                t("{free} af {all} GB fri", free=state.disk_free_gb, all=state.disk_gb),
                t("Gør plads") if low else t("Plads nok"),
                well=not low,
            ),
            self._fact("device", t("Maskiner"), str(known), wants if known else t("Ingen endnu"), well=not waiting_in),
        ]

    def _fact(self, icon: str, name: str, figure: str, more: str, *, well: bool = True) -> str:
        mark, tone = ("good", "good") if well else ("see", "see")
        return (
            f'<li class="card"><p class="icon quiet">{_drawn(icon)}{escape(name)}</p>'
            f'<p class="figure">{escape(figure)}</p>'
            f'<p class="icon {tone}">{_drawn(mark)}{escape(more)}</p></li>'
        )

    def _hand(self, hand: NeedsAHand) -> str:
        fact, what_to_do = hand_words(hand, self.t)
        icon = hand.code.partition(".")[0]
        return (
            f'<section class="card hand"><span class="tile">{_drawn(icon)}</span>'
            f"<div><strong>{escape(fact)}</strong><p class='quiet'>{escape(what_to_do)}</p></div></section>"
        )

    def _devices(self, state: ServerState, now: datetime, classes: dict[str, str]) -> str:
        t = self.t
        if not state.devices:
            none = t("Her kommer maskinerne. Kør server token, og tilmeld den første.")
            return f'<section class="card list"><p class="title">{escape(none)}</p></section>'
        heads = (t("Maskine"), t("Klasser"), t("Sidst set"), t("Venter"), t("Version"), t("Ledig plads"), t("Tilstand"))
        head = "".join(
            f'<th scope="col" class="{_column(at)}">' + f"{escape(name)}</th>" for at, name in enumerate(heads)
        )
        rows = "".join(self._device(device, now, classes) for device in state.devices)
        return (
            f'<section class="card list"><div class="title"><h2>{escape(t("Maskiner"))}</h2>'
            f'<span class="quiet">{len(state.devices)}</span></div>'
            f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
        )

    def _device(self, device: Device, now: datetime, classes: dict[str, str]) -> str:
        t = self.t
        state, well = device_state(device, now, t)
        places = ", ".join(classes.get(one, one[:8]) for one in device.classes) or t("Alle")
        seen = ago(device.last_seen, now, t) if device.last_seen else t("aldrig")
        free = t("{n} GB", n=device.free_mb // 1000) if device.free_mb else "–"
        told = (
            f'<span class="icon {"good" if well else "see"}">{_drawn("good" if well else "see")}{escape(state)}</span>'
        )
        return (
            f'<tr><td class="name">{escape(short_id(device.id))}</td><td>{escape(places)}</td><td>{escape(seen)}</td>'
            f'<td class="number">{device.waiting}</td><td>{escape(device.version)}</td>'
            f'<td class="number">{escape(free)}</td>'
            f'<td><div class="state">{told}{self._act(device)}</div></td></tr>'
        )

    def _act(self, device: Device) -> str:
        """The one thing that can be done to a device from here."""
        t = self.t
        wants_in = device.state == WAITING
        verb, word, look = ("approve", t("Luk ind"), "do") if wants_in else ("revoke", t("Luk ude"), "end")
        named = f"{word}: {short_id(device.id)}"
        return (
            f'<form method="post" action="/devices/{escape(device.id, quote=True)}/{verb}">'
            f'<button class="{look}" aria-label="{escape(named, quote=True)}">{escape(word)}</button></form>'
        )


def _column(at: int) -> str:
    """The style of a column of devices: what waits on them and their free room are numbers."""
    return "number" if at in (3, 5) else "word"


def short_id(device: str) -> str:
    """The beginning of a device's id, enough to tell it by among a school's."""
    return re.sub(r"[^0-9A-Za-z-]", "", device)[:13].upper()


def _drawn(name: str, style: str = "") -> str:
    drawing = (HERE / "icons" / f"{name}.svg").read_text(encoding="utf8").strip()
    drawing = re.sub(r' role="img" aria-label="[^"]*"', "", drawing)
    return drawing.replace("<svg ", f'<svg aria-hidden="true"{f" class={style}" if style else ""} ', 1)

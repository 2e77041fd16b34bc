"""Where one pupil's text grew apart on two machines: which one goes on. Neither is ever lost."""

from __future__ import annotations

from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.versions import text_hash, whole_version
from learnkit.journal.heads import chain_of
from learnkit.journal.record import Act
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import Saved, record_version
from learnkit.services.writing import heads_of, reach


def keep_one(desk: Desk, actor: Actor, document: str, version: str) -> Saved:
    """Go on with the text of one head; the others stay in the history. document.unknown_version for a foreign one."""

    def once() -> Saved:
        with desk.act(actor) as act:
            reach(desk, act.session, actor, document, Permission.WRITE)
            return _join(act, document, chain_of(act.session, document).text(version))

    return desk.insist(once)


def keep_both(desk: Desk, actor: Actor, document: str, title: str) -> tuple[str, ...]:
    """Let the shown text go on, and make a document of its own, called `title`, of every other; their ids."""

    def once() -> tuple[str, ...]:
        with desk.act(actor) as act:
            row = reach(desk, act.session, actor, document, Permission.WRITE)
            shown, *others = ((head.version, head.text) for head in heads_of(act.session, document))
            made = []
            for _, text in others:
                own = act.create("document", {"owner": row.owner, "title": title, "begun": act.now})
                id_, stamp = act.clock.new_id(), act.clock.hybrid.stamp()
                record_version(act, whole_version(own, (), text, id=id_, stamp=stamp), text)
                made.append(own)
            if others:
                _join(act, document, shown[1])
            return tuple(made)

    return desk.insist(once)


def _join(act: Act, document: str, text: str) -> Saved:
    """One version upon all heads."""
    parents = sorted(head.version for head in heads_of(act.session, document))
    id_, stamp = act.clock.new_id(), act.clock.hybrid.stamp()
    record_version(act, whole_version(document, parents, text, id=id_, stamp=stamp), text)
    return Saved(id_, text_hash(text), text)

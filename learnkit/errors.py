"""One kind of expected error: a code and facts. The words for people live with the people's surface."""

from __future__ import annotations

Fact = str | int | float | bool | None


class LearnKitError(Exception):
    """Something that was expected to be able to go wrong; `code` names it, `facts` say where and how much.

    Never put a child's text or a secret among the facts: they are logged.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code

"""The one object every command prints, and what it is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from learnkit.errors import LearnKitError

SCHEMA = 1


@dataclass
class Answer:
    """What a command has to say: data, and problems if there were any."""

    data: Any = None
    problems: list[LearnKitError] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def exit_code(self) -> int:
        """0 fine, 1 a problem, 2 wrong use."""
        if self.ok:
            return 0
        return 2 if self.problems[0].code == "usage" else 1

    def to_json(self) -> str:
        problems = [{"code": problem.code, "facts": problem.facts} for problem in self.problems]
        return json.dumps(
            {"schema": SCHEMA, "ok": self.ok, "data": self.data, "problems": problems}, ensure_ascii=False
        )

"""The command line and the server as a school has them: processes of their own, over HTTPS."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Machine:
    """One machine of the school, driven by its command line."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: str, secret: str | None = None) -> dict[str, Any]:
        """The whole answer of a command."""
        env = {**os.environ, "LEARNKIT_KEY_STORE": "file", "QT_QPA_PLATFORM": "offscreen"}
        env.pop("LEARNKIT_SECRET", None)
        if secret is not None:
            env["LEARNKIT_SECRET"] = secret
        command = [sys.executable, "-m", "learnkit.cli.main", "--home", str(self.home), "--json", *words]
        ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf8", check=False)
        answer = json.loads(ended.stdout)
        assert isinstance(answer, dict), ended.stderr
        return answer

    def __call__(self, *words: str, secret: str | None = None) -> Any:
        """The data of an answer that is fine."""
        answer = self.run(*words, secret=secret)
        assert answer["ok"], (words, answer["problems"])
        return answer["data"]

    def refusal(self, *words: str, secret: str | None = None) -> str:
        """The code of an answer that is not."""
        answer = self.run(*words, secret=secret)
        assert not answer["ok"], words
        return str(answer["problems"][0]["code"])


class Server:
    """The school's server, running until `stop`."""

    def __init__(self, school: Machine) -> None:
        env = {**os.environ, "LEARNKIT_KEY_STORE": "file"}
        command = [sys.executable, "-m", "learnkit.cli.main", "--home", str(school.home), "--json"]
        self._process = subprocess.Popen(
            [*command, "server", "run", "--port", "0"], cwd=ROOT, env=env, stdout=subprocess.PIPE, encoding="utf8"
        )
        assert self._process.stdout is not None
        said = json.loads(self._process.stdout.readline())
        self.url = str(said.get("url") or said["data"]["url"])

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(15)
        if self._process.stdout is not None:
            self._process.stdout.close()

"""Rules cite the law: the function's docstring, or the module's for all of them, ends with its source."""

from __future__ import annotations

import ast
import re

from tests.arkitektur.rum import KILDE, pythonfiler

HJEMMEL = re.compile(r"Hjemmel: (?:ingen \(praksis\).*|(?:BL|SEL|RSL|FVL|OFL|CPR-loven|GDPR|FAL)\b.*)\s*$")


def _har_hjemmel(knude: ast.AST) -> bool:
    return bool(HJEMMEL.search(ast.get_docstring(knude) or ""))


def test_regler_har_hjemmel():
    uden = []
    for fil in pythonfiler():
        if fil.name != "rules.py" and fil.relative_to(KILDE).parts[0] != "regler":
            continue
        trae = ast.parse(fil.read_text(encoding="utf-8"))
        if _har_hjemmel(trae):
            continue
        uden += [
            f"{fil.relative_to(KILDE)}:{knude.lineno} {knude.name}"
            for knude in trae.body
            if isinstance(knude, ast.FunctionDef) and not knude.name.startswith("_") and not _har_hjemmel(knude)
        ]
    assert not uden

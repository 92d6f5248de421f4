"""Origins: copies of one report count as one."""

from __future__ import annotations

from collections.abc import Iterable

from verbale.terms import Heading


def origins(reports: Iterable[Heading]) -> dict[str, str]:
    """Report id -> id of the report at the root of its copies; a report that is no copy is its own.

    A root may be a report that is not among these. A circle of copies, which only wrong data can
    make, has the report with the lowest id as its root.
    """
    copies = {report.id: report.copy_of for report in reports}
    return {report_id: _root(report_id, copies) for report_id in copies}


def _root(report_id: str, copies: dict[str, str | None]) -> str:
    path = [report_id]
    while (parent := copies.get(path[-1])) is not None:
        if parent in path:
            return min(path[path.index(parent) :])
        path.append(parent)
    return path[-1]

"""What can go wrong, as one tree.

    VerbaleError
    ├── SourceError          a report could not be fetched or opened
    │   ├── EmptySourceError     there was nothing in it
    │   ├── FetchError           an address was refused, or gave nothing that can be read
    │   └── StoppedError         fetching was asked to stop
    ├── DocumentError        bytes are not a report (binary, too large, no text)
    ├── VocabularyError      a data file is wrong
    ├── FaultyFileError      a file that a person wrote is wrong or not there
    │   ├── DossierError         that is a dossier
    │   └── DealError            that is a drafted deal
    ├── PipelineError        readers are in an impossible order
    ├── RecordError          the record cannot be opened, read or written
    │   ├── UnknownIdError       no claim or report has this id
    │   │   └── TakenDownError       a reviewer took the report down
    │   └── AmbiguousIdError     several ids begin so
    ├── ExportError          a format cannot be written
    ├── AccountError         an account or a subscription cannot be kept, or what is asked of it is refused
    ├── MailError            a mail could not be handed over
    └── SettingsError        a setting is wrong

Bad input in bulk is not raised to the user: it becomes a row of the problem list.
"""

from __future__ import annotations


class VerbaleError(Exception):
    """Any error that Verbale raises on purpose."""


class SourceError(VerbaleError):
    """A report could not be fetched or opened; `source` says where it was looked for."""

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.source = source


class EmptySourceError(SourceError):
    """There was nothing to read at `source`."""


class FetchError(SourceError):
    """An address was refused, or gave nothing that can be read.

    `lasting` says that asking again would give the same; `wait_s` how long its host asks to be left alone.
    """

    def __init__(
        self, message: str, *, source: str = "", lasting: bool = False, wait_s: float | None = None
    ) -> None:
        super().__init__(message, source=source)
        self.lasting = lasting
        self.wait_s = wait_s


class StoppedError(SourceError):
    """Fetching was asked to stop."""


class DocumentError(VerbaleError):
    """Bytes from `source` are no report."""

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.source = source


class VocabularyError(VerbaleError):
    """A vocabulary's data file is wrong; the message names the file and the entry."""


class FaultyFileError(VerbaleError):
    """The file `source`, which a person wrote, is wrong or not there; `faults` lists what is wrong, a line each."""

    def __init__(self, source: str, faults: list[str]) -> None:
        super().__init__("\n".join(f"{source}: {fault}" for fault in faults))
        self.source = source
        self.faults = faults


class DossierError(FaultyFileError):
    """A dossier is wrong or not there."""


class DealError(FaultyFileError):
    """A drafted deal is wrong or not there."""


class PipelineError(VerbaleError):
    """Readers require what none before them assigns, or two have one name."""


class RecordError(VerbaleError):
    """The record cannot be opened, read or written."""


class UnknownIdError(RecordError):
    """No claim or report has the id `wanted`."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"nothing in the record has the id {wanted!r}")
        self.wanted = wanted


class TakenDownError(UnknownIdError):
    """The report `wanted` was taken down; of it there is only the word of when, by whom and why."""

    def __init__(self, wanted: str, *, made: str, reviewer: str, note: str | None) -> None:
        super().__init__(wanted)
        why = f": {note}" if note else ""
        self.args = (f"report {wanted} was taken down on {made[:10]} by {reviewer}{why}",)


class AmbiguousIdError(RecordError):
    """Several ids begin with `wanted`; `candidates` are the first of them."""

    def __init__(self, wanted: str, candidates: list[str]) -> None:
        super().__init__(f"several ids begin with {wanted!r}: {', '.join(candidates)}; give more of it")
        self.wanted = wanted
        self.candidates = candidates


class ExportError(VerbaleError):
    """A format cannot be written; the message says what it needs."""


class SettingsError(VerbaleError):
    """A setting is wrong; the message names it and where it was set."""


class AccountError(VerbaleError):
    """An account or a subscription cannot be kept, or what is asked of it is refused."""


class MailError(VerbaleError):
    """A mail could not be handed over; `lasting` says that another try would fail the same way."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting

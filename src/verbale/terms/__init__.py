"""The words that everything is written in; this room imports no other."""

from __future__ import annotations

from verbale.terms.cards import interval_s, load_cards
from verbale.terms.claim import Claim, claim_id, claims
from verbale.terms.clock import iso_time, now
from verbale.terms.counts import Count, find_counts, read_count
from verbale.terms.dates import DATES, DateType
from verbale.terms.dossier import Body, Dossier, KnownPlace, SourceCard, SourceKind
from verbale.terms.dossier_file import load_dossier, read_dossier, shipped_dossiers
from verbale.terms.ids import identify
from verbale.terms.in_use import dossier_in_use, per_dossier, using
from verbale.terms.judgement import Judgement, Verdict, make_judgement
from verbale.terms.problem import Problem
from verbale.terms.raw import Known, Media, RawItem
from verbale.terms.reading import FORMAT, KINDS, Heading, Reading, head
from verbale.terms.records import (
    Access,
    Actor,
    Blame,
    Event,
    Place,
    Position,
    Record,
    Round,
    Statement,
    Time,
    Toll,
    Unlock,
)
from verbale.terms.report import Report, digest_text, report_id
from verbale.terms.span import Span
from verbale.terms.vocabulary import event_types, issue_families, issue_labels

__all__ = [
    "DATES",
    "FORMAT",
    "KINDS",
    "Access",
    "Actor",
    "Blame",
    "Body",
    "Claim",
    "Count",
    "DateType",
    "Dossier",
    "Event",
    "Heading",
    "Judgement",
    "Known",
    "KnownPlace",
    "Media",
    "Place",
    "Position",
    "Problem",
    "RawItem",
    "Reading",
    "Record",
    "Report",
    "Round",
    "SourceCard",
    "SourceKind",
    "Span",
    "Statement",
    "Time",
    "Toll",
    "Unlock",
    "Verdict",
    "claim_id",
    "claims",
    "digest_text",
    "dossier_in_use",
    "event_types",
    "find_counts",
    "head",
    "identify",
    "interval_s",
    "iso_time",
    "issue_families",
    "issue_labels",
    "load_cards",
    "load_dossier",
    "make_judgement",
    "now",
    "per_dossier",
    "read_count",
    "read_dossier",
    "report_id",
    "shipped_dossiers",
    "using",
]

"""Access: whether people or aid can pass a crossing, corridor, road, port, airport or besieged area."""

from verbale.reading.access.reader import AccessReader

__all__ = ["AccessReader"]

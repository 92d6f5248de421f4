from verbale.reading.reader import ListReader


class EventReader(ListReader):
    name = "events"
    requires = ("tolls","statements")
    assigns = ("events",)

    def read(self, draft):
        return []

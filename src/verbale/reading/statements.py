from verbale.reading.reader import ListReader


class StatementReader(ListReader):
    name = "statements"
    requires = ("actors","places","times")
    assigns = ("statements",)

    def read(self, draft):
        return []

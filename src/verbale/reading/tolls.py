from verbale.reading.reader import ListReader


class TollReader(ListReader):
    name = "tolls"
    requires = ("actors","places","times","statements")
    assigns = ("tolls",)

    def read(self, draft):
        return []

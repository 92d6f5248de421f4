from verbale.reading.reader import ListReader


class RoundReader(ListReader):
    name = "rounds"
    requires = ("statements",)
    assigns = ("rounds",)

    def read(self, draft):
        return []

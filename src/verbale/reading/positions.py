from verbale.reading.reader import ListReader


class PositionReader(ListReader):
    name = "positions"
    requires = ("statements",)
    assigns = ("positions",)

    def read(self, draft):
        return []

from verbale.reading.reader import ListReader


class BlameReader(ListReader):
    name = "blames"
    requires = ("statements",)
    assigns = ("blames",)

    def read(self, draft):
        return []

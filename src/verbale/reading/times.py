from verbale.reading.reader import ListReader


class TimeReader(ListReader):
    name = "times"
    requires = ("syntax",)
    assigns = ("times",)

    def read(self, draft):
        return []

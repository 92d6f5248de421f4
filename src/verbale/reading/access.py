from verbale.reading.reader import ListReader


class AccessReader(ListReader):
    name = "access"
    requires = ("statements",)
    assigns = ("access",)

    def read(self, draft):
        return []

from verbale.reading.reader import ListReader


class UnlockReader(ListReader):
    name = "unlocks"
    requires = ("statements","positions")
    assigns = ("unlocks",)

    def read(self, draft):
        return []

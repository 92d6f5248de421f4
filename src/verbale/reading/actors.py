from verbale.reading.reader import ListReader


class ActorReader(ListReader):
    name = "actors"
    requires = ("sentences","syntax")
    assigns = ("actors",)

    def read(self, draft):
        return []

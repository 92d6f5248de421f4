from verbale.reading.reader import ListReader


class PlaceReader(ListReader):
    name = "places"
    requires = ("syntax","actors")
    assigns = ("places",)

    def read(self, draft):
        return []

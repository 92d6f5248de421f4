from verbale.reading.reader import Reader


class RelevanceReader(Reader):
    name = "relevance"
    requires = ()
    assigns = ("relevant",)

    def predict(self, drafts):
        return [True for _ in drafts]

    def annotate(self, draft, prediction):
        draft.relevant = prediction

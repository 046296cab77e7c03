import json
import unittest

from fakes import ROOT, Case

import onset

KNOWLEDGE = ROOT / "lib" / "domain" / "knowledge"
GOLDEN = json.loads((KNOWLEDGE / "scoring.golden.json").read_text(encoding="utf-8"))
LABELS = json.loads((KNOWLEDGE / "knowledge.golden.json").read_text(encoding="utf-8"))["labels"]


class Scoring(Case):
    def test_normalises_as_the_server_does(self):
        for row in GOLDEN["normalized"]:
            for scorer in ("squad", "triviaqa"):
                with self.subTest(text=row["text"], scorer=scorer):
                    self.assertEqual(onset.normalize_answer(scorer, row["text"]), row[scorer])

    def test_cuts_as_the_server_does(self):
        for row in GOLDEN["cut"]:
            with self.subTest(row=row):
                self.assertEqual(onset.cut_answer(row["text"], row["stopTexts"]), row["answer"])

    def test_scores_as_the_server_does(self):
        for row in GOLDEN["scored"]:
            for scorer in ("exact", "squad", "triviaqa", "contains"):
                with self.subTest(row=row, scorer=scorer):
                    found = onset.score(row["prediction"], row["answers"], scorer, GOLDEN["abstentionPhrases"], row["stopTexts"])
                    self.assertEqual(found, row[scorer])

    def test_finds_an_alias_as_whole_words_only(self):
        contains = lambda text, *answers: onset.score(text, answers, "contains")
        self.assertEqual(contains("It is the city of Paris, in France.", "Paris"), "correct")
        self.assertEqual(contains("The Parisian", "Paris"), "incorrect")
        self.assertEqual(contains("españa mía", "paña"), "incorrect")
        self.assertEqual(contains("He wrote The Old Man and the Sea!", "old man and sea"), "correct")
        self.assertEqual(contains("anything", "the"), "incorrect")
        self.assertEqual(contains("x " * 6000 + "Rome", "Rome"), "incorrect")

    def test_cuts_an_answer_where_the_next_question_begins(self):
        self.assertEqual(onset.score("John Key\nQ: Who is next?\nA: Bill", ["John Key"]), "correct")
        self.assertEqual(onset.cut_answer(" Rome \nParis"), "Rome")
        self.assertEqual(onset.score("Rome###Paris", ["Rome"], stop_texts=["###"]), "correct")

    def test_an_abstention_is_neither_right_nor_wrong(self):
        for text in ("", "  ", "I don't know.", "UNKNOWN", "idk"):
            self.assertEqual(onset.score(text, ["unknown"], "squad"), "abstained")

    def test_judged_answers_bring_their_own_word(self):
        with self.assertRaisesRegex(onset.OnsetError, "correct"):
            onset.score("Rome", ["Rome"], "judged")

    def test_labels_as_the_server_does(self):
        self.assertGreater(len(LABELS), 10)
        for *counts, category in LABELS:
            with self.subTest(counts=counts):
                self.assertEqual(onset.category_of(*counts), category)

    def test_the_version_is_the_one_of_the_instance_that_serves_it(self):
        self.assertEqual(onset.__version__, json.loads((ROOT / "package.json").read_text())["version"])


if __name__ == "__main__":
    unittest.main()

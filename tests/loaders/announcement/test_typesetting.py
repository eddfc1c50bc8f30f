"""Words that were cut at a line's end are whole, and names with a hyphen keep it."""

import pytest

from loaders.announcement.typesetting import with_whole_words


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Domo-\nfrance et Mésolia", "Domofrance et Mésolia"),
        ("Cham-\nbéry", "Chambéry"),
        ("à Saint-\nDenis", "à Saint-Denis"),
        ("Noisy-\nle-Sec", "Noisy-le-Sec"),
        ("Val-de-\nMarne", "Val-de-Marne"),
        ("un projet inter-\nbailleurs", "un projet inter-bailleurs"),
        ("peut-\nêtre", "peut-être"),
        ("les éco-gestes : des éco-\ngestes", "les éco-gestes : des éco-gestes"),
        ("un savoir-faire, le savoir-\nfaire", "un savoir-faire, le savoir-faire"),
        ("Lor\u00admont", "Lor\u00admont"),  # read as one word where it stands
        ("Mé\u00ad\u2010\nsolia", "Mésolia"),
        ("Mé\u2010\nsolia", "Mésolia"),
        ("sollici\u00ad\ntent", "sollicitent"),
        ("recondi\ufffe\ntionnées", "reconditionnées"),
        ("l’asso-\nciation", "l’association"),
        ("LES POSSI-\nBLES", "LES POSSI\u00adBLES"),  # asked about, and shown as one word
        ("à SAINT-\nDENIS", "à SAINT-DENIS"),
        ("pendant dix-\nhuit mois", "pendant dix-huit mois"),
        ("un texte –\nsuivi", "un texte –\nsuivi"),
        ("- un\n- deux", "- un\n- deux"),
        ("lot 3-\nbis", "lot 3-\nbis"),
    ],
)
def test_words_are_whole(cut, whole):
    assert with_whole_words(cut) == whole
    assert with_whole_words(whole) == whole


@pytest.mark.parametrize("run", ["a", "\u00ad", "\u00ad ", "a-", "a-\n", "a'", "é-\u00ad"])
def test_long_runs_are_gone_through_once(run):
    text = run * 20_000
    assert len(with_whole_words(text)) <= len(text)

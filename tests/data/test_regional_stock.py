"""The denominators of the regions: complete, sourced, as near to the published total as said."""

MAINLAND, OVERSEAS = 4_984_246, 169_330  # totals that the sources publish, 1 January 2020
EXCESS = 30  # homes that rounded and estimated regions add to the published total
UNSTATED = {"derived", "estimated", "rounded", "stated-elsewhere"}


def test_every_region_has_its_homes_of_2020(tables):
    stock = tables["regional_stock"]
    assert stock["region"].tolist() == tables["regions"]["code"].tolist()
    assert set(stock["homes_year"]) == {"2020"}


def test_homes_add_up_to_the_published_total_but_for_a_known_excess(tables, descriptor):
    total = tables["regional_stock"]["homes"].astype(int).sum()
    assert total == 5_153_606
    assert total - (MAINLAND + OVERSEAS) == EXCESS
    resource = next(r for r in descriptor["resources"] if r["name"] == "regional_stock")
    for number in ("5,153,606", "5,153,576", str(EXCESS)):
        assert number in resource["description_en"]
        assert number.replace(",", " ") in resource["description"]


def test_overseas_regions_add_up_to_their_published_total(tables):
    stock = tables["regional_stock"].set_index("region")["homes"].astype(int)
    assert stock[["01", "02", "03", "04", "06"]].sum() == OVERSEAS


def test_what_is_not_simply_stated_says_in_both_languages_how_it_is_known(tables):
    stock = tables["regional_stock"]
    for number, unstated in (("homes", UNSTATED), ("qpv", {"derived"})):
        noted = (stock[[f"{number}_note_fr", f"{number}_note_en"]] != "").all(axis=1)
        assert noted.tolist() == stock[f"{number}_status"].isin(unstated).tolist()


def test_priority_neighbourhoods_come_with_origin_and_source_or_not_at_all(tables):
    columns = ["qpv", "qpv_status", "qpv_source_url"]
    filled = tables["regional_stock"][columns] != ""
    assert (filled.all(axis=1) | ~filled.any(axis=1)).all()
    assert filled["qpv"].sum() == 12

"""The titles of a project: the readable one, the short one, and what stands for each."""


def test_the_short_title_is_the_readable_one_where_nobody_wrote_it(package):
    text = package.text("projects").replace(
        "https://example.org/1,,,,,,,,,,,", "https://example.org/1,,Le jardin,,,,Jardin,,,,,"
    )
    package.write("projects", text)
    portfolio = package.load()
    assert portfolio.problems == ()
    assert portfolio.project_short_titles("fr").to_dict() == {
        "garden": "Jardin",
        "garden-again": "Jardins encore",
        "bare": "Nu",
    }
    assert portfolio.project_short_titles("en")["garden"] == "Jardin"
    assert portfolio.project_titles("en")["garden"] == "Le jardin"

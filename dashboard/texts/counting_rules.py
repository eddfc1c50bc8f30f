"""The counting rule of each figure, in one sentence for its files."""

from dashboard.language.translation import N_

RULES = {
    "theme": N_("A project counts once in each of its themes, and once in any total."),
    "region": N_("A project counts once in each region it touches, and once in any total."),
    "landlord": N_("A project counts once for each of its landlords, and once in any total."),
    "network": N_("A project counts once in each network of its landlords, and once in any total."),
    "carrier": N_(
        "A project counts once for each of its lead organisations, and once in any total."
    ),
    "committee": N_("A project counts once, at the committee that selected it."),
}
"""The rule by which projects are counted along each facet that a figure is drawn of."""

PLACES = N_("Each row is a project at one place; in any total a project counts once.")
"""The rule of maps and of their tables."""

REACH = N_(
    "Figures add up only within one unit and the role “targeted”: homes and households are "
    "never added together, and a landlord's stock is never reach."
)
"""The rule of sums of what projects aim at."""

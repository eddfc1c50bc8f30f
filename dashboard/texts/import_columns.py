"""Labels for what the columns of a project list can hold."""

from collections.abc import Sequence

from dashboard.language.translation import N_, Words

_TARGETS: dict[str, str] = {
    "title": N_("Title of the project"),
    "subtitle": N_("Subtitle"),
    "date": N_("Committee: its date, or its season"),
    "month": N_("Committee: its month"),
    "day": N_("Committee: its day of the month"),
    "summary_fr": N_("Summary in French"),
    "summary_en": N_("Summary in English"),
    "landlords": N_("Landlords"),
    "carriers": N_("Lead organisations"),
    "partners": N_("Partners"),
    "role": N_("Role of the body in the line"),
    "themes": N_("Themes"),
    "communes": N_("Communes"),
    "departement": N_("Département"),
    "region": N_("Region"),
    "duration_years": N_("Duration in years"),
    "amount_eur": N_("Amount granted (internal)"),
    "homes": N_("Homes targeted"),
    "households": N_("Households targeted"),
    "tenants": N_("Tenants targeted"),
    "people": N_("People targeted"),
    "source_url": N_("Source: its address"),
    "note_fr": N_("Note in French"),
    "budget_eur": N_("Total budget (internal)"),
    "state": N_("State of the project (internal)"),
    "start_date": N_("Start (internal)"),
    "end_date": N_("End (internal)"),
    "remaining_eur": N_("Left to pay (compared with the payments)"),
    "paid_eur": N_("Amount paid (internal)"),
    "paid_date": N_("Date of the payment (internal)"),
    "people_reached": N_("People reached (internal)"),
    "result": N_("Result (internal)"),
    "evaluation_url": N_("Address of the evaluation (internal)"),
    "contact": N_("Contact (internal, in no file)"),
    "own_note": N_("Internal note"),
    "beneficiary_siret": N_("SIRET of the one who receives (internal)"),
    "payment_terms": N_("Terms of payment (internal)"),
    "eu_notified": N_("Notified to the European Union (internal)"),
}


def target_text(target: str, words: Words) -> str:
    """Return what a column holds that was mapped to `target`."""
    return words.text(_TARGETS[target])


def tie_text(headings: Sequence[str], target: str, words: Words) -> str:
    """Return that `headings` may hold `target`, for somebody to say whether, or which."""
    named, held = words.all_of([f"“{one}”" for one in headings]), target_text(target, words)
    if len(headings) == 1:
        return words.text(
            "{columns} may hold: {target}. If it does, say so.", columns=named, target=held
        )
    return words.text("{columns} could each hold: {target}. Say which.", columns=named, target=held)

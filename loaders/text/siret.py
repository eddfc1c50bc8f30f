"""The SIRET of a French establishment: fourteen digits, the last of which checks the others."""

LENGTH = 14
LA_POSTE = "356000000"
"""The SIREN whose establishments are numbered otherwise: their digits add up to a multiple of 5."""


def is_siret(text: str) -> bool:
    """Return whether `text` is a SIRET by its check digit (Luhn's formula, as INSEE uses it)."""
    if len(text) != LENGTH or not (text.isascii() and text.isdecimal()):
        return False
    digits = [int(sign) for sign in text]
    if text.startswith(LA_POSTE) and sum(digits) % 5 == 0:
        return True
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[::2]]
    return (sum(doubled) + sum(digits[1::2])) % 10 == 0

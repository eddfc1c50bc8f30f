"""The board deck: a selection as editable slides (Office Open XML), made without a browser."""

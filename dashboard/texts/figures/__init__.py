"""What each figure is made of beside its picture, as one function of the selection."""

"""How texts are written: words, marks, forms of address, and the pieces that are in no language."""

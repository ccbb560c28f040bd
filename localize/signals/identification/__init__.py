"""Which language and which script a text is in, and what it says nothing about."""

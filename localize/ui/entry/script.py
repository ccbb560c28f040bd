"""What Streamlit runs for each visitor.

It lies in a folder of its own: before `st.navigation` has run once, Streamlit offers every file of a `pages` folder
beside its script as a page, to anybody.
"""

from localize.ui.main import main

main()

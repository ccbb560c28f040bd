"""The harness as a server: the page of sheet_app.py, and the route that serves the sheet's script."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from localize.ui.parts.review_sheet.assets import ROUTE

app = st.App(Path(__file__).with_name("sheet_app.py"), routes=[ROUTE])

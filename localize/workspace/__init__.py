"""What people do with Localize: `Workspace`, one method each. No Streamlit, no SQL."""

from localize.workspace.workspace import Workspace

__all__ = ["Workspace"]

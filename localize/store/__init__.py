"""Durable state: schema, migrations, transactions, claims. The only package that speaks SQL.

`Store` opens a database and hands out transactions; every other module holds free functions over one noun which take
the transaction first. Reads use `store.read()`, changes `store.write(actor)`: all of it is committed, or nothing.
"""

from localize.store.transactions import Reading, Store, Writing

__all__ = ["Reading", "Store", "Writing"]

"""How the tables came to be, step by step; run by ``opening`` through alembic. A step is never changed afterwards."""

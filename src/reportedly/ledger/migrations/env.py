"""What alembic runs for each upgrade: the steps, in the transaction of the connection handed over.

In: ``config.attributes["connection"]``. Out: the tables of the version asked for. docs/ledger.md tells how to write
a new step.
"""

from alembic import context

from reportedly.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()

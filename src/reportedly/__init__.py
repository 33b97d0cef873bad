"""Who said what, when, on whose word: a ledger of what news reports say."""

__version__ = "0.1.0"

// What a bank's program needs to say `import Screening` and nothing more.
@_exported public import MessageReaders
@_exported public import NameMatching
@_exported public import SanctionsModel
@_exported public import WatchlistStore

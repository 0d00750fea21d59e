public import Bytes

/// The project's seeded generator, under this name for tests that import nothing else of `Bytes`.
public typealias SeededRandom = Bytes.SeededRandom

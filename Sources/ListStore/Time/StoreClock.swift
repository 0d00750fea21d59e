/// Time, waiting and chance, as an update sees them: the system's, or a test's.
public struct StoreClock: Sendable {
    public var now: @Sendable () -> Timestamp
    /// Waits; throws `CancellationError` when the task is cancelled meanwhile.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A number of 0..<1.
    public var chance: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void,
        chance: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.chance = chance
    }

    public static let system = StoreClock(
        now: { Timestamp.now }, sleep: { try await Task.sleep(for: $0) }, chance: { Double.random(in: 0..<1) })
}

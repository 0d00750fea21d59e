import Glibc
public import Synchronization

/// Numbers of 64 bits that all threads may read and write at any time: each is read as somebody wrote it, whole, and nothing is said of
/// the order in which others see what was written. All are 0 at first.
///
/// Memory is taken page by page as it is touched, so a large table that is hardly used costs hardly any.
@safe public final class SharedNumbers: @unchecked Sendable {
    // SAFETY: `slots` covers `count` initialised numbers inside `memory`, which this object alone owns and frees; they are only
    // reached through atomic operations.
    private let memory: UnsafeMutableRawPointer
    @usableFromInline let slots: UnsafeMutablePointer<Atomic<UInt64>>
    public let count: Int

    /// Bytes that a processor reads at once: the first number stands at the beginning of such a line.
    public static let line = 64

    /// - Parameter count: of numbers, at least 1.
    public init(count: Int) {
        precondition(count > 0)
        self.count = count
        guard let memory = unsafe calloc(count + SharedNumbers.line / 8, 8) else { preconditionFailure("out of memory") }
        unsafe self.memory = unsafe memory
        // SAFETY: a line more was taken than the numbers need, and zeros are what `Atomic(0)` holds.
        unsafe slots = memory.alignedUp(toMultipleOf: SharedNumbers.line)
            .bindMemory(to: Atomic<UInt64>.self, capacity: count)
    }

    deinit { unsafe free(memory) }

    @inlinable @inline(__always)
    public subscript(index: Int) -> UInt64 {
        get {
            precondition(index >= 0 && index < count, "index out of range")
            // SAFETY: checked above.
            return unsafe slots[index].load(ordering: .relaxed)
        }
        set {
            precondition(index >= 0 && index < count, "index out of range")
            // SAFETY: checked above.
            unsafe slots[index].store(newValue, ordering: .relaxed)
        }
    }
}

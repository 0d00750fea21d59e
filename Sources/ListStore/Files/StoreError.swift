/// Why the store can't do what it is asked.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        /// The store keeps no such list, version or entry.
        case missing
        /// A file of the store is not what the store wrote.
        case damaged
        /// Another update holds the lock.
        case locked
        /// The operating system refused.
        case file
        /// What is asked makes no sense.
        case invalid
    }

    public var code: Code
    /// One plain sentence, its file first where there is one.
    public var description: String

    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

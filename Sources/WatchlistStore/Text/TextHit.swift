/// A listed name that stands in a text.
public struct TextHit: Sendable, Hashable {
    public var hit: NameHit
    /// Bytes of the text.
    public var range: Range<Int>
}

/// Where a text comes from: what a few words of it may mean.
public enum TextContext: UInt8, Sendable, Hashable {
    /// Running text: remittance information, narrative, an address. Most of its words name nobody.
    case running = 0
    /// A field for a name that holds more than a name: an address behind it, several parties, a title.
    case nameField = 1
    /// An address: streets and places are named after people, so that only a whole name counts that is rarer still.
    case address = 2
}

// FuzzFamilies: an entry point for each family of parsers, for fuzzing (`Fuzz`, `make fuzz`) and for the test that runs the
// committed corpus (`seeds/fuzz`) through the same ones. They ask more than that nothing crashes: each says what must hold of
// its answer, and stops the program when it doesn't. Nothing of the product imports this.

/// Parsers that take arbitrary bytes, with what must hold whatever the bytes are.
public struct FuzzFamily: Sendable {
    /// The name of its folder in the corpus.
    public let name: String
    private let body: @Sendable ([UInt8]) -> Void

    init(_ name: String, _ body: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.body = body
    }

    /// Reads the input. Stops the program when something that must hold doesn't.
    public func run(_ input: [UInt8]) { body(input) }

    /// All families: parsers of lists, what each list format makes of them, payments, names, watchlists, settings.
    public static let all: [FuzzFamily] = lists + listFormats + payments + names + [watchlist] + settings

    public init?(named name: String) {
        guard let family = FuzzFamily.all.first(where: { $0.name == name }) else { return nil }
        self = family
    }
}

/// Stops the program: what is fuzzed promised this.
func require(_ condition: Bool, _ promise: @autoclosure () -> String) {
    guard condition else { fatalError("broken: \(promise())") }
}

extension [UInt8] {
    /// Parts of an input that stand for several files, between lines of `%%`.
    var parts: [[UInt8]] {
        let mark = Array("\n%%\n".utf8)
        var parts: [[UInt8]] = []
        var start = 0
        var at = 0
        while at + mark.count <= count {
            if self[at] == mark[0], self[at..<at + mark.count].elementsEqual(mark) {
                parts.append(Array(self[start..<at]))
                at += mark.count
                start = at
            } else {
                at += 1
            }
        }
        return parts + [Array(self[start...])]
    }
}

/// Many names side by side in one array of bytes: no allocation a name, and no reference count where they are asked for.
package struct NameStream: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }
    package var isEmpty: Bool { ends.isEmpty }

    /// Where a name stands in `bytes`.
    package func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    package func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    package mutating func append(_ name: some Sequence<UInt8>) {
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
    }

    /// A name that stands here already, once more.
    mutating func repeatName(_ index: Int) {
        let range = range(index)
        bytes.reserveCapacity(bytes.count + range.count)
        for i in range { bytes.append(bytes[i]) }
        ends.append(bytes.count)
    }

    /// The mean length in bytes; 0 of none.
    package var meanLength: Double { isEmpty ? 0 : Double(bytes.count) / Double(count) }

    /// How many of the names have stood before, as a share of all.
    package var shareSeenBefore: Double {
        guard !isEmpty else { return 0 }
        var seen: Set<ArraySlice<UInt8>> = []
        for i in 0..<count { seen.insert(bytes[range(i)]) }
        return 1 - Double(seen.count) / Double(count)
    }
}

extension NameStream {
    /// Each name once, where it first stands.
    package var distinct: NameStream {
        var seen: Set<ArraySlice<UInt8>> = []
        var names = NameStream()
        for i in 0..<count where seen.insert(bytes[range(i)]).inserted { names.append(bytes[range(i)]) }
        return names
    }

    /// The first `count` names, and the others.
    package func split(at count: Int) -> (NameStream, NameStream) {
        var (first, second) = (NameStream(), NameStream())
        for i in 0..<self.count {
            if i < count { first.append(bytes[range(i)]) } else { second.append(bytes[range(i)]) }
        }
        return (first, second)
    }
}

import JSON

/// The rules that every checkpoint of a run keeps: so that one made otherwise stops no run midway, and makes it count nothing
/// wrong.
extension Checkpoint {
    /// More than any count of a run; sums of many stay far from overflow.
    private static let mostOfAnything = 9_007_199_254_740_992.0
    private static let mostSeconds = 1e10
    /// Keys under which the watch for stripping keeps hashes of 64 bits.
    private static let hashKeys: Set<String> = ["previousID", "id", "amount", "text", "role", "name", "value"]

    /// Returns whether all numbers are counts: none negative, none beyond what a run can reach. O(bytes).
    static func isBounded(_ bytes: some Sequence<UInt8>) -> Bool {
        guard let document = try? JSONReader.document(Array(bytes)), let members = document.object else { return false }
        return members.allSatisfy { isBounded($0.value, $0.key, isWatch: $0.key == "watch") }
    }

    private static func isBounded(_ value: JSONValue, _ key: String, isWatch: Bool) -> Bool {
        switch value.content {
        case .number(let text):
            guard let number = value.number else { return false }
            if isWatch, hashKeys.contains(key) { return UInt64(text) != nil }
            return number >= 0 && number <= mostOfAnything
        case .list(let items): return items.allSatisfy { isBounded($0, key, isWatch: isWatch) }
        case .object(let members): return members.allSatisfy { isBounded($0.value, $0.key, isWatch: isWatch) }
        case .null, .bool, .text: return true
        }
    }

    /// True when places, lengths, hashes and sums fit each other.
    var isSound: Bool {
        guard sizes.count == inputs.count, (0...inputs.count).contains(input), lengths.count == RunSinks().streams.count,
            isFinished ? input == inputs.count : true, input < inputs.count || offset == 0,
            summary.inputs.count == input + (offset > 0 ? 1 : 0), lengths.allSatisfy({ $0 >= 0 }), offset >= 0,
            zip(summary.inputs, inputs).allSatisfy({ $0.path == $1 })
        else { return false }
        for done in summary.inputs.prefix(input) where done.bytes < 0 || done.blocks.count != Checkpoint.blocks(done.bytes) {
            return false
        }
        guard blocks.count == offset / BlockHasher.blockBytes, (tail != nil) == (offset % BlockHasher.blockBytes > 0),
            let frame = Base64.bytes(of: frame), frame.count <= min(offset, ManifestSpan.longestFrame)
        else { return false }
        return summary.read == summary.cleared + summary.held + summary.rejected
            && summary.seconds <= Checkpoint.mostSeconds
            && summary.timeline.samples.allSatisfy { $0.seconds <= Checkpoint.mostSeconds }
    }

    private static func blocks(_ bytes: Int) -> Int {
        bytes / BlockHasher.blockBytes + (bytes % BlockHasher.blockBytes > 0 ? 1 : 0)
    }
}

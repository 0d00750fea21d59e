import Crypto
import Decompression

/// SHA-256 of a stream of bytes by blocks of 1 MiB: tells in which block two files differ, and can be taken up again at any byte.
struct BlockHasher: Sendable {
    /// Bytes of a block; the last one of a stream may be shorter.
    static let blockBytes = 1 << 20

    /// Of the blocks that are full, lower-case hexadecimal.
    private(set) var blocks: [String] = []
    private var hasher = SHA256()
    private var filled = 0

    init() {}

    /// Bytes so far.
    var count: Int { blocks.count * BlockHasher.blockBytes + filled }

    /// Of the bytes behind the last full block; `nil` when there are none.
    var tail: String? { filled > 0 ? hexadecimal(hasher.finalize()) : nil }

    /// Of all blocks, the last one too.
    var all: [String] { blocks + (tail.map { [$0] } ?? []) }

    /// O(bytes).
    mutating func update(_ bytes: Span<UInt8>) {
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + BlockHasher.blockBytes - filled)
            // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
            unsafe bytes.extracting(start..<end).withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
            filled += end - start
            start = end
            if filled == BlockHasher.blockBytes {
                blocks.append(hexadecimal(hasher.finalize()))
                hasher = SHA256()
                filled = 0
            }
        }
    }
}

extension BlockHasher {
    /// The hasher of an input's first `count` bytes, as they are without compression, of which the full blocks are known; reads what
    /// is behind them again. A file that can't be read gives one that agrees with nothing.
    init(resuming blocks: [String], path: String, to count: Int) {
        self.init()
        self.blocks = Array(blocks.prefix(count / BlockHasher.blockBytes))
        guard let source = try? PlainInput(path: path) else { return }
        var position = 0
        while position < count {
            let known = self.count
            let wanted = (position < known ? known : count) - position
            var bytes: [UInt8] = []
            guard let got = try? source.read(upTo: min(wanted, 1 << 16), into: &bytes), got > 0 else { return }
            if position >= known { update(bytes.span) }
            position += got
        }
    }
}

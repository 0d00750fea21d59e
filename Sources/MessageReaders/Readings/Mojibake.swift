/// UTF-8 that was read in a single-byte encoding: `MÃ¼ller`, `ÐÐ¹Ð¼Ð°Ð½`, `M├╝ller`.
///
/// The characters are turned back into the bytes that they were read from; where these make sequences of UTF-8, the letters of those
/// are what was meant. Keeps its scratch.
struct Mojibake: Sendable {
    private static let western = ByteView(.windows1252)
    private static let dos = [ByteView(.ibm437), ByteView(.ibm850)]
    private static let cyrillic = [ByteView(.windows1251), ByteView(.ibm866)]

    /// What the sequences of a value are.
    private struct Found {
        var sequences = 0
        var faults = 0
        /// Letters of two bytes beyond the Latin ones: one alone may be chance (MATÚŠ).
        var foreign = 0

        var isLikely: Bool { sequences > 0 && faults * 2 <= sequences && foreign != 1 }
    }

    /// The bytes of a run of characters, and the characters.
    private var run: [UInt8] = []
    private var original: [UInt8] = []

    /// Writes the value as it was meant; false when it is no such thing. O(bytes).
    mutating func decode(_ text: Span<UInt8>, into out: inout [UInt8]) -> Bool {
        guard Mojibake.hasPair(text) else { return false }
        let signs = NameSigns.of(text)
        if decode(text, Mojibake.western, into: &out) { return true }
        if signs.contains(.cyrillic) {
            for view in Mojibake.cyrillic where decode(text, view, into: &out) { return true }
        }
        for view in Mojibake.dos where decode(text, view, into: &out) { return true }
        return false
    }

    /// Whether two characters beyond ASCII stand side by side.
    private static func hasPair(_ text: Span<UInt8>) -> Bool {
        var wasHigh = false
        for i in text.indices {
            let byte = text[i]
            if byte < 0x80 {
                // A space that doesn't break becomes a plain one on many ways.
                wasHigh = wasHigh && byte == 0x20
            } else if byte >= 0xC0 {
                if wasHigh { return true }
                wasHigh = true
            }
        }
        return false
    }

    private mutating func decode(_ text: Span<UInt8>, _ view: ByteView, into out: inout [UInt8]) -> Bool {
        out.removeAll(keepingCapacity: true)
        var found = Found()
        run.removeAll(keepingCapacity: true)
        original.removeAll(keepingCapacity: true)
        var i = 0
        while i < text.count {
            let step = TextDecoding.utf8Step(in: text, at: i)
            if step.isValid, step.scalar >= 0x80, let byte = view.bytes[step.scalar] {
                run.append(byte)
                for place in i..<i + step.width { original.append(text[place]) }
            } else {
                let takesSpace = step.scalar == 0x20 && Mojibake.wantsSpace(run)
                endRun(takesSpace: takesSpace, &found, &out)
                if !takesSpace {
                    for place in i..<i + step.width { out.append(text[place]) }
                }
            }
            i += step.width
        }
        endRun(takesSpace: false, &found, &out)
        return found.isLikely
    }

    /// Whether a run lacks its last byte, which may have been the space that doesn't break (0xA0): of à and the Cyrillic Р.
    private static func wantsSpace(_ run: [UInt8]) -> Bool { run.last == 0xC3 || run.last == 0xD0 }

    /// Writes the letters that the run's bytes stand for, or the run as it is when they stand for none.
    private mutating func endRun(takesSpace: Bool, _ found: inout Found, _ out: inout [UInt8]) {
        guard !run.isEmpty else {
            if takesSpace { out.append(0x20) }
            return
        }
        let kept = out.count
        var own = Found()
        if takesSpace { run.append(0xA0) }
        var i = 0
        while i < run.count {
            let step = TextDecoding.utf8Step(in: run.span, at: i)
            if step.isValid, let isForeign = Mojibake.isForeign(step.scalar) {
                // The space that was taken proves nothing.
                if !(takesSpace && i + step.width == run.count) {
                    own.sequences += 1
                    if isForeign { own.foreign += 1 }
                }
                EscapedLetters.append(step.scalar, to: &out)
            } else {
                own.faults += 1
            }
            i += step.width
        }
        if own.sequences == 0, !(takesSpace && run.count == 2) {
            out.removeLast(out.count - kept)
            out += original
            if takesSpace { out.append(0x20) }
            // A run of several characters that is not UTF-8 rules the whole out.
            if run.count > 1 { found.faults += 1 }
        } else {
            found.sequences += own.sequences
            found.faults += own.faults
            found.foreign += own.foreign
        }
        run.removeAll(keepingCapacity: true)
        original.removeAll(keepingCapacity: true)
    }

    /// Whether a scalar is a letter of two bytes beyond the Latin ones; `nil` when no name holds it.
    private static func isForeign(_ scalar: UInt32) -> Bool? {
        switch scalar {
        // Controls are bytes of what was misread twice. Of the other Latin letters only those that alphabets of today hold.
        case 0x80...0x17F, 0x18F, 0x192, 0x2C6, 0x2DC, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1E6, 0x1E7, 0x218...0x21B, 0x259: false
        case 0x370...0x52F, 0x531...0x58F, 0x591...0x5F4, 0x600...0x74F, 0x780...0x7BF: true
        case 0x900...0x13FF, 0x1780...0x18AF, 0x1E00...0x1FFF, 0x2010...0x203A, 0x20AC, 0x2116, 0x2122, 0x3001...0x318F,
            0x3400...0x9FFF,
            0xAC00...0xD7A3, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x20000...0x323AF:
            false
        default: nil
        }
    }
}

/// The byte of each character beyond ASCII in a single-byte encoding.
struct ByteView: Sendable {
    let bytes: [UInt32: UInt8]

    init(_ encoding: TextEncoding) {
        var bytes: [UInt32: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            let source = [byte]
            var text: [UInt8] = []
            let (count, isValid) = TextDecoding.decode(source.span, from: encoding, into: &text)
            if isValid { bytes[TextDecoding.utf8Step(in: text.span.extracting(0..<count), at: 0).scalar] = byte }
        }
        // Latin-1 reads as controls what Windows-1252 gives other signs or leaves open.
        if encoding == .windows1252 {
            for byte in UInt8(0x80)...0x9F { bytes[UInt32(byte)] = byte }
        }
        self.bytes = bytes
    }
}

/// Which consonant skeletons may be one word's in two traditions, and the keys by which an index finds them.
///
/// Two skeletons meet when they are equal or one edit apart. In skeletons under four letters, of which every list has hundreds one
/// edit apart, the edit must be one that traditions make: sounds that are written for each other (kh for h, j for zh, ts for t, m for n,
/// l for r), or a letter that scripts leave out or add (h, r, n, m, the k and b classes for j and w, a last consonant).
///
/// An index keeps each word under the key of its own skeleton; a query asks for all skeletons that its own meets, some fifty.
enum SkeletonKeys {
    /// From as many letters on any single edit is allowed.
    private static let freeLength = 4
    /// The classes of `Folding.skeleton`; other letters (digits) are never edited.
    private static let alphabet: [UInt8] = [.b, .t, .k, .s, .h, .m, .n, .l, .r]

    /// Whether two skeletons meet. O(letters).
    static func meet(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        if a.count < b.count { return meet(b, a) }
        guard b.count >= 1, a.count - b.count <= 1 else { return false }
        var i = 0
        while i < b.count, a[i] == b[i] { i += 1 }
        if i == a.count { return true }
        guard a.count >= 2, isConsonant(a[i]) else { return false }
        if a.count > b.count {
            for j in i..<b.count where a[j + 1] != b[j] { return false }
            return a.count >= freeLength || isOftenLeftOut(a[i], isLast: i == b.count)
        }
        guard isConsonant(b[i]) else { return false }
        for j in i + 1..<b.count where a[j] != b[j] { return false }
        return a.count >= freeLength || areWrittenForEachOther(a[i], b[i])
    }

    /// The key of a skeleton. O(letters).
    static func key(_ skeleton: ShortText) -> UInt64 {
        var hash: UInt64 = 0
        var power: UInt64 = 1
        for i in 0..<skeleton.count {
            hash &+= value(skeleton[i]) &* power
            power &*= base
        }
        return mixed(hash)
    }

    /// The keys of all skeletons that `skeleton` meets, its own first. O(letters), some nine keys a letter.
    static func appendKeys(meeting skeleton: ShortText, _ kind: UInt64, into keys: inout [UInt64]) {
        let count = skeleton.count
        guard count > 0 else { return }
        keys.append(key(skeleton) ^ kind)
        // before: the terms of the letters before i; after: those behind it.
        var whole: UInt64 = 0
        var power: UInt64 = 1
        for i in 0..<count {
            whole &+= value(skeleton[i]) &* power
            power &*= base
        }
        var before: UInt64 = 0
        power = 1
        for i in 0...count {
            let letter: UInt8 = i < count ? skeleton[i] : 0
            let previous: UInt8 = i > 0 ? skeleton[i - 1] : 0
            let own = i < count ? value(letter) &* power : 0
            let isFree = count + 1 >= freeLength
            // A letter more, before the one at i. No skeleton has a letter twice in a row.
            for other in alphabet where other != letter && other != previous {
                guard isFree || isOftenLeftOut(other, isLast: i == count) else { continue }
                keys.append(mixed(before &+ value(other) &* power &+ (whole &- before) &* base) ^ kind)
            }
            if i < count, count >= 2, isConsonant(letter) {
                let next: UInt8 = i + 1 < count ? skeleton[i + 1] : 0
                for other in alphabet where other != letter && other != previous && other != next {
                    guard count >= freeLength || areWrittenForEachOther(letter, other) else { continue }
                    keys.append(mixed(whole &- own &+ value(other) &* power) ^ kind)
                }
                if count >= freeLength || isOftenLeftOut(letter, isLast: i == count - 1) {
                    keys.append(mixed(before &+ (whole &- before &- own) &* inverse) ^ kind)
                }
            }
            before &+= own
            power &*= base
        }
    }

    private static func isConsonant(_ letter: UInt8) -> Bool {
        switch letter {
        case .b, .t, .k, .s, .h, .m, .n, .l, .r: true
        default: false
        }
    }

    private static func isOftenLeftOut(_ letter: UInt8, isLast: Bool) -> Bool {
        switch letter {
        case .h, .r, .n, .m, .k, .b: true
        default: isLast
        }
    }

    private static func areWrittenForEachOther(_ a: UInt8, _ b: UInt8) -> Bool {
        switch (min(a, b), max(a, b)) {
        case (.k, .s), (.h, .k), (.h, .s), (.s, .t), (.k, .t), (.m, .n), (.l, .r): true
        default: false
        }
    }

    /// An odd number, so that it has an inverse modulo 2⁶⁴.
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Newton's iteration doubles the right bits: five steps from three make 96.
    private static let inverse: UInt64 = {
        var x = base
        for _ in 0..<5 { x &*= 2 &- base &* x }
        return x
    }()

    private static func value(_ letter: UInt8) -> UInt64 { (UInt64(letter) &+ 1) &* 0xD6E8_FEB8_6659_FD93 }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash ^= hash >> 32
        hash &*= 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        return hash
    }
}

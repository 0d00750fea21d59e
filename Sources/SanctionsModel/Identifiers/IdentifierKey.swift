/// An identifier in the form in which two of them are compared.
public struct IdentifierKey: Sendable, Hashable {
    /// How the key was taken from the identifier as written.
    public enum Origin: Sendable, Hashable {
        /// The whole of it.
        case whole
        /// A number that stands in it among words.
        case part
        /// Read otherwise so that its check digits hold (`IdentifierCheck.correction`).
        case corrected
    }

    public var kind: IdentifierKind
    /// Letters and digits alone, upper case; of a BIC the eight of the institution; of e-mail and web addresses the address
    /// in lower case.
    public var value: String
    public var origin: Origin
    /// True when no word says what sort of number it is, so that it may be of any kind; a customer number or a reference is of
    /// another sort.
    public var isUnsaid: Bool

    /// Fewer characters than this identify nobody, but for the same kind of number of the same known state.
    public static let shortest = 5
    /// Fewer characters than this, zeros before them not counted, are a number that thousands have: they identify nobody in any kind.
    package static let fewest = 4
    /// Fewer than this are compared with no number of another kind, and no letter in them is read as a digit.
    static let longEnough = 7
    /// Fewer digits than this of a number whose kind isn't known are a stranger's by chance too often: of all numbers of seven
    /// digits one in some 3,000 is listed.
    static let longEnoughOpen = 8
    /// The same of numbers with letters among their digits.
    static let longEnoughMixed = 7

    /// The key of the whole identifier; `nil` when too little is left to identify anybody: under three characters, or under
    /// three digits in a kind that is no word.
    public init?(_ identifier: Identifier) {
        self.init(identifier.value, IdentifierKind(word: identifier.kind))
        isUnsaid = IdentifierKind.saysNothing(identifier.kind)
    }

    private init?(_ text: String, _ kind: IdentifierKind) {
        guard text.utf8.count <= 4096 else { return nil }
        var kind = kind
        if kind == .other, text.utf8.contains(UInt8(ascii: "@")) { kind = .email }
        switch kind {
        case .email, .website: self.init(IdentifierText.address(text), kind, .whole)
        case .phone: self.init(IdentifierText.phone(text), kind, .whole)
        default: self.init(IdentifierText.normal(text), kind, .whole)
        }
    }

    private init?(_ characters: [UInt8], _ kind: IdentifierKind, _ origin: Origin) {
        var characters = characters
        var kind = kind
        // "IMO 9187629" is the number, whatever it is called.
        if let number = IdentifierText.imoNumber(characters) {
            characters = number
            kind = .imo
        }
        switch kind {
        case .bic where characters.count == 11: characters.removeLast(3)
        case .cryptoAddress, .other:
            // Hexadecimal addresses are written with and without their mark; lists have some with a digit too few.
            if (36...46).contains(characters.count), characters.starts(with: "0X".utf8) {
                characters.removeFirst(2)
                kind = .cryptoAddress
            }
        default: break
        }
        let digits = characters.count { (0x30...0x39).contains($0) }
        let isEnough =
            switch kind {
            case .phone: digits >= 8
            case .email, .website: characters.count >= 6
            case .bic, .cryptoAddress: characters.count >= 8
            case .aircraftTail, .callSign: characters.count >= 4
            default: digits >= 3
            }
        guard isEnough, characters.count <= 256 else { return nil }
        self.kind = kind
        self.value = String(decoding: characters, as: UTF8.self)
        self.origin = origin
        isUnsaid = false
    }

    /// All keys of an identifier, the whole first: numbers among its words, the number of a passport's machine-readable line,
    /// and, where the check digits of its scheme don't hold, the only reading by which they do. O(characters).
    public static func keys(of identifier: Identifier, countries: [String] = []) -> [IdentifierKey] {
        var keys: [IdentifierKey] = []
        let kind = IdentifierKind(word: identifier.kind)
        let isUnsaid = IdentifierKind.saysNothing(identifier.kind)
        func add(_ key: IdentifierKey?) {
            guard var key, !keys.contains(where: { $0.value == key.value && $0.kind == key.kind }) else { return }
            key.isUnsaid = isUnsaid
            keys.append(key)
        }
        add(IdentifierKey(identifier.value, kind))
        guard !kind.isWritten, keys.first?.kind.isWritten != true, identifier.value.utf8.count <= 256 else { return keys }
        if let line = MachineReadableLine(identifier.value) { add(IdentifierKey(Array(line.number.utf8), .passport, .part)) }
        for number in IdentifierText.numbers(in: identifier.value) { add(IdentifierKey(number, kind, .part)) }
        // Of a BIC that is not called one, the institution.
        if kind == .other, identifier.value.utf8.count <= 16 {
            let letters = IdentifierText.normal(identifier.value)
            if letters.count == 11, IdentifierScheme.bic.accepts(letters) { add(IdentifierKey(letters, .bic, .whole)) }
        }
        if let whole = keys.first {
            let check = IdentifierCheck(Array(whole.value.utf8), kind: whole.kind, countries: countries)
            if let correction = check.correction { add(IdentifierKey(Array(correction.utf8), whole.kind, .corrected)) }
        }
        return keys
    }

    // MARK: Meeting

    /// How two identifiers are the same.
    public enum Meeting: Int, Sendable, Hashable, Comparable {
        /// Letters and digits of one look were told apart differently: `MO887925` and `M0887925`.
        case confusable = 0
        /// One is written without the zeros before it.
        case withoutZeros = 1
        /// Letter by letter.
        case exact = 2

        public static func < (a: Meeting, b: Meeting) -> Bool { a.rawValue < b.rawValue }
    }

    /// Whether and how two identifiers are the same number.
    ///
    /// - The kinds are the same, or they are kinds that lists don't part sharply, or one is not said at all: a number that is
    ///   said to be of another kind (a customer number, a reference) is no passport's.
    /// - A number whose kind isn't known needs eight digits, or seven characters with letters among them; one fewer where the
    ///   state is the same.
    /// - National numbers of two known states are two numbers. `sharesState`: whether the states of both are known and have
    ///   one in common; `nil` when one of them is unknown, which meets any.
    /// - Numbers of fewer than five characters meet only in one kind and one known state; numbers of two related kinds, and
    ///   those with a letter read as a digit, need seven characters, those without their zeros six digits.
    public func meeting(_ other: IdentifierKey, sharesState: Bool? = nil) -> Meeting? {
        let isSame = kind == other.kind && kind != .other
        let isOpen = kind == .other || other.kind == .other
        guard isSame || isOpen || kind.isRelated(to: other.kind) else { return nil }
        if isOpen {
            if kind.isWritten || other.kind.isWritten { return nil }
            if kind != other.kind, !(kind == .other ? isUnsaid : other.isUnsaid) { return nil }
        }
        if sharesState == false, kind.isNational || other.kind.isNational { return nil }
        let length = min(value.utf8.count, other.value.utf8.count)
        let told = min(IdentifierKey.withoutZeros(value).count, IdentifierKey.withoutZeros(other.value).count)
        if told < IdentifierKey.fewest { return nil }
        if length < IdentifierKey.shortest, !(isSame && (sharesState == true || kind.mayBeLettersAlone)) { return nil }
        if !isSame, !isOpen, length < IdentifierKey.longEnough, sharesState != true { return nil }
        if isOpen, !isShip(other), !IdentifierKey.isLongEnough(value.utf8, other.value.utf8, sharesState: sharesState == true) {
            return nil
        }
        if value == other.value { return .exact }
        guard length >= 6, !kind.isWritten, kind != .cryptoAddress else { return nil }
        let (mine, theirs) = (IdentifierKey.withoutZeros(value), IdentifierKey.withoutZeros(other.value))
        if mine.count >= (isOpen ? IdentifierKey.longEnoughOpen : 6), mine.elementsEqual(theirs) { return .withoutZeros }
        guard length >= IdentifierKey.longEnough, lookup == other.lookup else { return nil }
        return .confusable
    }

    /// Returns whether two numbers are long enough to be one although nobody says of what kind they are.
    private static func isLongEnough(_ a: String.UTF8View, _ b: String.UTF8View, sharesState: Bool) -> Bool {
        let isMixed = a.contains { $0 > 0x39 } && b.contains { $0 > 0x39 }
        return min(a.count, b.count) + (sharesState ? 1 : 0) >= (isMixed ? longEnoughMixed : longEnoughOpen)
    }

    /// Returns whether one of two keys is a ship's number by its check digit: of those few are listed, so that seven digits say
    /// enough.
    private func isShip(_ other: IdentifierKey) -> Bool {
        (kind == .imo || other.kind == .imo) && value == other.value && IdentifierScheme.imo.accepts(value)
    }

    private static func withoutZeros(_ value: String) -> Substring.UTF8View.SubSequence {
        value[...].utf8.drop { $0 == 0x30 }
    }

    /// What all identifiers that may meet have in common: the value without zeros at its front, and letters that look like
    /// digits as those digits. A key of the index, not of people.
    public var lookup: [UInt8] {
        if kind.isWritten { return Array(value.utf8) }
        let folded = value.utf8.map { IdentifierKey.folded($0) }
        return Array(folded.drop { $0 == 0x30 })
    }

    /// A letter that looks like a digit as that digit; every other character as it is.
    @inlinable
    public static func folded(_ character: UInt8) -> UInt8 {
        switch character {
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        case UInt8(ascii: "I"): UInt8(ascii: "1")
        case UInt8(ascii: "Z"): UInt8(ascii: "2")
        case UInt8(ascii: "S"): UInt8(ascii: "5")
        case UInt8(ascii: "B"): UInt8(ascii: "8")
        default: character
        }
    }

    /// The letters and digits of an identifier as written, ASCII, upper case.
    public static func lettersAndDigits(_ text: String) -> [UInt8] { IdentifierText.normal(text) }
}

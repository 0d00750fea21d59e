/// Whether an identifier is well formed, by the check digits of its scheme, and what it may be misread from.
public struct IdentifierCheck: Sendable {
    public enum Verdict: Sendable, Hashable {
        /// Form and check digits hold; `scheme` says whose.
        case valid
        /// The scheme is known and the number is none of it: mistyped, misread or made up.
        case invalid
        /// No scheme is known for such a number.
        case unchecked
    }

    public var verdict: Verdict
    /// The scheme that the verdict is by; `nil` when unchecked.
    public var scheme: IdentifierScheme?
    /// The only well-formed number that this one becomes when letters and digits of one look (O 0, I 1, Z 2, S 5, B 8) are
    /// read as the other; `nil` when there is none, several, or the number is well formed itself.
    public var correction: String?

    /// Checks a number by its kind, form and country.
    ///
    /// - Parameter countries: the states that it is of, ISO 3166-1 alpha-2; empty when unknown, and then national schemes
    ///   are not applied, for any digits would fit one of them.
    ///
    /// O(schemes × length); numbers over 128 characters are not checked.
    public init(_ identifier: Identifier, countries: [String] = []) {
        let value = IdentifierText.normal(identifier.value)
        if let number = IdentifierText.imoNumber(value) {
            self.init(number, kind: .imo, countries: countries)
        } else {
            self.init(value, kind: IdentifierKind(word: identifier.kind), countries: countries)
        }
    }

    init(_ value: [UInt8], kind: IdentifierKind, countries: [String]) {
        verdict = .unchecked
        guard (5...128).contains(value.count), !kind.isWritten else { return }
        let schemes = IdentifierScheme.candidates(for: kind).filter {
            $0.applies(to: kind, countries) && $0.lengths.contains(value.count)
        }
        if let valid = schemes.first(where: { $0.accepts(value) }) {
            verdict = .valid
            scheme = valid
            return
        }
        // A kind that is not said, or said of many numbers, proves nothing against the number.
        let binding = schemes.filter { scheme in
            scheme.countries.isEmpty
                ? scheme.kinds.first == kind : scheme.kinds.contains(kind) && countries.contains { scheme.countries.contains($0) }
        }
        let wrongLength = IdentifierScheme.international.first { $0.kinds.first == kind && kind != .cryptoAddress }
        if let scheme = binding.first(where: { $0.hasCheckDigit }) ?? binding.first ?? wrongLength {
            verdict = .invalid
            self.scheme = scheme
        }
        // A base 58 address is read apart by its own letters; misreadings of it can't be told.
        var corrections: [(IdentifierScheme, [UInt8])] = []
        for scheme in binding where scheme.hasCheckDigit {
            for form in Confusion.forms(of: value, in: scheme) { corrections.append((scheme, form)) }
        }
        if let first = corrections.first, corrections.allSatisfy({ $0.1 == first.1 }) {
            scheme = first.0
            correction = String(decoding: first.1, as: UTF8.self)
        }
    }
}

extension IdentifierScheme {
    /// Every payment's account number is checked: the few schemes that its kind can be of are kept at hand.
    static func candidates(for kind: IdentifierKind) -> [IdentifierScheme] { byKind[kind] ?? [] }

    private static let byKind: [IdentifierKind: [IdentifierScheme]] = {
        var byKind: [IdentifierKind: [IdentifierScheme]] = [:]
        for kind in IdentifierKind.allCases {
            byKind[kind] = all.filter { scheme in
                scheme.kinds.contains(kind) || (kind == .other && (scheme.isEvident || !scheme.countries.isEmpty))
                    || (kind == .account && scheme.isEvident)
            }
        }
        return byKind
    }()

    /// Whether a number of that kind and those countries may be one of this scheme.
    func applies(to kind: IdentifierKind, _ states: [String]) -> Bool {
        if isEvident, kind == .other || kind == .account { return true }
        guard kinds.contains(kind) || (kind == .other && !countries.isEmpty) else { return false }
        return countries.isEmpty || (states.isEmpty && isEvident) || states.contains { countries.contains($0) }
    }
}

/// Letters and digits of one look, as optical readers and people confuse them.
enum Confusion {
    /// The digit that looks like a letter.
    static func digit(for letter: UInt8) -> UInt8? {
        let digit = IdentifierKey.folded(letter)
        return digit == letter ? nil : digit
    }

    static func letter(for digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0"): UInt8(ascii: "O")
        case UInt8(ascii: "1"): UInt8(ascii: "I")
        case UInt8(ascii: "2"): UInt8(ascii: "Z")
        case UInt8(ascii: "5"): UInt8(ascii: "S")
        case UInt8(ascii: "8"): UInt8(ascii: "B")
        default: nil
        }
    }

    /// Well-formed numbers of a scheme that a value becomes by reading letters as digits or digits as letters: as the
    /// scheme's form requires first; then, where the form leaves both, one place more.
    static func forms(of value: [UInt8], in scheme: IdentifierScheme) -> [[UInt8]] {
        var forced = value
        for (place, character) in value.enumerated() {
            let isDigit = (0x30...0x39).contains(character)
            switch scheme.alphabet(at: place) {
            case .digits: if !isDigit { forced[place] = digit(for: character) ?? character }
            case .letters: if isDigit { forced[place] = letter(for: character) ?? character }
            case .both: continue
            }
        }
        if forced != value, scheme.accepts(forced) { return [forced] }
        var forms: [[UInt8]] = []
        for place in forced.indices where scheme.alphabet(at: place) == .both {
            guard let other = digit(for: forced[place]) ?? letter(for: forced[place]) else { continue }
            var form = forced
            form[place] = other
            if scheme.accepts(form) { forms.append(form) }
        }
        return forms
    }
}

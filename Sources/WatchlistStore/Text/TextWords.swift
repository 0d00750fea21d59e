import NameMatching
import NameText

/// The words of a text that is being searched: how rare each is where it stands.
struct TextWords {
    private(set) var tokens = NameTokens()
    /// Figures of `OrdinaryWords` with what the writing adds; -1 while nobody asked.
    private var figures: [Int16] = []
    /// Whether words begin with small letters, so that capitals say something; `nil` while nobody asked.
    private var isMixedCase: Bool?

    mutating func set(_ tokens: NameTokens) {
        self.tokens = tokens
        figures.removeAll(keepingCapacity: true)
        figures.append(contentsOf: repeatElement(-1, count: tokens.tokens.count))
        isMixedCase = nil
    }

    /// Every text word that stands for a class of words (a legal form, a title) says little of whom a name is.
    private static func mostFigure(_ form: TokenForm) -> Int {
        if form.isInitial { return 3 }
        // 3rd, 2nd: an ordinal, or the number of a house.
        if !form.isLong, !form.isNumber, form.latin.count > 0, form.latin[0] >= 0x30, form.latin[0] <= 0x39 { return 15 }
        if form.isNumber { return form.latin.count >= 5 ? 30 : form.latin.count == 4 ? 15 : 10 }
        switch (form.word.inPerson, form.word.inOrganisation) {
        case (.article, _), (_, .filler): return 5
        case (_, .legalForm): return 15
        case (.title, _), (.patronymic, _), (.particle, _): return 12
        default: break
        }
        // Common names are common in texts as well.
        switch form.word.frequency {
        case 0: return .max
        case ..<100: return 42
        case ..<200: return 38
        case ..<400: return 34
        default: return 30
        }
    }

    /// What a capital adds in a text that has small letters: in the middle of a sentence it begins a name.
    private static let capital = 6
    private static let capitals = 10

    /// How rare a word is where it stands.
    mutating func figure(of index: Int, _ form: TokenForm, in text: Span<UInt8>) -> Int {
        if figures[index] >= 0 { return Int(figures[index]) }
        let token = tokens.tokens[index]
        let ordinary = OrdinaryWords.shared.figure(of: token, in: tokens.bytes.span)
        var figure = min(ordinary, TextWords.mostFigure(form))
        if !form.isInitial, !form.isNumber { figure += caseShare(of: token, in: text) }
        figures[index] = Int16(clamping: figure)
        return figure
    }

    private mutating func caseShare(of token: NameTokens.Token, in text: Span<UInt8>) -> Int {
        switch letterCase(of: token, in: text) {
        case .none, .small: return 0
        case .capital: return hasMixedCase(text) && !beginsSentence(token, in: text) ? TextWords.capital : 0
        case .capitals: return hasMixedCase(text) ? TextWords.capitals : 0
        }
    }

    /// Whether a word is written in capitals where others are not.
    mutating func isInCapitals(_ token: NameTokens.Token, in text: Span<UInt8>) -> Bool {
        letterCase(of: token, in: text) == .capitals && hasMixedCase(text)
    }

    private mutating func hasMixedCase(_ text: Span<UInt8>) -> Bool {
        if let isMixedCase { return isMixedCase }
        var small = 0
        for token in tokens.tokens where letterCase(of: token, in: text) == .small { small += 1 }
        isMixedCase = small > 0
        return small > 0
    }

    // MARK: Letter case

    enum LetterCase {
        /// No letters of a script that has two cases.
        case none
        case small
        /// The first letter alone is a capital.
        case capital
        case capitals
    }

    /// How a word is written. O(letters).
    func letterCase(of token: NameTokens.Token, in text: Span<UInt8>) -> LetterCase {
        switch token.script {
        case .latin, .cyrillic, .greek, .armenian: break
        default: return .none
        }
        var (letters, capitals) = (0, 0)
        var isFirstCapital = false
        var i = Int(token.source.start)
        let end = min(token.source.range.upperBound, text.count)
        while i < end {
            let (codePoint, width) = UTF8Text.decode(text, at: i)
            i += width
            guard let scalar = Unicode.Scalar(codePoint) else { continue }
            let isCapital: Bool
            if codePoint < 0x80 {
                guard (0x61...0x7A).contains(codePoint | 0x20) else { continue }
                isCapital = codePoint < 0x61
            } else {
                guard scalar.properties.isCased else { continue }
                isCapital = scalar.properties.isUppercase
            }
            if letters == 0 { isFirstCapital = isCapital }
            letters += 1
            capitals += isCapital ? 1 : 0
        }
        guard letters > 0 else { return .none }
        if capitals == letters, letters >= 2 { return .capitals }
        return isFirstCapital ? .capital : .small
    }

    /// Whether a word stands at the beginning of a sentence, where every word has a capital.
    private func beginsSentence(_ token: NameTokens.Token, in text: Span<UInt8>) -> Bool {
        var i = Int(token.source.start) - 1
        while i >= 0, text[i] == 0x20 || text[i] == 0x22 || text[i] == 0x27 || text[i] == 0x28 { i -= 1 }
        guard i >= 0 else { return true }
        return text[i] == 0x2E || text[i] == 0x21 || text[i] == 0x3F || text[i] == 0x0A
    }
}

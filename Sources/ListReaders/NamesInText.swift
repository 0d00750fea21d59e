/// Finds the names inside a text that holds more than one, or a name and prose about it.
///
/// Lists put several names into one element (`A; B`, `A b) B`), a spelling in another script, an acronym or
/// a remark into brackets (`Haji Gulab (حاجی گلاب)`, `Rajah Movement (RM)`, `Ezat Khan (previously listed as)`), or a
/// sentence after the name (`Safia Hadad, born 1 Jan. 1953 …`). The text as written stays a name beside what is found
/// here, so a rule that reads a text wrongly adds a name and takes none away. Rules are general: none knows a row.
enum NamesInText {
    struct Part: Hashable {
        var text: String
        /// The capitals of the name before it: weak, since it is short and shared by many.
        var isAcronym = false
    }

    /// The names inside `text` other than the text itself; empty when it is just a name. O(n) per level of brackets, of
    /// which the first four are read.
    static func parts(of text: String, isPerson: Bool) -> [Part] {
        guard isWorthReading(text) else { return [] }
        var found: [Part] = []
        collect(text, isPerson: isPerson, level: 0, into: &found)
        let whole = text.collapsed
        var parts: [Part] = []
        for part in found where part.text != whole { parts.appendUnique(part) }
        return parts
    }

    /// The names that an authority's note about an alias holds: the alias in another script (`original script: Абу
    /// Банат`), or spellings in brackets or in a row parted by `;`.
    static func names(inNote note: String, aboutAlias alias: String) -> [Part] {
        let aliasIsLatin = alias.script == .latin
        var found: [Part] = []
        if aliasIsLatin {
            for run in note.scriptRuns where !run.isLatin {
                if let name = BracketedText.stripped(run.text).nonEmptyName { found.appendUnique(Part(text: name)) }
            }
        }
        let bracketed = BracketedText(note)
        var rows = bracketed.groups.map(\.text)
        if !aliasIsLatin, bracketed.groups.isEmpty { rows = [note] }
        for row in rows {
            let names = row.pieces(separatedBy: UInt8(ascii: ";"))
            guard names.count > 1, names.allSatisfy(looksLikeName) else { continue }
            for name in names { found.appendUnique(Part(text: name)) }
        }
        return found
    }

    private static func isWorthReading(_ text: String) -> Bool {
        var sawLatin = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "/"): return true
            case 0xCD...0xF4: if sawLatin || text.utf8.contains(where: { (0x61...0x7A).contains($0 | 0x20) }) { return true }
            case 0x41...0x5A, 0x61...0x7A: sawLatin = true
            default: break
            }
        }
        let lower = text.asciiLowercased
        return tails.contains { lower.offset(of: $0) != nil } || lower.offset(of: sonOf) != nil
    }

    // MARK: - Several names in a row

    private static func collect(_ text: String, isPerson: Bool, level: Int, into found: inout [Part]) {
        guard level < 4 else { return }
        let pieces = BracketedText.split(text)
        guard pieces.count > 1 else {
            single(text, isPerson: isPerson, level: level, into: &found)
            return
        }
        for piece in pieces {
            let count = found.count
            single(piece, isPerson: isPerson, level: level, into: &found)
            if let name = piece.nonEmptyName, found.count == count || BracketedText(piece).groups.isEmpty {
                found.append(Part(text: name))
            }
        }
    }

    // MARK: - One name with what surrounds it

    private static func single(_ text: String, isPerson: Bool, level: Int, into found: inout [Part]) {
        let bracketed = BracketedText(text)
        let outer = bracketed.outer
        var kept = bracketed
        var wasChanged = bracketed.hasStrayBracket
        var inner: [Part] = []
        for (index, group) in bracketed.groups.enumerated().reversed() {
            let content =
                group.isClosed
                ? Content(of: group.text, after: outer, isFirst: group.isFirst, isPerson: isPerson) : .prose
            switch content {
            case .qualifier: continue
            case .prose: break
            case .acronym(let acronym): inner.append(Part(text: acronym, isAcronym: true))
            case .variant(let name): inner.append(Part(text: name))
            case .names(let text):
                let count = inner.count
                collect(text, isPerson: isPerson, level: level + 1, into: &inner)
                if inner.count == count, let name = text.nonEmptyName { inner.append(Part(text: name)) }
            }
            kept.removeGroup(at: index)
            wasChanged = true
        }
        var name = kept.text
        if let end = prosePlace(name) {
            name = name.slice(0, end)
            wasChanged = true
        }
        name = BracketedText.stripped(name)
        if wasChanged, let name = name.nonEmptyName { found.append(Part(text: name)) }
        found.append(contentsOf: strokeParts(name))
        if let end = name.asciiLowercased.offset(of: sonOf), let before = name.slice(0, end).nonEmptyName {
            found.append(Part(text: before))
        }
        if isPerson { found.append(contentsOf: twoSpellings(name)) }
        found.append(contentsOf: inner)
    }

    /// A person's name followed by itself in another script, `Agha Jan Ali اغا جان علی`: about as many words in each,
    /// where a translated word beside a name (`генерал Nkunda`, `Δίκτυο Haqqani`) is no spelling of it.
    private static func twoSpellings(_ name: String) -> [Part] {
        let runs = name.scriptRuns
        guard runs.count == 2 else { return [] }
        let counts = runs.map(\.text.words.count)
        guard counts[0] > 1, counts[1] > 1, abs(counts[0] - counts[1]) <= 1 else { return [] }
        return runs.compactMap { BracketedText.stripped($0.text).nonEmptyName.map { Part(text: $0) } }
    }

    /// A name and its acronym parted by a stroke, `Harakat ul-Mujahidin / HUM`. Other strokes are part of a name,
    /// `Money Laundering / Trafficking Organization`.
    private static func strokeParts(_ text: String) -> [Part] {
        guard let stroke = text.offset(of: " / ") else { return [] }
        let first = text.slice(0, stroke).collapsed
        let last = text.slice(stroke + 3, text.utf8.count).collapsed
        guard last.isAcronym(of: first) else { return [] }
        return [Part(text: first), Part(text: last, isAcronym: true)]
    }

    /// Where prose begins after a name.
    private static func prosePlace(_ text: String) -> Int? {
        let lower = text.asciiLowercased
        return tails.compactMap { lower.offset(of: $0) }.filter { $0 > 0 }.min()
    }

    private static let tails = [
        ", born ", " born on ", " born in ", " previously listed as", " formerly listed as", ", dob", ", passport",
        " passport no", " passport number", " - sub-unit name",
    ]
    private static let sonOf = " son of "

    /// Whether a text can be a name and nothing but one.
    static func looksLikeName(_ text: String) -> Bool {
        let words = text.words
        guard let first = words.first, words.count <= 8, !text.hasDigit, text.letterCount > 1 else { return false }
        guard !text.utf8.contains(UInt8(ascii: ":")), !Content.isLabel(text) else { return false }
        guard let scalar = first.unicodeScalars.first(where: { Script(of: $0) != nil }) else { return false }
        // A word that begins in lower case begins a remark; scripts without case pass.
        return !scalar.properties.isLowercase || words.count == 1 && first.utf8.contains(UInt8(ascii: "-"))
            || Content.particles.contains(first.asciiLowercased)
    }

    // MARK: - What a bracket holds

    private enum Content {
        /// Part of the name: `(PAKISTAN)`, `(HONG KONG)`.
        case qualifier
        /// Words about the name.
        case prose
        case acronym(String)
        /// Another spelling of the whole name, made of the name and the bracket.
        case variant(String)
        case names(String)

        static let labels: Set<String> = [
            "original script", "in original script", "arabic script", "in arabic", "in arabic script", "in cyrillic",
            "in pashto", "in farsi", "in persian", "in chinese", "in korean", "in russian", "cyrillic script",
            "previously listed as", "formerly listed as", "listed as", "as previously listed", "birth name", "maiden name",
            "combat name", "nom de guerre", "call sign", "alias", "a.k.a.", "aka", "sub-unit name", "initials", "nickname",
            "good quality", "low quality", "deceased", "third", "junior", "senior", "sub-unit",
        ]
        /// Words before another name of the same party.
        static let introductions = [
            "also known as ", "formerly known as ", "previously known as ", "a.k.a. ", "f.k.a. ", "ex. ",
        ]
        static let particles: Set<String> = ["al", "el", "ben", "bin", "ibn", "de", "van", "von", "abu", "ould", "e", "al-"]

        static func isLabel(_ text: String) -> Bool {
            labels.contains(text.asciiLowercased.trimming(".,:;- "))
        }

        init(of group: String, after outer: String, isFirst: Bool, isPerson: Bool) {
            var text = group.collapsed
            if let colon = text.offset(of: ":"), Content.isLabel(text.slice(0, colon)) {
                text = text.slice(colon + 1, text.utf8.count).trimming(":,;")
                self = text.letterCount > 0 ? .names(text) : .prose
                return
            }
            if Content.isLabel(text) || text.letterCount == 0 {
                self = .prose
                return
            }
            if let dash = text.offset(of: " - "), Content.isLabel(text.slice(dash + 3, text.utf8.count)) {
                text = text.slice(0, dash)
                self = .names(text)
                return
            }
            for introduction in Content.introductions {
                guard let name = text.dropping(prefix: introduction) else { continue }
                self = .names(name)
                return
            }
            let pieces = BracketedText.split(text)
            if pieces.count > 1, pieces.allSatisfy({ $0.letterCount > 1 }) {
                self = .names(text)
                return
            }
            if text.script != outer.script, outer.letterCount > 0 {
                // An organisation's bracket in another script may be a mere place, `Foundation (Ινδονησία)`; as long as
                // half the name, it is the name.
                let isName = isPerson || text.nameWordCount * 2 >= outer.nameWordCount
                self = isName ? .names(text) : .qualifier
                return
            }
            if text.isAcronym(of: outer) {
                self = .acronym(text)
                return
            }
            let words = text.words
            if text.hasDigit {
                self = .prose
            } else if let first = words.first?.unicodeScalars.first, first.properties.isLowercase, words.count > 2 {
                self = .prose
            } else if isPerson, isFirst, outer.letterCount > 0, words.count == 1 {
                self = .prose
            } else if isPerson, words.count == 1, let last = outer.words.last, last.startsLike(text) {
                self = .variant((outer.words.dropLast() + [text]).joined(separator: " "))
            } else {
                self = .qualifier
            }
        }
    }
}

extension String {
    /// The text trimmed of what parts names, or `nil` when no letter is left.
    fileprivate var nonEmptyName: String? {
        let name = collapsed.trimming(",;:-")
        return name.letterCount > 0 ? name : nil
    }

    /// Words, those joined by hyphens counted apart.
    fileprivate var nameWordCount: Int {
        utf8.split { $0 == 0x20 || $0 == UInt8(ascii: "-") }.count
    }

    /// Whether two words of a name begin alike, as two spellings do: `Butaev`, `Butayev`.
    fileprivate func startsLike(_ other: String) -> Bool {
        guard let mine = unicodeScalars.first, let theirs = other.unicodeScalars.first else { return false }
        return mine.properties.lowercaseMapping == theirs.properties.lowercaseMapping
    }

    /// Whether the text is one word of capitals that begins like the words of `name`, in their order: `FDLR`, `ISIL-K`.
    fileprivate func isAcronym(of name: String) -> Bool {
        let capitals = unicodeScalars.filter { $0.properties.isUppercase }
        let letters = letterCount
        guard words.count == 1, letters >= 2, letters <= 12, capitals.count * 2 > letters else { return false }
        var initials = name.unicodeScalars.filter { Script(of: $0) != nil }.map { $0.properties.uppercaseMapping }[...]
        guard let first = initials.first, let mine = capitals.first, first == mine.properties.uppercaseMapping else {
            return false
        }
        for capital in capitals {
            guard let place = initials.firstIndex(of: capital.properties.uppercaseMapping) else { return false }
            initials = initials[(place + 1)...]
        }
        return true
    }
}

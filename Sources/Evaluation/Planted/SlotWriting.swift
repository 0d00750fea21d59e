import MessageReaders

/// A way in which a value is written into its field.
public enum PlantedVariant: String, Sendable, Hashable, CaseIterable {
    case whole
    case betweenWords = "between-words"
    case withinWords = "within-words"
    case lineBreak = "line-break"
    case escaped
    case characterData = "character-data"

    /// For a table.
    public var title: String {
        switch self {
        case .whole: ""
        case .betweenWords: "lines broken between words"
        case .withinWords: "lines broken anywhere"
        case .lineBreak: "a line break inside the name"
        case .escaped: "escaped letters"
        case .characterData: "CDATA"
        }
    }
}

/// A name as it stands in a field.
struct WrittenName: Sendable, Hashable {
    var variant: PlantedVariant
    /// The name that can be read there: cut to what the field holds.
    var bare: String
    /// With the escapes of the format.
    var value: String
}

/// Writes names into slots.
struct SlotWriter: Sendable {
    let format: InputFormat

    /// Words around a name in a text.
    static let before = "PAYMENT TO "
    static let after = " INV 4471"

    /// A name in the characters of the format; `nil` when it has others.
    func characters(_ name: String) -> String? {
        switch format {
        case .mt, .edifact: SwiftCharacters.text(name).flatMap { $0.isEmpty ? nil : $0 }
        case .fixed, .tsv: name.contains { $0.isNewline || $0 == "\t" } ? nil : name
        default: name
        }
    }

    /// A name in all ways in which the slot is written that differ. None where the slot can't hold it.
    func write(_ name: String, into layout: SlotLayout) -> [WrittenName] {
        switch layout {
        case .filler: return []
        case .name(let limit): return values(SlotWriter.cut(name, limit)) { $0 }
        case .text(let limit): return values(cut(name, toFit: limit)) { SlotWriter.sentence($0) }
        case .pieces(let width, let joint):
            return lines(name, width: width, count: 4, isText: true) { $0.map(escape).joined(separator: joint) }
                + values(cut(name, toFit: width)) { SlotWriter.sentence($0) }.filter { $0.variant != .whole }
        case .lines(let width, let count):
            return lines(name, width: width, count: count, isText: false) { lines in
                (lines + SlotWriter.address.prefix(count - lines.count)).joined(separator: "\r\n")
            }
        case .numbered(let width):
            return lines(name, width: width, count: 2, isText: false) { $0.map { "1/\($0)" }.joined(separator: "\r\n") }
        case .free(let width, let count):
            return lines(name, width: width, count: count, isText: true) { $0.joined(separator: "\r\n") }
        case .codes(let word): return codes(name, word)
        case .coded(let width, let prefix): return coded(name, width: width, prefix)
        case .subfields(let word): return subfields(name, word)
        case .parted(let joint, let isGivenFirst): return parted(name, joint, isGivenFirst: isGivenFirst)
        case .fixed(let width):
            let name = SlotWriter.cut(name, width)
            return [WrittenName(variant: .whole, bare: name, value: SlotWriter.filled(name, width))]
        case .fixedText(let width):
            let name = cut(name, toFit: width)
            return [WrittenName(variant: .whole, bare: name, value: SlotWriter.filled(SlotWriter.sentence(name), width))]
        }
    }

    // MARK: One value

    private func values(_ name: String, _ make: (String) -> String) -> [WrittenName] {
        let text = make(name)
        var written = [WrittenName(variant: .whole, bare: name, value: escape(text))]
        func add(_ variant: PlantedVariant, _ value: String) {
            if value != written[0].value { written.append(WrittenName(variant: variant, bare: name, value: value)) }
        }
        switch format {
        case .iso20022:
            add(.betweenWords, SlotWriter.wrapped(text, 35).map(escape).joined(separator: "\n    "))
            add(.withinWords, SlotWriter.pieces(text, 35).map(escape).joined(separator: "\n"))
            if let broken = SlotWriter.broken(name) { add(.lineBreak, escape(make(broken.joined(separator: "\r\n\t")))) }
            let references = text.unicodeScalars.map { scalar in
                scalar.isASCII ? escape(String(scalar)) : "&#x\(String(scalar.value, radix: 16));"
            }
            add(.escaped, references.joined())
            if !text.contains("]]>") { add(.characterData, "<![CDATA[\(text)]]>") }
        case .jsonl:
            let escapes = text.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            add(.escaped, escapes.joined())
        case .csv:
            if let broken = SlotWriter.broken(name) { add(.lineBreak, escape(make(broken.joined(separator: "\n")))) }
        default: break
        }
        return written
    }

    func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch (format, scalar) {
            case (.iso20022, "&"): out += "&amp;"
            case (.iso20022, "<"): out += "&lt;"
            case (.iso20022, ">"): out += "&gt;"
            case (.csv, "\""): out += "\"\""
            case (.jsonl, "\""), (.jsonl, "\\"):
                out += "\\"
                out.unicodeScalars.append(scalar)
            case (.edifact, "+"), (.edifact, ":"), (.edifact, "'"), (.edifact, "?"):
                out += "?"
                out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    // MARK: Lines

    static let address = ["12 QUAY ROAD", "HULL"]

    private func lines(
        _ name: String, width: Int, count: Int, isText: Bool, _ write: ([String]) -> String
    ) -> [WrittenName] {
        let room = width * count - (isText ? SlotWriter.before.count + SlotWriter.after.count : 0)
        var written: [WrittenName] = []
        func add(_ variant: PlantedVariant, _ bare: String, _ lines: [String]) {
            let value = write(lines)
            if lines.count <= count, !written.contains(where: { $0.value == value }) {
                written.append(WrittenName(variant: lines.count == 1 ? .whole : variant, bare: bare, value: value))
            }
        }
        func text(_ name: String) -> String { isText ? SlotWriter.sentence(name) : name }
        // Lines that end between words hold less.
        var words = name.split(separator: " ").map(String.init)
        while words.count > 1, SlotWriter.wrapped(text(words.joined(separator: " ")), width).count > count { words.removeLast() }
        let whole = words.joined(separator: " ")
        add(.betweenWords, whole, SlotWriter.wrapped(text(whole), width))
        let cut = SlotWriter.cut(name, room)
        add(.withinWords, cut, SlotWriter.pieces(text(cut), width))
        if let broken = SlotWriter.broken(name), broken.allSatisfy({ $0.count <= width }) {
            let first = isText ? SlotWriter.wrapped(SlotWriter.before + broken[0], width) : [broken[0]]
            let second = isText ? SlotWriter.wrapped(broken[1] + SlotWriter.after, width) : [broken[1]]
            add(.lineBreak, name, first + second)
        }
        return written
    }

    /// The first line has the code word, the others two slashes.
    private func codes(_ name: String, _ word: String) -> [WrittenName] {
        let first = "/\(word)/"
        func add(_ lines: [String]) -> String {
            lines.enumerated().map { $0.offset == 0 ? first + $0.element : "//" + $0.element }.joined(separator: "\r\n")
        }
        let name = SlotWriter.cut(name, 35 - first.count + 33)
        let cut = SlotWriter.pieces(name, first: 35 - first.count, 33)
        let wrapped = SlotWriter.wrapped(name, first: 35 - first.count, 33)
        var written = [
            WrittenName(variant: cut.count == 1 ? .whole : .withinWords, bare: name, value: add(cut))
        ]
        if wrapped != cut { written.append(WrittenName(variant: .betweenWords, bare: name, value: add(wrapped))) }
        return written
    }

    private func coded(_ name: String, width: Int, _ prefix: String) -> [WrittenName] {
        let name = SlotWriter.cut(name.split(separator: "/").joined(separator: " "), 70)
        let suffix = prefix.hasPrefix("/CNTP/") ? "/HULL/REMI/DEPOSIT" : "/CSID/GB12ZZZ4471"
        let text = prefix + name + suffix
        let cut = SlotWriter.pieces(text, width).joined(separator: "\r\n")
        let wrapped = SlotWriter.wrapped(text, width).joined(separator: "\r\n")
        var written = [WrittenName(variant: .withinWords, bare: name, value: cut)]
        if wrapped != cut { written.append(WrittenName(variant: .betweenWords, bare: name, value: wrapped)) }
        return written
    }

    /// Characters of a subfield.
    private static let subfield = 27

    private func subfields(_ name: String, _ word: String) -> [WrittenName] {
        let isName = word.isEmpty
        let room = SlotWriter.subfield * (isName ? 2 : 8) - word.count
        let name = SlotWriter.cut(name.split(separator: "?").joined(separator: " "), room)
        func value(_ pieces: [String]) -> String {
            let first = isName ? 32 : 21
            var text = "166?00SEPA?109310?20EREF+4471"
            if isName { text += "?21SVWZ+INVOICE" }
            func add(_ pieces: [String]) {
                for (n, piece) in pieces.enumerated() { text += "?\(first + n)\(piece)" }
            }
            if !isName { add(pieces) }
            text += "?30QUAYGB2L?31GB12QUAY00000012345678"
            if isName { add(pieces) }
            return SlotWriter.pieces(text, 65).joined(separator: "\r\n")
        }
        let cut = SlotWriter.pieces(word + name, SlotWriter.subfield)
        let wrapped = SlotWriter.wrapped(word + name, SlotWriter.subfield)
        var written = [
            WrittenName(variant: cut.count == 1 ? .whole : .withinWords, bare: name, value: value(cut))
        ]
        if wrapped != cut, wrapped.count <= (isName ? 2 : 8) {
            written.append(WrittenName(variant: .betweenWords, bare: name, value: value(wrapped)))
        }
        return written
    }

    private func parted(_ name: String, _ joint: String, isGivenFirst: Bool) -> [WrittenName] {
        let words = name.split(separator: " ")
        guard let last = words.last, words.count > 1, words.count <= 8 else { return [] }
        let parts = [words.dropLast().joined(separator: " "), String(last)].map { text in
            // A slash parts the names of a travel document.
            escape(joint == "/" ? text.split(separator: "/").joined(separator: " ") : text)
        }
        let value = (isGivenFirst ? parts : parts.reversed()).joined(separator: joint)
        return [WrittenName(variant: .whole, bare: words.joined(separator: " "), value: value)]
    }

    // MARK: Cutting

    static func sentence(_ name: String) -> String { before + name + after }

    private func cut(_ name: String, toFit limit: Int) -> String {
        SlotWriter.cut(name, max(1, limit - SlotWriter.before.count - SlotWriter.after.count))
    }

    static func cut(_ name: String, _ limit: Int) -> String {
        guard name.unicodeScalars.count > limit else { return name }
        var out = String.UnicodeScalarView()
        out.append(contentsOf: name.unicodeScalars.prefix(limit))
        return String(out)
    }

    static func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    /// Lines that end where they are full.
    static func pieces(_ text: String, _ width: Int) -> [String] { pieces(text, first: width, width) }

    static func pieces(_ text: String, first: Int, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if line.count == (lines.isEmpty ? first : width) {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            }
            line.append(scalar)
        }
        return lines + [String(line)]
    }

    /// Lines that end between words; a longer word is cut.
    static func wrapped(_ text: String, _ width: Int) -> [String] { wrapped(text, first: width, width) }

    static func wrapped(_ text: String, first: Int, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let room = lines.isEmpty ? first : width
            let joined = line.isEmpty ? String(word) : line + " " + word
            if joined.unicodeScalars.count <= room {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            let pieces = pieces(String(word), first: lines.isEmpty ? first : width, width)
            lines += pieces.dropLast()
            line = pieces.last ?? ""
        }
        return lines + [line]
    }

    /// In two at the space nearest to the middle.
    static func broken(_ name: String) -> [String]? {
        let words = name.split(separator: " ")
        guard words.count > 1 else { return nil }
        let place = (1..<words.count).min { a, b in
            func distance(_ n: Int) -> Int {
                abs(words[..<n].joined(separator: " ").count - words[n...].joined(separator: " ").count)
            }
            return distance(a) < distance(b)
        }
        guard let place else { return nil }
        return [words[..<place].joined(separator: " "), words[place...].joined(separator: " ")]
    }
}

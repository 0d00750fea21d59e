import MessageReaders
import ReferenceData

/// A message with slots, of `Data/messages.txt`.
struct MessageTemplate: Sendable {
    enum Part: Sendable {
        case text(String)
        case slot(MessageSlot)
    }

    /// `pacs.008`, `MT103 option F`.
    var title: String
    var format: InputFormat
    var encodings: [TextEncoding] = [.utf8]
    /// `debtor.name=9+70`.
    var mappings: [String] = []
    var head: [Part] = []
    var transaction: [Part] = []
    var foot: [Part] = []

    /// A message with one transaction.
    var parts: [Part] { head + transaction + foot }

    /// What ends a line of the template.
    fileprivate var lineEnd: String {
        switch format {
        case .mt: "\r\n"
        case .edifact: ""
        default: "\n"
        }
    }
}

/// All messages of `Data/messages.txt`, and the words by which slots are filled that hold no planted name.
struct MessageTemplates: Sendable {
    static let shared = MessageTemplates(String(decoding: ReferenceData.messages, as: UTF8.self))

    private(set) var templates: [MessageTemplate] = []
    private(set) var words: [String: [String]] = [:]
    /// Lines that can't be read; a test holds it empty.
    private(set) var problems: [String] = []

    private enum Section {
        case none
        case words(String)
        case head, transaction, foot
    }

    init(_ text: String) {
        var section = Section.none
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty { continue }
            guard !line.hasPrefix("#!") else {
                section =
                    take(directive: line.dropFirst(2), section)
                    ?? {
                        problems.append("messages.txt:\(number + 1)")
                        return .none
                    }()
                continue
            }
            switch section {
            case .none: if !line.hasPrefix("#") { problems.append("messages.txt:\(number + 1)") }
            case .words(let kind): words[kind, default: []].append(String(line))
            case .head, .transaction, .foot:
                guard let template = templates.last, let parts = MessageTemplates.parts(line) else {
                    problems.append("messages.txt:\(number + 1)")
                    continue
                }
                add(parts + [.text(template.lineEnd)], to: section)
            }
        }
    }

    private mutating func add(_ parts: [MessageTemplate.Part], to section: Section) {
        guard let last = templates.indices.last else { return }
        switch section {
        case .head: templates[last].head += parts
        case .transaction: templates[last].transaction += parts
        default: templates[last].foot += parts
        }
    }

    /// `nil` when it can't be read.
    private mutating func take(directive: Substring, _ section: Section) -> Section? {
        let fields = directive.split(separator: " ")
        switch fields.first {
        case "words" where fields.count == 2: return .words(String(fields[1]))
        case "message":
            guard fields.count > 2, let last = fields.last, let format = InputFormat(rawValue: String(last)) else { return nil }
            templates.append(MessageTemplate(title: fields[1..<fields.count - 1].joined(separator: " "), format: format))
            return .head
        case "encodings":
            let encodings = fields.dropFirst().compactMap { TextEncoding(word: $0) }
            guard let last = templates.indices.last, encodings.count == fields.count - 1, !encodings.isEmpty else { return nil }
            templates[last].encodings = encodings
        case "map":
            guard let last = templates.indices.last, fields.count == 2 else { return nil }
            templates[last].mappings.append(String(fields[1]))
        case "transaction": return .transaction
        case "end": return .foot
        default: return nil
        }
        return section
    }

    /// `nil` when a slot isn't closed or is of no known layout.
    private static func parts(_ line: Substring) -> [MessageTemplate.Part]? {
        var parts: [MessageTemplate.Part] = []
        var rest = line
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            let inside = rest[open.upperBound...]
            guard let close = inside.firstRange(of: "}}"), let slot = MessageSlot(inside[..<close.lowerBound]) else { return nil }
            parts.append(.slot(slot))
            rest = inside[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }
}

import MessageReaders
import SanctionsModel
import Screening

/// A message of one encoding with one slot open, and what reads and screens it.
struct PlantedMessage {
    let template: MessageTemplate
    let encoding: TextEncoding
    let writer: SlotWriter
    /// The slots that may hold a name, each with what stands before and behind it.
    let openings: [(slot: MessageSlot, before: [UInt8], behind: [UInt8])]
    private let profile: InputProfile
    private var parser: RecordParser
    private var scanned = ScannedRecord()
    private var contexts = 0

    /// The message as reports name it: with its encoding where that isn't UTF-8.
    var title: String { encoding == .utf8 ? template.title : "\(template.title), \(encoding.name)" }

    /// - Throws: `InputError` when the message isn't recognised.
    init(_ template: MessageTemplate, _ encoding: TextEncoding, words: [String: [String]]) throws(InputError) {
        self.template = template
        self.encoding = encoding
        let writer = SlotWriter(format: template.format)
        self.writer = writer
        var filler = MessageFiller(writer: writer, encoding: encoding.name.lowercased(), words: words, seed: 1)
        let parts = template.parts
        let values = parts.map { part in
            switch part {
            case .text(let text): text
            case .slot(let slot): filler.value(slot)
            }
        }
        func encoded(_ texts: ArraySlice<String>) throws(InputError) -> [UInt8] {
            guard let bytes = encoding.bytes(of: texts.joined()) else {
                throw InputError(.badOption, "\(template.title) can't be written in \(encoding.name)")
            }
            return bytes
        }
        let mark: [UInt8] = encoding.unitWidth == 2 ? encoding.bytes(of: "\u{FEFF}") ?? [] : []
        var openings: [(slot: MessageSlot, before: [UInt8], behind: [UInt8])] = []
        for (i, part) in parts.enumerated() {
            guard case .slot(let slot) = part, !slot.layout.isFiller else { continue }
            openings.append((slot, mark + (try encoded(values[..<i])), try encoded(values[(i + 1)...])))
        }
        self.openings = openings
        // What the user of an input would say: nothing, but for fixed width, and for encodings that can't be told by the bytes.
        var options = InputOptions()
        if template.format == .fixed { options.format = .fixed }
        if template.format != .iso20022, encoding != .utf8 { options.encoding = encoding }
        var mappings: [FieldMapping] = []
        for mapping in template.mappings { mappings.append(try FieldMapping(parsing: mapping)) }
        options.mappings = mappings
        let whole = mark + (try encoded(values[...]))
        let profile = try InputProfile.detect(start: whole.span, isWhole: true, options: options)
        guard profile.format == template.format else {
            throw InputError(.badOption, "\(template.title) is taken for \(profile.format.rawValue)")
        }
        self.profile = profile
        parser = RecordParser(profile: profile)
    }

    /// What became of a message with a name planted in it.
    struct Outcome {
        /// Alerts of all its records, by designation.
        var designations: Set<String> = []
        /// Why a record was rejected.
        var reject: String?
        /// Of the names and texts that were read, those that no message without the planted name has.
        var read: [String] = []
    }

    /// - Returns: `nil` when the value can't be written in the encoding.
    mutating func screen(_ written: WrittenName, in place: Int, _ session: ScreeningSession) -> Outcome? {
        guard let value = encoding.bytes(of: written.value) else { return nil }
        let opening = openings[place]
        let message = opening.before + value + opening.behind
        var outcome = Outcome()
        forEachRecord(of: message) { reject, scanned in
            if let reject {
                outcome.reject = outcome.reject ?? reject.message
                return
            }
            for alert in session.screen(scanned).alerts { outcome.designations.insert(alert.designation.id) }
        }
        return outcome
    }

    /// The names and texts that are read of a message with a value in a slot, to tell why a name was lost.
    mutating func read(_ written: WrittenName, in place: Int) -> [String] {
        guard let value = encoding.bytes(of: written.value) else { return [] }
        var read: [String] = []
        forEachRecord(of: openings[place].before + value + openings[place].behind) { _, scanned in
            for party in scanned.parties where !party.name.isAbsent {
                read.append("\(scanned.text(party.role)): \(scanned.text(party.name))")
            }
            for text in scanned.texts { read.append("text: \(scanned.text(text))") }
        }
        return read
    }

    /// A context with a number of its own among all messages that the parser has seen: it knows contexts by their numbers.
    private mutating func renumbered(_ context: RecordContext) -> RecordContext {
        contexts += 1
        return RecordContext(number: contexts, parent: context.parent, bytes: context.bytes)
    }

    private mutating func forEachRecord(of message: [UInt8], _ body: (RejectReason?, borrowing ScannedRecord) -> Void) {
        var splitter = RecordSplitter(profile: profile)
        let bytes = message
        var offset = profile.headerBytes
        var context: RecordContext?
        var number = 0
        while true {
            switch splitter.next(in: bytes.span, from: offset, isLast: true) {
            case .record(let record):
                if record.context != number {
                    number = record.context
                    if let found = splitter.context { context = renumbered(found) }
                }
                let reject =
                    record.reject
                    ?? parser.parse(
                        cut: bytes.span.extracting(record.content), context: number == 0 ? nil : context, into: &scanned)
                body(reject, scanned)
                offset = record.range.upperBound
            case .blank(let range), .frame(let range): offset = range.upperBound
            case .oversized(let fragment):
                body(fragment.reject, scanned)
                offset = fragment.range.upperBound
            case .needMore, .end: return
            }
        }
    }
}

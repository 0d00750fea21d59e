import CXML
import SanctionsModel

/// Reads an XML document as a sequence of entries: each element at one depth is built as a small tree, handed over and
/// forgotten, so memory is the size of one entry beside the document itself.
///
/// Refused, with the line: what is not well-formed or ends early, a DOCTYPE, more than `maximumDepth` nested elements.
/// O(bytes).
enum XMLEntries {
    static let maximumDepth: Int32 = 256
    private static let piece = 1 << 16

    /// - Parameters:
    ///   - depth: where entries stand; the root is at depth 1, its children at 2.
    ///   - keepsWhiteSpace: keeps what stands between tags even where it is white space alone: text with elements in it.
    ///   - root: called once with the root and its attributes, before any entry.
    ///   - above: called with each element between root and entries, its attributes and its depth, before what is in it.
    ///   - entry: called for each element at `depth`, and for an element above it that holds text of its own.
    static func read(
        _ bytes: [UInt8], file: String, depth: Int, keepsWhiteSpace: Bool = false,
        root: (XMLElement) throws(ListError) -> Void,
        above: (XMLElement, Int) throws(ListError) -> Void = { (_, _) throws(ListError) in },
        entry: (XMLElement) throws(ListError) -> Void
    ) throws(ListError) {
        // SAFETY: the handle is ours from here to cxml_close; cxml_open takes no pointer.
        guard let parser = unsafe cxml_open(maximumDepth) else {
            throw ListError(file: file, reason: "out of memory")
        }
        defer { unsafe cxml_close(parser) }

        var tree = XMLTreeBuilder(entryDepth: depth, keepsWhiteSpace: keepsWhiteSpace)
        var start = 0
        repeat {
            let end = min(start + piece, bytes.count)
            // SAFETY: start...end lies inside the array, which outlives the call.
            let status = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe cxml_feed(parser, buffer.baseAddress.map { unsafe $0 + start }, end - start, end == bytes.count ? 1 : 0)
            }
            // Entries that were complete before an error are still handed over: an error of theirs has the earlier line.
            var eventCount = 0
            var textLength = 0
            // SAFETY: both arrays belong to the parser and stay as they are until the next cxml_feed.
            unsafe tree.take(
                UnsafeBufferPointer(start: cxml_events(parser, &eventCount), count: eventCount),
                UnsafeBufferPointer(start: cxml_event_text(parser, &textLength), count: textLength))
            for item in tree.takeItems() {
                switch item {
                case .above(let element, 1): try root(element)
                case .above(let element, let depth): try above(element, depth)
                case .entry(let element): try entry(element)
                }
            }
            guard status == 0 else {
                // SAFETY: the message is a C string inside the parser, copied at once.
                let reason = unsafe String(cString: cxml_error_message(parser))
                throw unsafe ListError(file: file, line: Int(cxml_error_line(parser)), reason: "not readable as XML: " + reason)
            }
            start = end
        } while start < bytes.count
    }
}

/// Turns parser events into elements.
private struct XMLTreeBuilder {
    enum Item {
        /// An element above the entries with its attributes, and its depth; the root is at 1.
        case above(XMLElement, Int)
        case entry(XMLElement)
    }

    let entryDepth: Int
    let keepsWhiteSpace: Bool
    private var open: [XMLElement] = []
    /// How many of the open elements were handed over as standing above the entries.
    private var told = 0
    private var items: [Item] = []

    init(entryDepth: Int, keepsWhiteSpace: Bool) {
        self.entryDepth = entryDepth
        self.keepsWhiteSpace = keepsWhiteSpace
    }

    // SAFETY: offsets and lengths of events lie inside `text` by the contract of cxml_events; slicing traps otherwise.
    @unsafe mutating func take(_ events: UnsafeBufferPointer<cxml_event>, _ text: UnsafeBufferPointer<UInt8>) {
        for index in events.indices {
            let event = unsafe events[index]
            switch event.kind {
            case CXML_ELEMENT_START:
                tellAbove()
                var element = XMLElement(name: unsafe string(text, event.name_offset, event.name_length), line: Int(event.line))
                element.place = open.last?.text.utf8.count ?? 0
                open.append(element)
            case CXML_ATTRIBUTE:
                guard !open.isEmpty else { continue }
                open[open.count - 1].attributes.append(
                    unsafe (
                        string(text, event.name_offset, event.name_length),
                        string(text, event.value_offset, event.value_length)
                    ))
            case CXML_TEXT:
                guard !open.isEmpty else { continue }
                let piece = unsafe text[event.value_offset..<(event.value_offset + event.value_length)]
                // The white space of indentation is not worth a string.
                if !keepsWhiteSpace, open[open.count - 1].text.isEmpty, unsafe piece.allSatisfy({ $0 <= 0x20 }) { continue }
                open[open.count - 1].text += unsafe String(decoding: piece, as: UTF8.self)
            default:
                tellAbove()
                guard let element = open.popLast() else { continue }
                let depth = open.count + 1
                told = min(told, open.count)
                if depth > entryDepth {
                    open[open.count - 1].children.append(element)
                } else if depth == entryDepth || (depth > 1 && !element.value.isEmpty) {
                    items.append(.entry(element))
                }
            }
        }
    }

    @unsafe private func string(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int, _ length: Int) -> String {
        unsafe String(decoding: text[offset..<(offset + length)], as: UTF8.self)
    }

    /// An element is complete, attributes and all, when anything follows its start tag.
    private mutating func tellAbove() {
        while told < min(open.count, entryDepth - 1) {
            told += 1
            items.append(.above(open[told - 1], told))
        }
    }

    mutating func takeItems() -> [Item] {
        defer { items.removeAll(keepingCapacity: true) }
        return items
    }
}

/// Messages that stand in an envelope as text: in a CDATA section, or escaped.
extension ISO20022Splitter {
    /// A CDATA section outside of any message: a message that stands in it is split.
    mutating func wrapped(_ bytes: Span<UInt8>, _ shift: Int, _ end: Int, _ isLast: Bool) -> Bool? {
        let width = markup.width
        let last = end + shift
        let start = position + shift + 9 * width
        var at = start
        while true {
            at = markup.firstIndex(of: 0x5D, in: bytes, from: at, to: last)
            if at + width > last || markup.starts(with: "]]>", in: bytes, at: at, to: last) != false { break }
            at += width
        }
        guard markup.starts(with: "]]>", in: bytes, at: at, to: last) == true else {
            if last - start > limit {
                noteText()
                inside = .characterData
                position += 9 * width
                return nil
            }
            return unfinished(bytes, shift, isLast)
        }
        var content = start
        while content < at, markup.unit(bytes, content) <= 0x20 { content += width }
        if content < at, markup.unit(bytes, content) == 0x3C, at - start <= limit {
            addWrapped(bytes, start..<at, shift, isEscaped: false)
        } else if content < at {
            noteText()
        }
        position = at - shift + 3 * width
        return nil
    }

    /// Splits a message that stands as text in `range` of the buffer.
    mutating func addWrapped(_ bytes: Span<UInt8>, _ range: Range<Int>, _ shift: Int, isEscaped: Bool) {
        startPiece(at: range.lowerBound - shift, bytes, shift)
        let content = bytes.extracting(range)
        var text: [UInt8] = []
        if isEscaped { text = EscapedXML.unescaped(content) }
        let lines = markup.lineFeeds(in: bytes, base + shift..<range.lowerBound)
        var splitter = ISO20022Splitter(
            encoding: encoding, limit: limit, line: line + lines, firstContext: contextNumber)
        let (outer, isLost) = frozenContext
        splitter.outer = outer
        var place = EscapedXML.Place(inner: 0, outer: 0)
        var offset = 0
        var hasRecord = false
        var marked: RecordContext?
        let start = range.lowerBound - shift
        while true {
            let piece =
                isEscaped
                ? splitter.next(in: text.span, from: offset, isLast: true)
                : splitter.next(in: content, from: offset, isLast: true)
            func taken(_ inner: Range<Int>) -> Range<Int> {
                offset = inner.upperBound
                guard isEscaped else { return inner.lowerBound + start..<inner.upperBound + start }
                let from = EscapedXML.outer(of: inner.lowerBound, in: content, &place)
                return from + start..<EscapedXML.outer(of: inner.upperBound, in: content, &place) + start
            }
            switch piece {
            case .frame(let inner), .blank(let inner):
                waiting.append(Waiting(kind: .frame, range: taken(inner)))
            case .record(let record):
                hasRecord = true
                var context = splitter.context
                if isEscaped {
                    if marked == nil || marked?.parent?.number != context?.number {
                        splitter.contextNumber += 1
                        marked = RecordContext(
                            number: splitter.contextNumber, parent: context, bytes: [ISO20022Parser.escapedMark])
                    }
                    context = marked
                }
                var reason = record.reject
                if isLost, reason == nil { reason = RejectReason(.contextTooLong, offset: 0, found: RecordContext.limit) }
                waiting.append(Waiting(kind: .record(context, reason), range: taken(record.range)))
            case .oversized(let fragment):
                hasRecord = true
                waiting.append(
                    Waiting(kind: .fragment(fragment.reject, isLast: fragment.isLast), range: taken(fragment.range)))
            case .needMore, .end:
                contextNumber = splitter.contextNumber
                if !hasRecord {
                    waiting.removeAll { $0.range.lowerBound >= start && !$0.range.isEmpty }
                    waiting.append(
                        Waiting(
                            kind: .record(outer, RejectReason(.noMessage, offset: 0)), range: start..<range.upperBound - shift))
                }
                return
            }
        }
    }
}

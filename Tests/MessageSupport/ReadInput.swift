// MessageSupport: what tests and fuzzing of messages share. Inputs are read as a caller would, in pieces of any size.

package import MessageReaders
import SanctionsModel

/// What became of one record, in plain values that tests compare.
package struct ReadRecord: Hashable, CustomStringConvertible {
    package var line = 0
    package var content: [UInt8] = []
    package var id = ""
    /// `role|name|type|birth date|country|nationality|gender|address|kind=value@country,…`, empty fields at the end left out.
    package var parties: [String] = []
    package var texts: [String] = []
    package var reject: String?
    package var hasInvalidText = false

    package init() {}

    package var description: String {
        "line \(line) id \(id) parties \(parties) texts \(texts) reject \(reject ?? "-")" + (hasInvalidText ? " invalid" : "")
    }
}

extension ScannedRecord {
    package var plain: ReadRecord {
        var read = ReadRecord()
        read.id = text(id)
        read.texts = texts.map(text)
        read.hasInvalidText = hasInvalidText
        read.parties = parties.map { party in
            let identifiers = party.identifiers.map { index in
                let identifier = self.identifiers[index]
                let country = text(identifier.country)
                return text(identifier.kind) + "=" + text(identifier.value) + (country.isEmpty ? "" : "@" + country)
            }
            var fields = [
                text(party.role), text(party.name), party.type == .any ? "" : party.type.name, text(party.birthDate),
                text(party.country), text(party.nationality), text(party.gender), text(party.address),
                identifiers.joined(separator: ","),
            ]
            while fields.last == "" { fields.removeLast() }
            return fields.joined(separator: "|")
        }
        return read
    }
}

/// All of an input, read in pieces of `chunk` bytes as a caller would: with a buffer that drops what was consumed.
package struct ReadInput {
    package var profile: InputProfile
    package var records: [ReadRecord] = []
    /// Bytes of header, records, blank lines and oversized records.
    package var accounted = 0
    package var coverage = FieldCoverage()

    package init(_ input: [UInt8], options: InputOptions = InputOptions(), chunk: Int = .max) throws {
        profile = try InputProfile.detect(start: input.span, isWhole: true, options: options)
        var splitter = RecordSplitter(profile: profile)
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var buffer: [UInt8] = []
        var fed = profile.headerBytes
        var offset = 0
        var oversized = ReadRecord()
        accounted = profile.headerBytes
        while true {
            let piece = splitter.next(in: buffer.span, from: offset, isLast: fed == input.count)
            switch piece {
            case .record(let record):
                precondition(record.range.lowerBound == offset && record.content.lowerBound == offset)
                precondition(record.content.upperBound <= record.range.upperBound)
                let content = Array(buffer[record.content])
                precondition(record.context == splitter.context?.number ?? 0)
                let reason = record.reject ?? parser.parse(content.span, context: splitter.context, into: &scanned)
                var read = reason == nil ? scanned.plain : ReadRecord()
                read.reject = reason?.message
                read.line = record.line
                read.content = content
                records.append(read)
                accounted += record.range.count
                offset = record.range.upperBound
            case .blank(let range):
                precondition(range.lowerBound == offset)
                accounted += range.count
                offset = range.upperBound
            case .frame(let range):
                precondition(range.lowerBound == offset && !range.isEmpty)
                accounted += range.count
                offset = range.upperBound
            case .oversized(let fragment):
                precondition(fragment.range.lowerBound == offset)
                if fragment.isFirst {
                    oversized = ReadRecord()
                    oversized.line = fragment.line
                    oversized.reject = fragment.reject.message
                }
                oversized.content += buffer[fragment.range]
                if fragment.isLast { records.append(oversized) }
                accounted += fragment.range.count
                offset = fragment.range.upperBound
            case .needMore:
                buffer.removeFirst(offset)
                offset = 0
                let next = chunk >= input.count - fed ? input.count : fed + chunk
                buffer += input[fed..<next]
                fed = next
            case .end:
                precondition(offset == buffer.count)
                coverage = parser.coverage
                return
            }
        }
    }
}

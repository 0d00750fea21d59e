import MessageSupport
import Testing

@testable import MessageReaders

/// A message in blocks, with one line a field.
func blocks(_ type: String, _ lines: [String], trailer: String = "{5:{CHK:000000000000}}") -> String {
    "{1:F01AAAADEFFAXXX0000000000}{2:O\(type)1200260101BBBBFRPPAXXX00000000002601011200N}{3:{108:MUR1}}{4:\n"
        + lines.joined(separator: "\n") + "\n-}" + trailer + "\n"
}

/// A bare statement of one line with a narrative.
func statement(_ narrative: String, line: String = ":61:2601020102D8,47NMSCNONREF") -> String {
    ":20:STARTUMS\n:25:10020030/1234567\n:28C:1/1\n:60F:C260101EUR100,00\n\(line)\n\(narrative)\n:62F:C260102EUR91,53\n-\n"
}

/// Reads an input whole and in small pieces, and holds that all of it is accounted for and that pieces change nothing.
func readAnyhow(_ text: String, _ format: InputFormat, detected: Bool = true) throws -> ReadInput {
    let input = bytes(text)
    let options = detected ? InputOptions() : InputOptions(format: format)
    let whole = try ReadInput(input, options: options)
    #expect(whole.profile.format == format)
    #expect(whole.accounted == input.count)
    for chunk in [1, 7] {
        let pieces = try ReadInput(input, options: options, chunk: chunk)
        #expect(pieces.records == whole.records, "in pieces of \(chunk)")
        #expect(pieces.accounted == input.count)
    }
    return whole
}

extension ReadInput {
    /// Names of parties, with one space between words.
    var names: [String] {
        records.flatMap(\.parties).compactMap { party in
            let fields = party.split(separator: "|", omittingEmptySubsequences: false)
            return fields.count > 1 && !fields[1].isEmpty ? collapsed(String(fields[1])) : nil
        }
    }

    /// Texts, with one space between words and no commas.
    var texts: [String] { records.flatMap(\.texts).map { collapsed($0.replacing(",", with: " ")) } }

    var rejects: [String] { records.compactMap(\.reject) }

    /// Whether a name is screened, as a party's or in a text.
    func screens(_ name: String) -> Bool {
        names.contains { $0.contains(name) } || texts.contains { $0.contains(name) }
    }
}

private func collapsed(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }).joined(separator: " ")
}

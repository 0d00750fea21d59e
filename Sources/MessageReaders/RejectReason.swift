/// Why one record could not be read. Small and plain: the text for people is made only when it is asked for.
public struct RejectReason: Error, Sendable, Hashable {
    public enum Code: UInt8, Sendable, Hashable {
        /// Longer than `InputOptions.maxRecordBytes` (`found` holds that limit).
        case tooLong
        /// A quoted field isn't closed before the end of the input (`found` holds the line where it opens, from 1).
        case unterminatedQuote
        /// Text between a closing quote and the next delimiter.
        case textAfterQuote
        /// A quoted field holds lines that look like records: a quotation mark is missing or too many (`found` holds how many
        /// lines do).
        case swallowedRecords
        /// More or fewer fields than the header has (`found`, `expected`).
        case fieldCount
        /// JSON, but no object.
        case notAnObject
        /// A byte that JSON does not allow at this place.
        case unexpectedByte
        /// The record ends inside a JSON value.
        case unexpectedEnd
        /// Something follows the JSON object.
        case textAfterRecord
        /// A control character stands unescaped in a JSON string.
        case controlCharacter
        /// A backslash with something that JSON does not know.
        case invalidEscape
        /// A number that JSON does not allow, such as `01` or `1.`.
        case invalidNumber
        /// Nested deeper than `RecordParser.maximumDepth` (`found` holds that limit).
        case tooDeep
        /// More parties, identifiers or texts than `RecordParser.maximumValues` (`found` holds that limit).
        case tooManyValues
        /// XML in which no ISO 20022 message was found.
        case noMessage
        /// A message that needs transactions and has none.
        case noTransaction
        /// XML that is not well-formed (`found` holds the line).
        case malformedXML
        /// XML with a reference that is no character, or to an entity that isn't declared.
        case invalidReference
        /// XML with text beside the elements of a value.
        case mixedContent
        /// XML with a control character.
        case invalidCharacter
        /// An XML attribute without quotation marks around its value.
        case malformedAttribute
        /// The input ends inside an XML document (`found` holds the line).
        case truncatedXML
        /// XML with a document type declaration, which may hide and multiply text (`found` holds the line).
        case documentType
        /// XML nested deeper than `XMLMarkup.maximumDepth` (`found` holds that limit).
        case tooDeepXML
        /// A tag with its attributes longer than `XMLMarkup.maximumTag` (`found` holds that limit).
        case tagTooLong
        /// What stands around the record and belongs to it is longer than `RecordContext.limit` (`found`), or was rejected.
        case contextTooLong
        /// What stands between MT messages and is none.
        case notAMessage
        /// An MT message whose blocks or text aren't closed.
        case unterminatedMessage
        /// An EDIFACT message of a type that is not read (`found`: the type, packed; `EDIFACTMessage`).
        case unknownMessage
        /// A passenger message in which no traveller is named.
        case noTraveller
        /// An EDIFACT segment that isn't closed before the end of the input.
        case unterminatedSegment
        /// A line of fixed width with a control character that may end a line elsewhere.
        case controlInLine
        /// A line of fixed width that ends inside a field (`found` bytes where `expected` are needed).
        case lineLength
        /// A number, `true` or `false` where a name is expected.
        case unreadableValue
        /// A record without any field that may name a party.
        case nothingToScreen
        /// The input ends before the array of its records does.
        case truncatedArray
        /// Bytes that are not valid in the input's encoding; `found` is 1 where nobody declared one.
        case invalidText
        /// A party's name of which too few letters are left to read (`offset` is that of the name where `found` is 1).
        case unreadableName
        /// A text of which nothing is left to read.
        case unreadableText
        /// Bytes that were handed over as one record and hold several.
        case severalRecords
    }

    public var code: Code
    /// Bytes from the record's start, in the input's own encoding.
    public var offset: Int
    /// See `Code`; 0 where a code doesn't use it.
    public var found: Int
    public var expected: Int

    public init(_ code: Code, offset: Int, found: Int = 0, expected: Int = 0) {
        self.code = code
        self.offset = offset
        self.found = found
        self.expected = expected
    }

    /// The kind of reason alone, in words: `unterminated quote`. Allocates.
    public var cause: String {
        var words = ""
        for character in "\(code)" {
            if character.isUppercase { words += " " }
            words += character.lowercased()
        }
        return words
    }

    /// One clause for people, without anything of the record's content. Allocates.
    public var message: String {
        switch code {
        case .tooLong: "record is longer than \(found) bytes"
        case .unterminatedQuote: "unterminated quote, opened at line \(found)"
        case .textAfterQuote: "text after a closing quote at byte \(offset)"
        case .swallowedRecords:
            "a quoted field holds line ends, and \(found) lines look like records: a quotation mark is missing or too many"
        case .controlInLine: "control character at byte \(offset) of a line of fixed width: it may end a record"
        case .fieldCount: "\(found) \(found == 1 ? "field" : "fields") where the header has \(expected)"
        case .notAnObject: "not a JSON object"
        case .unexpectedByte: "JSON: unexpected character at byte \(offset)"
        case .unexpectedEnd: "JSON: ends inside a value at byte \(offset)"
        case .textAfterRecord: "JSON: text after the object at byte \(offset)"
        case .controlCharacter: "JSON: control character in a string at byte \(offset)"
        case .invalidEscape: "JSON: invalid escape at byte \(offset)"
        case .invalidNumber: "JSON: invalid number at byte \(offset)"
        case .tooManyValues: "more than \(found) parties, identifiers or texts"
        case .tooDeep: "JSON: nested deeper than \(found) levels at byte \(offset)"
        case .noMessage: "XML: no ISO 20022 message in it"
        case .noTransaction: "XML: a message without any transaction, entry or account"
        case .malformedXML: "XML: not well-formed at line \(found), byte \(offset) of the record"
        case .invalidReference: "XML: not well-formed: a reference that is no character, at byte \(offset) of the record"
        case .mixedContent: "XML: text beside elements inside a value, at byte \(offset) of the record"
        case .invalidCharacter: "XML: not well-formed: a control character at byte \(offset) of the record"
        case .malformedAttribute: "XML: not well-formed: an attribute without quotation marks at byte \(offset) of the record"
        case .truncatedXML: "XML: the input ends inside a document, at line \(found), byte \(offset) of the record"
        case .documentType: "XML: a document type declaration is refused, line \(found), byte \(offset) of the record"
        case .tooDeepXML: "XML: nested deeper than \(found) levels at byte \(offset)"
        case .tagTooLong: "XML: a tag longer than \(found) characters at byte \(offset)"
        case .contextTooLong: "what stands around the record is longer than \(found) bytes, or was rejected"
        case .notAMessage: "not a SWIFT MT message"
        case .unterminatedMessage: "MT message isn't closed: blocks or the end of its text are missing"
        case .unknownMessage:
            found == 0
                ? "EDIFACT: a message whose type can't be told is not read"
                : "EDIFACT: messages of type \(EDIFACTMessage.unpacked(found)) are not read"
        case .noTraveller: "no traveller is named in the message"
        case .unterminatedSegment: "EDIFACT: a message or segment isn't closed before the end of the input"
        case .lineLength: "line of \(found) characters, where the fields need \(expected)"
        case .unreadableValue: "JSON: a number, true or false where a name is expected, at byte \(offset)"
        case .nothingToScreen: "JSON: no name, no text and no other field that may name a party"
        case .truncatedArray: "JSON: the input ends before the array of its records does"
        case .invalidText where found == 1:
            "byte \(offset) is not valid UTF-8; if the input is in another encoding, name it with --encoding"
        case .invalidText: "byte \(offset) is not valid in the input's encoding"
        case .unreadableName: "a name of which too few letters can be read" + (found == 1 ? " at byte \(offset)" : "")
        case .severalRecords: "several records where one is expected: screen the whole message instead"
        case .unreadableText: "a text of which nothing can be read" + (found == 1 ? " at byte \(offset)" : "")
        }
    }
}

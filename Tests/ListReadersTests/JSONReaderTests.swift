import JSON
import SanctionsModel
import Testing

@testable import ListReaders

private func records(_ text: String) throws -> [JSONValue] {
    var records: [JSONValue] = []
    try JSONLists.records(Array(text.utf8), file: "sample") { records.append($0) }
    return records
}

private func error(_ text: String) -> ListError? {
    do throws(ListError) {
        _ = try JSONLists.document(Array(text.utf8), file: "sample")
        return nil
    } catch {
        return error
    }
}

@Test func readsValuesWithTheirLines() throws {
    let value = try JSONLists.document(
        Array("\u{FEFF}{\"a\": [1, -2.50e+1, true, null],\n \"b\": {\"c\": \"x\\n\\u0416\\ud83d\\ude00\\/\"}}\n".utf8),
        file: "sample")
    #expect(value.members.map(\.key) == ["a", "b"])
    #expect(value["a"]?.items.map(\.text) == ["1", "-2.50e+1", "true", ""])
    #expect(value["b"]?.text("c") == "x Ж😀/")
    #expect(value["b"]?.line == 2)
    #expect(value.texts("nothing").isEmpty)
    // Identifiers with more digits than a number holds stay as they are.
    #expect(try JSONLists.document(Array("12345678901234567890123".utf8), file: "").text == "12345678901234567890123")
}

@Test(arguments: ["{\"a\":1}\n{\"a\":2}\n", "[{\"a\":1},\n{\"a\":2}]", " {\"a\":1}{\"a\"\n:2}", "{\"a\":1}\r\n\r\n{\"a\":2}"])
func recordsStandOneAfterTheOtherOrInAnArray(text: String) throws {
    #expect(try records(text).map { $0.text("a") } == ["1", "2"])
}

@Test func emptyInputHasNoRecords() throws {
    #expect(try records("").isEmpty)
    #expect(try records("[]").isEmpty)
    #expect(try records(" \n ").isEmpty)
}

@Test(arguments: [
    ("", 1, 0, "ends too early"), ("{\"a\":1", 1, 6, "ends too early"), ("{\"a\":1,}", 1, 7, "a key in quotation marks"),
    ("[1 2]", 1, 3, "a comma or ] is missing"), ("{\"a\" 1}", 1, 5, "a colon is missing after the key a"),
    ("{\"a\":1,\n\"a\":2}", 2, 12, "the key a stands twice"), ("\"a\nb\"", 1, 2, "a control character"),
    ("[01]", 1, 2, "begins with a zero"), ("[1.]", 1, 3, "no digits"), ("\"\\x\"", 1, 2, "a backslash means nothing"),
    ("\"\\ud83d\"", 1, 7, "half a character"), ("\"\\u12g4\"", 1, 5, "too few digits"), ("[tru]", 1, 1, "a value is missing"),
    ("{} {}", 1, 3, "something follows the end"), ("nul", 1, 0, "a value is missing"), ("\"abc", 1, 4, "ends too early"),
])
func refusesWhatIsNoJSONWithItsPlace(text: String, line: Int, byte: Int, reason: String) {
    let error = error(text)
    #expect(error?.line == line)
    #expect(error?.reason.hasPrefix("not readable as JSON at byte \(byte): ") == true, "\(error?.reason ?? "read")")
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "read")")
}

@Test func rejectsBytesThatAreNotUTF8() {
    for bytes: [UInt8] in [[0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xFF, 0x22]] {
        #expect(throws: ListError.self) { try JSONLists.document(bytes, file: "sample") }
    }
}

@Test func depthIsBounded() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(error(nested(JSONReader.maximumDepth)) == nil)
    #expect(error(nested(JSONReader.maximumDepth + 1))?.reason.contains("nested deeper than 64") == true)
    #expect(error(String(repeating: "{\"a\":", count: 100_000))?.reason.contains("nested deeper") == true)
}

@Test func everyTruncationOfADocumentIsRefused() {
    let text = Array("{\"a\":[1,\"x\\u0041\",null],\"b\":{\"c\":true}}".utf8)
    for length in 0..<text.count {
        #expect(throws: ListError.self) { try JSONLists.document(Array(text[..<length]), file: "sample") }
    }
}

@Test func theFirstKeysAreFoundInABrokenHead() {
    #expect(JSONReader.firstKeys(Array("{\"Publications\":{\"x\":[1,2".utf8)) == ["Publications"])
    #expect(JSONReader.firstKeys(Array("[{\"id\":\"1\",\"schema\":\"Person\",\"pro".utf8)) == ["id", "schema"])
    #expect(JSONReader.firstKeys(Array("<a/>".utf8)).isEmpty)
    #expect(JSONReader.firstKeys([]).isEmpty)
}

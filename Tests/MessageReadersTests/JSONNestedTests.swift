import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

@Suite("JSON: every string is read")
struct JSONNestedTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var record: String
        var parties: [String] = []
        var texts: [String] = []

        var testDescription: String { record }
    }

    private func check(_ test: Case) throws {
        let read = try parse(test.record)
        #expect(read.reject == nil)
        #expect(read.parties == test.parties)
        #expect(read.texts == test.texts)
    }

    static let unknownKeys: [Case] = [
        Case(record: #"{"name":"Bob Doe","memo2":"Ayman al-Zawahiri"}"#, parties: ["|Bob Doe"], texts: ["Ayman al-Zawahiri"]),
        Case(record: #"{"Begünstigter":"Ayman al-Zawahiri"}"#, parties: ["beneficiary|Ayman al-Zawahiri"]),
        Case(record: #"{"x":"  Jane Roe  "}"#, texts: ["Jane Roe"]),
        Case(record: #"{"x":["Jane Roe","12",5,true,null,"A1B"]}"#, texts: ["Jane Roe", "A1B"]),
        Case(record: #"{"x":{"y":{"z":["Jane",{"q":"Roe"}]}}}"#, texts: ["Jane", "Roe"]),
        Case(record: #"{"name":"A","x":"é","y":"12","z":"X"}"#, parties: ["|A"], texts: ["é"]),
        Case(record: #"{"":"Jane Roe","__":"John"}"#, texts: ["Jane Roe", "John"]),
        Case(record: #"{"x":"Jane\nRoe","\u0079":"O\u0027Neil"}"#, texts: ["Jane\nRoe", "O'Neil"]),
        Case(
            record: #"{"a key of many more than thirty-two bytes":"Jane"}"#,
            texts: ["a key of many more than thirty-two bytes", "Jane"]),
        Case(record: #"{"id":"Jane Roe","x":{"id":"John Doe"}}"#, texts: ["Jane Roe", "John Doe"]),
        Case(record: #"{"id":{"value":"Jane Roe"},"reference":["John"]}"#, texts: ["Jane Roe", "John"]),
        Case(record: #"{"amount":"Jane Roe","currency":"John Doe","x":1}"#, texts: ["Jane Roe", "John Doe"]),
        Case(record: #"{"amount":{"value":"5","unit":"EUR","note":"Jane Roe"},"currency":"EUR","x":""}"#, texts: ["Jane Roe"]),
        Case(
            record: #"{"debtor":{"name":"A","id":"Jane Roe","amount":"ten","text":"t t"}}"#,
            parties: ["debtor|A"], texts: ["Jane Roe", "ten", "t t"]),
    ]

    @Test("A string under a key that is not recognised is a text if it may hold words", arguments: unknownKeys)
    func unknown(_ test: Case) throws { try check(test) }

    static let nestedCases: [Case] = [
        Case(record: #"{"payment":{"beneficiary":{"name":"Jane Roe"}}}"#, parties: ["beneficiary|Jane Roe"]),
        Case(record: #"{"a":[[{"b":{"creditor":"Jane Roe"}}]]}"#, parties: ["creditor|Jane Roe"]),
        Case(record: #"{"a":{"name":"Jane Roe","dob":"1957"},"name":"John"}"#, parties: ["|Jane Roe||1957", "|John"]),
        Case(
            record: #"{"transactions":[{"debtor":"A A","debtor_dob":"1957"},{"debtor":"B B"}]}"#,
            parties: ["debtor|A A||1957", "debtor|B B"]),
        Case(
            record: #"{"debtor":"A A","x":{"debtor":"B B"},"debtor_country":"DE"}"#,
            parties: ["debtor|A A|||DE", "debtor|B B"]),
        Case(
            record: #"{"data":{"customer":"A A","dob":"1957","passport":"P1"}}"#,
            parties: ["customer|A A||1957|||||passport=P1"]),
        Case(
            record: #"{"debtor":{"name":"A A","spouse":{"name":"B B","dob":"1960"},"employer":"C C"}}"#,
            parties: ["debtor|A A", "debtor|B B||1960", "employer|C C"]),
        Case(record: #"{"parties":[{"role":"creditor","details":{"who":{"fullName":"A A"}}}]}"#, parties: ["creditor|A A"]),
        Case(
            record: #"{"creditor":{"person":{"name":"A A"},"bank":{"name":"B B"},"director":"C C"}}"#,
            parties: ["creditor|A A|person", "bank|B B|organisation", "director|C C"]),
        Case(record: #"{"customer":{"entities":["A A",{"name":"B B"}]}}"#, parties: ["customer|A A", "customer|B B"]),
        Case(
            record: #"{"debtorAccount":{"iban":"DE1"},"debtor":{"name":"A A"}}"#,
            parties: ["debtor|A A|||||||iban=DE1"]),
        Case(
            record: #"{"debtor":{"given":"A","family":"B"},"debtor":{"given":"C","family":"D"}}"#,
            parties: ["debtor|A B", "debtor|C D"]),
        Case(
            record: #"{"creditorAccount":{"iban":"DE1","name":"A A","currency":"EUR","bank":{"name":"B B"}}}"#,
            parties: ["creditor|A A|||||||iban=DE1", "bank|B B|organisation"]),
        Case(
            record: #"{"remittance":{"note":"r r","creditor":{"name":"A A"},"reference":"X Y"}}"#,
            parties: ["creditor|A A"], texts: ["r r", "X Y"]),
        Case(
            record: #"{"deliveryAddress":{"addressLine":["c/o Jane Roe","Street 1"],"country":"DE"}}"#,
            parties: ["||||DE|||c/o Jane Roe, Street 1"]),
        Case(
            record: #"{"parties":[{"debtor_name":"A A","debtor_dob":"1"},{"debtor_name":"B B"}]}"#,
            parties: ["debtor|A A||1", "debtor|B B"]),
    ]

    @Test("Objects and arrays are searched for parties, each with its own fields", arguments: nestedCases)
    func nested(_ test: Case) throws { try check(test) }

    static let objectsCases: [Case] = [
        Case(record: #"{"name":{"value":"Jane Roe"}}"#, parties: ["|Jane Roe"]),
        Case(record: #"{"name":{"full":"Jane Roe","given":"Jane","family":"Roe"}}"#, parties: ["|Jane Roe"]),
        Case(record: ##"{"name":{"#text":"Jane Roe","$":"J Roe"}}"##, parties: ["|Jane Roe", "|J Roe"]),
        Case(record: #"{"name":{"en":"Jane Roe","zh-Hans":"简"}}"#, parties: ["|Jane Roe", "|简"]),
        Case(record: #"{"name":{"given":"Jane","prefix":"Dr","family":"Roe"}}"#, parties: ["|Jane Roe"], texts: ["Dr"]),
        Case(record: #"{"name":{"fore":"Jane","sur":"Roe"}}"#, parties: ["|Jane Roe"], texts: ["Jane", "Roe"]),
        Case(
            record: #"{"name":[{"fore":"A","sur":"B"},{"given":"C","family":"D"},"E"]}"#,
            parties: ["|A B", "|C D", "|E"]),
        Case(record: #"{"name":{"text":{"value":["Jane Roe"]}}}"#, parties: ["|Jane Roe"]),
        Case(
            record: #"{"debtor":{"name":{"givenName":["Jane","Ann"],"familyName":{"value":"Roe"}}}}"#,
            parties: ["debtor|Jane Ann Roe"]),
        Case(
            record: #"{"name":"A A","country":{"code":"SA","name":"Saudi Arabia"}}"#,
            parties: ["|A A|||SA"], texts: ["Saudi Arabia"]),
        Case(
            record: #"{"name":"A A","birthDate":{"placeOfBirth":"Jane Roe","dateOfBirth":"1957"}}"#,
            parties: ["|A A||1957"], texts: ["Jane Roe"]),
        Case(
            record: #"{"name":"A A","address":{"street":{"name":"Jane Street"},"company":"B B","country":{"code":"DE"}}}"#,
            parties: ["|A A||||||Jane Street, DE", "company|B B|organisation"]),
        Case(
            record: #"{"name":"A A","type":{"code":"person","x":"Jane Roe"},"gender":["male"]}"#,
            parties: ["|A A|person||||male"], texts: ["person", "Jane Roe"]),
        Case(
            record: #"{"name":"A A","identifiers":[{"kind":"passport","value":"P1","issuer":{"name":"B B"},"note":"Jane Roe"}]}"#,
            parties: ["|A A|||||||passport=P1", "|B B"], texts: ["Jane Roe"]),
        Case(record: #"{"name":"A A","role":{"x":"Jane Roe"}}"#, parties: ["|A A"], texts: ["Jane Roe"]),
    ]

    @Test("An object under a recognised key is read in full", arguments: objectsCases)
    func objects(_ test: Case) throws { try check(test) }

    static let mapsCases: [Case] = [
        Case(record: #"{"parties":{"Ayman al-Zawahiri":{"share":0.3}}}"#, parties: ["|Ayman al-Zawahiri"]),
        Case(
            record: #"{"parties":{"Jane Roe":{"dob":"1957","role":"owner"},"John Doe":0.7}}"#,
            parties: ["owner|Jane Roe||1957", "|John Doe"]),
        Case(record: #"{"parties":{"Jane Roe":"the payee"}}"#, parties: ["|Jane Roe"], texts: ["the payee"]),
        Case(record: #"{"parties":{"Jane \u0052oe":[1]}}"#, parties: ["|Jane Roe"]),
        Case(record: #"{"parties":{"金正恩":{}}}"#, parties: ["|金正恩"]),
        Case(record: #"{"name":"A A","shares":{"Jane Roe":0.3,"x":1}}"#, parties: ["|A A"], texts: ["Jane Roe"]),
        Case(record: #"{"name":"A A","shares":{"J\u0061ne Roe":0.3}}"#, parties: ["|A A"], texts: ["Jane Roe"]),
        Case(record: #"{"name":"A A","Jane Roe":null,"Full Name":"B B"}"#, parties: ["|A A", "|B B"], texts: ["Jane Roe"]),
        Case(record: #"{"name":"A A","creditor":{"Jane Roe":{"x":1}}}"#, parties: ["|A A"], texts: ["Jane Roe"]),
        Case(record: #"{"parties":"Jane Roe"}"#, parties: ["|Jane Roe"]),
        Case(record: #"{"parties":"none","text":""}"#, parties: ["|none"]),
        Case(record: #"{"parties":["A A",["B B"],{"list":["C C"]},null]}"#, parties: ["|A A", "|B B"], texts: ["C C"]),
        Case(record: #"{"name":"A A","remittance":{"Jane Roe":1}}"#, parties: ["|A A"], texts: ["Jane Roe", "1"]),
    ]

    @Test("Keys that may be names are read", arguments: mapsCases)
    func maps(_ test: Case) throws { try check(test) }

    @Test("A number, true or false where a name is expected rejects the record, with its place")
    func unreadable() throws {
        let cases: [(record: String, offset: Int)] = [
            (#"{"name":true}"#, 8), (#"{"name":false}"#, 8), (#"{"name":12}"#, 8), (#"{"name":-1.5}"#, 8),
            (#"{"name":["A",7]}"#, 13), (#"{"name":{"value":12}}"#, 17), (#"{"name":{"given":"A","family":true}}"#, 30),
            (#"{"creditor":5}"#, 12), (#"{"creditor":{"name":false,"x":"Jane Roe"}}"#, 20), (#"{"parties":3}"#, 11),
            (#"{"parties":[{"name":"A"},true]}"#, 25), (#"{"x":{"y":[{"debtor":1}]}}"#, 21), (#"{"first_name":1}"#, 14),
            (#"{"debtor_name":0}"#, 15), (#"{"text":{"creditor":{"name":1}}}"#, 28),
        ]
        for (record, offset) in cases {
            let message = "JSON: a number, true or false where a name is expected, at byte \(offset)"
            #expect(try parse(record).reject == message, "\(record)")
        }
        // What is no JSON is said to be none.
        #expect(try parse(#"{"name":nul}"#).reject == "JSON: unexpected character at byte 11")
        #expect(try parse(#"{"name":tru}"#).reject == "JSON: unexpected character at byte 11")
        #expect(try parse(#"{"name":01}"#).reject == "JSON: invalid number at byte 8")
        let wide = try ReadInput(
            utf16(#"{"name":12}"#, bigEndian: true), options: InputOptions(format: .jsonl, encoding: .utf16be))
        #expect(wide.records.map(\.reject) == ["JSON: a number, true or false where a name is expected, at byte 16"])
    }

    @Test("A record without any field that may name a party is rejected")
    func nothing() throws {
        let records = [
            "{}", #"{"amount":5}"#, #"{"id":"7"}"#, #"{"id":7,"amount":"5","currency":"EUR"}"#, #"{"x":{"y":[1,true,null,{}]}}"#,
            #"{"x":null}"#, #"{"x":[]}"#, #"{"debtor":{"x":5}}"#, #"{"country":5}"#, #"{"reference":"r"}"#,
        ]
        for record in records {
            #expect(try parse(record).reject == RejectReason(.nothingToScreen, offset: 0).message, "\(record)")
        }
    }

    @Test("A recognised field that is empty is no fault: the record names nobody")
    func empty() throws {
        let records = [
            #"{"name":null}"#, #"{"name":""}"#, #"{"name":"  "}"#, #"{"creditor":null,"id":7}"#, #"{"creditor":{"name":""}}"#,
            #"{"parties":[]}"#, #"{"parties":{}}"#, #"{"parties":null}"#, #"{"parties":[{}]}"#, #"{"name":[]}"#, #"{"text":""}"#,
            #"{"x":{"debtor":null}}"#, #"{"iban":""}"#, #"{"name":{}}"#, #"{"name":[null]}"#,
        ]
        for record in records {
            let read = try parse(record)
            #expect(read.reject == nil, "\(record)")
            #expect(read.parties == [] && read.texts == [], "\(record)")
        }
    }

    // MARK: The naive twin

    private static let keys = [
        "name", "parties", "role", "x", "identifiers", "value", "country", "debtor", "address", "text", "n\\u0061me", "id",
        "amount", "currency", "kind", "given", "family", "person", "creditor_name", "birthDate", "passport", "type", "note",
        "Jane Roe", "creditorAccount", "city", "nameIdentifier", "primaryIdentifier",
    ]

    /// A value whose strings are all different and hold words.
    private func value(_ random: inout SeededRandom, depth: Int, count: inout Int) -> String {
        switch Int.random(in: 0...(depth > 5 ? 3 : 9), using: &random) {
        case 0...2:
            count += 1
            return "\"Wa\(count) \\u0057b\(count)\""
        case 3: return "null"
        case 4, 5:
            let elements = (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth: depth + 1, count: &count)
            }
            return "[" + elements.joined(separator: ",") + "]"
        default: return object(&random, depth: depth + 1, count: &count)
        }
    }

    private func object(_ random: inout SeededRandom, depth: Int, count: inout Int) -> String {
        let members = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            "\"\(Self.keys.randomElement(using: &random) ?? "")\":" + value(&random, depth: depth, count: &count)
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// Whether a string may say something of a party or record that is compared with nothing.
    private func mayBeLeft(_ key: String, isTop: Bool) -> Bool {
        [FieldVocabulary.Place.record, .party, .identifier].contains { place in
            switch FieldVocabulary.meaning(of: key, at: place).field {
            case .type, .role, .birthDate, .country, .nationality, .gender, .identifierKind, .identifierCountry: true
            case .id: isTop
            default: false
            }
        }
    }

    @Test("No string of a record is lost", arguments: [UInt64(31), 32, 33, 34])
    func nothingIsLost(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let start = bytes("{}")
        let profile = try InputProfile.detect(start: start.span, isWhole: true, options: InputOptions(format: .jsonl))
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var seen = 0
        for round in 0..<800 {
            var count = 0
            let record = bytes(object(&random, depth: 0, count: &count))
            guard parser.parse(record.span, into: &scanned) == nil, let naive = NaiveJSON.parse(record) else { continue }
            let read = scanned.plain
            let found = (read.parties + read.texts).joined(separator: "\n") + "\n"
            for string in naive.strings where !mayBeLeft(string.key, isTop: string.depth == 1) {
                seen += 1
                let words = string.text.split(separator: " ").map(String.init)
                let isFound = words.allSatisfy { word in " |\n,@".contains { found.contains(word + String($0)) } }
                #expect(isFound, "seed \(seed) round \(round): \(string.text) of \(String(decoding: record, as: UTF8.self))")
            }
        }
        #expect(seen > 1_000)
    }
}

import MessageSupport
import SanctionsModel
import TestSupport
import Testing

@testable import MessageReaders

@Suite struct JSONTests {
    @Test func readsThePlainForm() throws {
        let read = try parse(
            #"{"id":"TX-1","parties":[{"role":"creditor","name":"Usama bin Ladin","type":"person","birthDate":"1957-03-10","#
                + #""country":"SA","nationality":"YE","gender":"male","identifiers":[{"kind":"passport","value":"A1","country":"SA"},"#
                + #"{"kind":"iban","value":"DE1"}],"address":"Street 1"},{"role":"debtor","name":"Acme"}],"text":["one","two"]}"#)
        #expect(read.id == "TX-1")
        #expect(
            read.parties == [
                "creditor|Usama bin Ladin|person|1957-03-10|SA|YE|male|Street 1|passport=A1@SA,iban=DE1", "debtor|Acme",
            ])
        #expect(read.texts == ["one", "two"])
        #expect(read.reject == nil)
    }

    @Test func readsWhatPeopleWrite() throws {
        let cases: [(record: String, parties: [String], texts: [String])] = [
            (#"{"name":"A"}"#, ["|A"], []),
            (#" { "name" : "A" , "x" : [ 1 , { "y" : [ ] } , { } , "\"" ] } "#, ["|A"], []),
            (#"{"full_name":"A","dob":1957}"#, ["|A||1957"], []),
            (#"{"debtor":"A","creditor_name":"B","remittance":"r"}"#, ["debtor|A", "creditor|B"], ["r"]),
            (#"{"debtor":{"name":"A","country":"DE"},"creditor":{"fullName":"B"}}"#, ["debtor|A|||DE", "creditor|B"], []),
            (#"{"debtor":[{"name":"A"},{"name":"B"},"C"]}"#, ["debtor|A", "debtor|B", "debtor|C"], []),
            (#"{"customer":"A","dob":"1957","iban":"DE1"}"#, ["customer|A||1957|||||iban=DE1"], []),
            (#"{"name":"A","name":"B"}"#, ["|A", "|B"], []),
            (#"{"name":["A","B"],"country":"DE"}"#, ["|A|||DE", "|B|||DE"], []),
            (#"{"name":"A","country":"DE","country":"FR"}"#, ["|A|||DE", "|A|||FR"], []),
            (
                #"{"parties":[{"name":"A","name":"B","name":"C","birthDate":"1","birthDate":"2"}]}"#,
                ["|A||1", "|B||2", "|C||2"], []
            ),
            (#"{"name":{"given":"A","family":"B"}}"#, ["|A B"], []),
            (#"{"name":"A B","first_name":"a","last_name":"b"}"#, ["|A B"], []),
            (#"{"name":"A B","last_name":"D","first_name":"C"}"#, ["|A B", "|C D"], []),
            (#"{"name":null}"#, [], []),
            (#"{"name":""}"#, [], []),
            (#"{"name":"  "}"#, [], []),
            (#"{"parties":[]}"#, [], []),
            (#"{"parties":[{},{"role":"x"},{"name":"A"}]}"#, ["|A"], []),
            (#"{"parties":["A",{"name":"B"}]}"#, ["|A", "|B"], []),
            (#"{"parties":{"debtor":{"name":"A"},"creditor":"B"}}"#, ["debtor|A", "creditor|B"], []),
            (#"{"parties":{"name":"A","role":"debtor"}}"#, ["debtor|A"], []),
            (#"{"parties":[{"identifiers":[{"kind":"imo","value":9074729}]}]}"#, ["||||||||imo=9074729"], []),
            (#"{"name":"A","role":"debtor","identifiers":{"passport":"P1"}}"#, ["debtor|A|||||||passport=P1"], []),
            (#"{"parties":[{"name":"A","identifiers":{"passport":"P1","lei":"L"}}]}"#, ["|A|||||||passport=P1,lei=L"], []),
            (#"{"parties":[{"name":"A","account":{"iban":"DE1"},"bic":"B"}]}"#, ["|A|||||||iban=DE1,bic=B"], []),
            (#"{"parties":[{"name":"A","identifiers":["X"]}]}"#, ["|A|||||||=X"], []),
            (#"{"parties":[{"name":"A","address":{"street":"S","city":"C","country":"DE"}}]}"#, ["|A|||DE|||S, C, DE"], []),
            (#"{"name":"A","text":"t"}"#, ["|A"], ["t"]),
            (#"{"name":"A","remittance":{"unstructured":["x",{"y":"z"}],"n":5}}"#, ["|A"], ["x", "z", "5"]),
            (#"{"n\u0061me":"hidden"}"#, ["|hidden"], []),
            (#"{"NAME":"A","Name_":"B"}"#, ["|A", "|B"], []),
            (#"{"name":"\u00c9lo\/d\"ie \ud83d\ude00"}"#, ["|Élo/d\"ie 😀"], []),
        ]
        for test in cases {
            let read = try parse(test.record)
            #expect(read.reject == nil, "\(test.record)")
            #expect(read.parties == test.parties, "\(test.record)")
            #expect(read.texts == test.texts, "\(test.record)")
        }
    }

    @Test func readsTypesAsTheModelDoes() throws {
        let words =
            PartyTypeWords.words + ["PERSON", "Organization", "any", "unknown", "x", "pe", "pacs.008", "naturalpersonnatural"]
        for word in words {
            let bytes = Array(word.utf8)
            #expect(PartyTypeWords.type(of: bytes.span, 0..<bytes.count) == PartyType(word: word) ?? .any, "\(word)")
        }
    }

    @Test func choosesTheBestIdentifierOfTheRecord() throws {
        #expect(try parse(#"{"reference":"r","id":7,"name":"A"}"#).id == "7")
        #expect(try parse(#"{"customer_id":"c","reference":"r","name":"A"}"#).id == "r")
        #expect(try parse(#"{"id":"a","id":"b","name":"A"}"#).id == "a")
        #expect(try parse(#"{"debtor":{"id":"9","name":"A"}}"#).id == "")
    }

    @Test func rejectsWhatIsNotJSON() throws {
        let cases: [(record: String, message: String)] = [
            ("", "JSON: ends inside a value at byte 0"),
            ("[]", "not a JSON object"),
            ("7", "not a JSON object"),
            (#"{"name":"A"} x"#, "JSON: text after the object at byte 13"),
            (#"{"name":"A"}{}"#, "several records where one is expected: screen the whole message instead"),
            (#"{"name":"A""#, "JSON: ends inside a value at byte 11"),
            (#"{"name":"A",}"#, "JSON: unexpected character at byte 12"),
            (#"{"name" "A"}"#, "JSON: unexpected character at byte 8"),
            (#"{name:"A"}"#, "JSON: unexpected character at byte 1"),
            (#"{"name":"A" "b":1}"#, "JSON: unexpected character at byte 12"),
            (#"{"name":'A'}"#, "JSON: unexpected character at byte 8"),
            (#"{"name":"A\x"}"#, "JSON: invalid escape at byte 10"),
            (#"{"name":"A\u12g4"}"#, "JSON: invalid escape at byte 10"),
            ("{\"name\":\"A\tB\"}", "JSON: control character in a string at byte 10"),
            (#"{"x":01}"#, "JSON: invalid number at byte 5"),
            (#"{"x":1.}"#, "JSON: invalid number at byte 7"),
            (#"{"x":-}"#, "JSON: invalid number at byte 6"),
            (#"{"x":nul}"#, "JSON: unexpected character at byte 8"),
            (#"{"x":[1,]}"#, "JSON: unexpected character at byte 8"),
            (#"{"x":[1}"#, "JSON: unexpected character at byte 7"),
            (#"{"x":"# + String(repeating: "[", count: 64) + "}", "JSON: nested deeper than 64 levels at byte 68"),
            (#"{"name":"# + String(repeating: "[", count: 64) + "}", "JSON: nested deeper than 64 levels at byte 71"),
        ]
        for (record, message) in cases { #expect(try parse(record).reject == message, "\(record)") }
        let deep = #"{"name":"A","x":"# + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}"
        #expect(try parse(deep).reject == nil)
    }

    @Test func keepsReadingInvalidText() throws {
        let lone = try parse(#"{"name":"A\ud800B","text":"\udc00\ud800\u0041"}"#)
        #expect(lone.parties == ["|A\u{FFFD}B"])
        #expect(lone.texts == ["\u{FFFD}\u{FFFD}A"])
        #expect(lone.hasInvalidText)
        let input = bytes("{\"name\":\"Jos") + [0xE9] + bytes("\"}\n")
        let read = try ReadInput(input, options: InputOptions(encoding: .utf8)).records
        #expect(read.map(\.reject) == ["byte 12 is not valid in the input's encoding"])
        #expect(try ReadInput(input).records.map(\.parties) == [["|José"]])
    }

    @Test func givesOffsetsInTheInputsOwnEncoding() throws {
        let input = utf16("{\"name\":\"Łódź\" x}", bigEndian: false)
        let read = try ReadInput(input, options: InputOptions(format: .jsonl, encoding: .utf16le)).records
        #expect(read.map(\.reject) == ["JSON: unexpected character at byte 30"])
    }

    @Test func readsPointers() throws {
        let record =
            #"{"id":"i","a":{"b":[{"c":"N0"},{"c":"N1","d":5}],"x/y":"T","m~n":"M"},"names":["P","Q"],"name":"not mapped"}"#
        func options(_ texts: [String]) throws -> InputOptions {
            var options = InputOptions(format: .jsonl, mappings: try texts.map { try FieldMapping(parsing: $0) })
            options.onlyMapped = true
            return options
        }
        func parties(_ texts: String...) throws -> [String] { try parse(record, options: options(texts)).parties }
        #expect(
            try parties("debtor.name=/a/b/0/c", "creditor.name=/a/b/1/c", "creditor.birthDate=/a/b/1/d")
                == ["debtor|N0", "creditor|N1||5"])
        #expect(try parties("name=/a/x~1y") == ["|T"])
        #expect(try parties("name=/a/m~0n") == ["|M"])
        #expect(try parties("name=/names") == ["|P", "|Q"])
        #expect(try parties("owner.name=/names/1", "owner.identifier.lei=/a/b/1/d") == ["owner|Q|||||||lei=5"])
        #expect(try parties("name=names") == ["|P", "|Q"])
        #expect(try parties("name=/nowhere") == [])
        let read = try parse(record, options: options(["name=/a/b/0/c", "text=/a", "id=/name"]))
        #expect(read.id == "not mapped")
        // An id of several words is a text as well.
        #expect(read.texts == ["N0", "N1", "5", "T", "M", "not mapped"])
        #expect(try parse(record, options: options(["name=/names"])).id == "i")
        #expect(
            try parse(
                #"{"\u0061":{"b":[{"c":"N"}]}}"#,
                options: options(["name=/a/b/0/c"])
            ).parties == ["|N"])
    }

    @Test func remembersKeysWithoutMixingThem() throws {
        // More keys than the cache has places, of all lengths around the machine words, twice.
        var random = SeededRandom(seed: 5)
        let start = bytes("{\"name\":\"x\"}")
        let profile = try InputProfile.detect(start: start.span, isWhole: true, options: InputOptions())
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        let known = [
            "name", "fullname", "remittance_information", "debtor_name", "ultimate_debtor_name", "ordering_customer_name",
        ]
        for round in 0..<3000 {
            var key = known[round % known.count]
            if round % 3 != 0 {
                let position = key.index(key.startIndex, offsetBy: Int.random(in: 0..<key.count, using: &random))
                key.insert(contentsOf: String(Int.random(in: 0...99, using: &random)), at: position)
            }
            let record = bytes("{\"\(key)\":\"vw\"}")
            #expect(parser.parse(record.span, into: &scanned) == nil)
            let meaning = FieldVocabulary.meaning(of: key, at: .record)
            #expect(scanned.parties.count == (meaning.isName ? 1 : 0), "\(key)")
            let isText = meaning.field == .text || meaning.field == .unrecognised
            #expect(scanned.texts.count == (isText ? 1 : 0), "\(key)")
        }
    }

    @Test func refusesMoreValuesThanMemoryShouldHold() throws {
        let record = bytes("{\"name\":[" + String(repeating: "\"\(1)\",", count: RecordParser.maximumValues + 1) + "\"1\"]}")
        let profile = try InputProfile.detect(start: bytes("{}").span, isWhole: true, options: InputOptions())
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        #expect(parser.parse(record.span, into: &scanned)?.code == .tooManyValues)
    }

    // MARK: The naive twin

    private func randomValue(_ random: inout SeededRandom, depth: Int) -> String {
        let space = ["", "", "", " ", "\t \r"].randomElement(using: &random) ?? ""
        switch Int.random(in: 0...(depth > 4 ? 4 : 7), using: &random) {
        case 0, 1, 2:
            let parts = [
                "a", "Bc", "é", "😀", "\\n", "\\\"", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", " ", "\\/", "0123456789abcdef",
            ]
            return "\""
                + (0..<Int.random(in: 0...5, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
                + "\""
        case 3: return ["0", "-1", "1.5", "2e9", "1E-2", "-0.0"].randomElement(using: &random) ?? ""
        case 4: return ["true", "false", "null"].randomElement(using: &random) ?? ""
        case 5:
            let count = Int.random(in: 0...3, using: &random)
            return "[" + space + (0..<count).map { _ in randomValue(&random, depth: depth + 1) + space }.joined(separator: ",")
                + "]"
        default:
            let keys = [
                "name", "parties", "role", "x", "identifiers", "value", "country", "debtor", "address", "text", "n\\u0061me",
            ]
            let count = Int.random(in: 0...3, using: &random)
            return "{" + space
                + (0..<count).map { _ in
                    "\"\(keys.randomElement(using: &random) ?? "")\"\(space):\(space)" + randomValue(&random, depth: depth + 1)
                }.joined(separator: ",") + space + "}"
        }
    }

    @Test(arguments: [UInt64(21), 22, 23, 24]) func acceptsWhatTheNaiveTwinAccepts(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let profile = try InputProfile.detect(start: bytes("{}").span, isWhole: true, options: InputOptions())
        var only = InputOptions(mappings: try mappings("text=/text", "name=/parties/0/name"))
        only.onlyMapped = true
        let everything = try InputProfile.detect(start: bytes("{}").span, isWhole: true, options: only)
        var parsers = [RecordParser(profile: profile), RecordParser(profile: everything)]
        var scanned = ScannedRecord()
        let noise = bytes("{}[]\",:\\0e-. ") + [0x01, 0x7F]
        for round in 0..<2500 {
            var record = bytes("{\"text\":\(randomValue(&random, depth: 0)),\"parties\":\(randomValue(&random, depth: 0))}")
            for _ in 0..<(round % 4) {
                let position = Int.random(in: 0..<record.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: record[position] = noise.randomElement(using: &random) ?? 0
                case 1: record.remove(at: position)
                default: record.insert(noise.randomElement(using: &random) ?? 0, at: position)
                }
            }
            // A flipped byte may leave UTF-8 that isn't, which rejects a record as such.
            let text = Array(String(decoding: record, as: UTF8.self).utf8)
            let naive = NaiveJSON.parse(text)
            for i in parsers.indices {
                let reason = parsers[i].parse(text.span, into: &scanned)
                guard let naive, case .object = naive else {
                    #expect(reason != nil, "seed \(seed) round \(round) \(String(decoding: record, as: UTF8.self))")
                    continue
                }
                // What is JSON is rejected for what it says alone.
                switch reason?.code {
                case nil: break
                case .unreadableValue: #expect(naive.hasNumberOrWord, "seed \(seed) round \(round)")
                case .nothingToScreen: #expect(scanned.texts.isEmpty && scanned.parties.isEmpty)
                default: Issue.record("seed \(seed) round \(round) \(String(decoding: record, as: UTF8.self))")
                }
            }
        }
    }
}

private func severalWords(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return holdsSeveralWords(bytes.span)
}

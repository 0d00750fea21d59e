import Testing

@testable import MessageReaders

@Suite("Fields explained, amounts, traces")
struct ExplainedFieldTests {
    private func profile(_ text: String, _ mappings: [String] = [], onlyMapped: Bool = false) throws -> InputProfile {
        var options = InputOptions()
        options.onlyMapped = onlyMapped
        options.mappings = try mappings.map { try FieldMapping(parsing: $0) }
        let bytes = Array(text.utf8)
        return try InputProfile.detect(start: bytes.span, isWhole: true, options: options)
    }

    /// `path: treatment, detail` of each field of a record.
    private func explain(
        _ record: String, of input: String? = nil, _ mappings: [String] = [], onlyMapped: Bool = false
    ) throws -> [String] {
        var parser = RecordParser(profile: try profile(input ?? record, mappings, onlyMapped: onlyMapped))
        let bytes = Array(record.utf8)
        return try parser.explain(bytes.span).map { "\($0.path): \($0.treatment == .screened ? "+" : "-") \($0.detail)" }
    }

    @Test("JSON: each value by what was taken of it")
    func json() throws {
        let record =
            #"{"id":"7","amount":{"value":12.5,"currency":"EUR"},"creditor":{"name":"Emma \"E\" O’Brien","dob":"1970","iban":"NL91","givenName":"Em","vip":true},"parties":[{"role":"owner","name":"Jo"}],"channel":"web","text":["a","b"],"debtor":""}"#
        let found = try explain(record)
        #expect(
            found == [
                "/id: - names the record", "/amount/value: - tells the payment from others",
                "/amount/currency: - tells the payment from others", "/creditor/name: + creditor.name",
                "/creditor/dob: + creditor.birthDate, beside the name", "/creditor/iban: + creditor.identifier.iban",
                "/creditor/givenName: + name, joined with others or as a further name",
                "/creditor/vip: - null, true and false name nobody", "/parties/0/role: - says what the party is",
                "/parties/0/name: + owner.name", "/channel: + \(RecordParser.unknownText)", "/text/0: + text", "/text/1: + text",
                "/debtor: - empty",
            ])
        #expect(try explain(record).count == 14)
        var parser = RecordParser(profile: try profile(record))
        let bytes = Array(record.utf8)
        #expect(try parser.explain(bytes.span)[3].value == "Emma \"E\" O’Brien")
    }

    @Test("JSON with pointers: with --only-mapped nothing but what is mapped")
    func pointers() throws {
        let record = #"{"id":"7","a":{"b":"Emma"},"name":"Jo","x/y":"web","w":"12"}"#
        let found = try explain(record, ["creditor.name=/a/b"])
        #expect(
            found == [
                "/id: - names the record", "/a/b: + creditor.name", "/name: + name", "/x~1y: + \(RecordParser.unknownText)",
                "/w: - \(RecordParser.noWords)",
            ])
        let only = try explain(record, ["creditor.name=/a/b"], onlyMapped: true)
        #expect(
            only == [
                "/id: - names the record", "/a/b: + creditor.name", "/name: - \(RecordParser.notMapped)",
                "/x~1y: - \(RecordParser.notMapped)", "/w: - \(RecordParser.notMapped)",
            ])
    }

    @Test("columns")
    func columns() throws {
        let input = "id,creditor_name,dob,channel,amount\n7,\"Emma, \"\"E\"\"\",,web,5\n"
        let found = try explain("7,\"Emma, \"\"E\"\"\",,web,5", of: input)
        #expect(
            found == [
                "id: - names the record", "creditor_name: + creditor.name", "dob: - empty",
                "channel: + text, where it holds words: not recognised",
                "amount: - tells the payment from others",
            ])
    }

    @Test("a record that can't be read has no fields")
    func unreadable() throws {
        #expect(throws: RejectReason.self) { try explain("{\"a\":", of: "{}") }
    }

    @Test("coverage of keys counts each once, and stays bounded")
    func coverage() throws {
        var parser = RecordParser(profile: try profile("{}"))
        var scanned = ScannedRecord()
        for i in 0..<3_000 {
            let bytes = Array(#"{"name":"Emma","key\#(i)":1,"a key of more than thirty-two bytes \#(i % 2)":2}"#.utf8)
            #expect(parser.parse(bytes.span, into: &scanned) == nil)
        }
        let coverage = parser.coverage
        #expect(coverage.counts.count == JSONKeyCache.mostMet)
        #expect(coverage.counts.values.allSatisfy { $0 == 1 })
        #expect(coverage.counts[.init(path: "/name", treatment: .screened, detail: "name")] == 1)
    }

    @Test("amounts: plain, as an object, as columns, mapped; the first counts")
    func amounts() throws {
        func read(_ record: String, of input: String? = nil, _ mappings: [String] = []) throws -> [String] {
            var parser = RecordParser(profile: try profile(input ?? record, mappings))
            var scanned = ScannedRecord()
            let bytes = Array(record.utf8)
            #expect(parser.parse(bytes.span, into: &scanned) == nil)
            return [scanned.text(scanned.amount), scanned.text(scanned.currency)]
        }
        #expect(try read(#"{"name":"E","amount":12.50,"currency":"EUR"}"#) == ["12.50", "EUR"])
        #expect(try read(#"{"name":"E","amount":"12,50","ccy":"EUR","amount":1}"#) == ["12,50", "EUR"])
        #expect(try read(#"{"name":"E","instructedAmount":{"amount":"3","currency":"USD"}}"#) == ["3", "USD"])
        #expect(try read(#"{"name":"E","amount":null}"#) == ["", ""])
        #expect(try read("E,7,GBP", of: "name,amount,currency\nE,7,GBP\n") == ["7", "GBP"])
        #expect(try read(#"{"x":{"y":5},"n":"E"}"#, ["name=/n", "amount=/x/y"]) == ["5", ""])
        #expect(throws: InputError.self) { try FieldMapping(parsing: "creditor.amount=x") }
    }

    @Test("traces: the letter case of ASCII and placeholders don't count; roles, values and order of texts do")
    func traces() throws {
        func trace(_ record: String) throws -> (PaymentTraces.Trace, [PaymentTraces.Feature]) {
            var parser = RecordParser(profile: try profile(record))
            var scanned = ScannedRecord()
            let bytes = Array(record.utf8)
            #expect(parser.parse(bytes.span, into: &scanned) == nil)
            var traces = PaymentTraces()
            traces.append(scanned, record: 3)
            let trace = try #require(traces.traces.first)
            return (trace, Array(traces.features(of: trace)))
        }
        let (a, features) = try trace(
            #"{"id":"Ab1","amount":5,"creditor":{"name":"Emma O'Brien","iban":"NL91"},"text":["x","y"]}"#)
        let (b, same) = try trace(#"{"id":"aB1","amount":5,"creditor":{"name":"EMMA O'BRIEN","iban":"nl91"},"text":["X","y"]}"#)
        #expect([a.id, a.amount, a.text] == [b.id, b.amount, b.text])
        #expect(features == same)
        #expect(features.map(\.isIdentifier) == [false, true])
        #expect(features[0].role == PaymentTraces.hash("creditor"))
        #expect(features[0].value == PaymentTraces.hash("emma o'brien"))
        #expect(try trace(#"{"id":"NOTPROVIDED","name":"E"}"#).0.id == 0)
        #expect(try trace(#"{"name":"E"}"#).0.amount == 0)
        #expect(try trace(#"{"name":"E","text":["y","x"]}"#).0.text != trace(#"{"name":"E","text":["x","y"]}"#).0.text)
        let many = (0..<100).map { #"{"name":"N\#($0)"}"# }.joined(separator: ",")
        #expect(try trace("{\"parties\":[\(many)]}").1.count == PaymentTraces.mostFeatures)
    }
}

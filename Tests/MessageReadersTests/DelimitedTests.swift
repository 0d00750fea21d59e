import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

@Suite struct DelimitedTests {
    private func read(_ text: String, _ options: InputOptions = InputOptions()) throws -> [ReadRecord] {
        try ReadInput(bytes(text), options: options).records
    }

    @Test func recognisesCommonHeaders() throws {
        let cases: [(header: String, row: String, parties: [String], texts: [String], id: String)] = [
            ("name", "Usama bin Ladin", ["|Usama bin Ladin"], [], ""),
            ("Full Name,DOB,Nationality", "A B,1957-03-10,SA", ["|A B||1957-03-10||SA"], [], ""),
            (
                "reference;debtor_name;debtor_country;creditorName;remittance", "r1;A;DE;B;invoice",
                ["debtor|A|||DE", "creditor|B"], ["invoice"], "r1"
            ),
            (
                "id\tOrdering Customer\tBeneficiary\tBeneficiary DOB", "7\tA\tB\t1960",
                ["ordering-customer|A", "beneficiary|B||1960"], [], "7"
            ),
            (
                "sender|sender_iban|sender bic|receiver|details", "A|DE89|DEUTDEFF|B|x y",
                ["sender|A|||||||iban=DE89,bic=DEUTDEFF", "receiver|B"], ["x y"], ""
            ),
            (
                "customer_id,customer_name,dob,gender,type,country", "9,A B,1970,f,individual,GB",
                ["customer|A B|person|1970|GB||f"], [], "9"
            ),
            ("first_name,last_name,birth_date", "Usama,bin Ladin,1957", ["|Usama bin Ladin||1957"], [], ""),
            ("vessel_name,imo,country", "OCEAN STAR,9074729,IR", ["vessel|OCEAN STAR|vessel||IR||||imo=9074729"], [], ""),
            ("payee,payer name,street,city", "A,B,S 1,T", ["payee|A", "payer|B", "|||||||S 1, T"], [], ""),
            ("name,street,city", "A,S 1,T", ["|A||||||S 1, T"], [], ""),
            (
                "creditor_iban,debtor_iban,debtor,creditor", "I1,I2,A,B",
                ["creditor|B|||||||iban=I1", "debtor|A|||||||iban=I2"], [], ""
            ),
            ("debtor,debtor_name", "A,B", ["debtor|A", "debtor|B"], [], ""),
            ("debtor,creditor", ",B", ["creditor|B"], [], ""),
            ("debtor,creditor", " , ", [], [], ""),
            ("debtor,debtor_passport,creditor", ",P1,B", ["debtor||||||||passport=P1", "creditor|B"], [], ""),
            ("party_role,name,identifier", "debtor,A,X1", ["debtor|A|||||||=X1"], [], ""),
            ("name,amount", "\"Quoted \"\"A\"\"\",1", ["|Quoted \"A\""], [], ""),
        ]
        for test in cases {
            let records = try read(test.header + "\n" + test.row + "\n")
            #expect(records.count == 1, "\(test.header)")
            #expect(records.first?.reject == nil, "\(test.header)")
            #expect(records.first?.parties == test.parties, "\(test.header)")
            #expect(records.first?.texts == test.texts, "\(test.header)")
            #expect(records.first?.id == test.id, "\(test.header)")
        }
    }

    @Test func namesBothCountsOfFields() throws {
        let records = try read("name,id,country\nA,1\nB,2,DE,x\nC,3,FR\nD\n")
        #expect(
            records.map(\.reject) == [
                "2 fields where the header has 3", "4 fields where the header has 3", nil, "1 field where the header has 3",
            ])
    }

    @Test func mapsByNameAndNumber() throws {
        var options = InputOptions(mappings: try mappings("creditor.name=Bene", "text=3", "debtor.identifier.iban=acc no"))
        for (onlyMapped, payer) in [(false, ["payer|P"]), (true, [])] {
            options.onlyMapped = onlyMapped
            let records = try read("Payer,bene,x,Acc_No,id\nP,B,free,DE1,9\n", options)
            #expect(records.map(\.parties) == [payer + ["creditor|B", "debtor||||||||iban=DE1"]])
            #expect(records.map(\.texts) == [["free"]])
            #expect(records.map(\.id) == ["9"])
        }
    }

    @Test func readsTheFirstLineAsARecordWhenOnlyNumbersAreMapped() throws {
        let options = InputOptions(mappings: try mappings("name=2"))
        #expect(try read("1,A\n2,B\n", options).map(\.parties) == [["|A"], ["|B"]])
        #expect(try read("id,Name\n2,B\n", options).map(\.parties) == [["|B"]])
    }

    @Test func saysWhichColumnsWereSeen() throws {
        let error = #expect(throws: InputError.self) { try read("id,amount\n1,2\n") }
        #expect(error?.code == .noNameColumn)
        #expect(error?.reason.contains("\"id\", \"amount\"") == true)
        #expect(error?.reason.contains("--map") == true)
        let missing = #expect(throws: InputError.self) {
            try read("name,bar\n", InputOptions(mappings: try mappings("name=baz")))
        }
        #expect(missing?.reason.contains("there is no column baz; columns seen: \"name\", \"bar\"") == true)
        for source in ["0", "3", "-9223372036854775808", "99999999999999999999", "/a"] {
            let map = try mappings("name=\(source)")
            #expect(throws: InputError.self) { try read("x,y\n", InputOptions(mappings: map)) }
        }
    }

    @Test func rejectsWhatIsNotUTF8() throws {
        let input = bytes("name,id\nJos") + [0xE9, 0x20, 0xE2, 0x82] + bytes("x,1\nB,2\n")
        let read = try ReadInput(input, options: InputOptions(encoding: .utf8)).records
        #expect(read.map(\.parties) == [[], ["|B"]])
        #expect(read.map(\.reject) == ["byte 3 is not valid in the input's encoding", nil])
        let western = try ReadInput(bytes("name,id\nJos") + [0xE9, 0x20, 0xE2, 0x20] + bytes("x,1\nB,2\n")).records
        #expect(western.map(\.parties) == [["|José â x"], ["|B"]])
    }

    // MARK: The naive twin

    /// RFC 4180 one character at a time: the fields of each record, or `nil` for a record that is rejected.
    static func naive(_ text: [UInt8], delimiter: UInt8) -> [[String]?] {
        enum State { case start, plain, quoted, closed, bad }
        var records: [[String]?] = []
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var state = State.start
        var isBad = false
        var isEmpty = true
        func end() {
            defer {
                fields = []
                field = []
                state = .start
                isBad = false
                isEmpty = true
            }
            guard !isEmpty else { return }
            fields.append(field)
            records.append(isBad ? nil : fields.map { String(decoding: $0, as: UTF8.self) })
        }
        var i = 0
        while i < text.count {
            let byte = text[i]
            i += 1
            if state == .quoted {
                if byte == 0x22 { state = .closed } else { field.append(byte) }
                continue
            }
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, i < text.count, text[i] == 0x0A { i += 1 }
                end()
                continue
            }
            isEmpty = false
            if byte == delimiter {
                fields.append(field)
                field = []
                state = .start
            } else if byte == 0x22, state == .start {
                state = .quoted
            } else if byte == 0x22, state == .closed {
                field.append(byte)
                state = .quoted
            } else {
                if state == .closed || state == .bad {
                    isBad = true
                    state = .bad
                } else {
                    state = .plain
                }
                field.append(byte)
            }
        }
        if state == .quoted { isBad = true }
        end()
        return records
    }

    /// Two lines or more of a record of two columns have one comma, and no space behind it.
    static func looksLikeRecords(_ content: [UInt8]) -> Bool {
        let lines = content.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
        return lines.count { line in
            line.split(separator: ",", omittingEmptySubsequences: false).count == 2 && !line.contains(", ")
        }
            >= 2
    }

    @Test(arguments: [UInt64(11), 12, 13]) func agreesWithTheNaiveTwin(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let alphabet = bytes("\"\"\",,\n\r;ab ")
        for round in 0..<1500 {
            var body: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &random) { body.append(alphabet.randomElement(using: &random) ?? 0) }
            let expected = Self.naive(body, delimiter: 0x2C)
            let input = bytes("name,text\n") + body
            let options = InputOptions(delimiter: 0x2C, hasHeader: true)
            let read = try ReadInput(input, options: options, chunk: Int.random(in: 1...40, using: &random))
            #expect(read.records.count == expected.count, "seed \(seed) round \(round)")
            for (record, fields) in zip(read.records, expected) {
                guard let fields, fields.count == 2 else {
                    #expect(record.reject != nil, "seed \(seed) round \(round)")
                    continue
                }
                if Self.looksLikeRecords(record.content) {
                    #expect(record.reject != nil, "seed \(seed) round \(round) \(fields)")
                    continue
                }
                #expect(record.reject == nil, "seed \(seed) round \(round) \(fields)")
                #expect(
                    record.parties == [fields[0].trimmed].filter { !$0.isEmpty }.map { "|" + $0 }, "seed \(seed) round \(round)")
                let name = fields[0].trimmed
                let texts = (name.utf8.contains { $0 == 0x0A || $0 == 0x0D } ? [name] : []) + [fields[1].trimmed]
                #expect(record.texts == texts.filter { !$0.isEmpty }, "seed \(seed) round \(round)")
            }
        }
    }

    @Test(.enabled(if: SharedFiles.path("decks/queries.csv") != nil, "the shared decks are not on this machine"))
    func readsARealDeck() throws {
        let path = try #require(SharedFiles.path("decks/queries.csv"))
        let input = try readAll(path)
        let read = try ReadInput(input, chunk: 65536)
        #expect(read.accounted == input.count)
        #expect(read.records.count > 1000)
        #expect(read.records.allSatisfy { $0.reject == nil && $0.parties.count == 1 && !$0.id.isEmpty })
    }
}

extension String {
    /// Without ASCII white space at its ends.
    var trimmed: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        var bytes = Array(utf8.drop(while: isSpace))
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

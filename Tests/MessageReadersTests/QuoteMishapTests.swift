import MessageSupport
import Testing

@testable import MessageReaders

private let somebody = "Odalric Venn"

@Suite("Quotation marks that are missing or too many")
struct QuoteMishapTests {
    private func read(_ text: String) throws -> [ReadRecord] {
        try ReadInput(bytes(text), options: InputOptions(format: .csv)).records
    }

    /// Every row names somebody in a column of names, so that no record may be read without the name or a rejection.
    @Test(
        "a row that a stray quotation mark takes in is never passed over",
        arguments: [
            // Opened and never closed.
            "1,\"Emma,5\n2,\(somebody),6\n", "1,Emma,\"5\n2,\(somebody),6\n3,Jan,7\n", "\"1,Emma,5\n2,\(somebody),6\n",
            // Closed by the next stray mark, at a field's end.
            "1,\"Emma,5\n2,\(somebody),6\n3,Jan\",7\n", "1,\"Emma,5\n2,\(somebody)\",6\n",
            "1,Emma,\"5\n2,\(somebody),6\n3,Jan,7\"\n",
            "1,Emma,\"5\n2,\(somebody),6\"\n", "\"1\n2,\(somebody),6\n3\",Jan,7\n", "1,\"Emma\n2,\(somebody),6\nJan\",7\n",
            // Closed by the mark that opens the next quoted field.
            "1,\"Emma,5\n2,\"\(somebody)\",6\n", "1,\"Emma,5\n2,\(somebody),6\n3,\"Jan\",7\n",
            "1,\"Emma,5\r\n2,\(somebody),6\r\n3,\"\",7\r\n4,\"Jo\",8\n",
            // Doubled in the wrong place.
            "1,\"\"Emma\",5\n2,\(somebody),6\n", "1,\"Emma\"\",5\n2,\(somebody),6\n",
            "1,\"Emma\"\",5\n2,\(somebody),6\n3,\"\"Jan\",7\n",
            "1,\"Emma \"the\" B\",5\n2,\(somebody),6\n", "1,\"\"\"Emma,5\n2,\(somebody),6\n",
            // Line ends of every kind.
            "1,\"Emma,5\r2,\(somebody),6\r3,Jan\",7\r", "1,\"Emma,5\r\n2,\(somebody),6\r\n3,Jan\",7\r\n",
            // With words behind commas in between.
            "1,\"Emma, Jr\n2,\(somebody),6\n3,Jan\",7\n", "1,\"Emma\n\n2,\(somebody),6\n\n3,Jan\",7\n",
        ])
    func rows(_ rows: String) throws {
        let records = try read("id,name,amount\n" + rows)
        let holding = records.filter { String(decoding: $0.content, as: UTF8.self).contains(somebody) }
        #expect(!holding.isEmpty, "\(rows)")
        for record in holding {
            // As a party of its own, or not at all: a text in a name's place is not as good as a name.
            #expect(
                record.reject != nil || record.parties.contains("|\(somebody)")
                    || record.texts.contains { $0.contains(somebody) }, "\(rows) \(record)")
            let lines = String(decoding: record.content, as: UTF8.self).split { $0.isNewline }.count
            if lines > 1, !record.texts.isEmpty { #expect(record.texts.contains { $0.contains(somebody) }, "\(rows)") }
        }
    }

    @Test("rows in a quoted field that look like records reject it, with their number")
    func rejects() throws {
        let records = try read("id,name,amount\n1,\"Emma,5\n2,\(somebody),6\n3,Jan\",7\n4,Jo,8\n")
        #expect(
            records.map { $0.reject ?? "" } == [
                "a quoted field holds line ends, and 3 lines look like records: a quotation mark is missing or too many", "",
            ])
        #expect(records[1].parties == ["|Jo"])
        let one = try read("name\n\"Emma\n\(somebody)\nJan\"\nJo\n")
        #expect(one.map { $0.reject == nil } == [false, true])
        let tabs = try ReadInput(bytes("id\tname\tx\n1\t\"Emma\t5\n2\t\(somebody)\"\t6\n")).records
        #expect(tabs.map { $0.reject == nil } == [false])
    }

    @Test(
        "a field of several lines that holds no records is read, and as text too",
        arguments: [
            ("1,\"Emma\nHalvorsen\",5", ["Emma\nHalvorsen"]), ("1,\"Emma\r\n\(somebody)\",5", ["Emma\r\n\(somebody)"]),
            ("\"1\n\(somebody)\",Emma,5", ["1\n\(somebody)"]), ("1,Emma,\"5\n\(somebody)\"", ["5\n\(somebody)"]),
            (
                "1,\"Emma, of 5, Hill Road\n\(somebody), of 6, Hill Road\",5",
                ["Emma, of 5, Hill Road\n\(somebody), of 6, Hill Road"]
            ),
            ("1,\"Emma\n\",5", []), ("1,\"\nEmma\",5", []), ("1,\"Emma \"\"E\"\"\nJan\",5", ["Emma \"E\"\nJan"]),
        ])
    func reads(_ row: String, _ texts: [String]) throws {
        let records = try read("id,name,amount\n" + row + "\n")
        #expect(records.count == 1 && records[0].reject == nil, "\(row) \(records)")
        #expect(records[0].texts == texts, "\(row)")
    }

    @Test("a file that names nobody but in its texts keeps its texts of several lines")
    func texts() throws {
        let records = try read("id,text\n5,\"Dear Sir\nwe paid,thanks\nas,agreed\"\n")
        #expect(records.map(\.texts) == [["Dear Sir\nwe paid,thanks\nas,agreed"]])
    }

    @Test(
        "a header that takes in rows is refused, or read as a record as well",
        arguments: [
            "id,\"name,x\n1,\(somebody),5\n2,Jan\",6\n3,Jo,7\n", "\"id\n1,\(somebody)\n2\",name\n3,Jo\n",
            "\"id,name\n1,\(somebody)\n",
            "id,\"name\n1 \(somebody) Ltd\"\n3,Jo\n", "id,name,\"x\n\(somebody)\"\n3,Jo,7\n",
        ])
    func headers(_ text: String) throws {
        let read = try? ReadInput(bytes(text), options: InputOptions(format: .csv))
        guard let read else { return }
        #expect(read.records.contains { ($0.parties + $0.texts).contains { $0.contains(somebody) } }, "\(text)")
    }

    @Test(
        "a header over several lines, as spreadsheets write it, is a header",
        arguments: ["\"name\n1\"", "id,\"Beneficiary\r\nName\"", "id;\"Name\n1\";\"Name\n2\""])
    func headerOfSeveralLines(_ header: String) throws {
        let read = try ReadInput(bytes(header + "\n"), options: InputOptions(format: .csv))
        #expect(read.records.isEmpty && read.profile.hasHeader)
        #expect(read.profile.notes.contains { $0.hasPrefix("columns taken: ") && $0.contains("name") && !$0.contains("\n") })
    }
}

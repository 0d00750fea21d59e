import Testing
import TestSupport
@testable import MessageReaders

@Test(arguments: ["mt/MT101.fin", "mt/MT103-out-ack.rje", "mt/mt940-abnamro.sta", "mt/mt940-rabobank-iban.sta", "mt/mt940-sparkassen.sta", "mt/mt940-sepa_mt9401.sta", "travel/gtas-loader_2_pnrs_basic.edi", "travel/gtas-loader_airline2.edi", "travel/gtas-parsers_apisMessage.txt", "travel/gtas-parsers_pnrBadFormat.txt", "travel/gtas-parsers_pnrWithDoco.txt"])
func dump(_ name: String) throws {
    let input = try readAll("/work/shared/payments/" + name)
    let read = try ReadInput(input)
    print("=== \(name) \(read.profile.format) records \(read.records.count) bytes \(input.count) accounted \(read.accounted)")
    for record in read.records {
        print("-", record.id, "line", record.line, record.content.count, "bytes", record.reject ?? "")
        for party in record.parties { print("    ", party) }
        for text in record.texts { print("     T", text) }
    }
    for field in read.coverage.sorted { print("   C", field.field.treatment.rawValue, field.field.path, field.field.detail, field.count) }
    for chunk in [1, 2, 3, 7, 64] {
        let again = try ReadInput(input, chunk: chunk)
        #expect(again.records == read.records, "\(name) \(chunk)")
        #expect(again.accounted == input.count)
    }
}

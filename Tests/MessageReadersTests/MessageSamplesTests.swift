import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

/// What is found in a real file: parties by role, where each reading of a name is one, and fields by tag.
private struct Sample: Sendable, CustomTestStringConvertible {
    var path: String
    var format: InputFormat
    var records: Int
    var rejected = 0
    var roles: [String: Int]
    var identifiers: Int
    var texts: Int
    /// Fields or segments that may name somebody, as `grep` counts them in the file; those of a statement's or bulk's head
    /// once for each record under it.
    var fields: [String: Int]

    var testDescription: String { path }
}

// Counted by hand and with grep in the files.
private let samples = [
    Sample(
        path: "mt/MT101.fin", format: .mt, records: 1,
        roles: ["account-with-institution": 1, "beneficiary": 1, "ordering-customer": 2, "receiver": 1, "sender": 1],
        identifiers: 5, texts: 3, fields: [":50H:": 1, ":57A:": 1, ":59:": 1, ":70:": 1]),
    Sample(
        path: "mt/MT103-out-ack.rje", format: .mt, records: 13,
        roles: [
            "account-with-institution": 11, "beneficiary": 16, "ordering-customer": 19, "ordering-institution": 12,
            "receiver": 13, "receivers-correspondent": 1, "sender": 13, "senders-correspondent": 12,
        ], identifiers: 87, texts: 15,
        fields: [
            ":23E:": 8, ":50K:": 13, ":52A:": 11, ":52D:": 1, ":53A:": 12, ":54A:": 1, ":57A:": 11, ":59:": 13, ":70:": 2,
            ":72:": 2,
        ]),
    Sample(
        path: "mt/mt940-abnamro.sta", format: .mt, records: 10, roles: ["account-holder": 10], identifiers: 10, texts: 30,
        fields: [":25:": 10, ":61:": 10, ":86:": 10]),
    Sample(
        path: "mt/mt940-rabobank-iban.sta", format: .mt, records: 4,
        roles: ["account-holder": 4, "counterparty": 2, "creditor": 4], identifiers: 6, texts: 8,
        fields: [":25:": 4, ":61:": 4, ":86:": 4]),
    Sample(
        path: "mt/mt940-sparkassen.sta", format: .mt, records: 1, roles: [:], identifiers: 0, texts: 2,
        fields: [":61:": 1, ":86:": 1]),
    Sample(
        path: "mt/mt940-sepa_mt9401.sta", format: .mt, records: 97, roles: ["account-holder": 97, "counterparty": 141],
        identifiers: 296, texts: 207, fields: [":25:": 97, ":61:": 97, ":86:": 97]),
    Sample(
        path: "travel/gtas-loader_2_pnrs_basic.edi", format: .edifact, records: 4, roles: ["sponsor": 2, "traveller": 18],
        identifiers: 3, texts: 17, fields: ["ADD": 2, "IFT": 8, "SSR": 17, "TIF": 8]),
    Sample(
        path: "travel/gtas-loader_airline2.edi", format: .edifact, records: 10, roles: ["reporting-party": 1, "traveller": 10],
        identifiers: 12, texts: 10, fields: ["ATT": 10, "COM": 1, "DOC": 10, "NAD": 11, "NAT": 10]),
    Sample(
        path: "travel/gtas-parsers_apisMessage.txt", format: .edifact, records: 2, roles: ["reporting-party": 1, "traveller": 2],
        identifiers: 2, texts: 0, fields: ["ATT": 2, "COM": 1, "NAD": 3]),
    Sample(
        path: "travel/gtas-parsers_pnrBadFormat.txt", format: .edifact, records: 3, rejected: 1, roles: ["traveller": 4],
        identifiers: 0, texts: 0, fields: ["SSR": 2, "TIF": 2]),
    Sample(
        path: "travel/gtas-parsers_pnrWithDoco.txt", format: .edifact, records: 1, roles: ["traveller": 4], identifiers: 1,
        texts: 3, fields: ["ADD": 1, "IFT": 1, "SSR": 5, "TIF": 4]),
]

@Suite(.enabled(if: SharedFiles.path("payments") != nil, "the shared payments are not here"))
struct MessageSamplesTests {
    @Test(arguments: samples) fileprivate func findsEveryParty(_ sample: Sample) throws {
        guard let path = SharedFiles.path("payments/" + sample.path) else { return }
        let input = try readAll(path)
        let read = try ReadInput(input)
        #expect(read.profile.format == sample.format)
        #expect(read.accounted == input.count)
        #expect(read.records.count == sample.records)
        #expect(read.records.count { $0.reject != nil } == sample.rejected)
        var roles: [String: Int] = [:]
        for party in read.records.flatMap(\.parties) { roles[String(party.prefix { $0 != "|" }), default: 0] += 1 }
        #expect(roles == sample.roles)
        let identifiers = read.records.flatMap(\.parties).map { $0.count { $0 == "=" } }.reduce(0, +)
        #expect(identifiers == sample.identifiers)
        #expect(read.records.flatMap(\.texts).count == sample.texts)
        var fields: [String: Int] = [:]
        for (field, count) in read.coverage.sorted {
            fields[String(field.path.split(separator: " ").last ?? ""), default: 0] += count
        }
        for (tag, count) in sample.fields { #expect(fields[tag] == count, "\(tag)") }
    }

    @Test(arguments: samples) fileprivate func readsTheSameInPiecesOfAnySize(_ sample: Sample) throws {
        guard let path = SharedFiles.path("payments/" + sample.path) else { return }
        let input = try readAll(path)
        let whole = try ReadInput(input)
        for chunk in [1, 2, 3, 7, 64, 1000] {
            let read = try ReadInput(input, chunk: chunk)
            #expect(read.records == whole.records, "\(chunk)")
            #expect(read.accounted == input.count)
        }
    }

    @Test(arguments: samples) fileprivate func accountsForEveryByteWhereverItIsCut(_ sample: Sample) throws {
        guard let path = SharedFiles.path("payments/" + sample.path) else { return }
        let input = try readAll(path)
        let options = InputOptions(format: sample.format)
        // Small files at every byte, others at some.
        for count in stride(from: 0, to: input.count, by: input.count < 1000 ? 1 : 211) {
            let read = try ReadInput(Array(input[..<count]), options: options)
            #expect(read.accounted == count)
        }
    }
}

import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

/// A name planted into every text and every attribute of messages, one at a time: it must come out as a party's name or address, or as
/// a text; or the message is rejected; or the place is listed with the reason why it names nobody.
@Suite("ISO 20022: a name planted anywhere") struct ISO20022PlantedTests {
    private static let name = "Qasim Zoravandi Belhakem"

    /// Places that hold no party whatever stands there.
    private static let exempt: [(place: String, reason: String)] = [
        ("?xml", "the XML declaration"), ("@xmlns", "a prefix of the namespace, which is an address"),
    ]

    /// A piece of text between tags, or the value of an attribute.
    private struct Place {
        var range: Range<Int>
        var name: String
    }

    private static func places(_ input: [UInt8]) -> [Place] {
        var places: [Place] = []
        var open: [String] = []
        var i = 0
        func text(_ range: Range<Int>) -> String { String(decoding: input[range], as: UTF8.self) }
        while i < input.count {
            guard input[i] == 0x3C else {
                var end = i
                while end < input.count, input[end] != 0x3C { end += 1 }
                if input[i..<end].contains(where: { $0 > 0x20 }), let element = open.last {
                    places.append(Place(range: i..<end, name: element))
                }
                i = end
                continue
            }
            if text(i..<min(i + 4, input.count)) == "<!--" || text(i..<min(i + 9, input.count)) == "<![CDATA[" {
                let isComment = input[i + 2] == 0x2D
                let end = isComment ? Array("-->".utf8) : Array("]]>".utf8)
                var at = i
                while at + 3 < input.count, Array(input[at..<at + 3]) != end { at += 1 }
                if !isComment { places.append(Place(range: i + 9..<at, name: open.last ?? "")) }
                i = at + 3
                continue
            }
            var end = i
            while end < input.count, input[end] != 0x3E { end += 1 }
            let tag = text(i + 1..<end)
            let name = String(tag.prefix { $0 != " " && $0 != "/" && $0 != "\n" && $0 != "\r" })
            if tag.hasPrefix("/") {
                open.removeLast()
            } else {
                var at = i
                while at < end {
                    if input[at] == 0x3D, at + 1 < end, input[at + 1] == 0x22 || input[at + 1] == 0x27 {
                        var close = at + 2
                        while close < end, input[close] != input[at + 1] { close += 1 }
                        var start = at
                        while start > i, input[start - 1] > 0x20 { start -= 1 }
                        places.append(Place(range: at + 2..<close, name: name.hasPrefix("?") ? name : "@" + text(start..<at)))
                        at = close
                    }
                    at += 1
                }
                if !tag.hasSuffix("/"), !tag.hasPrefix("?") { open.append(name) }
            }
            i = end + 1
        }
        return places
    }

    private func isFound(_ input: [UInt8], _ place: Place) throws -> Bool {
        let planted = Array(input[..<place.range.lowerBound]) + Array(Self.name.utf8) + Array(input[place.range.upperBound...])
        let read = try ReadInput(planted, options: InputOptions(format: .iso20022))
        return read.records.contains { record in
            record.reject != nil || record.texts.contains { $0.contains(Self.name) }
                || record.parties.contains { party in
                    let fields = party.split(separator: "|", omittingEmptySubsequences: false)
                    return [1, 7].contains { fields.count > $0 && fields[$0].contains(Self.name) }
                }
        }
    }

    /// - Parameter most: about so many places are tried, spread over the message.
    private func expectFound(_ input: [UInt8], _ file: String, most: Int = .max) throws {
        let places = Self.places(input)
        try #require(!places.isEmpty)
        let step = max(1, places.count / most)
        for place in stride(from: 0, to: places.count, by: step).map({ places[$0] })
        where !Self.exempt.contains(where: { place.name.hasPrefix($0.place) }) {
            #expect(try isFound(input, place), "\(file): \(place.name) at byte \(place.range.lowerBound)")
        }
    }

    @Test(arguments: ISO20022Samples.all.map(\.name)) func inSamples(_ name: String) throws {
        let sample = try #require(ISO20022Samples.all.first { $0.name == name })
        try expectFound(bytes(sample.text), name)
        // With a prefix, an attribute and elements that nobody knows.
        let other = sample.text.replacing("</GrpHdr>", with: "<New note='1'><Thing>2</Thing></New></GrpHdr>").replacing(
            "<CdtTrfTxInf>", with: "<CdtTrfTxInf><SplmtryData><PlcAndNm>x</PlcAndNm><Envlp><A b='1'>c</A></Envlp></SplmtryData>")
        try expectFound(bytes(other), name)
    }

    @Test(
        .enabled(if: SharedFiles.path("payments/iso20022") != nil, "the shared payments are not here"),
        arguments: [
            "camt052.v6.xml", "cbpr-pacs.008.min.xml", "pacs.008.001.13.xml", "pacs.009.001.07.xml", "pain008-musterfile.xml",
            "sepa_payment_naujas_1.xml", "cbpr-pacs.004.max.xml",
        ])
    func inSharedSamples(_ file: String) throws {
        guard let path = SharedFiles.path("payments/iso20022/" + file) else { return }
        try expectFound(try readAll(path), file, most: 25)
    }
}

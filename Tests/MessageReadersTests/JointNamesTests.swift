import TestSupport
import Testing

@testable import MessageReaders

@Suite struct JointNamesTests {
    private func parts(_ name: String) -> [String] {
        let bytes = Array(name.utf8)
        var parts: [String] = []
        JointNames.parts(of: bytes.span) { parts.append(String(decoding: bytes[$0], as: UTF8.self)) }
        return parts
    }

    @Test func cutsWhereSeveralAreNamed() {
        let cases: [(name: String, parts: [String])] = [
            ("JOHN SMITH AND/OR MARY SMITH", ["JOHN SMITH", "MARY SMITH"]),
            ("John and/or Mary", ["John", "Mary"]),
            ("John Smith; Mary Jones;", ["John Smith", "Mary Jones"]),
            ("A;B", ["A", "B"]),
            ("John Smith / Mary Jones", ["John Smith", "Mary Jones"]),
            ("Acme Ltd c/o John Smith", ["Acme Ltd", "John Smith"]),
            ("Acme Ltd C/O: John Smith", ["Acme Ltd", "John Smith"]),
            ("Broker o/b/o Client X", ["Broker", "Client X"]),
            ("Broker for and on behalf of Client", ["Broker", "Client"]),
            ("Broker On Behalf Of Client", ["Broker", "Client"]),
            ("John Smith t/a Smith Motors", ["John Smith", "Smith Motors"]),
            ("John Smith trading as Smith Motors", ["John Smith", "Smith Motors"]),
            ("Foo LLC d/b/a Bar", ["Foo LLC", "Bar"]),
            ("Foo LLC doing business as Bar", ["Foo LLC", "Bar"]),
            ("Foo (a.k.a. Bar)", ["Foo", "Bar"]),
            ("Foo AKA Bar aka Baz", ["Foo", "Bar", "Baz"]),
            ("Foo also known as Bar", ["Foo", "Bar"]),
            ("New Co, formerly known as Old Co", ["New Co", "Old Co"]),
            ("New Co f/k/a Old Co", ["New Co", "Old Co"]),
            ("Attn: John Smith", ["John Smith"]),
            ("Acme Ltd, attn. John Smith", ["Acme Ltd", "John Smith"]),
            ("Bank FBO John Smith", ["Bank", "John Smith"]),
            ("Bank for the account of Client", ["Bank", "Client"]),
            ("Dupont chez Martin", ["Dupont", "Martin"]),
            ("Dupont p/a Martin", ["Dupont", "Martin"]),
            ("John Smith & Mary Jones", ["John Smith", "Mary Jones"]),
            ("John Smith and Mary Jones", ["John Smith", "Mary Jones"]),
            ("John Smith OR Mary Jones", ["John Smith", "Mary Jones"]),
            ("John & Mary Smith", ["Mary Smith"]),
            ("Usama bin Ladin & Sons", ["Usama bin Ladin"]),
            ("Жан Поль; Анна", ["Жан Поль", "Анна"]),
            // One name each.
            ("Smith & Sons", []), ("Smith and Sons", []), ("Johnson & Johnson", []), ("AT&T", []), ("H&M Hennes", []),
            ("John Smith", []), ("", []), (" ", []), ("Anderson Orson", []), ("Formerlyn Attn1", []), ("S/O Ahmed", []),
            ("Acme A/S", []), ("1/JOHN SMITH", []), ("Chezare Akaev", []), (";", []), ("for ever trading", []),
            ("Co Care Ltd", []), ("José Ortega y Gasset", []),
        ]
        for test in cases { #expect(parts(test.name) == test.parts, "\(test.name)") }
    }

    @Test func everyConnectorCuts() {
        for connector in ConnectorTable.strong + ConnectorTable.weak {
            #expect(parts("One Two \(connector) Three Four") == ["One Two", "Three Four"], "\(connector)")
            #expect(parts("One Two \(connector.uppercased()) Three Four") == ["One Two", "Three Four"], "\(connector)")
        }
    }

    @Test(arguments: [UInt64(31), 32]) func keepsToTheNamesBytes(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "and", "or", ";", "/", "c/o", " ", " ", " ", "A", "Bé", "on behalf of", ".", "(", "aka", "&", "\u{FFFD}", "for the",
            "as",
        ]
        for round in 0..<3000 {
            var bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            if round % 2 == 0, !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var end = 0
            JointNames.parts(of: bytes.span) { part in
                #expect(part.lowerBound >= end && !part.isEmpty && part.upperBound <= bytes.count, "seed \(seed) round \(round)")
                #expect(part != 0..<bytes.count, "seed \(seed) round \(round)")
                end = part.upperBound
            }
        }
    }
}

@Suite struct TextDecodingTests {
    @Test func decodesLikeTheStandardLibrary() {
        var random = SeededRandom(seed: 41)
        let pieces: [[UInt8]] = [
            [0x41], Array("é".utf8), Array("€".utf8), Array("😀".utf8), [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80],
            [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], Array("0123456789abcdef0123456789".utf8),
        ]
        var target: [UInt8] = []
        for round in 0..<4000 {
            let source = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
            let (count, isValid) = TextDecoding.decode(source.span, from: .utf8, into: &target)
            let expected = Array(String(decoding: source, as: UTF8.self).utf8)
            #expect(Array(target[..<count]) == expected, "round \(round)")
            #expect(isValid == (expected == source), "round \(round)")
            #expect(TextDecoding.isUTF8(source.span) == (expected == source), "round \(round)")
        }
        for round in 0..<4000 {
            let units = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                [0x41, 0x20AC, 0xD83D, 0xDE00, 0xFFFF, UInt16.random(in: 0...0xFFFF, using: &random)].randomElement(
                    using: &random) ?? 0
            }
            let source = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            let (count, _) = TextDecoding.decode(source.span, from: .utf16le, into: &target)
            #expect(Array(target[..<count]) == Array(String(decoding: units, as: UTF16.self).utf8), "round \(round)")
        }
    }

    @Test func knowsWindows1252() {
        var target: [UInt8] = []
        let source: [UInt8] = [0x80, 0x8A, 0x92, 0xE9, 0x9F, 0x41]
        let (count, isValid) = TextDecoding.decode(source.span, from: .windows1252, into: &target)
        #expect(String(decoding: target[..<count], as: UTF8.self) == "€Š’éŸA")
        #expect(isValid)
        let unassigned: [UInt8] = [0x81]
        #expect(!TextDecoding.decode(unassigned.span, from: .windows1252, into: &target).isValid)
        #expect(TextDecoding.decode(unassigned.span, from: .latin1, into: &target).isValid)
    }
}

import Foundation
import JSON
import TestSupport
import Testing

@testable import Screening

/// The reader of JSON5 against Foundation's.
@Suite("JSON5")
struct PolicyParserTests {
    /// What Foundation reads.
    private indirect enum Tree: Decodable, Equatable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([Tree])
        case object([String: Tree])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else if let value = try? container.decode([Tree].self) {
                self = .array(value)
            } else {
                self = .object(try container.decode([String: Tree].self))
            }
        }

        init(_ node: JSONValue) {
            switch node.content {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .number: self = .number(node.number ?? .infinity)
            case .text(let value): self = .string(value)
            case .list(let nodes): self = .array(nodes.map { Tree($0) })
            case .object(let members):
                self = .object(Dictionary(members.map { ($0.key, Tree($0.value)) }, uniquingKeysWith: { first, _ in first }))
            }
        }
    }

    private static func expected(_ text: String) -> Tree? {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        return try? decoder.decode(Tree.self, from: Data(text.utf8))
    }

    private static func read(_ text: String) -> Tree? {
        (try? JSONReader.document(Array(text.utf8), dialect: .json5)).map { Tree($0) }
    }

    static let documents = [
        "null", "true", "false", "0", "-0", "1.5", ".5", "5.", "+1", "-.25", "1e3", "1E-3", "\"\"", "''", "'a\"b'", "\"a'b\"",
        "[]", "[1]", "[1,]", "[1, [2, [3]], {}]", "{}", "{a: 1}", "{'a b': 1,}", "{\"é\": 'ü', $_1: null}",
        "// c\n{/* x */ a /* y */ : /* z */ 1 // w\n, }", "'\\n\\t\\\\\\/\\u00e9\\ud83d\\ude00\\''",
        "\u{FEFF}[1]", "\u{A0}[1]", "  [ 1 ,\r\n 2 ]  ",
        // No JSON5.
        "", " ", "[", "]", "{", "{a}", "{a:}", "{a:1 b:2}", "[1 2]", "[,]", "{,}", "nul", "truer", "01", "1e", ".", "+", "--1",
        "'a",
        "'a\nb'", "\"\\u12\"", "'\\ud800'", "{1a: 2}", "/* x", "[1] 2", "/ 1", "'\\1'", "a",
    ]

    @Test("reads what Foundation reads, and refuses what it refuses", arguments: documents)
    func sameAsFoundation(_ text: String) { #expect(Self.read(text) == Self.expected(text), "\(text)") }

    @Test("changed documents are read the same or refused; nothing traps")
    func changed() {
        var random = SeededRandom(seed: 0x150_5)
        let letters = Array("{}[],:'\"\\/*\n 0123456789.eE+-au_truefalsn")
        var read = 0
        for _ in 0..<3_000 {
            var text = Array(PolicyFileTests.full)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: text.indices, using: &random)
                if Bool.random(using: &random) {
                    text[place] = letters.randomElement(using: &random) ?? " "
                } else {
                    text.remove(at: place)
                }
            }
            let string = String(text)
            guard let own = Self.read(string) else { continue }
            read += 1
            #expect(own == Self.expected(string), "\(string)")
            _ = try? PolicyFile(Array(string.utf8), file: "p")
        }
        #expect(read > 100)
    }

    @Test("a backslash continues a line, and means nothing before a letter that JSON doesn't escape")
    func escapes() {
        #expect(Self.read("'a\\\nb\\\r\nc'") == .string("abc"))
        for text in ["'\\l'", "'\\0'", "'\\x41'", "'\\v'"] { #expect(Self.read(text) == nil, "\(text)") }
    }

    @Test("lines are counted through comments and texts")
    func lines() throws {
        let root = try JSONReader.document(
            Array("{\na: 1, // x\n/* y\n z */ b:\n [2,\n'c\\\nd', 3]}".utf8), dialect: .json5)
        let members = try #require(root.object)
        #expect(members.map(\.line) == [2, 4])
        #expect(members[1].value.line == 5)
        #expect(members[1].value.list?.map(\.line) == [5, 6, 7])
    }
}

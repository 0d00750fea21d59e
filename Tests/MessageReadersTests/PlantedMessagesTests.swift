import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

private let name = "QASIM BELHAKEM"

/// A listed name put in the place of, in front of and behind whatever stands in a message is screened, or the message is rejected.
@Suite("A name planted anywhere in a message") struct PlantedMessagesTests {
    private static let mt = [
        blocks(
            "103",
            [
                ":20:REF1", ":13C:/SNDTIME/1200+0100", ":23B:CRED", ":23E:PHON/1", ":32A:260101EUR1,", ":33B:EUR1,", ":50F:/1",
                "1/DORA DEBTOR",
                "2/1 ROW", "3/GB/HULL", "4/19610203", "5/GB/HULL", "6/GB/X/1", "7/GB/2", ":52A:/C/1", "CCCCGB2L", ":53B:/1",
                "LEEDS",
                ":57D://FW021000021", "NORTH QUAY", "LEEDS", ":59:/2", "CARL CREDITOR", "2 ROW", ":70:/INV/12", ":71A:SHA",
                ":71F:EUR1,",
                ":72:/INS/DDDDUS33", "//MORE", ":77B:/ORDERRES/GB//X",
            ]),
        blocks(
            "101",
            [
                ":20:BULK", ":28D:1/1", ":50H:/1", "DORA DEBTOR", ":30:260101", ":21:ONE", ":32B:EUR1,", ":59:CARL", ":71A:SHA",
                ":21:TWO",
                ":32B:EUR2,", ":59A:/9", "FFFFESMM", ":70:X", ":71A:SHA",
            ]),
        blocks(
            "102",
            [
                ":20:BULK", ":23:CREDIT", ":50K:DORA", ":71A:OUR", ":36:1,", ":21:ONE", ":32B:EUR1,", ":59:CARL",
                ":32A:260101EUR1,", ":19:1,",
                ":53A:CCCCGB2L", ":72:/REC/SEE",
            ]),
        blocks(
            "940",
            [
                ":20:S", ":25:1", ":28C:1", ":60F:C260101EUR1,", ":61:2601020102D8,47NMSCA1//B1", "MORE",
                ":86:166?00X?20Y?32DORA", "DEBTOR",
                ":61:2601020102D8,47NMSCA2", ":86:PLAIN WORDS", ":62F:C260101EUR1,", ":64:C260101EUR1,", ":65:C260101EUR1,",
            ]),
        blocks("300", [":20:R", ":22A:NEWT", ":82J:/ABIC/CCCCGB2L/NAME/DORA DEBTOR", ":87A:DDDDUS33", ":30T:20260101"]),
        blocks("541", [":20C::SEME//1", ":95Q::SELL//DORA DEBTOR", "12 QUAY", ":95P::BUYR//EEEEITMM", ":95R::DEAG/DTCY/1"]),
        blocks("199", [":20:R", ":21:S", ":79:NARRATIVE", "MORE"]),
        blocks(
            "900", [":20:R", ":21:S", ":25P:/445566", "HHHHNL2A", ":13D:2601011200+0100", ":32A:260101EUR1,", ":52D:NORTH QUAY"]),
        "BANK 1\n" + statement(":86:166?00X?20Y?32DORA?33DEBTOR?34000\n") + "BANK 2\n" + statement(":86:/BENM//NAME/DORA/REMI/X"),
    ]

    @Test("a line anywhere in MT", arguments: Array(mt.indices))
    func linesOfMT(_ n: Int) throws {
        let lines = Self.mt[n].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for place in lines.indices {
            // In place of the line, of its value, behind and below it.
            let old = lines[place]
            var tag = ""
            if old.hasPrefix(":"), let colon = old.dropFirst().firstIndex(of: ":") { tag = String(old[...colon]) }
            for line in [name, tag + name, "\(old) \(name)", "\(old)\n\(name)", "\(name)\n\(old)"] {
                var changed = lines
                changed[place] = line
                let text = changed.joined(separator: "\n")
                let read = try ReadInput(bytes(text), options: InputOptions(format: .mt))
                #expect(read.accounted == text.utf8.count)
                #expect(read.screens(name) || !read.rejects.isEmpty, "line \(place): \(line)")
            }
        }
    }

    @Test("a field of a block anywhere in MT", arguments: Array(mt.indices))
    func blocksOfMT(_ n: Int) throws {
        let text = Self.mt[n]
        var place = text.startIndex
        while let brace = text[place...].firstIndex(of: "}") {
            let start = text[..<brace].lastIndex { $0 == ":" || $0 == "{" || $0 == "\n" } ?? text.startIndex
            let before = String(text[..<brace])
            let behind = String(text[brace...])
            var changes: [String] = [String(text[...start]) + name + behind, before + name + behind]
            changes.append("\(before) \(name)\(behind)")
            changes.append(before + "}" + name + String(behind.dropFirst()))
            for changed in changes {
                let read = try ReadInput(bytes(changed), options: InputOptions(format: .mt))
                let isScreened = read.screens(name) || !read.rejects.isEmpty
                #expect(isScreened, "\(changed.prefix(200))")
            }
            place = text.index(after: brace)
        }
    }

    private static let edifact = [
        interchange(
            "PAYMUL",
            [
                "BGM+452+1+9", "DTM+137:20260101:102", "BUS+1:X+DO",
                "FII+OR+DE1:DORA DEBTOR:AND SONS:EUR+COBADEFF:25:5:1:2:3:BANK:HULL+GB",
                "NAD+OY+1:2:3+LINE 1:LINE 2+DORA:DEBTOR+1 ROW+HULL+ER+HU1+GB", "CTA+IC+1:ANNA", "COM+44 1:TE", "LIN+1",
                "RFF+AEK:1", "MOA+9:1:EUR", "SEQ++1",
                "MOA+9:1:EUR", "RFF+PQ:1", "PAI+::2", "FCA+13", "FII+BF+2:CARL+:::2:154:133+GB", "NAD+BE+++CARL CREDITOR",
                "INP+BF+1:AD", "PRC+11",
                "FTX+PMD+1+A:B+SOME WORDS:MORE", "SEQ++2", "NAD+BE++CARL:2 ROW", "CNT+2:1", "AUT+1",
            ]),
        interchange("FINSTA", ["BGM+1", "FII+AS+1:DORA", "RFF+AII:1", "SEQ++1", "NAD+OY+++CARL", "BUS++X", "DOC+1+2"]),
        interchange("CONTRL", ["UCI+V1+A:B+C+7", "UCM+1+PAYMUL:D+4", "UCS+1+13", "FTX+AAO+++X"]),
        interchange(
            "PAXLST",
            [
                "BGM+745", "NAD+MS+++NORTH QUAY", "COM+44 1:TE", "TDT+20+QQ1", "LOC+125+LHR", "DTM+136:2601011200:201",
                "NAD+FL+++DOE:JOHN:X+ROW+HULL",
                "ATT+2++M", "DTM+329:540203", "MEA+CT++:1", "GEI+4+ZZZ", "LOC+174+FRA", "NAT+2+GBR", "RFF+AVF:A1",
                "DOC+P:110:111+AB123", "LOC+91+GBR",
                "FTX+AAI+++WORDS", "NAD+FM+++ROE:JANE", "CNT+42:2",
            ]),
        "UNA:+.? 'UNB+IATA:1+QQ++260301:1200+1'UNH+M+PNRGOV:10:1:IA+X'MSG+:22'ORG+QQ:LHR'TVL+010326:0915+LHR+JFK+QQ+3'EQN+2'"
            + "SRC'RCI+QQ:LOC001'IFT+4:28::QQ+FRIEND'ADD++700:QUAY 1:HULL'TIF+DOE+JOHNMR:A:1'FTI+QQ:1'"
            + "SSR+DOCS:HK::QQ:::::/P/GBR/AB123/FRA/03FEB54/M/01JAN30/DOE/JOHN/ODO'TKT+1:T:1'TIF+ROE+JANE MS:A:2'"
            + "IFT+4:43+SPONSOR+QUAY 1'FOP+CC::1:VI'TVL+010326:0915+LHR+JFK+QQ+3'TRI++1'TIF+DOE+JOHNMR:A:1'UNT+20+M'UNZ+1+1'",
    ]

    @Test("a component anywhere in EDIFACT", arguments: Array(edifact.indices))
    func componentsOfEDIFACT(_ n: Int) throws {
        let text = Self.edifact[n]
        let first = text.hasPrefix("UNA") ? text.index(text.startIndex, offsetBy: 9) : text.startIndex
        var start = first
        while start < text.endIndex {
            let end = text[start...].firstIndex { $0 == "+" || $0 == ":" || $0 == "'" || $0 == "/" } ?? text.endIndex
            let before = String(text[..<start])
            let value = String(text[start..<end])
            let behind = String(text[end...])
            for changed in [name, "\(value) \(name)", "\(value)'\(name)", "\(name) \(value)"] {
                let input = bytes(before + changed + behind)
                let read = try ReadInput(input, options: InputOptions(format: .edifact))
                #expect(read.accounted == input.count)
                let isScreened = read.screens(name) || !read.rejects.isEmpty
                #expect(isScreened, "\(before)\(changed)\(behind)")
            }
            start = end < text.endIndex ? text.index(after: end) : end
        }
    }

    @Test("damaged messages are accounted for, and read the same in pieces of any size", arguments: [1, 2, 3] as [UInt64])
    func damagedMessages(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces: [[UInt8]] = [
            bytes("\n:20:X\n"), bytes("\n:61:260101"), bytes("\n:86:"), bytes("\n-\n"), bytes("-}"), bytes("{1:F01"),
            bytes("{4:\n"), bytes("\n"),
            bytes("\n:\n86:"), bytes("QASIM BELHAKEM"), bytes("'"), bytes("+"), bytes("?"), bytes("'UNT+1+1'"), bytes("'SEQ++1'"),
            bytes("'LIN+1'"),
            bytes("'NAD+BE+++X'"), bytes("'UNH+1+PAYMUL:D'"), bytes("'SRC'"), bytes("'TIF+A+B'"), [0xC3, 0xA9], [0xFF], [0],
        ]
        for (format, samples) in [(InputFormat.mt, Self.mt), (.edifact, Self.edifact)] {
            for sample in samples {
                for _ in 0..<12 {
                    var input = bytes(sample)
                    for _ in 0..<Int.random(in: 1...4, using: &random) {
                        let place = Int.random(in: 0..<input.count, using: &random)
                        let end = min(input.count, place + Int.random(in: 0...20, using: &random))
                        input.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
                        if input.isEmpty { input = [0x20] }
                    }
                    let options = InputOptions(format: format)
                    let whole = try ReadInput(input, options: options)
                    #expect(whole.accounted == input.count, "seed \(seed)")
                    for chunk in [1, 3, 17] {
                        let read = try ReadInput(input, options: options, chunk: chunk)
                        #expect(read.records == whole.records, "seed \(seed): \(String(decoding: input, as: UTF8.self))")
                        #expect(read.accounted == input.count)
                    }
                }
            }
        }
    }
}

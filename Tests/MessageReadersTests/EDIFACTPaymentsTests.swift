import MessageSupport
import Testing

@testable import MessageReaders

func interchange(_ type: String, _ segments: [String]) -> String {
    "UNB+UNOA:1+A+B+130325:1230+V1'UNH+M1+\(type):D:96A:UN'" + segments.map { $0 + "'" }.joined() + "UNT+9+M1'UNZ+1+V1'"
}

@Suite("EDIFACT payments") struct EDIFACTPaymentsTests {
    @Test(
        "payments, advices and statements are read with their parties",
        arguments: [
            "PAYMUL", "PAYORD", "PAYEXT", "CREMUL", "CREEXT", "CREADV", "DEBMUL", "DEBADV", "FINSTA", "REMADV", "DIRDEB",
            "PAYDUC",
        ])
    func messagesThatAreRead(_ type: String) throws {
        let read = try readAnyhow(
            interchange(
                type,
                [
                    "BGM+452+1", "FII+OR+DE1:QASIM BELHAKEM+COBADEFF:25:5", "NAD+OY+++DORA DEBTOR:AND SONS+1 ROW+HULL++HU1+GB",
                    "NAD+BE++CARL CREDITOR:2 ROW:SFAX",
                ]), .edifact)
        #expect(read.records.map(\.id) == ["M1"])
        #expect(
            read.records[0].parties == [
                "ordering-customer|QASIM BELHAKEM|||||||account=DE1", "ordering-institution||organisation||||||bic=COBADEFF",
                "ordering-customer|DORA DEBTOR AND SONS|||GB|||1 ROW HULL HU1",
                "ordering-customer|DORA DEBTOR|||GB|||1 ROW HULL HU1",
                "ordering-customer|AND SONS|||GB|||1 ROW HULL HU1",
                "beneficiary|CARL CREDITOR", "beneficiary|CARL CREDITOR 2 ROW",
            ])
        #expect(read.texts == ["1 ROW HULL HU1", "CARL CREDITOR 2 ROW SFAX"])
    }

    @Test("each transaction of a multiple payment is a record under what stands above it")
    func transactions() throws {
        let read = try readAnyhow(
            interchange(
                "PAYMUL",
                [
                    "BGM+452+1", "NAD+MS+++NORTH QUAY", "LIN+1", "NAD+OY+++DORA DEBTOR", "SEQ++1", "MOA+9:12.50:EUR",
                    "NAD+BE+++ONE CREDITOR",
                    "SEQ++2", "NAD+BE+++TWO CREDITOR", "LIN+2", "NAD+OY+++OTHER DEBTOR", "SEQ++1", "NAD+BE+++THREE CREDITOR",
                    "LIN+3",
                    "NAD+BE+++FOUR CREDITOR", "CNT+2:3",
                ]), .edifact)
        #expect(read.records.map(\.id) == ["M1/1", "M1/2", "M1/3", "M1/4"])
        func names(_ n: Int) -> [String] {
            read.records[n].parties.map { String($0.split(separator: "|")[1]) }
        }
        #expect(names(0) == ["NORTH QUAY", "DORA DEBTOR", "ONE CREDITOR"])
        #expect(names(1) == ["NORTH QUAY", "DORA DEBTOR", "TWO CREDITOR"])
        #expect(names(2) == ["NORTH QUAY", "OTHER DEBTOR", "THREE CREDITOR"])
        #expect(names(3) == ["NORTH QUAY", "FOUR CREDITOR"])
    }

    @Test(
        "a name is found in every component that may hold one",
        arguments: [
            "NAD+BE+++QASIM BELHAKEM", "NAD+BE+++QASIM:BELHAKEM", "NAD+BE+++SOME FIRM:QASIM BELHAKEM",
            "NAD+BE++QASIM BELHAKEM:1 ROW",
            "NAD+BE++SOME FIRM:1 ROW:QASIM BELHAKEM", "NAD+BE+QASIM BELHAKEM", "NAD+ZZ+++QASIM BELHAKEM",
            "NAD+BE+++X+QASIM BELHAKEM",
            "NAD+BE+++X++QASIM BELHAKEM", "NAD+BE+++QASIM+BELHAKEM", "FII+BF+1:QASIM BELHAKEM", "FII+BF+1:QASIM:BELHAKEM",
            "FII+BF++:::::::QASIM BELHAKEM", "FII+BF++:::::: QASIM BELHAKEM", "FII+BF+QASIM BELHAKEM", "FII+BF++QASIM BELHAKEM",
            "FII+QASIM BELHAKEM", "FTX+PMD+++QASIM BELHAKEM", "FTX+PMD+++QASIM:BELHAKEM", "FTX+QASIM BELHAKEM",
            "RFF+PQ:QASIM BELHAKEM",
            "CTA+IC+:QASIM BELHAKEM", "CTA+QASIM BELHAKEM", "COM+QASIM BELHAKEM:TE", "BUS++QASIM BELHAKEM",
            "DOC+380+QASIM BELHAKEM", "INP+BF+QASIM BELHAKEM",
            "MOA+9:1:EUR:QASIM BELHAKEM", "DTM+QASIM BELHAKEM", "XYZ+QASIM BELHAKEM", "XYZ+1:QASIM BELHAKEM",
            "BGM+QASIM BELHAKEM",
        ])
    func namesAnywhere(_ segment: String) throws {
        for segments in [
            [segment], ["BGM+1", segment], ["LIN+1", segment, "SEQ++1", "NAD+BE+++X"], ["LIN+1", "SEQ++1", segment, "SEQ++2"],
        ] {
            let read = try readAnyhow(interchange("PAYMUL", segments), .edifact)
            #expect(read.rejects == [])
            #expect(read.screens("QASIM BELHAKEM"), "\(read.records)")
        }
    }

    @Test(
        "a segment that is malformed is screened, or the message is rejected",
        arguments: [
            "NAD+BE+++QASIM BELHAKEM'S SONS", "NAD+BE+++O'QASIM BELHAKEM", "NAD+BE+++X'QASIM BELHAKEM", "NAD;BE;;;QASIM BELHAKEM",
            "nad+BE+++QASIM BELHAKEM", "N D+BE+++QASIM BELHAKEM", "+BE+++QASIM BELHAKEM", "QASIM BELHAKEM",
            "NADBE+++QASIM BELHAKEM",
            "NAD|BE|||QASIM BELHAKEM", "\"NAD\"+BE+++QASIM BELHAKEM", "FTX+PMD+++'QASIM BELHAKEM'", "RFF+PQ:IT'S QASIM BELHAKEM",
            "Qasim+QASIM BELHAKEM",
            "NADIA+QASIM BELHAKEM", "SEQUENCE OF QASIM BELHAKEM",
        ])
    func malformedSegments(_ segment: String) throws {
        for segments in [[segment], ["BGM+1", segment, "NAD+OY+++X"], ["LIN+1", "SEQ++1", segment, "SEQ++2"]] {
            let read = try readAnyhow(interchange("PAYMUL", segments), .edifact)
            #expect(read.screens("QASIM BELHAKEM") || !read.rejects.isEmpty, "\(read.records)")
        }
        let list = try readAnyhow(interchange("PAXLST", ["NAD+FL+++DOE:JOHN", segment]), .edifact)
        #expect(list.screens("QASIM BELHAKEM") || !list.rejects.isEmpty, "\(list.records)")
    }

    @Test("a name with an apostrophe that is not released stays whole")
    func unreleasedApostrophes() throws {
        for name in ["QASIM AL'ADL", "O'NEIL AND SONS", "D'ANGELO", "X'S", "QASIM 'IDA"] {
            let read = try readAnyhow(interchange("PAYORD", ["NAD+BE+++\(name)+1 ROW", "NAD+OY+++\(name)"]), .edifact)
            #expect(read.screens(name), "\(name): \(read.records)")
        }
    }

    @Test("answers to messages name nobody, but their words are screened", arguments: ["CONTRL", "APERAK"])
    func answers(_ type: String) throws {
        let read = try readAnyhow(
            interchange(type, ["UCI+V1+A+B+7", "UCM+1+PAYMUL:D:96A:UN+4", "ERC+40", "FTX+AAO+++QASIM BELHAKEM"]), .edifact)
        #expect(read.records.count == 1)
        #expect(read.records[0].reject == nil && read.records[0].parties.isEmpty)
        #expect(read.texts == ["QASIM BELHAKEM"])
    }

    @Test(
        "other messages are rejected by name", arguments: ["ORDERS", "INVOIC", "DESADV", "IFTMIN", "BANSTA", "CUSCAR", "A", "X1"])
    func otherMessages(_ type: String) throws {
        let read = try readAnyhow(
            interchange(type, ["NAD+BY+++QASIM BELHAKEM", "LIN+1"]) + interchange("PAYORD", ["NAD+BE+++X"]), .edifact)
        #expect(read.records.map(\.reject) == ["EDIFACT: messages of type \(type) are not read", nil])
        let nameless = try readAnyhow(interchange("", ["NAD+BY+++X"]), .edifact)
        #expect(nameless.rejects == ["EDIFACT: a message whose type can't be told is not read"])
    }

    @Test("words in headers and trailers of an interchange are screened, or rejected")
    func headersAndTrailers() throws {
        for (before, after) in [
            ("UNB+UNOA:1+QASIM BELHAKEM+B+130325:1230+V1'", "UNZ+1+V1'"),
            ("UNB+UNOA:1+A+QASIM BELHAKEM:ZZ+130325:1230+V1'", "UNZ+1+V1'"),
            ("UNB+UNOA:1+A+B+130325:1230+V1'UNG+X+QASIM BELHAKEM+B'", "UNE+1'UNZ+1+V1'"),
            ("UNB+UNOA:1+A+B+130325:1230+V1'", "UNZ+QASIM BELHAKEM+V1'"),
            ("UNB+QASIM BELHAKEM+A+B+130325:1230+V1'", "UNZ+1+V1'"),
        ] {
            for body in ["UNH+1+PAYORD:D'NAD+BE+++X'UNT+2+1'", "UNH+1+PAXLST:D'NAD+FL+++X:Y'UNT+2+1'"] {
                let read = try readAnyhow(before + body + after, .edifact, detected: false)
                #expect(read.screens("QASIM BELHAKEM") || !read.rejects.isEmpty, "\(before)")
            }
        }
    }

    @Test("a head that is too long is a record, and what stands under it is not passed without it")
    func longHeads() throws {
        let many = Array(repeating: "NAD+MS+++NORTH QUAY SHIPPING AND TRADING", count: 400)
        let read = try readAnyhow(interchange("PAYMUL", many + ["LIN+1", "SEQ++1", "NAD+BE+++X", "SEQ++2"]), .edifact)
        #expect(read.records.first?.reject == nil)
        #expect(read.records.map { $0.reject == nil } == [true, false, false])
    }

    @Test("every cut of a payment message is accounted for")
    func everyCut() throws {
        let whole = bytes(
            interchange("PAYMUL", ["BGM+1", "LIN+1", "NAD+OY+++D?'ARC", "SEQ++1", "NAD+BE+++A'B", "SEQ++2", "FTX+1"])
                + interchange("ORDERS", ["NAD+BY+++X"]) + interchange("CONTRL", ["UCI+1"]))
        for count in 0...whole.count {
            for chunk in [1, Int.max] {
                let read = try ReadInput(Array(whole[..<count]), options: InputOptions(format: .edifact), chunk: chunk)
                #expect(read.accounted == count)
            }
        }
    }
}

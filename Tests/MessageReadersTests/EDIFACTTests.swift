import MessageSupport
import Testing

@testable import MessageReaders

private func read(_ text: String) throws -> ReadInput {
    let input = bytes(text)
    let whole = try ReadInput(input)
    #expect(whole.profile.format == .edifact)
    #expect(whole.accounted == input.count)
    for chunk in [1, 5] {
        let pieces = try ReadInput(input, chunk: chunk)
        #expect(pieces.records == whole.records)
        #expect(pieces.accounted == input.count)
    }
    return whole
}

private func passengerList(_ segments: [String], head: String = "UNB+UNOA:4+AA+BB+260301:1200+1'") -> String {
    head + "UNH+MSG1+PAXLST:D:05B:UN:IATA'BGM+745'" + segments.joined(separator: "'") + "'UNT+9+MSG1'UNZ+1+1'"
}

@Suite struct EDIFACTTests {
    @Test func travellersOfAPassengerList() throws {
        let read = try read(
            passengerList([
                "NAD+MS+++NORTH QUAY AIR", "COM+44 1:TE+desk@example.com:EM", "TDT+20+QQ1", "NAD+FL+++DOVERFIELD:QUILLON:ODO",
                "ATT+2++M",
                "DTM+329:540203", "LOC+174+FRA", "NAT+2+GBR", "DOC+P:110:111+AB123", "LOC+91+GBR",
                "NAD+FM+++O?'HARA:MARIT+QUAY 1+HULL",
                "DTM+329:20010203", "FTX+AAI+++MEETS ALMEDA", "CNT+42:2",
            ]))
        #expect(read.records.map(\.id) == ["MSG1/1", "MSG1/2"])
        #expect(
            read.records[0].parties == [
                "reporting-party|NORTH QUAY AIR|||||||phone=44 1,email=desk@example.com",
                "traveller|QUILLON ODO DOVERFIELD|person|1954-02-03|FRA|GBR|M||passport=AB123@GBR",
            ])
        #expect(read.records[1].parties == ["crew|MARIT O'HARA|person|2001-02-03||||QUAY 1 HULL"])
        #expect(read.records[1].texts.contains("MEETS ALMEDA"))
    }

    @Test func serviceCharactersAndLineEnds() throws {
        let read = try read(
            "UNA|*.! ~\r\nUNB*UNOA|4*AA*BB*260301|1200*1~\r\nUNH*M*PAXLST|D|02B~\r\nNAD*FL***DOVER\r\nFIELD|QUILL!|ON~\r\nUNT*3*M~\r\nUNZ*1*1~\r\n"
                + "UNB+UNOA:4+AA+BB+260301:1200+2'UNH+N+PAXLST:D:02B'NAD+FL+++ELDERTON:MARIT'UNT+3+N'UNZ+1+2'")
        #expect(read.records.map(\.parties) == [["traveller|QUILL|ON DOVERFIELD|person"], ["traveller|MARIT ELDERTON|person"]])
        #expect(read.records.map(\.id) == ["M/1", "N/1"])
    }

    @Test func travellersOfBookings() throws {
        let read = try read(
            "UNB+IATA:1+QQ++260301:1200+1'UNH+M+PNRGOV:10:1:IA+X'MSG+:22'ORG+QQ:LHR'TVL+010326:0915+LHR+JFK+QQ+3'EQN+2'"
                + "SRC'RCI+QQ:LOC001'IFT+4:28::QQ+FRIEND OF ALMEDA'ADD++700:QUAY 1:HULL'TIF+DOVERFIELD+QUILLONMR:A:1'"
                + "SSR+DOCS:HK::QQ:::::/P/GBR/AB123/FRA/03FEB54/M/01JAN30/DOVERFIELD/QUILLON/ODO'TIF+ELDERTON+MARIT MS:A:2'"
                + "IFT+4:43+ALMEDA TRUST+QUAY 1'TVL+010326:0915+LHR+JFK+QQ+3'TRI++1'TIF+DOVERFIELD+QUILLONMR:A:1'TIF+SOLWAY+BRAM:A:3'"
                + "SRC'RCI+QQ:LOC002'TIF+SOLWAY+BRAM:A:1+INGEMISS:C:2'UNT+20+M'UNZ+1+1'")
        #expect(read.records.map(\.id) == ["LOC001/1", "LOC001/2", "LOC002/1"])
        #expect(
            read.records[0].parties == [
                "traveller|QUILLON DOVERFIELD|person|1954-02-03||FRA|M||passport=AB123@GBR",
                "traveller|QUILLONMR DOVERFIELD|person|1954-02-03||FRA|M",
                "traveller|QUILLON ODO DOVERFIELD|person|1954-02-03||FRA|M",
            ])
        #expect(read.records[0].texts == ["FRIEND OF ALMEDA", "QUAY 1, HULL"])
        // The other one, who is named in the flights alone, is in the last traveller's record.
        #expect(
            read.records[1].parties == [
                "sponsor|ALMEDA TRUST||||||QUAY 1", "traveller|MARIT ELDERTON|person", "traveller|MARIT MS ELDERTON|person",
                "traveller|QUILLON DOVERFIELD|person", "traveller|QUILLONMR DOVERFIELD|person", "traveller|BRAM SOLWAY|person",
            ])
        #expect(
            read.records[2].parties == [
                "traveller|BRAM SOLWAY|person", "traveller|INGE SOLWAY|person", "traveller|INGEMISS SOLWAY|person",
            ])
    }

    @Test func rejectsMessagesWithoutTravellers() throws {
        let read = try read(
            passengerList(["NAD+MS+++NORTH QUAY AIR", "TDT+20+QQ1"])
                + "UNB+IATA:1+QQ++260301:1200+1'UNH+M+PNRGOV:10:1:IA'SRC'RCI+QQ:LOC001'SRC'TIF+SOLWAY+BRAM'UNT+4+M'UNZ+1+1'")
        #expect(
            read.records.map(\.reject) == ["no traveller is named in the message", "no traveller is named in the message", nil])
    }

    @Test func rejectsWhatIsCutOffOrNoSegment() throws {
        let cut = try read("UNB+UNOA:4+AA+BB+260301:1200+1'UNH+M+PAXLST:D'NAD+FL+++A:B'NAD+FL+++C:D'")
        #expect(cut.records.map { $0.reject == nil } == [true, false])
        let words = try read(passengerList(["NAD+FL+++A:B"]) + "\nwords behind")
        #expect(words.records.map { $0.reject == nil } == [true, false])
        let lost = try read("UNB+UNOA:4+AA+BB'UNH+M+PAXLST:D'NAD+FL+++A:B'UNH+N+PAXLST:D'NAD+FL+++C:D'UNT+2+N'UNZ'")
        #expect(lost.records.map { $0.reject == nil } == [false, true])
    }

    @Test func everyCutIsAccountedFor() throws {
        let whole = bytes("UNA:+.? '\n" + passengerList(["NAD+MS+++X", "NAD+FL+++A??:B?'", "NAD+FL+++C:D", "CNT+42:2"]))
        for count in 0...whole.count {
            for chunk in [1, Int.max] {
                let read = try ReadInput(Array(whole[..<count]), options: InputOptions(format: .edifact), chunk: chunk)
                #expect(read.accounted == count)
            }
        }
    }

    @Test func hostileInputIsBounded() throws {
        let long = try ReadInput(bytes(passengerList(["NAD+FL+++" + String(repeating: "X", count: 2 << 20)])))
        #expect(long.records.count == 1)
        let limited = try ReadInput(
            bytes(passengerList(["NAD+FL+++" + String(repeating: "X?", count: 50_000) + "X"])),
            options: InputOptions(maxRecordBytes: 1000), chunk: 512)
        #expect(limited.records.first?.reject == "record is longer than 1000 bytes")
        let many = try ReadInput(bytes(passengerList(["NAD+FL+++A" + String(repeating: ":", count: 100_000)])))
        #expect(many.records.count == 1)
        let repeated = try ReadInput(bytes(passengerList(Array(repeating: "TIF+A+B", count: 2000))))
        #expect(repeated.records.count == 2000)
        for advice in ["UNAAAAAAA", "UNA++++++", "UNA:+.?:'"] {
            let read = try ReadInput(bytes(advice + passengerList(["NAD+FL+++A:B"])), options: InputOptions(format: .edifact))
            #expect(read.records.contains { $0.parties == ["traveller|B A|person"] })
        }
    }

    @Test func birthDates() {
        func iso(_ text: String, _ year: Int) -> String? {
            PassengerDate.iso(bytes(text), interchangeYear: year).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(iso("540203", 26) == "1954-02-03")
        #expect(iso("260203", 26) == "2026-02-03")
        #expect(iso("270203", 26) == "1927-02-03")
        #expect(iso("12JUL64", 10) == "1964-07-12")
        #expect(iso("195402031200", -1) == "1954-02-03")
        #expect(iso("540203", -1) == nil)
        #expect(iso("541303", 26) == nil)
        #expect(iso("12XXX64", 10) == nil)
    }
}

import MessageSupport
import Testing

@testable import MessageReaders

private func booking(_ requests: String..., traveller: String = "TIF+ROE+JANEMRS:A:1") -> String {
    "UNA:+.?*'UNB+IATA:1+ABC+GOVXX+260301:2100+1'UNH+1+PNRGOV:11:1:IA'MSG+:22'SRC'RCI+DL:LOC1'" + traveller + "'"
        + requests.map { $0 + "'" }.joined() + "UNT+9+1'UNZ+1+1'"
}

@Suite("Travel documents of bookings") struct TravelDocumentTests {
    @Test(
        "slots that are shifted, merged or missing still give name, passport and birth date",
        arguments: [
            "/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM", "//P/K4417789/10MAR57/M/01JAN30/BELHAKEM/QASIM",
            "/P/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM", "/P/GBR/K4417789/10MAR57/M/01JAN30/BELHAKEM/QASIM",
            "P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM", "/P/GBR/K4417789/SAU/10MAR57/M/BELHAKEM/QASIM",
            "/P//K4417789//10MAR57/M//BELHAKEM/QASIM", "/P/GBR/K4417789/SAU/10MAR57M/01JAN30/BELHAKEM/QASIM",
            "/P/GBRK4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM", "/P/GBR/K4417789/SAU//10MAR57/M/01JAN30//BELHAKEM//QASIM",
            "/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM QASIM", "///P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM",
            "/P/GBR/K4417789/SAU/19570310/M/20300101/BELHAKEM/QASIM", "/P/GBR/K4417789/SAU/570310/M/300101/BELHAKEM/QASIM",
            "/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM/H", "/F/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM",
            "/K4417789/P/GBR/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM", "/P/GBR/K4417789/SAU/10MAR57/01JAN30/BELHAKEM/QASIM",
        ])
    func shiftedSlots(_ document: String) throws {
        for head in ["SSR+DOCS:HK::DL:::::", "SSR+DOCS:HK:1:DL:::", "SSR+DOCS:HK:1:DL+"] {
            let read = try readAnyhow(booking(head + document), .edifact)
            let record = try #require(read.records.first)
            #expect(read.names.contains("QASIM BELHAKEM") || read.names.contains("BELHAKEM QASIM"), "\(record)")
            #expect(record.parties.contains { $0.contains("K4417789") }, "\(record)")
            #expect(record.parties[0].contains("|1957-03-10"), "\(record)")
        }
    }

    @Test(
        "up to four names are read, and words anywhere else are searched",
        arguments: [
            ("/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM/IBN/YUSUF", "QASIM IBN YUSUF BELHAKEM"),
            ("/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM/IBN/YUSUF/H", "QASIM IBN YUSUF BELHAKEM"),
            ("/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIM/IBN", "QASIM IBN BELHAKEM"),
            ("/P/GBR/K4417789/SAU/10MAR57/M/01JAN30/BELHAKEM/QASIMMR", "QASIM BELHAKEM"),
            ("/P/GBR/K4417789/SAU/10MAR57/M/01JAN30//QASIM BELHAKEM", "QASIM BELHAKEM"),
            ("/P/GBR/QASIM BELHAKEM/SAU/10MAR57/M/01JAN30/DOE/JOHN", "QASIM BELHAKEM"),
            ("/P/GBR/K4417789/QASIM BELHAKEM/10MAR57/M/01JAN30/DOE/JOHN", "QASIM BELHAKEM"),
            ("/QASIM BELHAKEM", "QASIM BELHAKEM"), ("QASIM BELHAKEM", "QASIM BELHAKEM"),
            ("/P/GBR/K4417789/QASIM/BELHAKEM", "QASIM BELHAKEM"),
            ("/P/GBR/K4417789/SAU/QASIM BELHAKEM/M/01JAN30/DOE/JOHN", "QASIM BELHAKEM"),
            ("/P/GBR/K4417789/SAU/10MAR57/QASIM BELHAKEM/01JAN30/DOE/JOHN", "QASIM BELHAKEM"),
        ] as [(String, String)])
    func names(_ document: String, _ name: String) throws {
        let read = try readAnyhow(booking("SSR+DOCS:HK::DL:::::" + document), .edifact)
        #expect(read.screens(name) || read.screens("BELHAKEM QASIM"), "\(read.records)")
    }

    @Test(
        "remarks, addresses and other requests are searched, with a traveller and without",
        arguments: [
            "SSR+DOCA:HK::DL:::::/D/USA/C?/O QASIM BELHAKEM/NEW YORK/NY/10001", "SSR+DOCA:HK::DL:::::/R/QASIM BELHAKEM",
            "SSR+DOCA:HK::DL:::::QASIM BELHAKEM",
            "SSR+DOCO:HK::DL:::::/LONDON/V/12345/LONDON/14MAR03/QASIM BELHAKEM", "SSR+OTHS:HK::DL:::::MET BY QASIM BELHAKEM",
            "SSR+OTHS:HK::DL+MET BY QASIM BELHAKEM",
            "SSR+OTHS:HK:QASIM BELHAKEM", "SSR+SEAT:HK:1:DL:::LHR:JFK+QASIM BELHAKEM", "SSR+QASIM BELHAKEM",
            "SSR+PCTC:HK::DL:::::/QASIM BELHAKEM/US12345",
            "OSI+QASIM BELHAKEM", "IFT+4:28::DL+QASIM BELHAKEM", "IFT+QASIM BELHAKEM", "RMK+QASIM BELHAKEM",
            "ADD++700:QUAY 1:QASIM BELHAKEM",
            "ADD+QASIM BELHAKEM", "TKT+QASIM BELHAKEM", "FOP+CC:QASIM BELHAKEM", "TIF+DOE+JOHN:A:1:QASIM BELHAKEM",
            "TIF+BELHAKEM:QASIM BELHAKEM+",
            "COM+QASIM BELHAKEM", "ATT+2++M:::QASIM BELHAKEM", "FTX+AAI+++QASIM BELHAKEM",
        ])
    func remarks(_ segment: String) throws {
        for traveller in ["TIF+ROE+JANEMRS:A:1", "ORG+DL"] {
            let read = try readAnyhow(
                booking(segment, traveller: traveller).replacing("'UNT", with: "'TIF+LAST+ONE:A:2'UNT"), .edifact)
            #expect(read.screens("QASIM BELHAKEM"), "\(read.records)")
        }
    }
}

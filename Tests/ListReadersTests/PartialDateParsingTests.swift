import SanctionsModel
import Testing

/// What a list, a form or a person writes, and the date it means; `nil` where it means none.
private let readings: [(text: String, date: String?)] = [
    ("1957-03-10", "1957-03-10"), ("1957-03", "1957-03"), ("1957", "1957"), ("19570310", "1957-03-10"),
    ("1957-3-1", "1957-03-01"), ("2015-04-14-04:00", "2015-04-14"), ("2026-02-27T00:00:09.554Z", "2026-02-27"),
    ("2015-04-14+02:00", "2015-04-14"), ("1957-03-10 12:30", "1957-03-10"), (" 1957 ", "1957"),
    ("10 Mar 1957", "1957-03-10"), ("10 March 1957", "1957-03-10"), ("10-MAR-1957", "1957-03-10"), ("Mar 1957", "1957-03"),
    ("01 Jan.1967", "1967-01-01"), ("Sept. 1967", "1967-09"), ("March 10, 1957", "1957-03-10"),
    ("10th of March 1957", "1957-03-10"),
    ("circa 1960", "circa 1960"), ("c. 1960", "circa 1960"), ("Approximately 1960.", "circa 1960"),
    ("ca 10 Mar 1957", "circa 1957-03-10"),
    ("1960 (approximately)", "circa 1960"), ("mid-1960", "circa 1960"), ("1950s", "1950..1959"),
    ("early 1950s", "circa 1950..1959"),
    ("1958-1961", "1958..1961"), ("1958 - 1961", "1958..1961"), ("1958–1961", "1958..1961"), ("1958 to 1961", "1958..1961"),
    ("1957..1960", "1957..1960"), ("1957-03-10..1957-04-02", "1957-03-10..1957-04-02"), ("between 1958 and 1961", "1958..1961"),
    ("10 Mar 1957 - 12 Apr 1958", "1957-03-10..1958-04-12"), ("01 Jan 1953 to 31 Dec 1954", "1953..1954"),
    ("between Aug. and Sep. 1977", "1977-08-01..1977-09-30"), ("circa 1957..1960", "circa 1957..1960"),
    ("11.8.1960", "1960-08-11"), ("10/03/1957", "1957-03-10"), ("1/2/1957", "1957-02-01"), ("03/25/1957", "1957-03-25"),
    ("03/1957", "1957-03"), ("00/00/1980", "1980"), ("00/05/1980", "1980-05"), ("0.0.1980", "1980"), ("1980-00-00", "1980"),
    ("??/??/1980", "1980"), ("xx.05.1980", "1980-05"), ("--/05/1980", "1980-05"), ("29 Feb 2000", "2000-02-29"),
    ("", nil), ("Osman", nil), ("29 Feb 1999", nil), ("31/04/1980", nil), ("13/13/1980", nil), ("0000-05-10", nil),
    ("00/00/0000", nil),
    ("10 Mar 57", nil), ("5", nil), ("30-35 years old", nil), ("24/06/1402 (Hijri Calendar)", nil), ("1961..1958", nil),
    ("99999999999999999999", nil), ("1957-03-10-1", nil), ("10/00/1980", nil), ("between 1958", nil), ("1957 1958", nil),
    ("circa", nil),
    ("1957-03-01 - 1957-04-01", "1957-03-01..1957-04-01"), ("5 to 1957", nil), ("1957-03-10 1958", nil), ("and 1957", nil),
    ("..", nil), ("-", nil), ("1999999 to 1957", nil), ("\u{0}", nil), ("1957-", "1957"),
]

@Test(arguments: readings) func readsDates(reading: (text: String, date: String?)) {
    #expect(PartialDate(reading: reading.text)?.description == reading.date)
}

@Test func readsSeveralDates() {
    #expect(
        PartialDate.readingAll("26.11.1972 or 27.11.1972; circa 1970").map(\.description) == [
            "1972-11-26", "1972-11-27", "circa 1970",
        ])
    #expect(PartialDate.readingAll("nothing here").isEmpty)
}

@Test func readsWhatItWrites() throws {
    for text in [
        "1957-03-10", "1957-03", "1957", "1957..1960", "1957-01-02..1960-12-31", "circa 1957..1960", "0001-01-01", "9999",
    ] {
        #expect(try #require(PartialDate(reading: text)).description == text)
    }
}

@Test func longTextsAreNotRead() {
    #expect(PartialDate(reading: String(repeating: "1", count: 200_000)) == nil)
    #expect(PartialDate(reading: String(repeating: " ", count: 90) + "1957") != nil)
    #expect(PartialDate(reading: String(repeating: "-", count: 96)) == nil)
    #expect(PartialDate(reading: String(repeating: "1-", count: 48)) == nil)
}

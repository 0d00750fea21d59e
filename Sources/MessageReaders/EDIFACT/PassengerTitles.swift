/// Titles that reservation systems write onto the given name: `JOHNMR`, `NINA MS`.
enum PassengerTitles {
    /// Source: the title suffixes of IATA reservation practice (AIRIMP, name element).
    static let titles: [[UInt8]] = ["MSTR", "MISS", "PROF", "MRS", "MR", "MS", "DR"].map { Array($0.utf8) }

    /// The given names without a title at the end, when at least two letters are left.
    static func withoutTitle(_ given: ScannedRecord.Slice, in record: borrowing ScannedRecord) -> ScannedRecord.Slice {
        let range = given.range
        for title in titles where range.count >= title.count + 2 {
            let start = range.upperBound - title.count
            var isEqual = true
            for (k, letter) in title.enumerated() where record.bytes[start + k] & 0xDF != letter { isEqual = false }
            guard isEqual else { continue }
            var end = start
            while end > range.lowerBound, isSpace(record.bytes[end - 1]) { end -= 1 }
            return ScannedRecord.Slice(start: range.lowerBound, count: end - range.lowerBound)
        }
        return given
    }
}

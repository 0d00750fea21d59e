/// How often blocks of messages were met, and how often words in them were screened as text.
struct MTBlockCounts: Sendable {
    private var met = Array(repeating: 0, count: 256)

    /// - Parameter block: its digit or letter.
    mutating func count(_ block: UInt8, asText: Bool) {
        met[Int(block & 0x7F) + (asText ? 128 : 0)] &+= 1
    }

    func add(to coverage: inout FieldCoverage) {
        for (n, count) in met.enumerated() where count > 0 {
            let block = UInt8(n & 0x7F)
            let path = "MT {\(String(Unicode.Scalar(block))):}"
            var field = FieldCoverage.Field(
                path: path, treatment: .notScreened, detail: "service fields: references, checksums, dates and codes")
            if block == 0x31 || block == 0x32 {
                field.treatment = .screened
                field.detail = "sender or receiver: identifier; session and sequence numbers are not screened"
            } else if block == 0x34 {
                field.detail = "an acknowledgement's service fields"
            }
            if n >= 128 {
                field.treatment = .screened
                field.detail = "text: words in service fields"
            }
            coverage.add(field, count: count)
        }
    }
}

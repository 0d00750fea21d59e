/// Reads one transaction of an ISO 20022 message, with the context it stands in.
struct ISO20022Parser: Sendable {
    private(set) var coverage = FieldCoverage()

    init(profile: InputProfile) {}

    mutating func parse(
        _ record: Span<UInt8>, context: RecordContext?, into scanned: inout ScannedRecord
    ) -> RejectReason? {
        RejectReason(.noMessage, offset: 0)
    }
}

/// How far a run was when: some dozens of samples from its beginning to its end, however long it takes.
public struct RunTimeline: Sendable, Codable {
    public struct Sample: Sendable, Codable, Hashable {
        /// Since the run began.
        public var seconds: Double
        public var records: Int
        /// Read so far.
        public var bytes: Int
    }

    /// Samples that are kept; when there are more, every other one goes.
    static let most = 120

    public private(set) var samples: [Sample] = []
    /// Seconds between two samples at least.
    private var interval = 0.05

    public init() {}

    mutating func add(_ sample: Sample) {
        if let last = samples.last, sample.seconds - last.seconds < interval { return }
        samples.append(sample)
        guard samples.count > RunTimeline.most else { return }
        samples = samples.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        interval *= 2
    }

    /// The end of the run, whenever the last sample was.
    mutating func end(_ sample: Sample) {
        if let last = samples.last, last.seconds >= sample.seconds { return }
        samples.append(sample)
    }

    func write(to out: inout JSONOutput) {
        out.key("timeline")
        out.array(samples) { out, sample in
            out.object { out in
                out.key("seconds")
                out.decimal(sample.seconds)
                out.field("records", sample.records)
                out.field("bytes", sample.bytes)
            }
        }
    }
}

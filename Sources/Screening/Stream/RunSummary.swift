public import MessageReaders
public import SanctionsModel

/// What a run did with every record and byte. read = cleared + held + rejected, and the bytes of the inputs are header, records,
/// blank lines and the frame between records, nothing else.
public struct RunSummary: Sendable, Codable {
    /// One input as it was read.
    public struct Input: Sendable, Codable {
        public var path: String
        public var bytes = 0
        /// Of the bytes read, lower-case hexadecimal.
        public var sha256 = ""
        /// Of its blocks of 1 MiB, where a manifest or checkpoint asked for them.
        public var blocks: [String] = []
        /// What was taken for what.
        public var notes: [String] = []
    }

    public var inputs: [Input] = []
    public var read = 0
    public var cleared = 0
    public var held = 0
    public var rejected = 0
    public var alerts = 0
    public var recordBytes = 0
    public var headerBytes = 0
    public var blankBytes = 0
    /// Bytes between records of formats that are not lines.
    public var frameBytes = 0
    /// Records with half a character written as an escape; screened as far as readable.
    public var invalidText = 0
    /// Line of the first such record.
    public var firstInvalidLine = 0
    /// Records in which no party's name was found: their texts were searched, nothing else was there to screen.
    public var withoutParty = 0
    /// What the sessions met that stands in no alert: names that can't be read, words and alerts that the policy ignores.
    public var tally = SessionTally()
    /// Alerts that the policy released, by cause; they are among `alerts`.
    public var released: [Release.Cause: Int] = [:]
    /// Alerts that each suppression released, by its place in the policy.
    public var suppressed: [Int: Int] = [:]
    /// Records held, or noted beside their own alerts, because a payment like them had raised an alert and they lack its party.
    public var stripped = 0
    /// How alerts and rejects spread.
    public var statistics = RunStatistics()
    /// Which fields the records have, and what is done with each.
    public var coverage = FieldCoverage()
    /// Whether `coverage` counts fields met; where records are lines each field counts once.
    public var coverageIsCounted = false
    /// How far the run was when.
    public var timeline = RunTimeline()
    /// Seconds.
    public var seconds = 0.0
    /// Set when the run stopped before the end: why, and all bytes before `lastByte` of the last input are done.
    public var stopped: String?
    /// Byte of the last input behind the last record whose outcome was written.
    public var lastByte = 0

    public init() {}

    /// Party names of which too few letters could be read.
    public var unreadableNames: Int { tally.unreadableNames }

    public var releasedAlerts: Int { released.values.reduce(0, +) }

    public var recordsPerSecond: Int { seconds > 1e-9 ? Int(min(Double(read) / seconds, 1e15)) : 0 }

    public var bytes: Int { inputs.reduce(0) { $0 + $1.bytes } }

    /// Whether everything that was read is accounted for.
    public var isBalanced: Bool {
        read == cleared + held + rejected && (stopped != nil || bytes == recordBytes + headerBytes + blankBytes + frameBytes)
    }

    /// The summary as JSON, one object and a line end.
    ///
    /// - Parameter inForce: the policy of the run, to tell what it selects and which suppressions stand.
    public func write(
        to out: inout JSONOutput, lists: [SourceList], policy: String, model: String, inForce: PolicyInForce? = nil
    ) {
        out.object { out in
            out.field("engine", Engine.version)
            out.field("policy", policy)
            out.field("model", model)
            out.key("lists")
            out.array(lists) { out, list in
                out.object { out in
                    out.field("id", list.id)
                    out.field("version", list.version)
                    out.field("date", list.date?.description ?? "")
                    out.field("sha256", list.sha256)
                    out.key("excerpt")
                    out.bool(list.isExcerpt)
                }
            }
            out.key("inputs")
            out.array(inputs) { out, input in
                out.object { out in
                    out.field("path", input.path)
                    out.field("bytes", input.bytes)
                    out.field("sha256", input.sha256)
                }
            }
            out.field("read", read)
            out.field("cleared", cleared)
            out.field("held", held)
            out.field("rejected", rejected)
            out.field("alerts", alerts)
            out.field("released", releasedAlerts)
            out.field("bytes", bytes)
            out.field("recordBytes", recordBytes)
            out.field("headerBytes", headerBytes)
            out.field("blankBytes", blankBytes)
            out.field("frameBytes", frameBytes)
            out.field("invalidText", invalidText)
            out.field("withoutParty", withoutParty)
            out.field("unreadableNames", unreadableNames)
            out.field("doubleEncoded", tally.doubleEncoded)
            out.field("stripped", stripped)
            statistics.write(to: &out)
            writeCoverage(to: &out)
            timeline.write(to: &out)
            if let inForce {
                out.key("decisions")
                write(inForce, to: &out)
            }
            out.key("balanced")
            out.bool(isBalanced)
            out.key("seconds")
            out.decimal(seconds)
            out.field("recordsPerSecond", recordsPerSecond)
            out.key("stopped")
            if let stopped { out.string(stopped) } else { out.null() }
            out.field("lastByte", lastByte)
        }
        out.newline()
    }
}

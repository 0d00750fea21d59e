/// How many bytes two strings share at their beginning and at their end, without overlap.
///
/// Neither Levenshtein, optimal string alignment nor Indel distance changes when common ends are taken away: there is
/// always an optimal alignment that matches them.
struct CommonEnds {
    /// Shared bytes at the beginning.
    var prefix: Int
    /// Shared bytes at the end that the prefix doesn't already hold.
    var suffix: Int

    /// O(prefix + suffix).
    @inline(__always)
    init(_ a: Span<UInt8>, _ b: Span<UInt8>) {
        let shortest = min(a.count, b.count)
        var prefix = 0
        while prefix < shortest, a[prefix] == b[prefix] { prefix &+= 1 }
        var suffix = 0
        let rest = shortest &- prefix
        var i = a.count &- 1
        var j = b.count &- 1
        while suffix < rest, a[i] == b[j] {
            suffix &+= 1
            i &-= 1
            j &-= 1
        }
        self.prefix = prefix
        self.suffix = suffix
    }

    /// What stands between the ends in one of the two strings.
    @inline(__always)
    @_lifetime(copy bytes)
    func middle(of bytes: Span<UInt8>) -> Span<UInt8> {
        bytes.extracting(prefix..<(bytes.count &- suffix))
    }
}

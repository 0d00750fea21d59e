import WatchlistStore

extension FuzzFamily {
    /// A compiled watchlist with bytes changed and cut off: it is refused, whatever was changed.
    ///
    /// The input says what is changed: groups of four bytes, of which three are a place and the last is what is written there. A
    /// group of the highest place cuts the file off at the place of the next. So a seed outlives changes of the format.
    static let watchlist = FuzzFamily("watchlist") { input in
        var bytes = FuzzList.bytes
        var at = 0
        while at + 4 <= input.count {
            let place = Int(input[at]) | Int(input[at + 1]) << 8 | Int(input[at + 2]) << 16
            if place == 0xFF_FFFF {
                bytes.removeLast(bytes.count - min(bytes.count, Int(input[at + 3]) * bytes.count / 256))
            } else if !bytes.isEmpty {
                bytes[place % bytes.count] = input[at + 3]
            }
            at += 4
        }
        do throws(WatchlistError) {
            let watchlist = try Watchlist(bytes: bytes)
            try watchlist.verify()
            require(bytes == FuzzList.bytes, "a damaged watchlist is opened")
        } catch {
            require(bytes != FuzzList.bytes, "a sound watchlist is refused: \(error)")
        }
    }
}

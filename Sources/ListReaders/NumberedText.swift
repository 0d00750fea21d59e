/// A cell in which a list numbers several values: `(1) Saudi Arabia (2) Qatar`, `a) French, b) Tunisian`,
/// `(1)-(2) Algeria (3) Tunisia`.
enum NumberedText {
    struct Item: Equatable {
        /// The numbers that the value stands for, counted from 1; letters count as numbers.
        var numbers: ClosedRange<Int>
        /// White space collapsed, without the separator to the next item.
        var text: String
    }

    /// The highest number that is read as one: more values than any cell has.
    private static let most = 99

    /// The items, in order; a text without numbers is one item, a blank one none. What stands before `(1)` is a heading
    /// for all (`passport numbers (1) K04 (2) 48`) and left out; before `(2)` it is the first item. A number counts only
    /// where it follows the last one, so that brackets of other kinds part nothing. O(n).
    static func items(_ text: String) -> [Item] {
        let bytes = Array(text.collapsed.utf8)
        var items: [Item] = []
        var numbers = 1...1
        var start = 0
        var hasMarker = false
        func piece(_ end: Int) -> String {
            String(decoding: bytes[start..<end], as: UTF8.self).trimming(",;&-")
        }
        var at = 0
        while at < bytes.count {
            guard let marker = marker(bytes, at) else {
                at += 1
                continue
            }
            let isFirst = !hasMarker && (marker.number == 1 || (marker.number == 2 && !piece(at).isEmpty))
            guard isFirst || (hasMarker && marker.number == numbers.upperBound + 1) else {
                at = marker.end
                continue
            }
            let before = piece(at)
            if hasMarker || marker.number == 2 {
                if before.isEmpty {
                    // `(1)-(6) Tunisia` and `(1) (2) Egypt`: the next text is the value of all of them.
                    numbers = numbers.lowerBound...marker.number
                } else {
                    items.append(Item(numbers: numbers, text: before))
                    numbers = marker.number...marker.number
                }
            } else {
                numbers = marker.number...marker.number
            }
            if let last = marker.last, last > numbers.upperBound { numbers = numbers.lowerBound...last }
            hasMarker = true
            start = marker.end
            at = marker.end
        }
        let rest = piece(bytes.count)
        if !rest.isEmpty { items.append(Item(numbers: numbers, text: rest)) }
        return items
    }

    /// The texts alone.
    static func texts(_ text: String) -> [String] { items(text).map(\.text) }

    /// `(12)`, `12)`, `(b)` or `b)` after white space or a separator, `(1)-(6)` as a range.
    private static func marker(_ bytes: [UInt8], _ at: Int) -> (number: Int, last: Int?, end: Int)? {
        if at > 0 {
            let before = bytes[at - 1]
            guard before == 0x20 || before == UInt8(ascii: ",") || before == UInt8(ascii: ";") || before == UInt8(ascii: ".")
            else { return nil }
        }
        guard let first = single(bytes, at) else { return nil }
        if first.end < bytes.count, bytes[first.end] == UInt8(ascii: "-"), let last = single(bytes, first.end + 1),
            last.number > first.number
        {
            return (first.number, last.number, last.end)
        }
        return (first.number, nil, first.end)
    }

    private static func single(_ bytes: [UInt8], _ start: Int) -> (number: Int, end: Int)? {
        var at = start
        if at < bytes.count, bytes[at] == UInt8(ascii: "(") { at += 1 }
        guard at < bytes.count else { return nil }
        var number = 0
        if (0x61...0x7A).contains(bytes[at]) {
            number = Int(bytes[at]) - 0x60
            at += 1
        } else {
            while at < bytes.count, (0x30...0x39).contains(bytes[at]), number <= most {
                number = number * 10 + Int(bytes[at] & 15)
                at += 1
            }
        }
        guard (1...most).contains(number), at < bytes.count, bytes[at] == UInt8(ascii: ")") else { return nil }
        return (number, at + 1)
    }
}

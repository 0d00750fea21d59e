package import Bytes
import NameMatching

/// Choices that are the same on every machine and with every version of the standard library.
extension SeededRandom {
    /// A generator of its own for each label, so that what one takes changes nothing for another.
    package init(seed: UInt64, label: String) {
        let bytes = Array(label.utf8)
        self.init(seed: stableHash(bytes.span, seed: seed))
    }

    /// 0..<`bound`; 0 when there is nothing to choose from (multiply and shift, Lemire 2019; the bias is below 2⁻³²).
    package mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    package mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// In another order (Fisher and Yates).
    package mutating func shuffle<Element>(_ elements: [Element]) -> [Element] {
        var out = elements
        guard out.count > 1 else { return out }
        for i in stride(from: out.count - 1, to: 0, by: -1) { out.swapAt(i, below(i + 1)) }
        return out
    }

    package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

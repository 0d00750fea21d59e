/// Arithmetic modulo the prime 2⁶¹ - 1. Operands and results are 0..<modulus.
enum Mersenne61 {
    static let modulus: UInt64 = (1 << 61) - 1

    @inline(__always)
    static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let sum = a &+ b
        return sum >= modulus ? sum &- modulus : sum
    }

    @inline(__always)
    static func difference(_ a: UInt64, _ b: UInt64) -> UInt64 {
        a >= b ? a &- b : a &+ modulus &- b
    }

    @inline(__always)
    static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // 2⁶¹ is 1 here, so what stands above bit 61 is added to what stands below.
        let (high, low) = a.multipliedFullWidth(by: b)
        return sum(low & modulus, (high &<< 3) | (low &>> 61))
    }
}

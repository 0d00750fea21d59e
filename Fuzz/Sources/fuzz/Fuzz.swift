import FuzzFamilies
import Glibc

/// What libFuzzer calls. `FUZZ_FAMILY` names the family; without one, or with another word, the families are listed.
private let family: FuzzFamily = {
    let name = getenv("FUZZ_FAMILY").map { String(cString: $0) } ?? ""
    if let family = FuzzFamily(named: name) { return family }
    print(FuzzFamily.all.map(\.name).joined(separator: "\n"))
    fflush(nil)
    // Not `exit`: libFuzzer takes that for a fault.
    _exit(name.isEmpty ? 0 : 2)
}()

/// Makes what is made once, tables and the small watchlist, before an input is timed.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    family.run([])
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    family.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

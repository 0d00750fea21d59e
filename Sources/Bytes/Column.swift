public import CPrefetch

/// A column of fixed-size values inside a `MappedFile`, read in place.
///
/// Every read is bounds checked: a damaged file can stop the program's reader with a precondition, never read beyond the column.
/// Files are verified before their columns are used.
@safe public struct Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // SAFETY: `owner` keeps the bytes alive and immutable for as long as the column lives.
    @usableFromInline let base: UnsafePointer<Element>?
    @usableFromInline let owner: MappedFile
    public let count: Int

    /// The values in `range` of the file's bytes; `nil` when the range is not inside the file, not aligned, or no whole number of
    /// values.
    public init?(_ owner: MappedFile, range: Range<Int>) {
        guard range.lowerBound >= 0, range.upperBound <= owner.count,
            range.count % MemoryLayout<Element>.stride == 0
        else { return nil }
        self.owner = owner
        count = range.count / MemoryLayout<Element>.stride
        guard count > 0, let start = unsafe owner.bytes.baseAddress else {
            unsafe base = nil
            return
        }
        let address = unsafe start + range.lowerBound
        guard UInt(bitPattern: address) % UInt(MemoryLayout<Element>.alignment) == 0 else { return nil }
        // SAFETY: inside the mapping, aligned, and Element is bitwise copyable, so any bytes are a value.
        unsafe base = address.assumingMemoryBound(to: Element.self)
    }

    @inlinable public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "column index out of range")
        // SAFETY: checked above.
        return unsafe base.unsafelyUnwrapped[index]
    }

    /// Asks for the line of memory in which a value stands, so that reading it soon need not wait. An index outside is harmless.
    @inlinable @inline(__always) public func prefetch(_ index: Int) {
        guard let base = unsafe base else { return }
        // SAFETY: nothing is read, whatever stands at the address.
        unsafe prefetch_read(base + index)
    }

    /// The values as a span, for as long as the column is held.
    @inlinable public var span: Span<Element> {
        @_lifetime(borrow self) get {
            // SAFETY: the pointer covers `count` values that live as long as the owner, which self holds.
            let span = unsafe Span(_unsafeStart: base ?? UnsafePointer(bitPattern: 16).unsafelyUnwrapped, count: count)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }
}

extension Column {
    /// The values of an array, copied. O(n).
    public init(copying values: [Element]) {
        // SAFETY: the bytes are copied during the call.
        let bytes = unsafe values.withUnsafeBytes { unsafe Array($0) }
        guard let column = Column(MappedFile(copying: bytes), range: 0..<bytes.count) else {
            preconditionFailure("a copied array is aligned and of whole values")
        }
        self = column
    }
}

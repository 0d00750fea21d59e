/// Lends `count` words of working memory: on the stack up to 256, from the heap above.
///
/// 256 words serve patterns of 4,096 bytes in every kernel; beyond that the one allocation is lost in the work of the
/// pair, which is at least 64 words for each byte of text.
@inline(__always)
func withWorkingWords<Result>(
    _ count: Int, _ body: (inout MutableSpan<UInt64>) -> Result
) -> Result {
    if count <= 256 {
        var words = InlineArray<256, UInt64>(repeating: 0)
        var span = words.mutableSpan
        return body(&span)
    }
    var words = [UInt64](repeating: 0, count: count)
    var span = words.mutableSpan
    return body(&span)
}

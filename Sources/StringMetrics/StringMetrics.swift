// StringMetrics: how far apart two folded byte strings are.
//
// Every metric is one ladder, cheapest rung first:
//
//     equal → length bound → strip common ends → cut-off of 2 or less by hand
//           → one 64-bit word (up to 64 bytes of pattern left) → blocks of 64-bit words
//
// A distance takes a cut-off and answers `cutoff + 1` when the true distance is greater; a similarity answers 0 when
// it would be lower than its cut-off. Inputs are bytes of any value, ASCII after folding in practice: a byte is a
// letter here, so UTF-8 that isn't ASCII is measured in bytes. No call traps, whatever the bytes or the cut-off.
//
// Where to look: `Levenshtein`, `OptimalStringAlignment`, `Indel`, `JaroWinkler` compare two spans once;
// `CachedPattern` compares one query with many texts; `DeletionNeighbourhood` makes the keys by which an index finds
// neighbours without comparing. Files named `…+Kernel` hold the bit-parallel loops and nothing else.
//
// This room imports nothing: no Foundation, no other room.

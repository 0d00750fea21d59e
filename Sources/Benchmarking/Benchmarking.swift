// Benchmarking: how fast the engine is, on traffic and lists that are made or given, each figure beside its reference.
//
// Traffic: names, payment records and lists of any size from the parts of listed and of common names, seeded.
// Timing: contestants in turns, latencies, memory. Measures: what is timed, and how its answer is checked.
// Report: figures with their references and reaches as text, JSON and one HTML page, in the style of Evaluation's.
//
// Serves `benchmarks` (Benchmarks/) and `screen bench`. It must not import readers of lists or the command line; nothing but
// those two imports it.

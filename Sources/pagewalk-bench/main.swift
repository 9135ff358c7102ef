// `pagewalk-bench [WORD...]`: times every operation, or those whose names contain the words.
let words = Array(CommandLine.arguments.dropFirst())
let measure = Measure(words: words)
TranslationBenchmarks.run(measure)
AllocatorBenchmarks.run(measure)
AddressSpaceBenchmarks.run(Measure(runCount: 10, words: words))
GrammarBenchmarks.run(measure)
ReplayBenchmarks.run(Measure(runCount: 5, words: words))
HostBenchmarks.run(Measure(runCount: 20, words: words))

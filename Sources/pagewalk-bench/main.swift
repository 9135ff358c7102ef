// `pagewalk-bench [WORD]`: times every operation, or those whose name contains WORD.
let measure = Measure(filter: CommandLine.arguments.dropFirst().first ?? "")
TranslationBenchmarks.run(measure)

let measure = Measure()
TranslationBenchmarks.run(measure)

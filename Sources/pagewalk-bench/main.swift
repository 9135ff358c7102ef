AllocatorBenchmarks.run()
GrammarBenchmarks.run()

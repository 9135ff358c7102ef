AddressSpaceBenchmarks.run()
AllocatorBenchmarks.run()
GrammarBenchmarks.run()

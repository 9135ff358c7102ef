AllocatorBenchmarks.run()

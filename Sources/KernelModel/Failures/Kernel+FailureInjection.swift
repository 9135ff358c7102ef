import Hardware

/// Allocations that fail though there is memory: how everybody who asks is put to the test.
///
/// While one is ahead the quick ways around the allocators are closed, as they are to who listens.
/// Linux: `CONFIG_FAULT_INJECTION`, `should_fail_alloc_page`, `should_failslab`.
extension Kernel {
  /// Lets one allocation fail, of pages or of an object: this one from now, counted from 1. 0 takes
  /// it back, and opens the quick ways again.
  public func failAllocation(number: Int) { core.tracer.failAllocation(number: number) }

  /// How many allocations there are still until one fails; 0 when that has happened.
  public var allocationsUntilFailure: Int { core.tracer.allocationsUntilFailure }
}

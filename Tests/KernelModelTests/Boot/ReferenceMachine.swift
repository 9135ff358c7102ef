import Hardware

@testable import KernelModel

/// The three machines that the reference computes figures for.
enum ReferenceMachine: String, CaseIterable {
  /// 1 GiB.
  case a
  /// 4 GiB, without PAE: the gigabyte above the PCI hole is out of reach.
  case b
  /// 4 GiB with PAE.
  case c

  var parameters: BootParameters {
    switch self {
    case .a: BootParameters(memory: 1 << 30)!
    case .b: BootParameters(memory: 4 << 30)!
    case .c: BootParameters(memory: 4 << 30, usesPAE: true)!
    }
  }

  /// The machine just after boot.
  func booted() -> PageAllocator { .booted(parameters) }
}

extension PageAllocator {
  /// Boots a machine with memory of its own.
  static func booted(_ parameters: BootParameters) -> PageAllocator {
    let boot = BootLayout(parameters)
    return PageAllocator(
      pages: PageMap(frameCount: boot.maxFrame.index),
      memory: PhysicalMemory(frameCount: boot.maxFrame.index), boot: boot, tracer: Tracer())
  }

  /// Boots a small machine, quick to examine from end to end.
  static func booted(megabytes: UInt64, rules: KernelRules = KernelRules(.v5_10)) -> PageAllocator {
    booted(BootParameters(memory: megabytes << 20, rules: rules)!)
  }

  /// Numbers of free blocks by order, as in `/proc/buddyinfo`.
  func blockCounts(_ kind: Zone.Kind) -> [Int] {
    (0..<Order.count).map { zones[Int(kind.rawValue)].freeBlockCount(order: $0) }
  }
}

extension PageFrameNumber: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: UInt32) { self.init(rawValue: value) }
}

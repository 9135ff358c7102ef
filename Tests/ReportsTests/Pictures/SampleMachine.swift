import KernelModel
import TestSupport

@testable import Session

/// A kind of machine that pictures are drawn of.
struct SampleMachine: Sendable {
  let megabytes: UInt64
  let usesPAE: Bool
  let layout: KernelLayout.Name

  /// Without and with high memory, PAE and the later layout.
  static let all = [
    SampleMachine(megabytes: 16, usesPAE: false, layout: .textbook),
    SampleMachine(megabytes: 64, usesPAE: false, layout: .textbook),
    SampleMachine(megabytes: 1024, usesPAE: false, layout: .textbook),
    SampleMachine(megabytes: 4096, usesPAE: false, layout: .linux61),
    SampleMachine(megabytes: 16 << 10, usesPAE: true, layout: .linux61),
    SampleMachine(megabytes: 1024, usesPAE: true, layout: .textbook),
  ]

  /// The machine right after boot.
  func boot() -> Specimen {
    Specimen {
      $0.memoryByteCount = megabytes << 20
      $0.usesPAE = usesPAE
      $0.layout = layout
    }
  }
}

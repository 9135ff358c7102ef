import Hardware
import KernelModel

@testable import Explorer

/// A freshly booted machine to look at, and the few things that tests do to it first.
struct Specimen {
  let kernel: Kernel
  var process: Process { kernel.current }
  var space: AddressSpace { kernel.current.space! }

  init(_ change: (inout KernelConfiguration) -> Void = { _ in }) throws {
    var configuration = KernelConfiguration()
    change(&configuration)
    kernel = try Kernel(configuration)
    kernel.current.survivesFaults = true
  }

  /// Private anonymous memory, at an address if one is given.
  @discardableResult
  func map(
    _ length: UInt32, _ protection: Protection = [.read, .write], at address: UInt32? = nil,
    flags: MapFlags = [.copyOnWrite, .anonymous]
  ) throws -> VirtualAddress {
    try kernel.mmap(
      MapRequest(
        address: VirtualAddress(rawValue: address ?? 0), length: length, protection: protection,
        flags: address == nil ? flags : flags.union(.fixed)), by: process)
  }

  func touch(_ address: UInt32, _ access: Access = .read) throws {
    _ = try kernel.access(VirtualAddress(rawValue: address), access, by: process)
  }

  func translation(
    _ address: UInt32, _ access: Access = .read, _ privilege: Privilege = .user,
    isVerbose: Bool = false
  ) -> String {
    let report = TranslationReport(
      VirtualAddress(rawValue: address), access, privilege, by: process, in: kernel,
      isVerbose: isVerbose)
    return drawing(of: report)
  }
}

/// The text of a report on 80 columns.
func drawing(of report: some Report) -> String { report.drawn(on: Canvas()).text }

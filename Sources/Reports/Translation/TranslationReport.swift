import Drawing
import Grammar
import Hardware
import KernelModel

/// How one address becomes another, or why it does not: the evidence for each step.
package struct TranslationReport: Report {
  package static let kind = "translation"

  package let access: Access
  package let privilege: Privilege
  /// The first stage.
  package let segment: SegmentEvidence
  /// CR3's table.
  package let directory: PhysicalAddress
  /// The second stage; nil when segmentation refuses.
  package let translation: Translation?
  package let pieces: [AddressPiece]
  package let lookups: [LookupEvidence]
  package let levels: [LevelEvidence]
  /// Whether RAM answers at the physical address.
  let isInRAM: Bool
  /// nil on a machine without a kernel.
  package let frame: FrameDescription?
  /// What the kernel would do about a fault; nil on a machine without one.
  let forecast: FaultForecast?
  package let isVerbose: Bool

  /// - Parameters:
  ///   - segment: what the address is an offset in; nil for a linear address.
  ///   - surroundings: who can say whose the frame is and what becomes of a fault.
  package init(
    _ offset: UInt32, in segment: LogicalAddress.Segment?, _ access: Access,
    _ privilege: Privilege, on machine: Machine, _ surroundings: Surroundings?,
    isVerbose: Bool = false
  ) {
    let linear = VirtualAddress(rawValue: offset)
    if let segment {
      let logical = machine.translate(LogicalAddress(segment, offset: offset), access, privilege)
      self.segment = SegmentEvidence(logical, on: machine)
      translation = logical.outcome.translation
    } else {
      self.segment = SegmentEvidence(linear: linear, access, on: machine)
      translation = machine.translate(linear, access, privilege)
    }
    self.access = access
    self.privilege = privilege
    self.isVerbose = isVerbose
    directory = machine.directory
    pieces = translation.map(AddressPiece.all) ?? []
    levels = translation.map(LevelEvidence.all) ?? []
    lookups = (translation?.lookups ?? []).map { LookupEvidence($0, machine.tlb.geometry) }
    let physical = translation?.outcome.physical
    isInRAM = physical.map { machine.memory.contains($0) } ?? false
    frame = physical.flatMap { place in
      surroundings.map { FrameDescription(place.frame, in: $0.kernel) }
    }
    forecast = translation?.outcome.fault.flatMap { fault in
      surroundings.map { FaultForecast(fault, $0.process, in: $0.kernel) }
    }
  }
}

extension TranslationReport {
  /// The linear address; nil when segmentation refuses.
  package var address: VirtualAddress? { translation?.address }
  package var physical: PhysicalAddress? { translation?.outcome.physical }
  package var fault: PageFault? { translation?.outcome.fault }
  var isPagingOff: Bool { translation?.mode == .disabled }
  /// Why the rights forbid the access.
  package var refusal: AccessRefusal? { translation.flatMap(AccessRefusal.init) }
  /// What the tables say that the TLB's line no longer does; nil when they agree.
  package var stale: Translation.Disagreement? { translation?.disagreement }

  /// What all levels together allow; nil when the walk ends before a page.
  package var rights: Rights? { levels.last.flatMap { $0.isPage ? $0.allows : nil } }

  /// Whether a line of the TLB lets the access pass without a walk.
  package var isHit: Bool { lookups.last?.lookup.verdict == .hit }

  package func encode(to encoder: any Encoder) throws {
    let told = fault.map { fault -> Details in
      ["errorCode": fault.code, "causes": fault.code.causes, "forecast": forecast]
    }
    let facts: Details = [
      "address": address, "access": access, "privilege": privilege, "mode": translation?.mode,
      "segment": segment, "directory": directory, "pieces": pieces, "lookups": lookups,
      "levels": levels, "rights": rights, "refusal": refusal, "stale": stale,
      "physical": physical, "isInRAM": isInRAM, "frame": frame, "fault": told,
    ]
    try facts.encode(to: encoder)
  }
}

/// Who can tell of the machine's memory what the chip cannot.
package struct Surroundings {
  package let kernel: Kernel
  package let process: Process

  package init(kernel: Kernel, process: Process) {
    self.kernel = kernel
    self.process = process
  }
}

extension LogicalTranslation.Outcome {
  /// What paging makes of it; nil when it does not come to that.
  fileprivate var translation: Translation? {
    if case .linear(_, let translation) = self { return translation }
    return nil
  }
}

import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The last page fault that a journal tells of.
  ///
  /// - Parameter clock: the last event that has happened.
  /// - Throws: `noFault` where none is held.
  /// - Complexity: O(events since the fault)
  package static func fault(
    _ journal: Journal, upTo clock: Int, in kernel: Kernel
  ) throws(PictureRefusal) -> Picture {
    guard let record = journal.lastFault(upTo: clock) else { throw .noFault }
    return fault(record, in: kernel)
  }

  /// A page fault as its path of decisions, each with what decided it and what lay the other way:
  /// the error code, the area, the entry before and after, the frame.
  ///
  /// - Complexity: O(1): 10 steps at most
  package static func fault(_ record: FaultRecord, in kernel: Kernel) -> Picture {
    let code = record.fault.code
    return Picture(
      "fault",
      title: Caption(FaultPicturePhrase.title(record.fault.address, code)),
      summary: Caption(FaultPicturePhrase.faulted(record.fault.address, code))
        + Caption(FaultPicturePhrase.result(FaultEnd(record), record.path)),
      bands: [Band(Panel(.flow(Flow(FaultSteps(record, kernel).steps))))])
  }
}

/// How a fault ended.
enum FaultEnd: Hashable, Sendable {
  case mended(isMajor: Bool, PhysicalAddress?)
  case signal(Signal.Number, Signal.Code)
  /// The kernel's own fault, which nothing mends.
  case oops
  case outOfMemory
  /// It is being handled.
  case open

  init(_ record: FaultRecord) {
    switch record.outcome {
    case nil: self = .open
    case .handled(let isMajor): self = .mended(isMajor: isMajor, record.physical)
    case .outOfMemory: self = .outOfMemory
    case .signal(let signal):
      self = record.fault.code.contains(.user) ? .signal(signal.number, signal.code) : .oops
    }
  }
}

/// The decisions of a fault in their order.
private struct FaultSteps {
  private(set) var steps: [Flow.Step] = []
  private let record: FaultRecord
  private let kernel: Kernel
  /// A decision went against the access.
  private var isRefused = false

  init(_ record: FaultRecord, _ kernel: Kernel) {
    self.record = record
    self.kernel = kernel
    let code = record.fault.code
    add(
      "access", .access(record.fault.address, code),
      Caption(.word(UInt64(code.rawValue)), .value) + Caption(FaultPicturePhrase.meaning(code)),
      otherWay: .noFault)
    let isOfKernel = record.fault.address >= KernelLayout.pageOffset
    add(
      "address", .isUserAddress, Caption(FaultPicturePhrase.comparison(record.fault.address)),
      otherWay: .function(isOfKernel ? .doUserAddrFault : .doKernAddrFault))
    if isOfKernel {
      addWindow()
    } else if code.contains(.reserved) {
      add("reserved", .reservedBit, Caption(), refuses: true)
    } else {
      addArea()
      addRights()
      addPage()
    }
    addEnd()
  }

  /// Adds a decision; one behind a refusal is not reached.
  private mutating func add(
    _ id: String, _ caption: FaultPicturePhrase, _ detail: Caption, refuses: Bool = false,
    otherWay: FaultPicturePhrase? = nil
  ) {
    let outcome: Flow.Step.Outcome = isRefused ? .notReached : refuses ? .refuses : .passes
    let role: Role = isRefused ? .faint : refuses ? .error : .first
    steps.append(
      Flow.Step(
        PictureItem(
          "step.\(id)", Caption(caption), detail: isRefused ? Caption() : detail, role), outcome,
        otherWay: isRefused ? Caption() : otherWay.map { Caption($0, .faint) } ?? Caption()))
    if refuses { isRefused = true }
  }

  // MARK: Kernel addresses

  private mutating func addWindow() {
    let isInside = kernel.layout.vmalloc.contains(record.fault.address)
    add(
      "window", .isVmalloc,
      Caption(.address(UInt64(kernel.layout.vmalloc.lowerBound.rawValue)), .address)
        + Caption(.address(UInt64(kernel.layout.vmalloc.upperBound.rawValue)), .address),
      refuses: !record.isSynchronized && !isInside, otherWay: .refusal(.mapError))
    add(
      "handler", .function(.vmallocFault), Caption(FaultPicturePhrase.copiesEntry),
      refuses: !record.isSynchronized, otherWay: .nothingToCopy)
  }

  // MARK: User addresses

  private mutating func addArea() {
    let visits = Caption(FaultPicturePhrase.visits(record.visitCount), .faint)
    guard case .area(let start, let end, let options, let isBelow) = record.search else {
      add("search", .function(.findVMA), visits, refuses: record.search != nil, otherWay: .area)
      add("inside", .isInside, Caption())
      return
    }
    let area =
      Caption(.address(UInt64(start.rawValue)), .address)
      + Caption(.address(UInt64(end.rawValue)), .address) + Caption(.name(options.mode), .value)
    add("search", .function(.findVMA), area + visits, otherWay: .refusal(.mapError))
    guard isBelow else {
      return add(
        "inside", .isInside, Caption(FaultPicturePhrase.contains(start, record.fault.address)),
        otherWay: .function(.expandStack))
    }
    switch record.growth {
    case nil:
      add("inside", .isInside, Caption(FaultPicturePhrase.neverGrows), refuses: true)
    case .refused(let obstacle):
      add(
        "inside", .function(.expandStack), Caption(FaultPicturePhrase.obstacle(obstacle)),
        refuses: true)
    case .grew(let from, let to):
      add(
        "inside", .function(.expandStack),
        Caption(FaultPicturePhrase.grew(pages: (from - to) >> 12)),
        otherWay: .refusal(.mapError))
    }
  }

  private mutating func addRights() {
    let judgement = record.judgement
    add(
      "rights", .isAllowed(record.fault.code),
      judgement.map { Caption(.name($0.options.mode), .value) } ?? Caption(),
      refuses: judgement?.isAllowed == false, otherWay: .refusal(.accessError))
  }

  private mutating func addPage() {
    let before = record.written?.from ?? record.entryRead ?? .none
    add(
      "entry", .isEmpty, words(of: before),
      otherWay: before == .none ? .function(.doWPPage) : .emptyEntry)
    guard let path = record.path else {
      return add("handler", .function(.handleMMFault), Caption())
    }
    var isFailed = false
    switch record.outcome {
    case .signal, .outOfMemory: isFailed = true
    case .handled, nil: break
    }
    add(
      "handler", .handler(path), Caption(FaultPicturePhrase.path(path)), refuses: isFailed,
      otherWay: .path(path.alternative))
    if let frame = record.frame {
      add(
        "frame", .frame(frame),
        Caption(.name(kernel.allocator.zone(of: frame).kind.name), .value), otherWay: .noFrame)
    }
    if let written = record.written { add("after", .entryAfter, words(of: written.to)) }
  }

  private func words(of entry: PageTableEntry) -> Caption {
    let isPAE = kernel.tables.usesPAE
    return Caption(.word(entry.rawValue, digits: isPAE ? 16 : 8), .value)
      + Caption(.name(EntryBit.letters(of: entry, .table, isPAE: isPAE)), .faint)
  }

  private mutating func addEnd() {
    let end = FaultEnd(record)
    var isMended = false
    if case .mended = end { isMended = true }
    steps.append(
      Flow.Step(
        PictureItem(
          "step.end", Caption(FaultPicturePhrase.end(end)),
          detail: record.physical.map { Caption(.address($0.rawValue), .address) } ?? Caption(),
          isMended ? .second : .error), end == .open ? .notReached : .ends))
  }
}

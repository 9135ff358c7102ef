import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// Replays what a real kernel was asked and compares each answer, mapping and figure.
struct RecordingCheck {
  private let makeSession: (KernelVersion, _ usesPAE: Bool) throws(ConfigurationRefusal) -> Session
  var reader: RecordingReader
  /// The machine, once the recording has said which.
  private(set) var session: Session?
  private var files: [(name: String, byteCount: UInt64, fill: UInt8)] = []
  private var figures: [RecordedFigure] = []
  private var version: KernelVersion?
  private var factCount = 0
  /// What is known of swap, once the recording has said what that lies on.
  var swap: RecordedSwap?

  /// - Parameter makeSession: boots a machine with the rules that the recording names.
  init(
    _ reader: LineReader,
    makeSession: @escaping (KernelVersion, _ usesPAE: Bool) throws(ConfigurationRefusal) -> Session
  ) {
    self.reader = RecordingReader(reader)
    self.makeSession = makeSession
  }

  mutating func run() throws(FileRefusal) -> CheckReport {
    while let fact = try reader.next() {
      if let difference = try difference(fact) { return report(difference) }
      factCount += 1
    }
    return report(nil)
  }

  private mutating func difference(
    _ fact: RecordedFact
  ) throws(FileRefusal) -> CheckReport.Difference? {
    switch fact {
    case .kernel(let name):
      guard let version = KernelVersion(rawValue: name) else {
        return here(.unknownKernel(name))
      }
      self.version = version
      return nil
    case .file(let name, let byteCount, let fill):
      files.append((name, byteCount, fill))
      return nil
    case .figures(_, let figures):
      self.figures = figures
      return nil
    default: break
    }
    if session == nil, let version {
      // Comments behind the kernel's name may say how it was built.
      do throws(ConfigurationRefusal) {
        session = try makeSession(version, reader.usesPAE)
        if case .swap(.device) = fact { session?.kernel.addInitialFiles(pageCount: 420) }
      } catch {
        return here(.noMachine(error))
      }
    }
    guard let session else { return here(.kernelMissing) }
    switch fact {
    case .initialMappings(let id, let mappings):
      let difference = begin(id, mappings, session)
      swap?.begin(session.kernel)
      return difference
    case .mappings(let id, let mappings): return compare(id, mappings, session)
    case .status(let id, let figures): return compare(id, figures, session)
    case .mappingFigures(let id, let range, let figures):
      return compare(id, range, figures, session)
    case .swap(let fact): return compare(fact, session)
    case .command: return carryOut(session)
    case .kernel, .file, .figures: return nil
    }
  }

  // MARK: Carrying out

  private mutating func carryOut(_ session: Session) -> CheckReport.Difference? {
    let execution = session.execute(reader.line)
    switch execution.status {
    case .done, .refused, .quit:
      swap?.noteCommand(reader.line, session.kernel)
      return nil
    case .interrupted: return .init(line: reader.lineNumber, CommonCause.interrupted)
    case .failed:
      return .init(
        line: reader.lineNumber, CommonCause.failed(execution.error), in: reader.line.text)
    }
  }

  /// Gives the process the memory and the files that it had when the recording began.
  private func begin(
    _ id: UInt32, _ mappings: [MappingRecord], _ session: Session
  ) -> CheckReport.Difference? {
    guard let process = session.world.process(numbered: id) else { return here(.noProcess(id)) }
    if swap != nil {
      // The machine ran from memory: no page of a disk's file stood on the lists.
      for mapping in mappings where mapping.hasFile {
        guard session.kernel.files.named(mapping.name) == nil else { continue }
        session.kernel.files.create(mapping.name, kind: .temporary, byteCount: 1 << 30)
      }
    }
    do throws(Refusal) {
      try session.world.restore(
        mappings, in: process, bounds: ProgramImageBounds(figures), isWritten: true)
    } catch {
      return here(.unrestorable(error))
    }
    process.space?.limits.isPrivileged = true
    process.survivesFaults = true
    for (index, file) in files.enumerated() {
      let file = session.kernel.files.create(
        file.name, kind: .temporary, byteCount: file.byteCount,
        content: .pattern(first: file.fill), isDeleted: true)
      session.kernel.open(
        file, readable: true, writable: true, descriptor: Int32(3 + index), by: process)
    }
    return nil
  }

  // MARK: Comparing

  private func compare(
    _ id: UInt32, _ mappings: [MappingRecord], _ session: Session
  ) -> CheckReport.Difference? {
    guard let space = session.world.process(numbered: id)?.space else {
      return here(.noProcess(id))
    }
    let got = MappingRecord.all(of: space, in: session.kernel)
    guard
      let difference = LineDifference(
        expected: mappings.map { $0.comparedLine(hasPaths: false) },
        got: got.map { $0.comparedLine(hasPaths: false) })
    else { return nil }
    return .init(line: reader.lineNumber, RecordingCause.mappings, lines: difference.lines)
  }

  private func compare(
    _ id: UInt32, _ figures: [RecordedFigure], _ session: Session
  ) -> CheckReport.Difference? {
    guard let totals = session.world.process(numbered: id)?.space?.totals else {
      return here(.noProcess(id))
    }
    return compare(figures) { name in
      switch name {
      case "VmSize": totals.total * 4
      case "VmLck": totals.locked * 4
      case "VmData": totals.data * 4
      case "VmStk": totals.stack * 4
      default: nil
      }
    }
  }

  private func compare(
    _ id: UInt32, _ range: Range<UInt32>, _ figures: [RecordedFigure], _ session: Session
  ) -> CheckReport.Difference? {
    guard let space = session.world.process(numbered: id)?.space else {
      return here(.noProcess(id))
    }
    let link = space.areas.area(endingAfter: VirtualAddress(rawValue: range.lowerBound))
    guard !link.isNone, space.areas[link].start.rawValue == range.lowerBound,
      space.areas[link].end.rawValue == range.upperBound
    else { return here(.noSuchMapping) }
    let got = space.usage(of: link)
    let figures = swap == nil ? figures : Self.complete(figures)
    return compare(figures) { name in
      switch name {
      case "Referenced": got.referenced
      case "LazyFree": got.lazyFree
      case "Swap": got.swapped
      case "SwapPss": got.proportionallySwapped
      case "Rss": got.resident
      case "Anonymous": got.anonymous
      case "Locked": got.locked
      default: nil
      }
    }
  }

  private func compare(
    _ figures: [RecordedFigure], with model: (String) -> Int?
  ) -> CheckReport.Difference? {
    for figure in figures {
      guard let got = model(figure.name) else { return here(.unknownFigure(figure.name)) }
      if UInt64(got) != figure.value {
        return .init(
          line: reader.lineNumber,
          RecordingCause.figure(figure.name, expected: figure.value, got: UInt64(got)),
          in: reader.line.text)
      }
    }
    return nil
  }

  func here(_ cause: RecordingCause) -> CheckReport.Difference {
    CheckReport.Difference(line: reader.lineNumber, cause)
  }

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    CheckReport(
      file: reader.name, .recording, count: factCount, of: .facts, difference: difference)
  }
}

extension ProgramImageBounds {
  /// The figures of `@mm`. Linux: fields of `mm_struct`.
  fileprivate init(_ figures: [RecordedFigure]) {
    self.init()
    func address(_ name: String) -> VirtualAddress {
      let value = figures.first { $0.name == name }?.value ?? 0
      return VirtualAddress(rawValue: UInt32(truncatingIfNeeded: value))
    }
    func range(_ start: String, _ end: String) -> Range<VirtualAddress> {
      address(start)..<max(address(start), address(end))
    }
    code = range("start_code", "end_code")
    data = range("start_data", "end_data")
    heapStart = address("start_brk")
    heapEnd = address("brk")
    stackStart = address("start_stack")
    arguments = range("arg_start", "arg_end")
    environment = range("env_start", "env_end")
  }
}

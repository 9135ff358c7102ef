import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// Carrying out and comparing what recordings of kernels that swap say.
extension RecordingCheck {
  mutating func compare(_ fact: SwapFact, _ session: Session) -> CheckReport.Difference? {
    let kernel = session.kernel
    switch fact {
    case .device(let device, let order):
      swap = RecordedSwap(device)
      kernel.swap.clusterOrder = order
      return nil
    case .clusterOrder(let order):
      kernel.swap.clusterOrder = order
      return nil
    case .area(let name, let slots, let used, let priority):
      return compare(name, slots, used, priority, kernel)
    case .noArea(let name):
      return kernel.swap.areas.contains { $0?.name == name }
        ? here(.figure(name, expected: 0, got: 1)) : nil
    case .pages(let id, let range, let tokens): return compare(id, range, tokens, session)
    case .counters(let used, let figures): return compare(used, figures, kernel)
    case .statistics(let figures): return compare(figures, kernel)
    case .touch, .sweep, .residency, .switchOn, .switchOff, .clearReferences:
      swap?.noteCommand(reader.line, kernel)
      return carryOut(fact, session)
    }
  }

  /// Figures that a recording leaves out are 0, but for the share of swap, which is all of it then.
  static func complete(_ figures: [RecordedFigure]) -> [RecordedFigure] {
    func value(_ name: String) -> UInt64? { figures.first { $0.name == name }?.value }
    let swapped = value("Swap") ?? 0
    return figures.filter { ["Rss", "Anonymous", "Locked"].contains($0.name) } + [
      RecordedFigure("Referenced", value("Referenced") ?? 0),
      RecordedFigure("LazyFree", value("LazyFree") ?? 0), RecordedFigure("Swap", swapped),
      RecordedFigure("SwapPss", value("SwapPss") ?? swapped),
    ]
  }

  // MARK: Comparing

  /// An area that is not known yet is switched on.
  private mutating func compare(
    _ name: String, _ slots: UInt32, _ used: UInt32, _ priority: Int, _ kernel: Kernel
  ) -> CheckReport.Difference? {
    guard let kind = swap?.kind else { return here(.deviceMissing) }
    swap?.note(area: name, slots: slots)
    guard let area = kernel.swap.areas.first(where: { $0?.name == name }) ?? nil else {
      do throws(Refusal) {
        _ = try kernel.swapOn(
          name, kind, pageCount: UInt64(slots) + 1, priority: priority < 0 ? nil : priority)
      } catch {
        return here(.unrestorable(error))
      }
      return nil
    }
    return differenceOf(
      "\(name) size=\(slots) used=\(used) prio=\(priority)",
      "\(name) size=\(area.slotCount) used=\(namesSlots ? area.usedSlots : used) "
        + "prio=\(area.priority)")
  }

  private var namesSlots: Bool { swap?.namesSlots ?? true }

  private func compare(
    _ id: UInt32, _ range: Range<UInt32>, _ tokens: String, _ session: Session
  ) -> CheckReport.Difference? {
    guard let space = session.world.process(numbered: id)?.space else {
      return here(.noProcess(id))
    }
    let pages = PageTokens(
      VirtualAddress(rawValue: range.lowerBound)..<VirtualAddress(rawValue: range.upperBound),
      of: space, in: session.kernel, namesSlots: namesSlots)
    guard let expected = PageTokens(tokens, namesSlots: namesSlots) else {
      return here(.unreadableTokens)
    }
    return expected.difference(from: pages) ? differenceOf(expected.text, pages.text) : nil
  }

  private mutating func compare(
    _ used: [UInt32], _ figures: [RecordedFigure], _ kernel: Kernel
  ) -> CheckReport.Difference? {
    guard var swap else { return here(.deviceMissing) }
    let growth = swap.growth(kernel)
    self.swap = swap
    let mine = namesSlots ? swap.used(kernel) : used
    return differenceOf(
      words(used, figures.filter { $0.value != 0 }), words(mine, growth.filter { $0.value != 0 }))
  }

  private func words(_ used: [UInt32], _ figures: [RecordedFigure]) -> String {
    let list = used.map(String.init).joined(separator: ",")
    let rest = figures.map { "\($0.name)=\($0.value)" }.sorted()
    return (["used=\(list)"] + rest).joined(separator: " ")
  }

  private mutating func compare(
    _ figures: [SwapFact.SignedFigure], _ kernel: Kernel
  ) -> CheckReport.Difference? {
    guard var swap else { return here(.deviceMissing) }
    let growth = swap.statisticsGrowth(kernel)
    self.swap = swap
    let compared = Set(growth.map(\.name))
    func words(_ figures: [SwapFact.SignedFigure]) -> String {
      figures.filter { $0.value != 0 && compared.contains($0.name) }
        .map { "\($0.name)=\($0.value)" }.sorted().joined(separator: " ")
    }
    return differenceOf(words(figures), words(growth))
  }

  // MARK: Carrying out

  private func carryOut(_ fact: SwapFact, _ session: Session) -> CheckReport.Difference? {
    let kernel = session.kernel
    do throws(Refusal) {
      switch fact {
      case .residency(let id, let address, let length):
        return residency(id, address, length, session)
      case .switchOn(let name, let priority):
        guard let swap, let known = swap.areas.first(where: { $0.name == name }) else {
          return here(.noSwapArea(name))
        }
        _ = try kernel.swapOn(
          name, swap.kind, pageCount: UInt64(known.slots) + 1, priority: priority)
        return nil
      case .switchOff(let id, let name):
        guard let process = session.world.process(numbered: id) else { return here(.noProcess(id)) }
        guard let area = kernel.swap.areas.first(where: { $0?.name == name }) ?? nil else {
          return here(.noSwapArea(name))
        }
        try kernel.swapOff(area, by: process)
        return nil
      case .clearReferences(let id):
        session.world.process(numbered: id)?.space?.clearReferences(.all)
        return nil
      case .touch(let id, let address, let written, let isWrite):
        return touch(id, address, written, isWrite: isWrite, session)
      case .sweep(let id, let sweep): return self.sweep(id, sweep, session)
      default: return nil
      }
    } catch {
      return here(.unrestorable(error))
    }
  }

  private func residency(
    _ id: UInt32, _ address: VirtualAddress, _ length: UInt32, _ session: Session
  ) -> CheckReport.Difference? {
    guard let process = session.world.process(numbered: id) else { return here(.noProcess(id)) }
    let head = "[\(id)] mincore(0x\(String(address.rawValue, radix: 16)), \(length), ["
    do throws(Refusal) {
      let pages = try session.kernel.mincore(address, length: length, by: process)
      let digits = pages.map { $0 ? "1" : "0" }.joined()
      return differenceOf(reader.line.text, head + digits + "]) = 0")
    } catch {
      return differenceOf(reader.line.text, head + "]) = -1 \(error.errno.name)")
    }
  }

  private func touch(
    _ id: UInt32, _ address: VirtualAddress, _ written: UInt8?, isWrite: Bool, _ session: Session
  ) -> CheckReport.Difference? {
    guard let process = session.world.process(numbered: id) else { return here(.noProcess(id)) }
    let before = frame(at: address, of: process, session.kernel)
    let counts = process.faults
    let mode = isWrite ? "w" : "r"
    let head = "[\(id)] touch 0x\(String(address.rawValue, radix: 16)) \(mode) = "
    do throws(Signal) {
      let byte = try access(address, written, process, session.kernel)
      let now = process.faults
      let after = frame(at: address, of: process, session.kernel)
      let page = before == nil || after == nil ? "" : " page=\(before == after ? "same" : "new")"
      return differenceOf(
        reader.line.text,
        head + "0x\(Self.digits(byte)) faults=\(now.total - counts.total) "
          + "major=\(now.major - counts.major)\(page)")
    } catch {
      return differenceOf(reader.line.text, head + "\(error.number.name) \(error.code.name)")
    }
  }

  private func sweep(
    _ id: UInt32, _ sweep: SwapFact.Sweep, _ session: Session
  ) -> CheckReport.Difference? {
    guard let process = session.world.process(numbered: id) else { return here(.noProcess(id)) }
    var (bytes, letters, ending) = ("", "", "")
    for index in 0..<sweep.count {
      let offset = UInt32(bitPattern: sweep.step) &* UInt32(index)
      let address = VirtualAddress(rawValue: sweep.start.rawValue &+ offset)
      let counts = process.faults
      do throws(Signal) {
        let written = sweep.written.map { $0 &+ UInt8(truncatingIfNeeded: index) }
        bytes += Self.digits(try access(address, written, process, session.kernel))
        let now = process.faults
        letters +=
          now.major > counts.major ? "M" : now.minor > counts.minor ? "m" : "-"
      } catch {
        ending = " \(error.number.name) \(error.code.name)"
        break
      }
    }
    let start = String(sweep.start.rawValue, radix: 16)
    let mode = sweep.written.map { "w 0x\(Self.digits($0))" } ?? "r"
    return differenceOf(
      reader.line.text,
      "[\(id)] sweep 0x\(start) \(sweep.count) \(sweep.step) \(mode) = \(bytes) faults=\(letters)"
        + ending)
  }

  private func access(
    _ address: VirtualAddress, _ written: UInt8?, _ process: Process, _ kernel: Kernel
  ) throws(Signal) -> UInt8 {
    guard let written else { return try kernel.read(address, by: process).byte }
    try kernel.write(written, at: address, by: process)
    return written
  }

  private func frame(
    at address: VirtualAddress, of process: Process, _ kernel: Kernel
  ) -> PageFrameNumber? {
    guard let space = process.space else { return nil }
    let entry = kernel.tables.entry(of: address, in: space.directory)
    return entry.isMapped ? entry.frame : nil
  }

  private static func digits(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// What a line says and what it would have to say.
  private func differenceOf(_ expected: String, _ got: String) -> CheckReport.Difference? {
    guard let difference = LineDifference(expected: [expected], got: [got]) else { return nil }
    return .init(line: reader.lineNumber, RecordingCause.swap, lines: difference.lines)
  }
}

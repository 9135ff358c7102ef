import CLibrary
import Drawing
import Hardware
import KernelModel
import Reports

/// Memory that commands took and have not given back.
extension Session {
  /// Blocks that `alloc` took, by the results that hold their frames.
  package func blocks(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    return latestResults(context, words: frameWords) { value in
      guard let frame = self.frame(value) else { return false }
      return self.kernel.pages[frame].use == .kernel && self.kernel.pages[frame].useCount > 0
    }
  }

  /// Frames that have a slot of the kmap window and a user.
  package func mappedFrames(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    return kmaps.map {
      .init("0x\($0.frame.digits)", say(.kmapped(at: $0.address)))
    }
  }

  /// The same frames and held blocks in the hexadecimal digits that `frame PFN` takes.
  func frameDigits(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    let held = latestResults(context) { value in
      self.frame(value).map { self.kernel.pages[$0].use == .kernel } ?? false
    }
    let frames = held.compactMap { value(of: $0).flatMap(frame) } + kmaps.map(\.frame)
    return frames.map { .init($0.digits, FrameDescription($0, in: kernel).words(in: language)) }
  }

  private func value(of result: LineCompletion.Candidate) -> Int128? {
    result.text.first == "$"
      ? UInt64(result.text.dropFirst()).flatMap { results.value($0) }
      : results.value(named: result.text)
  }

  private var kmaps: [(frame: PageFrameNumber, address: VirtualAddress)] {
    let map = kernel.permanentMap
    return (0..<map.slotCount).filter { map.count(of: $0) > 1 }.map {
      (map.frame(of: $0), map.address(of: $0))
    }
  }

  /// The frame of RAM that a number is.
  private func frame(_ value: Int128) -> PageFrameNumber? {
    guard let number = UInt32(exactly: value) else { return nil }
    let frame = PageFrameNumber(rawValue: number)
    return kernel.pages.contains(frame) && kernel.boot.isPresent(frame) ? frame : nil
  }

  private func frameWords(_ value: Int128) -> String {
    frame(value).map { FrameDescription($0, in: kernel).words(in: language) } ?? "\(value)"
  }

  /// What `kmalloc` returned and nobody has given back.
  package func kernelObjects(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    let slabs = kernel.slabs
    return latestResults(
      context,
      words: { value in
        let address = VirtualAddress(rawValue: UInt32(truncatingIfNeeded: value))
        return address.digits
          + (slabs.usableSize(of: address).map { ", \(size(UInt64($0)))" } ?? "")
      }
    ) { value in
      UInt32(exactly: value).map { slabs.isInUse(VirtualAddress(rawValue: $0)) } ?? false
    }
  }

  /// Areas of vmalloc, vmap and ioremap: those of results, then the others.
  package func kernelAreas(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    let areas = Dictionary(
      kernel.vmalloc.all.map { (Int128($0.start.rawValue), $0) }, uniquingKeysWith: { $1 })
    func words(_ area: VmallocArea) -> String {
      say(.area(area.kind, byteCount: UInt64(area.mappedEnd - area.start)))
    }
    let known = latestResults(
      context,
      words: { value in
        areas[value].map { "\($0.start.digits), \(words($0))" } ?? "\(value)"
      }
    ) { areas[$0] != nil }
    let listed = Set(known.compactMap(value(of:)))
    return known
      + areas.values.filter { !listed.contains(Int128($0.start.rawValue)) }
      .sorted { $0.start < $1.start }
      .map { .init($0.start.digits, words($0)) }
  }

  /// What `malloc` returned and is in use.
  package func libraryBlocks(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard !isBare, !results.values.isEmpty, let survey = HeapSurvey(process) else { return [] }
    var sizes: [Int128: UInt32] = [:]
    for piece in survey.pieces {
      for entry in piece.entries where entry.state == .used || entry.state == .mapped {
        sizes[Int128(entry.chunk.memory)] = entry.size
      }
    }
    return latestResults(
      context,
      words: { self.say(.chunk(UInt32(truncatingIfNeeded: $0), byteCount: sizes[$0] ?? 0)) }
    ) { sizes[$0] != nil }
  }

  /// The temporary kmap that must be undone first.
  package var temporaryMaps: [LineCompletion.Candidate] {
    guard !isBare, let frame = kernel.fixedMap.temporaryFrames.last else { return [] }
    let address = FixedMap.temporaryAddress(at: kernel.fixedMap.temporaryDepth - 1)
    return [.init(address.digits, say(.temporaryMap(of: frame)))]
  }

  package var fixedSlots: [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    return kernel.layout.fixedSlots.map {
      let isUsed = kernel.fixedMap.entry(of: $0.index).isPresent
      return .init($0.name, say(.fixedSlot($0.index, isUsed: isUsed)))
    }
  }
}

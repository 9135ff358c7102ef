import Hardware

/// An area to be made as a recording lists it, without asking whether a call could have made it.
public struct RestoredArea: Hashable, Sendable {
  public var range: Range<VirtualAddress>
  public var protection: Protection
  public var isShared: Bool
  /// The open file behind it, which the area then holds too.
  public var file: OpenFileID
  /// Page of the file at the beginning.
  public var pageOffset: UInt32
  public var kind: VMArea.Kind
  /// It is the stack.
  public var growsDown: Bool

  public init(
    range: Range<VirtualAddress>, protection: Protection, isShared: Bool = false,
    file: OpenFileID = .none, pageOffset: UInt32 = 0, kind: VMArea.Kind = .ordinary,
    growsDown: Bool = false
  ) {
    self.range = range
    self.protection = protection
    self.isShared = isShared
    self.file = file
    self.pageOffset = pageOffset
    self.kind = kind
    self.growsDown = growsDown
  }
}

/// Filling an address space from a recorded list.
extension AddressSpace {
  /// Makes the areas of a recording in an address space that has none yet.
  ///
  /// - Parameter isWritten: the program has written to its data, heap and stack: each private
  ///   writable area gets a page of its own.
  /// - Throws: `ENOMEM` when memory or the commit charge is out.
  public func restore(
    _ areas: [RestoredArea], bounds: ProgramImageBounds, isWritten: Bool
  ) throws(Refusal) {
    image = bounds
    for area in areas {
      let options = options(of: area)
      let pages = Int((area.range.upperBound - area.range.lowerBound) >> 12)
      if options.contains(.account) { try charge(pages) }
      let isAnonymous = area.file == .none && area.kind == .ordinary
      let link = try insertArea(
        area.range, options: options, file: area.file,
        pageOffset: isAnonymous ? area.range.lowerBound.pageNumber : area.pageOffset,
        kind: area.kind)
      account(options, pages: pages)
      guard isWritten, options.contains(.account) else { continue }
      guard case .handled = handleMissing(link, area.range.upperBound - 4096, isWrite: true) else {
        throw Refusal(.outOfMemory, .outOfFrames)
      }
    }
  }

  private func options(of area: RestoredArea) -> AreaOptions {
    switch area.kind {
    case .kernelData, .kernelClockData:
      return [.read, .mayRead, .deviceIO, .dontDump, .frameMap, .dontExpand]
    case .kernelCode:
      return [.read, .execute, .mayRead, .mayWrite, .mayExecute, .dontExpand]
    case .ordinary, .privateZero: break
    }
    var options: AreaOptions = [area.protection.areaOptions, .mayRead, .mayWrite, .mayExecute]
    if area.isShared { options.formUnion([.shared, .mayShare]) }
    if area.protection.contains(.write), !area.isShared { options.insert(.account) }
    if area.growsDown { options.insert(.growsDown) }
    return options
  }
}

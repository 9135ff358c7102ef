import Hardware

/// An area as `/proc/PID/maps` tells of it, from which it can be made anew.
public struct AreaDescription: Hashable, Sendable {
  public var range: Range<VirtualAddress>
  /// Read, write and execute.
  public var protection: Protection
  /// `s` rather than `p`.
  public var isShared: Bool
  /// The open file behind it, none for anonymous memory; the area holds it once more.
  public var file: OpenFileID
  /// Where in the file it begins, in pages.
  public var pageOffset: UInt32
  public var kind: VMArea.Kind
  /// `[stack]`: grows down.
  public var isStack: Bool

  public init(
    range: Range<VirtualAddress>, protection: Protection, isShared: Bool = false,
    file: OpenFileID = .none, pageOffset: UInt32 = 0, kind: VMArea.Kind = .ordinary,
    isStack: Bool = false
  ) {
    self.range = range
    self.protection = protection
    self.isShared = isShared
    self.file = file
    self.pageOffset = pageOffset
    self.kind = kind
    self.isStack = isStack
  }

  /// The flags that such an area has when a program was just loaded.
  func options(denyWrite: Bool) -> AreaOptions {
    switch kind {
    case .kernelData, .kernelClockData:
      return [.read, .mayRead, .deviceIO, .dontDump, .frameMap, .dontExpand]
    case .kernelCode:
      return [.read, .execute, .mayRead, .mayWrite, .mayExecute, .dontExpand]
    case .ordinary, .privateZero:
      break
    }
    var options = protection.areaOptions.union([.mayRead, .mayWrite, .mayExecute])
    if isShared {
      options.formUnion([.shared, .mayShare])
    } else if protection.contains(.write) {
      options.insert(.account)
    }
    if isStack { options.insert(.growsDown) }
    if file != .none, denyWrite { options.insert(.denyWrite) }
    return options
  }
}

extension AddressSpace {
  /// Makes areas from a list, in an address space that has none.
  ///
  /// - Parameter written: the program has written to its private memory already, so that each such
  ///   area has a page and an `anon_vma` of its own.
  /// - Throws: `EEXIST` for areas that overlap or lie in the kernel's part, `ENOMEM`.
  public func restore(
    _ descriptions: [AreaDescription], image: ProgramImageBounds, written: Bool
  ) throws(Refusal) {
    self.image = image
    for description in descriptions {
      let range = description.range
      guard range.upperBound <= Self.end, range.lowerBound.isPageAligned,
        range.upperBound.isPageAligned, !range.isEmpty, areas.area(overlapping: range).isNone
      else { throw Refusal(.fileExists, .overlaps(range.lowerBound)) }
      let options = description.options(denyWrite: core.rules.programsDenyWrite)
      let pages = Int((range.upperBound - range.lowerBound) >> 12)
      if options.contains(.account) { try charge(pages) }
      let hasFile = description.file != .none
      let link = try insertArea(
        range, options: options, file: description.file,
        pageOffset: hasFile ? description.pageOffset : range.lowerBound.pageNumber,
        kind: description.kind)
      account(options, pages: pages)
      if written, options.contains(.account) {
        _ = handleMissing(link, range.upperBound - 4096, isWrite: true)
      }
    }
  }
}

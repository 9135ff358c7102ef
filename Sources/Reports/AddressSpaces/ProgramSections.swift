import Hardware
import KernelModel

/// The sections of the file that a process runs, as stretches of its memory.
struct ProgramSections {
  /// Neighbours of one kind.
  struct Stretch {
    /// nil for several kinds.
    let group: ELFSection.Group?
    /// Where they lie in memory.
    let range: Range<UInt64>
    /// What they add up to, without the bytes between them.
    let byteCount: UInt64
    let sectionCount: Int
  }

  let file: CachedFile
  /// By rising addresses.
  let stretches: [Stretch]
  let sizes: SectionSizes

  /// - Returns: nil when the process runs no file whose sections are known.
  init?(of space: AddressSpace, in kernel: Kernel) {
    guard let code = Self.codeArea(of: space) else { return nil }
    file = kernel.files[code.file].file
    guard let view = try? kernel.files.view(file.name), let all = ELFSection.all(of: view) else {
      return nil
    }
    sizes = SectionSizes(all)
    guard let bias = Self.bias(of: all, code) else { return nil }
    let placed = all.filter { $0.group != nil && $0.byteCount > 0 && !$0.isOfThread }
      .sorted { ($0.address, $0.byteCount) < ($1.address, $1.byteCount) }
    var stretches: [Stretch] = []
    for section in placed {
      let start = section.address &+ bias
      guard start < 1 << 32, section.byteCount < 1 << 32 else { return nil }
      var stretch = Stretch(
        group: section.group, range: start..<start + section.byteCount,
        byteCount: section.byteCount, sectionCount: 1)
      if let last = stretches.last, last.group == stretch.group {
        stretches.removeLast()
        stretch = Self.joining([last, stretch])
      }
      stretches.append(stretch)
    }
    self.stretches = stretches
  }

  /// Stretches in the order of addresses as one.
  static func joining(_ parts: ArraySlice<Stretch>) -> Stretch {
    let (first, last) = (parts[parts.startIndex], parts[parts.endIndex - 1])
    let start = min(first.range.lowerBound, last.range.lowerBound)
    return Stretch(
      group: parts.allSatisfy { $0.group == first.group } ? first.group : nil,
      range: start..<max(first.range.upperBound, last.range.upperBound),
      byteCount: parts.reduce(0) { $0 + $1.byteCount },
      sectionCount: parts.reduce(0) { $0 + $1.sectionCount })
  }

  /// The first area that holds the program's code.
  private static func codeArea(of space: AddressSpace) -> VMArea? {
    space.areas.links.lazy.map { space.areas[$0] }.first {
      $0.parts(of: space.image).contains(.text)
    }
  }

  /// What is added to addresses of the file: known from where the first code is mapped.
  private static func bias(of sections: [ELFSection], _ code: VMArea) -> UInt64? {
    let first = sections.first { $0.group == .code && $0.byteCount > 0 }
    let offset = UInt64(code.pageOffset) << 12
    guard let first, first.offset >= offset,
      first.offset - offset < UInt64(code.byteCount)
    else { return nil }
    return UInt64(code.start.rawValue) &+ (first.offset - offset) &- first.address
  }
}

import Hardware

/// Where the kernel's program lies in physical memory and how big its parts are.
///
/// The sizes are model values: every reader gets the same numbers. Linux: `setup_arch`, `iomem`.
public struct KernelImage: Hashable, Sendable {
  /// A part of the program.
  public enum Section: Int, CaseIterable, Hashable, Sendable {
    case text, readOnlyData, data, initial, bss, breakArea
  }

  /// The first byte's physical address, a multiple of a page.
  public var start: PageFrameNumber
  /// Pages of each section in order.
  var pageCounts: [Int]

  /// The kernel of the reference machines: 14.5 MiB at 16 MiB. Linux: `CONFIG_PHYSICAL_START`.
  public static let standard = KernelImage(
    start: PageFrameNumber(rawValue: 0x1000), pageCounts: [2304, 768, 256, 192, 128, 64])
  /// A kernel built small and loaded at 1 MiB, for machines where the other does not fit.
  public static let small = KernelImage(
    start: PageFrameNumber(rawValue: 0x100), pageCounts: [576, 192, 160, 56, 64, 64])

  /// All frames of the program.
  public var frames: Range<PageFrameNumber> { start..<start + pageCounts.reduce(0, +) }

  /// The frames of one section.
  public func frames(of section: Section) -> Range<PageFrameNumber> {
    let first = start + pageCounts[..<section.rawValue].reduce(0, +)
    return first..<first + pageCounts[section.rawValue]
  }
}

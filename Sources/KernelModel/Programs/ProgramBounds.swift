import Hardware

/// Where a program's parts begin and end, as its segments tell one after another, before the load
/// bias. Linux: the locals of `load_elf_binary`.
struct ProgramBounds {
  /// Linux: `start_code`, `end_code`.
  private var codeStart = UInt32.max
  private var codeEnd: UInt32 = 0
  /// The highest beginning of a segment, and the highest end in the file.
  /// Linux: `start_data`, `end_data`.
  private var dataStart: UInt32 = 0
  /// Linux: `elf_bss`.
  private(set) var fileEnd: UInt32 = 0
  /// Linux: `elf_brk`, `bss_prot`.
  private(set) var memoryEnd: UInt32 = 0
  private(set) var zerosProtection = Protection.none

  mutating func add(_ segment: ELFProgramHeader) {
    let end = segment.address &+ segment.fileByteCount
    if segment.isExecutable {
      codeStart = min(codeStart, segment.address)
      codeEnd = max(codeEnd, end)
    }
    dataStart = max(dataStart, segment.address)
    fileEnd = max(fileEnd, end)
    let last = segment.address &+ segment.memoryByteCount
    if last > memoryEnd {
      memoryEnd = last
      zerosProtection = segment.protection
    }
  }

  /// Tells the address space, which keeps them for `brk` and for whoever asks.
  func note(in space: AddressSpace, bias: UInt32) {
    space.image.code = Self.range(codeStart, codeEnd, bias)
    space.image.data = Self.range(dataStart, fileEnd, bias)
    space.image.zeros = Self.range(fileEnd, memoryEnd, bias)
    let heap = VirtualAddress(rawValue: memoryEnd &+ bias).roundedUpToPage
    space.image.heapStart = heap
    space.image.heapEnd = heap
  }

  private static func range(
    _ start: UInt32, _ end: UInt32, _ bias: UInt32
  ) -> Range<VirtualAddress> {
    let upper = VirtualAddress(rawValue: end &+ bias)
    let lower = VirtualAddress(rawValue: start &+ bias)
    return start < end && lower < upper ? lower..<upper : upper..<upper
  }
}

import Hardware

/// What `exec` needs to know of a program file, read and checked.
///
/// Linux: `elf_ex` and `elf_phdata` of `load_elf_binary`.
struct ProgramImage: Hashable, Sendable {
  let header: ELFHeader
  let programHeaders: [ELFProgramHeader]

  /// `PT_GNU_STACK`: whether the stack may hold code; without it everything readable may.
  enum StackMark: Hashable, Sendable { case notExecutable, executable, missing }

  /// Reads the program headers. Linux: `load_elf_phdrs`.
  ///
  /// - Throws: `errno` for headers of a wrong size or number, or beyond the file's end; `ENOMEM`.
  init(
    _ header: ELFHeader, of file: CachedFile, in core: KernelCore, errno: Errno
  ) throws(Refusal) {
    guard Int(header.programHeaderSize) == ELFProgramHeader.byteCount else {
      throw Refusal(errno, .badProgram(.headerSize(header.programHeaderSize)))
    }
    let count = Int(header.programHeaderCount)
    let byteCount = count * ELFProgramHeader.byteCount
    guard byteCount > 0, byteCount <= core.rules.mostProgramHeaderBytes else {
      throw Refusal(errno, .badProgram(.headerCount(header.programHeaderCount)))
    }
    let bytes = try core.files.read(
      file, from: UInt64(header.programHeaderOffset), count: byteCount)
    guard bytes.count == byteCount else { throw Refusal(errno, .badProgram(.headersMissing)) }
    self.header = header
    programHeaders = (0..<count).map {
      ELFProgramHeader(bytes, at: $0 * ELFProgramHeader.byteCount)
    }
  }

  /// What is mapped, in the file's order.
  var segments: [ELFProgramHeader] { programHeaders.filter { $0.type == ELFProgramHeader.load } }

  /// The last of the marks counts.
  var stackMark: StackMark {
    guard let mark = programHeaders.last(where: { $0.type == ELFProgramHeader.stack }) else {
      return .missing
    }
    return mark.isExecutable ? .executable : .notExecutable
  }

  /// Bytes from the first page to the end of the last segment; 0 without segments.
  ///
  /// Linux: `total_mapping_size`.
  /// - Parameter sorts: looks for the lowest and the highest segment, as from 5.18 on; before, the
  ///   first and the last counted.
  func byteCount(sorting sorts: Bool) -> UInt32 {
    let segments = segments
    guard let first = segments.first, let last = segments.last else { return 0 }
    guard sorts else {
      return last.address &+ last.memoryByteCount &- (first.address & ~0xfff)
    }
    let low = segments.reduce(UInt32.max) { min($0, $1.address & ~0xfff) }
    let high = segments.reduce(0) { max($0, $1.address &+ $1.memoryByteCount) }
    return high &- low
  }

  /// The largest alignment that a segment asks for, whole pages. Linux: `maximum_alignment`.
  var alignment: UInt32 {
    let largest = segments.reduce(0) {
      $1.alignment.nonzeroBitCount == 1 ? max($0, $1.alignment) : $0
    }
    return (largest &+ 0xfff) & ~0xfff
  }

  /// Where the program headers lie in memory, as the program is told in AT_PHDR.
  ///
  /// - Parameter looks: finds the segment that holds them, as from 5.18 on; before, the first
  ///   segment was taken to begin with the file.
  func headerAddress(bias: UInt32, looking looks: Bool) -> UInt32 {
    let offset = header.programHeaderOffset
    guard looks else {
      guard let first = segments.first else { return bias &+ offset }
      return first.address &- first.fileOffset &+ bias &+ offset
    }
    let holder = segments.first {
      $0.fileOffset <= offset && offset &- $0.fileOffset < $0.fileByteCount
    }
    return holder.map { offset &- $0.fileOffset &+ $0.address &+ bias } ?? bias
  }
}

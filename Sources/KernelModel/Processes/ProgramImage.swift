import Hardware

/// What `exec` needs to know of a program: its loadable segments and what goes with them.
///
/// An ELF file's program headers say the same. Linux: `struct linux_binprm`, `elf_phdr`.
public struct ProgramImage: Sendable {
  /// A part of the file that is mapped. Linux: `PT_LOAD`.
  public struct Segment: Hashable, Sendable {
    /// `p_offset`, in bytes.
    public var fileOffset: UInt32
    /// `p_vaddr`, before the load bias.
    public var address: UInt32
    /// `p_filesz`, `p_memsz`, in bytes.
    public var fileByteCount: UInt32
    public var memoryByteCount: UInt32
    /// `p_flags`
    public var protection: Protection

    public init(
      fileOffset: UInt32, address: UInt32, fileByteCount: UInt32, memoryByteCount: UInt32,
      protection: Protection
    ) {
      self.fileOffset = fileOffset
      self.address = address
      self.fileByteCount = fileByteCount
      self.memoryByteCount = memoryByteCount
      self.protection = protection
    }
  }

  /// `PT_GNU_STACK`: whether the stack may hold code; without it everything readable may.
  public enum StackMark: Hashable, Sendable { case notExecutable, executable, missing }

  public var segments: [Segment]
  /// `e_entry`, before the load bias.
  public var entry: UInt32
  public var stackMark: StackMark
  /// `ET_DYN`: may be loaded anywhere.
  public var isPositionIndependent: Bool
  /// `PT_INTERP`: the program that loads it.
  public var interpreter: String?
  /// `e_phoff`, `e_phnum`.
  public var headerOffset: UInt32
  public var headerCount: UInt32

  public init(
    segments: [Segment], entry: UInt32, stackMark: StackMark = .notExecutable,
    isPositionIndependent: Bool = false, interpreter: String? = nil, headerOffset: UInt32 = 52,
    headerCount: UInt32 = 4
  ) {
    self.segments = segments
    self.entry = entry
    self.stackMark = stackMark
    self.isPositionIndependent = isPositionIndependent
    self.interpreter = interpreter
    self.headerOffset = headerOffset
    self.headerCount = headerCount
  }

  /// The program that the first process runs: text, data, bss, and no libraries.
  public static let demo = ProgramImage(
    segments: [
      Segment(
        fileOffset: 0, address: 0x0804_8000, fileByteCount: 0x118, memoryByteCount: 0x118,
        protection: .read),
      Segment(
        fileOffset: 0x1000, address: 0x0804_9000, fileByteCount: 0x507, memoryByteCount: 0x507,
        protection: [.read, .execute]),
      Segment(
        fileOffset: 0x2000, address: 0x0804_a000, fileByteCount: 0xc6, memoryByteCount: 0xc6,
        protection: .read),
      Segment(
        fileOffset: 0x20c8, address: 0x0804_b0c8, fileByteCount: 0xc, memoryByteCount: 0x4e38,
        protection: [.read, .write]),
    ], entry: 0x0804_9000)

  /// Size in bytes of the file that holds `demo`.
  static let demoByteCount: UInt64 = 0x3000
}

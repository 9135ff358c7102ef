/// A small program that every machine has, whatever disk it runs beside.
///
/// Its file is a real one, made byte by byte: the kernel loads it as any other.
public struct BuiltInProgram: Sendable {
  /// Where it is found.
  public let path: String
  /// What it shows.
  public let lesson: Lesson
  /// `PT_INTERP`; nil for a program that stands alone.
  let interpreter: String?
  /// What is added to every address: 0 for one that may be loaded anywhere.
  let base: UInt32
  let isMovable: Bool
  let hasStackMark: Bool
  let codeByteCount: Int
  let constantByteCount: Int
  /// Where its data begin in their page, how many bytes of them the file has, and how many zeros
  /// follow.
  let dataPlace: UInt32
  let dataByteCount: Int
  let zeroByteCount: UInt32

  /// What each of them is there to show.
  public enum Lesson: Hashable, Sendable {
    /// Text, data and bss at fixed addresses, and no libraries.
    case sections
    /// It may be loaded anywhere, by an interpreter.
    case interpreter
    /// It does not say that its stack holds no code.
    case executableStack
    /// The interpreter itself.
    case loader
  }

  /// Every one of them, by path.
  public static let all: [BuiltInProgram] = [demo, hello, old, loader]

  /// The program at a path, if it is built in.
  public static func named(_ path: String) -> BuiltInProgram? { all.first { $0.path == path } }

  /// The one that the first process runs: text, data, bss, and no libraries.
  static let demo = BuiltInProgram(
    path: "/bin/demo", lesson: .sections,
    interpreter: nil, base: 0x0804_8000, isMovable: false, hasStackMark: true,
    codeByteCount: 0x507, constantByteCount: 0xc6, dataPlace: 0xc8, dataByteCount: 0xc,
    zeroByteCount: 0x4e2c)

  static let hello = BuiltInProgram(
    path: "/bin/hello", lesson: .interpreter,
    interpreter: "/lib/ld-demo.so.1", base: 0, isMovable: true, hasStackMark: true,
    codeByteCount: 0x29a, constantByteCount: 0x160, dataPlace: 0xed8, dataByteCount: 0x134,
    zeroByteCount: 0x2200)

  static let old = BuiltInProgram(
    path: "/bin/old", lesson: .executableStack,
    interpreter: nil, base: 0x0804_8000, isMovable: false, hasStackMark: false,
    codeByteCount: 0x310, constantByteCount: 0x40, dataPlace: 0x40, dataByteCount: 0x20,
    zeroByteCount: 0x100)

  static let loader = BuiltInProgram(
    path: "/lib/ld-demo.so.1", lesson: .loader, interpreter: nil, base: 0,
    isMovable: true, hasStackMark: true, codeByteCount: 0x1f3c, constantByteCount: 0x8c0,
    dataPlace: 0xcc0, dataByteCount: 0x5a0, zeroByteCount: 0x12c)
}

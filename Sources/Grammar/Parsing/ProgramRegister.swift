import Hardware

/// A register by the name that GDB gives it.
public enum ProgramRegister: Sendable {
  case stackPointer, instructionPointer
  case control0, control2, control3, control4
  case segment(SegmentRegister)
  /// One that instructions work with: programs here run none.
  case general

  /// The register of a name with its `$`; nil for none.
  public init?(named name: String) {
    guard let register = Self.table[name] else { return nil }
    self = register
  }

  /// The names of those that have a value.
  public static let names = named.map(\.word)

  private static let named: [(word: String, value: ProgramRegister)] =
    [
      ("$esp", .stackPointer), ("$sp", .stackPointer), ("$eip", .instructionPointer),
      ("$pc", .instructionPointer), ("$cr0", .control0), ("$cr2", .control2),
      ("$cr3", .control3), ("$cr4", .control4),
    ] + SegmentRegister.allCases.map { ("$" + $0.name.lowercased(), .segment($0)) }

  private static let table = WordTable<ProgramRegister>(
    named
      + ["eax", "ebx", "ecx", "edx", "esi", "edi", "ebp", "fp", "eflags", "ps", "orig_eax"]
      .map { ("$" + $0, .general) })

  /// What is wrong with a name that has no value: the register has none, or there is no such.
  static func error(for name: String, at range: Range<Int>) -> CommandError {
    if table[name] != nil { return CommandError(.registerWithoutValue(name), at: range) }
    return CommandError(
      .unknownSymbol(name, nearest: Spelling.nearest(to: name, among: names)), at: range)
  }
}

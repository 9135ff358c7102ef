/// What of a program file is not as it must be, with the value that shows it.
public enum ProgramDefect: Hashable, Sendable {
  /// It does not begin with 7f 45 4c 46.
  case notELF
  /// `e_type` is neither 2 nor 3.
  case type(UInt16)
  /// `e_machine` is not 3: a program for another processor.
  case machine(UInt16)
  /// `e_phentsize` is not 32.
  case headerSize(UInt16)
  /// `e_phnum` is 0, or the headers are longer than a page.
  case headerCount(UInt16)
  /// The program headers lie beyond the file's end.
  case headersMissing
  /// The interpreter's path is shorter than 2 bytes or longer than 4096.
  case interpreterLength(UInt32)
  /// The interpreter's path does not end in a zero byte, or lies beyond the file's end.
  case interpreterPath
  /// The interpreter is shorter than a header.
  case interpreterTooShort
  /// Nothing in it is to be mapped.
  case nothingToLoad
  /// A segment lies at this address, which is not the program's.
  case segmentAddress(UInt32)
  /// A segment begins at this place of the file, which its address does not match.
  case segmentOffset(UInt32)
  /// A segment at this address has more bytes in the file than in memory, or reaches too far.
  case segmentSize(UInt32)
  /// The bytes behind the file's part, from this address on, cannot be cleared.
  case cannotClear(UInt32)
  /// It would begin at this address, which is not the program's.
  case entry(UInt32)
  /// The stack cannot have the room that every program starts with.
  case stack
}

/// What is said around the 4 GiB of a process.
enum LayoutPhrase: Sendable {
  case heading(Int32, program: String, memory: UInt64, layout: String)
  /// So many lines, and the bytes that they make together.
  case total(lines: Int, bytes: UInt64)
  /// What a letter of the strip stands for.
  case purpose(AreaPurpose)
  /// What stands between the kernel's rows and those of user space.
  case userSpaceEnds
}

enum LayoutColumn: Sendable {
  case from, size, what, inUse, behind
}

/// What is said around the 4 GiB of a process.
enum LayoutPhrase: Sendable {
  case heading(Int32, program: String, memory: UInt64, layout: String)
  case wholeHeading(Int32, program: String)
  /// So many lines, and the bytes that they make together.
  case total(lines: Int, bytes: UInt64)
  /// What a letter of the strip stands for.
  case purpose(AreaPurpose)
  /// Unmapped addresses between areas of one name.
  case hole
  /// So many of them in the row that follows.
  case holesIn(Int)
  /// What stands between the kernel's rows and those of user space.
  case userSpaceEnds
  case userSpaceBelow
  /// A stretch of physical addresses without RAM.
  case devices
  case zone(FrameZone, freePages: Int)
}

enum LayoutColumn: Sendable {
  case from, size, what, inUse, behind
}

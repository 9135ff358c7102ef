import Hardware

extension AddressSpace {
  /// What an audit of an address space finds wrong.
  public enum Defect: Hashable, Sendable {
    // Rule 1: an entry allows no more than its area does.
    case outsideAreas(VirtualAddress)
    case presentWithoutPermissions(VirtualAddress)
    case writableInReadOnly(VirtualAddress)
    case writableShared(VirtualAddress)
    // Rule 2: what is counted, then what the tables say.
    case residentPages(counted: ResidentPages, found: ResidentPages)
    case tableCount(counted: Int, found: Int)
    // Rule 3.
    case uncountedMapping(VirtualAddress, PageFrameNumber)
    case foreignArea(VirtualAddress)
    case totalPages(counted: Int, inAreas: Int)
    case lockedPages(counted: Int, inAreas: Int, orphaned: Int)
    /// Areas in use, and those of all address spaces together. Rule 4.
    case lostAreas(inUse: Int, inSpaces: Int)

    var rule: Int {
      switch self {
      case .outsideAreas, .presentWithoutPermissions, .writableInReadOnly, .writableShared: 1
      case .residentPages, .tableCount: 2
      case .uncountedMapping, .foreignArea, .totalPages, .lockedPages: 3
      case .lostAreas: 4
      }
    }
  }
}

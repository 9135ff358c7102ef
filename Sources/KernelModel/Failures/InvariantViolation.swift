/// What `checkInvariants` found broken: a fault of Pagewalk, never of its user.
///
/// A case for each structure with rules of its own. What is wrong is a case of that structure's
/// `Defect` with the values that prove it; words are made where an audit is drawn.
public enum InvariantViolation: Error, Hashable, Sendable {
  case pageAllocator(PageAllocator.Defect)
  case slab(SlabAllocator.Defect)
  case permanentMap(PermanentMap.Defect)
  case fixedMap(FixedMap.Defect)
  case vmalloc(VmallocSpace.Defect)
  case areaTree(VMAreaTree.Defect)
  case addressSpace(AddressSpace.Defect)
  case anonymousMemory(AnonymousMemory.Defect)
  case files(FileTable.Defect)
  case pages(PageMap.Defect)
  case pageLists(PageLists.Defect)
  case swap(SwapSpace.Defect)

  /// The rule's number in the comment of the structure's type.
  public var number: Int {
    switch self {
    case .pageAllocator(let defect): defect.rule
    case .slab(let defect): defect.rule
    case .permanentMap(let defect): defect.rule
    case .fixedMap(let defect): defect.rule
    case .vmalloc(let defect): defect.rule
    case .areaTree(let defect): defect.rule
    case .addressSpace(let defect): defect.rule
    case .anonymousMemory(let defect): defect.rule
    case .files(let defect): defect.rule
    case .pages(let defect): defect.rule
    case .pageLists(let defect): defect.rule
    case .swap(let defect): defect.rule
    }
  }
}

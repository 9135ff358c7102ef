/// What memory accesses have cost: how often the chip walked its tables and touched them.
public struct Ledger: Hashable, BitwiseCopyable, Sendable {
  /// Walks of reads and writes: accesses that no line of the TLB could answer.
  public var dataWalkCount = 0
  /// Walks of fetches. On a TLB that is one for both sides they are among those of data.
  public var fetchWalkCount = 0
  /// Entries of tables read from RAM by walks.
  public var entryReadCount = 0
  /// Entries written back with accessed or dirty set.
  public var entryWriteCount = 0
  /// Page faults.
  public var faultCount = 0
  /// Loads of CR3.
  public var directoryLoadCount = 0
  /// Changes of control bits that emptied the whole TLB.
  public var wholeFlushCount = 0
  /// INVLPG.
  public var invalidationCount = 0
  /// Lines that loads of CR3, changes of control bits, INVLPG and faults dropped.
  public var droppedLineCount = 0

  public init() {}

  /// All walks.
  public var walkCount: Int { dataWalkCount + fetchWalkCount }
}

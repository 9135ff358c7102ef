/// The arrays of a TLB: how many lines, in how many ways, for which accesses and which pages.
///
/// Arrays are asked from level 1 upwards. A page whose size no array of its side takes is held as
/// 4 KiB pieces by those that take small pages, as the Pentium's instruction TLB did.
public struct TLBGeometry: Hashable, Sendable {
  /// The processor's name, as `named(_:)` knows it.
  public var name: String
  /// The arrays; those of one side stand in the order in which they are asked.
  public var arrays: [Shape]
  /// How many directory entries that lead to tables the chip remembers, 0 to 32.
  public var directoryLineCount: Int

  /// A geometry that obeys the rules of `firstFault`.
  public init(name: String, arrays: [Shape], directoryLineCount: Int = 0) {
    self.name = name
    self.arrays = arrays
    self.directoryLineCount = directoryLineCount
  }

  /// One array.
  public struct Shape: Hashable, Sendable {
    /// What views and settings call it: `dtlb`, `itlb-large`, `l2tlb`.
    public var name: String
    /// 1 for the arrays that every access asks, 2 for those that are asked when level 1 misses.
    public var level: Int
    public var sides: Sides
    public var pages: Pages
    public var lineCount: Int
    /// How many lines a page may lie in; equal to `lineCount` in a fully associative array.
    public var wayCount: Int
    /// How many of the lines 4 MiB pages may use, where that differs from 2 MiB pages.
    public var fourMegabyteLineCount: Int

    public init(
      _ name: String, level: Int = 1, _ sides: Sides, _ pages: Pages, lineCount: Int,
      wayCount: Int, fourMegabyteLineCount: Int? = nil
    ) {
      self.name = name
      self.level = level
      self.sides = sides
      self.pages = pages
      self.lineCount = lineCount
      self.wayCount = wayCount
      self.fourMegabyteLineCount = fourMegabyteLineCount ?? lineCount
    }

    public var setCount: Int { lineCount / wayCount }
    public var isFullyAssociative: Bool { setCount == 1 }
    /// Tree pseudo-LRU where the ways make a tree of 63 bits or fewer, else true LRU.
    public var usesTree: Bool { wayCount.nonzeroBitCount == 1 && wayCount <= 64 }
  }

  /// Which accesses an array serves.
  public struct Sides: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let data = Sides(rawValue: 1)
    public static let instruction = Sides(rawValue: 2)
    public static let both: Sides = [.data, .instruction]
  }

  /// Which pages an array holds.
  public struct Pages: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// 4 KiB.
    public static let small = Pages(rawValue: 1)
    /// 4 MiB, or 2 MiB under PAE.
    public static let large = Pages(rawValue: 2)
    public static let both: Pages = [.small, .large]
  }
}

extension TLBGeometry {
  /// The geometry of a real processor.
  ///
  /// - Returns: nil when no processor has the name; `all` has them all.
  public static func named(_ name: String) -> TLBGeometry? {
    name == "willamette" ? willamette : all.first { $0.name == name }
  }

  /// The processors known by name, oldest first. From Linux's table of CPUID leaf-2 descriptors
  /// (`intel_tlb_table`) and the vendors' manuals.
  public static let all: [TLBGeometry] = [
    i386, i486, pentium, p6, pentiumM, willamette, northwood, core2, nehalem, sandyBridge, bonnell,
    k7,
  ]

  /// Intel 386: one array for everything, without INVLPG.
  public static let i386 = TLBGeometry(
    name: "386",
    arrays: [Shape("tlb", .both, .small, lineCount: 32, wayCount: 4)])

  /// Intel 486: as the 386, three bits of pseudo-LRU a set.
  public static let i486 = TLBGeometry(
    name: "486",
    arrays: [Shape("tlb", .both, .small, lineCount: 32, wayCount: 4)])

  /// Pentium (P5): the instruction side holds large pages as 4 KiB pieces.
  public static let pentium = TLBGeometry(
    name: "pentium",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 64, wayCount: 4),
      Shape("dtlb-large", .data, .large, lineCount: 8, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 32, wayCount: 4),
    ])

  /// Pentium Pro, II and III.
  public static let p6 = TLBGeometry(
    name: "p6",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 64, wayCount: 4),
      Shape("dtlb-large", .data, .large, lineCount: 8, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 32, wayCount: 4),
      Shape("itlb-large", .instruction, .large, lineCount: 2, wayCount: 2),
    ])

  /// Pentium M and Core Duo.
  static let pentiumM = TLBGeometry(
    name: "pentium-m",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 128, wayCount: 4),
      Shape("dtlb-large", .data, .large, lineCount: 8, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 128, wayCount: 4),
      Shape("itlb-large", .instruction, .large, lineCount: 2, wayCount: 2),
    ])

  /// Pentium 4 Willamette: both page sizes share fully associative arrays.
  public static let willamette = TLBGeometry(
    name: "pentium4",
    arrays: [
      Shape("dtlb", .data, .both, lineCount: 64, wayCount: 64),
      Shape("itlb", .instruction, .both, lineCount: 64, wayCount: 64),
    ])

  /// Pentium 4 Northwood.
  static let northwood = TLBGeometry(
    name: "northwood",
    arrays: [
      Shape("dtlb", .data, .both, lineCount: 64, wayCount: 64),
      Shape("itlb", .instruction, .both, lineCount: 128, wayCount: 128),
    ])

  /// Core 2: a small first level in front of the data arrays.
  public static let core2 = TLBGeometry(
    name: "core2",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 16, wayCount: 4),
      Shape("dtlb-large", .data, .large, lineCount: 16, wayCount: 4),
      Shape("l2tlb", level: 2, .data, .small, lineCount: 256, wayCount: 4),
      Shape("l2tlb-large", level: 2, .data, .large, lineCount: 32, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 128, wayCount: 4),
      Shape(
        "itlb-large", .instruction, .large, lineCount: 8, wayCount: 4, fourMegabyteLineCount: 4),
    ])

  /// Nehalem, one thread of two: the instruction side is divided between them.
  public static let nehalem = TLBGeometry(
    name: "nehalem",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 64, wayCount: 4),
      Shape("dtlb-large", .data, .large, lineCount: 32, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 64, wayCount: 4),
      Shape("itlb-large", .instruction, .large, lineCount: 7, wayCount: 7),
      Shape("l2tlb", level: 2, .both, .small, lineCount: 512, wayCount: 4),
    ])

  /// Sandy Bridge.
  static let sandyBridge = TLBGeometry(
    name: "sandybridge",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 64, wayCount: 4),
      Shape("dtlb-large", .data, .large, lineCount: 32, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 64, wayCount: 8),
      Shape("itlb-large", .instruction, .large, lineCount: 8, wayCount: 8),
      Shape("l2tlb", level: 2, .both, .small, lineCount: 512, wayCount: 4),
    ])

  /// Atom Bonnell: the instruction side holds large pages as 4 KiB pieces.
  static let bonnell = TLBGeometry(
    name: "bonnell",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 16, wayCount: 16),
      Shape("dtlb-large", .data, .large, lineCount: 8, wayCount: 4),
      Shape("l2tlb", level: 2, .data, .small, lineCount: 64, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 32, wayCount: 32),
    ])

  /// AMD Athlon (K7).
  public static let k7 = TLBGeometry(
    name: "k7",
    arrays: [
      Shape("dtlb", .data, .small, lineCount: 24, wayCount: 24),
      Shape("dtlb-large", .data, .large, lineCount: 8, wayCount: 8),
      Shape("l2dtlb", level: 2, .data, .small, lineCount: 256, wayCount: 4),
      Shape("itlb", .instruction, .small, lineCount: 16, wayCount: 16),
      Shape("itlb-large", .instruction, .large, lineCount: 8, wayCount: 8),
      Shape("l2itlb", level: 2, .instruction, .small, lineCount: 256, wayCount: 4),
    ])
}

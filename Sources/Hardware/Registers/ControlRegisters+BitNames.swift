extension ControlRegisters.CR0 {
  /// The bits that have names, the lowest first.
  public static let bitNames: [(bit: UInt32, name: String)] = [
    (0, "PE"), (1, "MP"), (2, "EM"), (3, "TS"), (4, "ET"), (5, "NE"), (16, "WP"), (18, "AM"),
    (29, "NW"), (30, "CD"), (31, "PG"),
  ]
}

extension ControlRegisters.CR4 {
  /// The bits that have names, the lowest first.
  public static let bitNames: [(bit: UInt32, name: String)] = [
    (0, "VME"), (1, "PVI"), (2, "TSD"), (3, "DE"), (4, "PSE"), (5, "PAE"), (6, "MCE"),
    (7, "PGE"), (8, "PCE"), (9, "OSFXSR"), (10, "OSXMMEXCPT"), (11, "UMIP"), (18, "OSXSAVE"),
    (20, "SMEP"), (21, "SMAP"),
  ]
}

extension ControlRegisters.EFER {
  /// The bits that have names, the lowest first.
  public static let bitNames: [(bit: UInt32, name: String)] = [(0, "SCE"), (11, "NXE")]
}

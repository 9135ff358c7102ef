import Hardware

extension ChipComplaint {
  var english: Advice {
    switch self {
    case .limitCountsPages(let limit):
      Advice(
        "a limit of more than 1 MiB counts pages",
        note: "0x\(hexadecimal(limit | 0xfff)) ends with a page")
    case .tableIsNotMapped: Advice("the GDT is not mapped")
    case .tablesAreNotLoaded(let process):
      Advice(
        "the chip does not work with the tables of process \(process.rawValue)",
        note: "'switch \(process.rawValue)' loads them")
    }
  }
}

import Grammar
import Hardware
import KernelModel

extension ChipComplaint {
  var english: ErrorWords {
    switch self {
    case .limitCountsPages(let limit):
      ErrorWords(
        "a limit of more than 1 MiB counts pages",
        note: "0x\(hexadecimal(limit | 0xfff)) ends with a page")
    case .tableIsNotMapped: ErrorWords("the GDT is not mapped")
    case .tablesAreNotLoaded(let process):
      ErrorWords(
        "the chip does not work with the tables of process \(process.rawValue)",
        note: "'switch \(process.rawValue)' loads them")
    }
  }
}

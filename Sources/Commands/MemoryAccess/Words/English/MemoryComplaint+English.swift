import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

extension MemoryComplaint {
  var english: ErrorWords {
    switch self {
    case .isNotWordAligned(let address):
      ErrorWords(
        "0x\(hexadecimal(address.rawValue)) is not a multiple of 4",
        note: "the word starts at 0x\(hexadecimal(address.rawValue & ~3))")
    case .nothingIsSeen(let address):
      ErrorWords("nothing can be seen at \(address.digits)", note: "'maps' lists what is mapped")
    case .rangeIsTooLong: ErrorWords("the range reaches beyond 4 GiB")
    case .hasNoProcess:
      ErrorWords("there is no process that could write", note: "'poke PHYS WORD' writes RAM")
    case .textHasNoQuotes(let text):
      ErrorWords("'\(text)' is no number", note: "a string stands in quotes: \"\(text)\"")
    case .segment(let fault):
      ErrorWords(
        "\(fault.vector.name)(\(hexadecimal(fault.code))): \(fault.cause.english)",
        note: "'translate' shows how it comes to that")
    case .descriptorCannotBeRead: ErrorWords("the descriptor cannot be read")
    }
  }
}

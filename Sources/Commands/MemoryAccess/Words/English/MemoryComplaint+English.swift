import Hardware

extension MemoryComplaint {
  var english: Advice {
    switch self {
    case .isNotWordAligned(let address):
      Advice(
        "0x\(hexadecimal(address.rawValue)) is not a multiple of 4",
        note: "the word starts at 0x\(hexadecimal(address.rawValue & ~3))")
    case .nothingIsSeen(let address):
      Advice("nothing can be seen at \(address.digits)", note: "'maps' lists what is mapped")
    case .rangeIsTooLong: Advice("the range reaches beyond 4 GiB")
    case .segment(let fault):
      Advice(
        "\(fault.vector.name)(\(hexadecimal(fault.code))): \(fault.cause.words)",
        note: "'translate' shows how it comes to that")
    case .descriptorCannotBeRead: Advice("the descriptor cannot be read")
    }
  }
}

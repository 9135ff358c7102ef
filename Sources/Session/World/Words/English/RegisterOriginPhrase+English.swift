extension RegisterOriginPhrase {
  var english: String {
    switch self {
    case .register("eip", .start): "the program's first instruction; programs here run none"
    case .register(_, .start): "the stack pointer with which the program began"
    case .register(let name, .chip) where name.hasPrefix("cr"): "'cr' decodes it"
    case .register(_, .chip): "'gdt' decodes it"
    }
  }
}

import Drawing

extension WholePicturePhrase {
  var english: String {
    switch self {
    case .title(let process, let program):
      "The whole memory: process \(process) (\(program)), the kernel and RAM"
    case .promised(let promised, let used):
      "The process was promised \(shortSize(promised)), and \(shortSize(used)) of it have frames."
    case .memory(let direct, let total, let free):
      "The kernel's direct map reaches \(shortSize(direct)) of \(shortSize(total)) of RAM, of "
        + "which \(shortSize(free)) are free."
    case .addresses: "addresses, the highest first"
    case .physical: "physical memory"
    case .gap: "nothing"
    case .window(let window): window.english
    case .areas(let name): name.english
    case .more(let count): "\(counted(count, "stretch", "stretches")) more"
    case .holes(let count, let bytes): "\(counted(count, "hole")) of \(shortSize(bytes))"
    case .zone(.device): "devices"
    case .zone(let zone): zone.code
    case .free(let byteCount): "\(shortSize(byteCount)) free"
    }
  }
}

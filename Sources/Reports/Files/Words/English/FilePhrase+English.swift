import Drawing

extension FilePhrase: Worded {
  var english: String {
    switch self {
    case .read(let bytes, let pages, let fromDisk):
      "read \(counted(bytes, "byte")) in \(counted(pages, "page")), \(fromDisk) from the disk"
    case .written(let bytes, let pages):
      "wrote \(counted(bytes, "byte")) in \(counted(pages, "page"))"
    case .writtenBack(let pages): "\(counted(pages, "page")) written to the disk"
    case .dropped(let pages): "\(counted(pages, "page")) of files left memory"
    case .stayed(let mapped, let dirty): "\(mapped) mapped and \(dirty) dirty ones stay"
    }
  }
}

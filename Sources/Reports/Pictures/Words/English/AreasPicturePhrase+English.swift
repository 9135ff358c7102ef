import Drawing

extension AreasPicturePhrase {
  var english: String {
    switch self {
    case .title(let process, let program):
      "Areas of process \(process) (\(program)) and the sections of its file"
    case .sizes(let text, let data, let bss):
      "The file has \(text) bytes of text and \(data) of data; \(bss) of bss take no room in it."
    case .counts(let count, let promised):
      "The process has \(counted(count, "area")), \(shortSize(promised)) in all; heap and stack "
        + "come from no file."
    case .process(let count): "the process, \(counted(count, "area"))"
    case .section(.code): "code"
    case .section(.constants): "constants"
    case .section(.data): "data"
    case .section(.zeros): "bss: no bytes"
    case .sectionsMore(let count): "\(counted(count, "section")) more"
    case .area(let name, let parts):
      parts.notNamed.isEmpty ? name.english : "\(name.english): \(parts.notNamed)"
    case .others(let count): "\(counted(count, "other area"))"
    }
  }
}

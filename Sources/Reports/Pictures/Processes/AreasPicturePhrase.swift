import Drawing

/// The words of a program's file and the areas that it becomes.
enum AreasPicturePhrase: Phrase, DetailedFact {
  case title(Int32, program: String)
  /// Bytes of the file's sections.
  case sizes(text: UInt64, data: UInt64, bss: UInt64)
  case counts(Int, promised: UInt64)
  case process(Int)
  case section(ELFSection.Group)
  case sectionsMore(Int)
  case area(AreaName, [ProgramPart])
  case others(Int)

  var code: String {
    switch self {
    case .title: "title"
    case .sizes: "sizes"
    case .counts: "counts"
    case .process: "process"
    case .section: "section"
    case .sectionsMore: "sections-more"
    case .area: "area"
    case .others: "others"
    }
  }

  var details: Details {
    switch self {
    case .title(let process, let program): ["process": process, "program": program]
    case .sizes(let text, let data, let bss): ["text": text, "data": data, "bss": bss]
    case .counts(let count, let promised): ["areas": count, "promised": promised]
    case .process(let count), .others(let count), .sectionsMore(let count): ["count": count]
    case .section(let group): ["section": group.rawValue]
    case .area(let name, let parts): ["area": name, "parts": parts]
    }
  }
}

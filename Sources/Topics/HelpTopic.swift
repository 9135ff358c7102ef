import Drawing

/// A word of the subject that a view prints or a book uses, and that `help` explains.
///
/// What is said of it stands apart, in the `TopicWords` of each language.
///
/// 1. No two topics share a name, in the same case.
/// 2. No name is another topic's synonym, in the same case.
package struct HelpTopic: Equatable, Sendable {
  /// As it is printed: `find_vma`, `RSS`, `page fault`.
  package let name: String
  package let kind: Kind
  /// Other names of the thing, and the names that it explains along with it.
  package let synonyms: [String]
  /// A line to type in a fresh session that shows it.
  package let example: String

  init(_ name: String, _ kind: Kind, _ synonyms: [String] = [], _ example: String) {
    self.name = name
    self.kind = kind
    self.synonyms = synonyms
    self.example = example
  }

  init(_ name: String, _ kind: Kind, _ example: String) { self.init(name, kind, [], example) }

  /// Every name by which it is asked for.
  package var names: [String] { [name] + synonyms }

  /// What sort of thing it is.
  package enum Kind: CaseIterable, Sendable {
    case idea
    case structure
    case area
    case areaFlag
    case zone
    case mark
    case list
    case gfp
    case pageFlag
    case entryBit
    case register
    case function
    case library
    case field
    case symbol
    case signal
    case error
    case abbreviation
    case unit
    case word
  }
}

extension HelpTopic.Kind: Coded {
  package var code: String {
    switch self {
    case .idea: "idea"
    case .structure: "structure"
    case .area: "area"
    case .areaFlag: "area-flag"
    case .zone: "zone"
    case .mark: "mark"
    case .list: "list"
    case .gfp: "gfp-flag"
    case .pageFlag: "page-flag"
    case .entryBit: "entry-bit"
    case .register: "register"
    case .function: "function"
    case .library: "library-function"
    case .field: "field"
    case .symbol: "symbol"
    case .signal: "signal"
    case .error: "error"
    case .abbreviation: "abbreviation"
    case .unit: "unit"
    case .word: "word"
    }
  }
}

extension HelpTopic {
  /// Every topic, by subject.
  package static let all: [HelpTopic] =
    addressSpaces + areaFlags + areaFunctions + faults + paging + frames + buddy
    + pageAllocatorFunctions + kernelMemory + library + procFigures + prompt
}

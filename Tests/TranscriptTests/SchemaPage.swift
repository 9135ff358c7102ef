/// What docs/json.md says: the fields of each kind and of each object that several kinds share.
struct SchemaPage {
  struct Field {
    /// What JSON has there, one of several; empty when it may be anything.
    let jsonTypes: Set<String>
    /// The shared object that it is.
    let shared: String?
    /// Why the test sees none; nil for a field that must be seen.
    let isUnseen: Bool

    /// What it is made of is not described here.
    var isAnything: Bool { jsonTypes.isEmpty && shared == nil }
  }

  /// By the heading of the kind or object, and by path: `steps[].entry`.
  private(set) var sections: [String: [String: Field]] = [:]
  private(set) var kinds: Set<String> = []
  /// What cannot be read.
  private(set) var faults: [String] = []

  init(_ text: String) {
    var jsonTypes: [String: String] = [:]
    var (chapter, section) = ("", "")
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { chapter = String(line.dropFirst(3)) }
      if line.hasPrefix("### ") {
        section = String(line.dropFirst(4))
        sections[section] = [:]
        if chapter == "Kinds" { kinds.insert(section) }
      }
      let cells = line.split(separator: "|").map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard line.hasPrefix("| "), cells.count >= 2 else { continue }
      if chapter == "Types" {
        for name in cells[0].split(separator: ",") {
          jsonTypes[String(name.drop { $0 == " " })] = cells[1]
        }
      } else if cells[0].hasPrefix("`"), !section.isEmpty {
        let path = String(cells[0].dropFirst().dropLast())
        if sections[section]?[path] != nil { faults.append("\(section): `\(path)` stands twice") }
        let field = field(cells, jsonTypes, at: "\(section): `\(path)`")
        sections[section]?[path] = field
      }
    }
    for (section, fields) in sections {
      for (path, field) in fields {
        guard let shared = field.shared, sections[shared] == nil else { continue }
        faults.append("\(section): `\(path)` is a \(shared), which is not described")
      }
    }
  }

  private mutating func field(
    _ cells: [String], _ jsonTypes: [String: String], at place: String
  ) -> Field {
    let isUnseen = cells.count > 2 && cells[2].contains("(unseen: ")
    if let link = cells[1].wholeMatch(of: /\[(.+)\]\(#(.+)\)/) {
      let shared = String(link.1)
      if shared.lowercased().replacing(" ", with: "-") != link.2 {
        faults.append("\(place): the link leads elsewhere")
      }
      return Field(jsonTypes: ["object"], shared: shared, isUnseen: isUnseen)
    }
    var types: Set<String> = []
    for name in cells[1].split(separator: " or ") {
      guard let type = jsonTypes[String(name)] else {
        faults.append("\(place): \(name) is no type")
        continue
      }
      if type != "any" { types.insert(type) }
    }
    return Field(jsonTypes: types, shared: nil, isUnseen: isUnseen)
  }
}

import FoundationEssentials

/// Any JSON value.
enum JSONValue: Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else {
      self = .null
    }
  }

  var type: String {
    switch self {
    case .null: "null"
    case .flag: "boolean"
    case .number: "number"
    case .text: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// A reader that takes every number for a double rounds it.
  var isRounded: Bool {
    switch self {
    case .number(let number): number.magnitude >= 0x1p53
    case .array(let values): values.contains(where: \.isRounded)
    case .null, .flag, .text, .object: false
    }
  }
}

/// Compares lines of JSON with the page that describes them, and collects what differs.
final class SchemaJudge {
  private let page: SchemaPage
  private let schema: Int
  private var found: Set<String> = []
  private var seen: [String: Set<String>] = [:]

  init(_ page: SchemaPage, schema: Int) {
    self.page = page
    self.schema = schema
  }

  /// Takes output in, line by line.
  func judge(_ output: String) {
    for line in output.split(separator: "\n") {
      guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(line.utf8)),
        case .object(var report) = value,
        case .text(let kind) = report.removeValue(forKey: "report")
      else {
        found.insert("no JSON: \(line.prefix(80))")
        continue
      }
      if case .number(Double(schema)) = report.removeValue(forKey: "schema") {
      } else {
        found.insert("\(kind): not schema \(schema)")
      }
      guard page.kinds.contains(kind) else {
        found.insert("\(kind): is not described")
        continue
      }
      seen[kind, default: []].insert("")
      judge(report, kind, below: "")
    }
  }

  private func judge(_ object: [String: JSONValue], _ section: String, below path: String) {
    for (key, value) in object {
      judge(value, section, path + key)
      if value.isRounded, object[key + "Decimal"] == nil {
        found.insert("\(section): `\(path + key)` passes 2^53 without \(key)Decimal")
      }
      if !key.contains(/^[a-zA-Z][a-zA-Z0-9]*$/) {
        found.insert("\(section): `\(path + key)` is no camelCase")
      }
      if key == "code", case .text(let code) = value,
        !code.contains(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      {
        found.insert("\(section): the code '\(code)' is not lower case with hyphens")
      }
    }
  }

  private func judge(_ value: JSONValue, _ section: String, _ path: String) {
    if let field = page.sections[section]?[path], field.isAnything {
      seen[section, default: []].insert(path)
      return
    }
    if case .array(let elements) = value {
      for element in elements { judge(element, section, path + "[]") }
      let isKnown = page.sections[section]?.keys.contains { $0.hasPrefix(path + "[]") }
      if elements.isEmpty, isKnown != true {
        found.insert("\(section): `\(path)[]` is not described")
      }
      return
    }
    guard let field = page.sections[section]?[path] else {
      found.insert("\(section): `\(path)` is not described (\(value.type))")
      return
    }
    seen[section, default: []].insert(path)
    if !field.jsonTypes.isEmpty, !field.jsonTypes.contains(value.type) {
      let types = field.jsonTypes.sorted().joined(separator: " or ")
      found.insert("\(section): `\(path)` is \(value.type), not \(types)")
    }
    guard case .object(let object) = value else { return }
    if let shared = field.shared {
      judge(object, shared, below: "")
    } else {
      judge(object, section, below: path + ".")
    }
  }

  /// All that differs, a line each, in order.
  var differences: [String] {
    var all = found.union(page.faults)
    for kind in page.kinds where seen[kind] == nil { all.insert("\(kind): was never seen") }
    for (section, fields) in page.sections {
      for (path, field) in fields {
        switch (field.isUnseen, seen[section]?.contains(path) == true) {
        case (false, false): all.insert("\(section): `\(path)` was never seen")
        case (true, true): all.insert("\(section): `\(path)` was seen")
        default: break
        }
      }
    }
    return all.sorted()
  }
}

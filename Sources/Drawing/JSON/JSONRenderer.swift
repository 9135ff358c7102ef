/// One JSON value a line: `{"report":KIND,"schema":3, …}` with the report's values, keys in order.
///
/// Long lists end where nobody wants the rest.
public struct JSONRenderer: Renderer {
  /// The version of the values' shape: another one when a key goes or means something else.
  public static let schema = 3

  public let patience: Patience
  /// JSON itself is the same in every language.
  public let fileLanguage: Language

  public init(patience: Patience = Patience(), fileLanguage: Language = .english) {
    self.patience = patience
    self.fileLanguage = fileLanguage
  }

  public func render(_ report: any Drawable) -> String {
    do {
      let bytes = try JSONEncoding.bytes(of: Envelope(report), patience)
      return Self.escaped(String(decoding: bytes, as: UTF8.self)) + "\n"
    } catch {
      fatalError("BUG: a report cannot be encoded: \(error)")
    }
  }

  /// The same value with escapes for what a terminal would obey or hide: it stands in strings alone.
  private static func escaped(_ line: String) -> String {
    guard !line.isVisible else { return line }
    var escaped = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      guard scalar.isHidden else {
        escaped.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        escaped.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
      }
    }
    return String(escaped)
  }

  /// A report's own values, and beside them its kind.
  private struct Envelope: Encodable {
    let report: any Drawable

    init(_ report: any Drawable) { self.report = report }

    enum Key: String, CodingKey { case report, schema }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(type(of: report).kind, forKey: .report)
      try container.encode(JSONRenderer.schema, forKey: .schema)
      try report.encode(to: encoder)
    }
  }
}

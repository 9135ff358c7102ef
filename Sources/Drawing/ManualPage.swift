/// A page of the manual, in the macros of man(7).
public struct ManualPage {
  public private(set) var text = ""

  /// - Parameters:
  ///   - summary: half a line behind the name.
  public init(name: String, section: Int, summary: String, version: String) {
    macro("TH", [name.uppercased(), "\(section)", "", version])
    heading("NAME")
    paragraph("\(name) - \(summary)")
  }

  public mutating func heading(_ words: String) { macro("SH", [words]) }

  public mutating func subheading(_ words: String) { macro("SS", [words]) }

  public mutating func paragraph(_ words: String) {
    text += ".PP\n"
    line(words)
  }

  /// Something in bold, and indented below it what it means.
  public mutating func entry(_ name: String, _ words: String) {
    text += ".TP\n.B \(Self.escaped(name))\n"
    line(words)
  }

  /// Lines as they are.
  public mutating func example(_ lines: some Sequence<some StringProtocol>) {
    text += ".PP\n.RS\n.nf\n"
    for words in lines { line(String(words)) }
    text += ".fi\n.RE\n"
  }

  private mutating func line(_ words: String) {
    let escaped = Self.escaped(words)
    // A line that begins with a dot or a quote would be a request.
    let isRequest = escaped.first == "." || escaped.first == "'"
    text += (isRequest ? "\\&" : "") + escaped + "\n"
  }

  private mutating func macro(_ name: String, _ arguments: [String]) {
    text += "." + name
    for argument in arguments {
      text += " \"" + Self.escaped(argument).replacing("\"", with: "\\(dq") + "\""
    }
    text += "\n"
  }

  private static func escaped(_ words: String) -> String {
    words.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}

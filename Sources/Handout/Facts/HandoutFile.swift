import Drawing

/// What programs find in a handout's file: the transcript, and a lesson that it names.
///
/// Both stand in it as text of HTML, in elements that no reader sees.
package struct HandoutFile: Equatable, Sendable {
  /// A file that commands of the transcript name.
  package struct Enclosure: Equatable, Sendable {
    package let path: String
    package let text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  package let transcript: String
  package let enclosure: Enclosure?

  package static let opening = "<!DOCTYPE html>"
  static let transcriptStart = "<pre id=\"transcript\" hidden>\n"
  static let enclosureStart = "<pre id=\"enclosure\" hidden title=\""
  static let attributeEnd = "\">\n"
  static let end = "</pre>"

  /// Reads what was written by `markup`.
  ///
  /// - Parameter bytes: a whole file.
  /// - Returns: nil for one that has no transcript.
  /// - Complexity: O(length)
  package init?(_ bytes: [UInt8]) {
    guard let transcript = bytes[...].between(Self.transcriptStart, Self.end) else { return nil }
    self.transcript = transcript.unescaped
    guard let whole = bytes[...].between(Self.enclosureStart, Self.end),
      let path = whole.between("", Self.attributeEnd)
    else {
      enclosure = nil
      return
    }
    let text = whole[(path.endIndex + Self.attributeEnd.utf8.count)...]
    enclosure = Enclosure(path: path.unescaped, text: text.unescaped)
  }

  /// What stands in the file for both.
  static func markup(_ transcript: String, _ enclosure: Enclosure?) -> String {
    var html = transcriptStart + transcript.escapedExactly + end + "\n"
    if let enclosure {
      html += enclosureStart + enclosure.path.escapedExactly + attributeEnd
        + enclosure.text.escapedExactly + end + "\n"
    }
    return html
  }
}

extension ArraySlice<UInt8> {
  /// What stands between two texts, the first time.
  fileprivate func between(_ start: String, _ end: String) -> ArraySlice<UInt8>? {
    guard let opened = place(of: start), let closed = self[opened.upperBound...].place(of: end)
    else { return nil }
    return self[opened.upperBound..<closed.lowerBound]
  }

  private func place(of text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return startIndex..<startIndex }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return start..<start + wanted.count }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The text of which `escapedExactly` has made this.
  fileprivate var unescaped: String {
    var text: [UInt8] = []
    text.reserveCapacity(count)
    var rest = self
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<start]
      rest = rest[(start + 1)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.scalar(String(decoding: rest[..<end], as: UTF8.self))
      else {
        text.append(UInt8(ascii: "&"))
        continue
      }
      text += String(scalar).utf8
      rest = rest[(end + 1)...]
    }
    return String(decoding: text + rest, as: UTF8.self)
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    default:
      name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) } : nil
    }
  }
}

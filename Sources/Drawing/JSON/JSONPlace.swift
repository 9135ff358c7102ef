/// The place of one value in a text.
///
/// Whoever encodes a value does not say when it has come to its end: that is when its own `encode`
/// returns, or when what it stands in goes on.
final class JSONPlace {
  private enum Shape {
    case nothing, single, list, object
  }

  let text: JSONText
  private let start: Int
  private var shape = Shape.nothing
  private var members: [(key: String, start: Int)] = []
  private var isEmpty = true
  /// A container in it that was handed out last, and may not have come to its end.
  private var inner: JSONPlace?

  init(in text: JSONText) {
    self.text = text
    start = text.bytes.count
  }

  // MARK: Containers

  /// It is an object. Several may write into it.
  func beginObject() {
    guard shape == .nothing else { return precondition(shape == .object) }
    shape = .object
    text.write("{")
  }

  func beginList() {
    guard shape == .nothing else { return precondition(shape == .list) }
    shape = .list
    text.write("[")
  }

  /// Writes a word of JSON's own or a number.
  func write(word: String) {
    shape = .single
    text.write(word: word)
  }

  func write(string: String) {
    shape = .single
    text.write(string: string)
  }

  // MARK: What stands in it

  /// Writes the next member of an object.
  func member(_ key: String, _ body: (JSONPlace) throws -> Void) rethrows {
    goOn()
    members.append((key, text.bytes.count))
    text.write(key: key)
    try write(body)
  }

  /// Writes the next element of a list, unless nobody wants it.
  func element(_ body: (JSONPlace) throws -> Void) rethrows {
    guard text.wantsElement() else { return }
    goOn()
    try write(body)
  }

  private func write(_ body: (JSONPlace) throws -> Void) rethrows {
    let place = JSONPlace(in: text)
    try body(place)
    place.end()
  }

  /// The next member, which is written bit by bit.
  func openMember(_ key: String) -> JSONPlace {
    goOn()
    members.append((key, text.bytes.count))
    text.write(key: key)
    return open()
  }

  /// The next element, which is written bit by bit.
  func openElement() -> JSONPlace {
    goOn()
    return open()
  }

  private func open() -> JSONPlace {
    let place = JSONPlace(in: text)
    inner = place
    return place
  }

  private func goOn() {
    closeInner()
    if !isEmpty { text.write(",") }
    isEmpty = false
  }

  private func closeInner() {
    inner?.end()
    inner = nil
  }

  /// The value has come to its end.
  func end() {
    closeInner()
    switch shape {
    case .nothing: text.write(word: "{}")
    case .single: break
    case .list: text.write("]")
    case .object:
      text.sort(members, from: start)
      text.write("}")
    }
  }
}

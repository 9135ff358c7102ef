/// What a piece of output is; a renderer decides what that looks like.
public enum Role: UInt8, CaseIterable, Sendable {
  case plain
  /// A linear or physical address.
  case address
  /// Any other value.
  case value
  /// The name of a field or a column.
  case label
  /// The title of a view.
  case heading
  /// What the last step changed, in every view.
  case changed
  /// What is there but matters less: padding, units, remarks.
  case faint
  /// What a person would type.
  case command
  case error
  /// A page fault: no error of anybody's, and alike wherever it is told.
  case fault
  case warning
  case note
  /// What the comparison expected and did not find, and what it found instead.
  case removed
  case added
  /// Places in a picture that belong to different owners, told apart by more than their colour.
  case first, second, third, fourth
  /// A red node of a red-black tree; a letter says so too.
  case red
  /// The parts of a linear address that select an entry of a level, and the byte in the page: at
  /// the address, in its bits and in the sums that use them.
  case pointerBits, directoryBits, tableBits, offsetBits
}

/// Text whose pieces know what they are, without knowing what that looks like.
public struct StyledText: Equatable, Sendable {
  /// A stretch of the text with one role; `end` counts bytes of UTF-8.
  struct Run: Equatable, Sendable {
    var role: Role
    var end: Int
  }

  /// The text without its roles.
  public private(set) var text = ""
  private(set) var runs: [Run] = []
  /// How wide the glyphs are that have no width of their own, where lines are measured.
  let ambiguousWidth: AmbiguousWidth
  /// How long somebody wants to see more of it.
  public let patience: Patience

  /// - Parameters:
  ///   - ambiguousWidth: the canvas's.
  ///   - patience: the canvas's.
  public init(ambiguousWidth: AmbiguousWidth = .narrow, patience: Patience = Patience()) {
    self.ambiguousWidth = ambiguousWidth
    self.patience = patience
  }

  public init(_ text: String, _ role: Role = .plain) {
    self.init()
    append(text, role)
  }

  public var isEmpty: Bool { text.isEmpty }

  /// Adds a piece of a line. What a terminal would obey or hide, the end of a line included, is put
  /// in plain sight: the piece may hold what anybody wrote.
  public mutating func append(_ piece: String, _ role: Role = .plain) {
    add(piece.visible(), role)
  }

  /// Adds lines, each with its end: a file of Linux's.
  public mutating func append(lines: String, _ role: Role = .plain) {
    add(lines.visible(passing: .lineEnds), role)
  }

  private mutating func add(_ piece: String, _ role: Role) {
    guard !piece.isEmpty else { return }
    text += piece
    let end = text.utf8.count
    if runs.last?.role == role {
      runs[runs.count - 1].end = end
    } else {
      runs.append(Run(role: role, end: end))
    }
  }

  public mutating func append(_ other: StyledText) {
    other.forEachPiece { piece, role in add(String(piece), role) }
  }

  /// Ends the line.
  public mutating func endLine() { add("\n", .plain) }

  /// Adds a piece and ends the line.
  public mutating func appendLine(_ piece: String = "", _ role: Role = .plain) {
    append(piece, role)
    endLine()
  }

  /// Adds spaces; none where the count is negative.
  public mutating func append(spaces count: Int) {
    guard count > 0 else { return }
    let isUsual = count < Self.spaces.count
    add(isUsual ? Self.spaces[count] : String(repeating: " ", count: count), .plain)
  }

  private static let spaces = (0..<80).map { String(repeating: " ", count: $0) }

  /// Adds spaces until a line takes `column` columns that now takes `count`.
  public mutating func pad(from count: Int, to column: Int) { append(spaces: column - count) }

  /// Bytes that are shown whatever becomes of somebody's patience.
  static let shortByteCount = 1 << 16

  /// Whether nobody wants to see what stands behind so many bytes.
  func isUnwanted(behind byteCount: Int) -> Bool {
    byteCount > Self.shortByteCount && patience.isOver
  }

  /// Hands out the pieces in order.
  public func forEachPiece(_ body: (Substring, Role) -> Void) {
    passPieces { piece, role in
      body(piece, role)
      return true
    }
  }

  /// Hands out the pieces in order, as long as `body` wants more.
  func passPieces(to body: (Substring, Role) -> Bool) {
    var start = text.startIndex
    for run in runs {
      let end = text.utf8.index(text.startIndex, offsetBy: run.end)
      guard body(text[start..<end], run.role) else { return }
      start = end
    }
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// What stands in the source may have lines.
  public init(stringLiteral text: String) {
    self.init()
    append(lines: text)
  }
}

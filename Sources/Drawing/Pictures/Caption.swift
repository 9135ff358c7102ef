/// A line of a picture: facts in order, a blank between them.
public struct Caption: Hashable, Sendable {
  /// A fact and what it is.
  public struct Piece: Sendable {
    public let phrase: any Phrase
    public let role: Role
  }

  public private(set) var pieces: [Piece] = []

  /// Nothing.
  public init() {}

  public init(_ phrase: any Phrase, _ role: Role = .plain) {
    pieces = [Piece(phrase: phrase, role: role)]
  }

  /// A number or a name.
  public init(_ numeral: Numeral, _ role: Role = .plain) {
    pieces = [Piece(phrase: numeral, role: role)]
  }

  public var isEmpty: Bool { pieces.isEmpty }

  public static func + (left: Caption, right: Caption) -> Caption {
    var sum = left
    sum.pieces += right.pieces
    return sum
  }

  /// The words in a language.
  public func words(in language: Language) -> String {
    pieces.map { $0.phrase.words(in: language) }.joined(separator: " ")
  }

  public static func == (left: Caption, right: Caption) -> Bool {
    left.pieces.count == right.pieces.count
      && zip(left.pieces, right.pieces).allSatisfy {
        $0.role == $1.role && $0.phrase.isEqual(to: $1.phrase)
      }
  }

  public func hash(into hasher: inout Hasher) {
    for piece in pieces {
      piece.phrase.hash(into: &hasher)
      hasher.combine(piece.role)
    }
  }
}

extension Caption: Encodable {
  /// A list of facts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for piece in pieces { try container.encode(piece.phrase) }
  }
}

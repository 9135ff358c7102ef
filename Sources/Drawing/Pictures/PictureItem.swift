/// Something in a picture that is one thing of the machine: a zone, an area, a slot, a step.
///
/// It has an identity that stays while the thing does, so that two pictures of two moments can be
/// compared.
public struct PictureItem: Hashable, Sendable {
  /// Unique in its picture, of letters, digits, `.` and `-`: `zone.Normal`, `area.08048000`.
  public let id: String
  /// What it is: the text in or beside the shape.
  public let caption: Caption
  /// What is to be said of it: amounts, contents, evidence.
  public let detail: Caption
  /// What it is filled with; hatching and the letter say the same without colour.
  public let role: Role
  /// Tells it apart from its neighbours where there are no colours; nil where its text does.
  public let letter: Character?
  /// Its extent, in the unit of the shape it stands in.
  public let size: UInt64?

  public init(
    _ id: String, _ caption: Caption, detail: Caption = Caption(), _ role: Role = .plain,
    letter: Character? = nil, size: UInt64? = nil
  ) {
    self.id = id
    self.caption = caption
    self.detail = detail
    self.role = role
    self.letter = letter
    self.size = size
  }
}

extension PictureItem: Encodable {
  private enum Key: String, CodingKey { case id, caption, detail, letter, size }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(caption, forKey: .caption)
    if !detail.isEmpty { try container.encode(detail, forKey: .detail) }
    try container.encodeIfPresent(letter.map { String($0) }, forKey: .letter)
    try container.encodeIfPresent(size, forKey: .size)
  }
}

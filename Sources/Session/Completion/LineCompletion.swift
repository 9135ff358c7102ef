/// What could stand at the cursor.
public struct LineCompletion: Equatable, Sendable {
  /// One way to go on.
  public struct Candidate: Equatable, Sendable {
    /// The whole word.
    public let text: String
    /// A few words on it; empty for none.
    public let help: String
    /// Whether a space may follow: not after the name of a directory.
    public let endsWord: Bool

    package init(_ text: String, _ help: String = "", endsWord: Bool = true) {
      self.text = text
      self.help = help
      self.endsWord = endsWord
    }
  }

  /// How many Unicode scalars before the cursor a candidate replaces.
  public let replaceCount: Int
  /// In the order in which they are to be listed.
  public let candidates: [Candidate]
}

/// A fact that can be said.
///
/// Each property is one exhaustive switch, in `Words/English` or `Words/Chinese` of the room whose
/// cases it words. A further language is a further case of `Language` and a further property here:
/// the compiler then lists every fact that has no words in it.
public protocol Worded: Sendable {
  var english: String { get }
  var chinese: String { get }
}

extension Worded {
  /// What is not written in Chinese yet is said in English.
  public var chinese: String { english }

  public func words(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

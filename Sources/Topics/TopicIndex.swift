import Drawing
import Grammar

/// Topics by what a person types: any case, singular or plural, hyphens for blanks.
package struct TopicIndex: Sendable {
  package static let standard = TopicIndex(HelpTopic.all)

  package let topics: [HelpTopic]
  private let exact: [String: Int]
  private let folded: [String: Int]
  private let stemmed: [String: Int]

  package init(_ topics: [HelpTopic]) {
    self.topics = topics
    // Where only the case tells names apart, a name comes before a synonym.
    let names =
      topics.enumerated().map { ($1.name, $0) }
      + topics.enumerated().flatMap { index, topic in topic.synonyms.map { ($0, index) } }
    func table(_ key: (String) -> String) -> [String: Int] {
      Dictionary(names.map { (key($0.0), $0.1) }) { first, _ in first }
    }
    exact = table { $0 }
    folded = table { $0.lowercased() }
    stemmed = table(WordSearch.key).filter { !$0.key.isEmpty }
  }

  /// The topic that a person means: the name as it is, in another case, in another form.
  package func topic(named name: String) -> HelpTopic? {
    let index = exact[name] ?? folded[name.lowercased()] ?? stemmed[WordSearch.key(name)]
    return index.map { topics[$0] }
  }

  /// Every name by which a topic is found, for suggestions.
  package var names: [String] { topics.flatMap(\.names) }

  /// The topics that words are about: those that bear them in a name, and those that are explained
  /// with them.
  package func topics(
    about text: String, in language: Language
  ) -> (named: [HelpTopic], explained: [HelpTopic]) {
    let search = WordSearch(text)
    let named = topics.filter { search.finds(in: $0.names) }
    let explained = topics.filter {
      !search.finds(in: $0.names) && search.finds(in: [$0.words(in: language)])
    }
    return (named, explained)
  }
}

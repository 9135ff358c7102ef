import Drawing

/// What is said of topics in one language: two sentences or fewer each, by the topics' names.
package struct TopicWords: Sendable {
  package let language: Language
  private let sentences: [String: String]

  init(_ language: Language, _ tables: [[String: String]]) {
    self.language = language
    sentences = tables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }

  package subscript(topic: HelpTopic) -> String? { sentences[topic.name] }

  /// Topics without words, in their order.
  package func missing(from topics: [HelpTopic]) -> [String] {
    topics.map(\.name).filter { sentences[$0] == nil }
  }

  /// Names with words that no topic has.
  package func unknown(to topics: [HelpTopic]) -> [String] {
    Set(sentences.keys).subtracting(topics.map(\.name)).sorted()
  }

  /// The words of every language.
  package static let all = Language.allCases.map(\.topicWords)
}

extension Language {
  fileprivate var topicWords: TopicWords {
    switch self {
    case .english: .english
    case .chinese: TopicWords(.chinese, [])
    }
  }
}

extension HelpTopic {
  /// What is said of it; in English where the language has no words for it.
  package func words(in language: Language) -> String {
    TopicWords.all.first { $0.language == language }?[self] ?? TopicWords.english[self] ?? ""
  }
}

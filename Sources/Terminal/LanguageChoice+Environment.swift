import Drawing

extension LanguageChoice {
  /// The language that is meant in this process's environment.
  public var current: Language { language(environment: LineEditorHost.environment) }
}

extension CommandCatalog {
  /// Every command of Pagewalk.
  public static let standard = CommandCatalog(
    CommandDefinition.traceMarks + CommandDefinition.session)
}

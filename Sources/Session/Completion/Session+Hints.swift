import Grammar

extension Session {
  /// What may follow a line in the making, to be shown faintly behind the cursor.
  ///
  /// For a unique beginning of a name that is the rest of it and its arguments; behind a name the
  /// arguments that are not there yet; in a call what the parameter at the cursor means.
  public func hint(for text: String) -> String {
    if let visit { return visit.hint(for: text) }
    let context = CursorContext(text, catalog)
    guard let definition = context.definition else {
      return hint(forName: context.fragment, context.place)
    }
    if context.isCall, let form = definition.call { return hint(in: form, of: definition, context) }
    guard context.isBehindSpace else { return "" }
    let left = definition.arguments.indices.filter { !context.given.contains($0) }
      .map { definition.arguments[$0] }
    var words = left.map(\.usage)
    var first = left.first
    if case .value(let index) = context.place, definition.arguments[index].keyword != nil {
      // Its keyword has been typed, and its value is due.
      first = definition.arguments[index]
      words.insert(definition.arguments[index].name, at: 0)
    }
    let live = first.map { liveHint(for: $0, context) } ?? ""
    return words.joined(separator: " ") + (live.isEmpty ? "" : "  (\(live))")
  }

  /// The parameter at the cursor in a few words, and the names of those behind it:
  ///
  ///     munmap(             addr: where it begins; then length
  ///     munmap(08048000, 4  length: how many bytes, or pages: 8p
  private func hint(
    in form: CallForm, of definition: CommandDefinition, _ context: CursorContext
  ) -> String {
    guard context.place != .nothing, context.parameter < form.parameters.count else { return "" }
    let parameter = form.parameters[context.parameter]
    let argument = parameter.argument.map { definition.arguments[$0] }
    var words =
      parameter.name
      + (argument.map { ": \(catalog.summary(of: $0, of: definition, in: language))" } ?? "")
    let live = argument.map { liveHint(for: $0, context) } ?? ""
    if !live.isEmpty, context.fragment.isEmpty { words += " (\(live))" }
    let rest = form.parameters[(context.parameter + 1)...].map(\.name)
    if !rest.isEmpty { words += say(.parametersBehind(rest)) }
    // A word in the making must not run into it.
    return context.fragment.isEmpty ? words : "  " + words
  }

  private func hint(forName prefix: String, _ place: CursorContext.Place) -> String {
    guard case .commandName = place, !prefix.isEmpty else { return "" }
    let exact = catalog.command(named: prefix)
    let candidates = catalog.candidates(beginningWith: prefix)
    guard let command = exact ?? (candidates.count == 1 ? candidates[0] : nil),
      !command.isHidden
    else { return "" }
    let rest = command.name.hasPrefix(prefix) ? String(command.name.dropFirst(prefix.count)) : ""
    let arguments = command.arguments.map(\.usage).joined(separator: " ")
    return arguments.isEmpty ? rest : "\(rest) \(arguments)"
  }
}

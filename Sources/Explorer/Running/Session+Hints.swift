extension Session {
  /// What may follow a line in the making, to be shown faintly behind the cursor.
  ///
  /// For a unique beginning of a name that is the rest of it and its arguments; behind a name the
  /// arguments that are not there yet; in a call the parameters to come.
  public func hint(for text: String) -> String {
    let context = CursorContext(text, catalog)
    guard let definition = context.definition else {
      return hint(forName: String(context.fragment), context.place)
    }
    if context.isCall, let form = definition.call {
      guard case .value = context.place else { return "" }
      let typed = text.split(separator: ",", omittingEmptySubsequences: false).count
      return form.parameters.dropFirst(context.fragment.isEmpty ? typed - 1 : typed)
        .map(\.name).joined(separator: ", ")
    }
    guard text.last == " " else { return "" }
    let left = definition.arguments.indices.filter { !context.given.contains($0) }
      .map { definition.arguments[$0] }
    let live = left.first.map(liveHint) ?? ""
    return left.map(\.usage).joined(separator: " ") + (live.isEmpty ? "" : "  (\(live))")
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

import FoundationEssentials
import KernelModel

extension Session {
  /// What could stand at the end of a line in the making.
  public func complete(before text: String) -> LineCompletion {
    let context = CursorContext(text, catalog)
    let candidates = candidates(in: context).filter { $0.text.hasPrefix(context.fragment) }
    return LineCompletion(
      replaceCount: context.fragment.unicodeScalars.count, candidates: candidates)
  }

  private func candidates(in context: CursorContext) -> [LineCompletion.Candidate] {
    guard let definition = context.definition else {
      if case .commandName = context.place { return commandNames(String(context.fragment)) }
      return []
    }
    switch context.place {
    case .value(let index): return values(of: definition.arguments[index], context)
    case .anything(let next):
      let value = next.map { values(of: definition.arguments[$0], context) } ?? []
      return value + words(of: definition, context)
    case .commandName, .nothing: return []
    }
  }

  private func commandNames(_ prefix: String) -> [LineCompletion.Candidate] {
    catalog.candidates(beginningWith: prefix).compactMap { command in
      let names = [command.name] + command.aliases
      guard let name = names.first(where: { $0.hasPrefix(prefix) }) else { return nil }
      return LineCompletion.Candidate(name, command.summary)
    } + offered(.macros)
  }

  /// The keywords and words of the arguments that have not been given, and those of flags.
  private func words(
    of definition: CommandDefinition, _ context: CursorContext
  ) -> [LineCompletion.Candidate] {
    definition.arguments.enumerated().flatMap { index, argument -> [LineCompletion.Candidate] in
      guard argument.kind == .flags || !context.given.contains(index) else { return [] }
      if let keyword = argument.keyword {
        return [LineCompletion.Candidate(keyword, "\(argument.name): \(argument.summary)")]
      }
      return argument.words.filter { !$0.isConstantOfC }.map(Self.candidate)
    }
  }

  private static func candidate(_ word: ArgumentDefinition.Word) -> LineCompletion.Candidate {
    LineCompletion.Candidate(word.word, word.summary)
  }

  private func values(
    of argument: ArgumentDefinition, _ context: CursorContext
  ) -> [LineCompletion.Candidate] {
    if let offer = argument.offer { return offered(offer) }
    switch argument.kind {
    case .choice, .flags:
      return argument.words.filter { $0.isConstantOfC == context.isCall }.map(Self.candidate)
    case .command:
      return commandNames(String(context.fragment)) + argument.words.map(Self.candidate)
    case .file: return files(String(context.fragment))
    case .program: return programs + files(String(context.fragment))
    case .processID: return processes
    case .address, .logicalAddress, .addressOrDistance:
      return context.fragment.first == "$" ? numbers(context) : mappings + numbers(context)
    case .byteCount, .fileOffset, .number, .condition, .physicalAddress, .frame,
      .count,
      .word32, .order, .descriptor:
      return numbers(context)
    case .name:
      return settings.map { LineCompletion.Candidate($0.name, $0.summary) }
        + MachineRegister.all.map { LineCompletion.Candidate($0.name, $0.summary) }
    case .text, .rest, .words, .anything: return []
    }
  }

  /// Results and symbols; for a single dollar the latest results.
  private func numbers(_ context: CursorContext) -> [LineCompletion.Candidate] {
    let count = results.values.count
    let numbered = (max(0, count - 9)..<count).reversed().map {
      LineCompletion.Candidate("$\($0 + 1)", Self.spelled(results.values[$0]))
    }
    guard !context.fragment.hasPrefix("$") else { return numbered }
    return symbolNames.map {
      LineCompletion.Candidate($0, value(ofSymbol: $0).map(Self.spelled) ?? "")
    }
  }

  private static func spelled(_ value: Int128) -> String {
    value > 0xffff ? "0x\(hexadecimal(value))" : "\(value)"
  }

  /// Where the current process's mappings begin.
  private var mappings: [LineCompletion.Candidate] {
    guard !isBare, let space = process.space else { return [] }
    return MappingRecord.all(of: space, in: kernel).map {
      LineCompletion.Candidate(
        addressDigits($0.range.lowerBound), $0.name.isEmpty ? $0.mode : "\($0.mode) \($0.name)")
    }
  }

  private var processes: [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    return kernel.processes.all.filter(\.isRunning).map {
      LineCompletion.Candidate("\($0.id.rawValue)", $0.name)
    }
  }

  /// Built-in programs, by name.
  private var programs: [LineCompletion.Candidate] {
    BuiltInProgram.all.filter { $0.path.hasPrefix("/bin/") }.map {
      LineCompletion.Candidate(String($0.path.dropFirst("/bin/".utf8.count)), $0.summary)
    }
  }

  /// The entries of a directory; those that begin with a dot only when the dot is typed.
  private func files(_ typed: String) -> [LineCompletion.Candidate] {
    let slash = typed.lastIndex(of: "/")
    let directory = slash.map { String(typed[...$0]) } ?? ""
    let name = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
    let manager = FileManager.default
    guard typed != "~" else { return [LineCompletion.Candidate("~/", endsWord: false)] }
    let path = directory.isEmpty ? "." : directory.homeExpanded
    let entries = (try? manager.contentsOfDirectory(atPath: path)) ?? []
    return entries.filter { $0.hasPrefix(name) && (name.first == "." || $0.first != ".") }
      .sorted().map { entry in
        var isDirectory = false
        _ = manager.fileExists(atPath: "\(path)/\(entry)", isDirectory: &isDirectory)
        return LineCompletion.Candidate(
          directory + entry + (isDirectory ? "/" : ""), endsWord: !isDirectory)
      }
  }
}

extension ArgumentDefinition.Word {
  /// Spelled as in C: `PROT_READ`.
  var isConstantOfC: Bool { word.first?.isUppercase ?? false }
}

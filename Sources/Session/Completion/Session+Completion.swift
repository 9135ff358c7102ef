import Drawing
import Grammar
import KernelModel
import Reports

extension Session {
  /// What could stand at the end of a line in the making.
  public func complete(before text: String) -> LineCompletion {
    if let visit { return visit.complete(before: text) }
    let context = CursorContext(text, catalog)
    let candidates = candidates(in: context).filter { $0.text.hasPrefix(context.fragment) }
    return LineCompletion(
      replaceCount: context.fragment.unicodeScalars.count, candidates: candidates)
  }

  private func candidates(in context: CursorContext) -> [LineCompletion.Candidate] {
    switch context.place {
    case .processID: return processes
    case .commandName: return commandNames(context.fragment)
    case .nothing: return []
    case .value(let index):
      return context.definition.map { values(of: $0.arguments[index], context) } ?? []
    case .anything(let next):
      guard let definition = context.definition else { return [] }
      let value = next.map { values(of: definition.arguments[$0], context) } ?? []
      // What must come is asked for first.
      let isAwaited = next.map { definition.arguments[$0].presence == .required } ?? false
      if isAwaited, value.contains(where: { $0.text.hasPrefix(context.fragment) }) { return value }
      return value + words(of: definition, context)
    }
  }

  func commandNames(_ prefix: String) -> [LineCompletion.Candidate] {
    catalog.candidates(beginningWith: prefix).compactMap { command in
      let names = [command.name] + command.aliases
      guard let name = names.first(where: { $0.hasPrefix(prefix) }) else { return nil }
      return LineCompletion.Candidate(name, catalog.summary(of: command, in: language))
    } + offered(.macros)
  }

  /// The keywords and words of the arguments that have not been given, and those of flags.
  private func words(
    of definition: CommandDefinition, _ context: CursorContext
  ) -> [LineCompletion.Candidate] {
    definition.arguments.enumerated().flatMap { index, argument -> [LineCompletion.Candidate] in
      guard argument.kind == .flags || !context.given.contains(index) else { return [] }
      if let keyword = argument.keyword {
        let summary = catalog.summary(of: argument, of: definition, in: language)
        return [LineCompletion.Candidate(keyword, "\(argument.name): \(summary)")]
      }
      return offeredWords(of: argument, context)
    }
  }

  /// What a value of the argument could be now.
  private func values(
    of argument: ArgumentDefinition, _ context: CursorContext
  ) -> [LineCompletion.Candidate] {
    if let offer = argument.offer { return offered(offer, context) }
    switch argument.kind {
    case .choice, .flags: return offeredWords(of: argument, context)
    case .file: return files(context)
    case .program: return programs + files(context)
    case .processID: return processes
    case .descriptor: return openFiles
    case .address, .logicalAddress, .addressOrDistance: return addresses(context)
    case .physicalAddress: return latestResults(context) { 0x1000...0xff_ffff_ffff ~= $0 }
    case .frame: return offered(.heldFrames, context)
    case .order: return orders
    case .byteCount, .fileOffset, .count, .word32, .memoryWord:
      // Results are addresses as a rule; a size or a count is none.
      guard !context.fragment.isEmpty else { return [] }
      return latestResults(context) { 0..<0x100_0000 ~= $0 }
    case .number, .amount, .entry, .condition:
      return latestResults(context) { _ in true } + symbols(context)
    case .name: return registersAndSettings
    case .text, .rest, .words, .anything: return []
    }
  }

  /// What `set` and `show` name.
  var registersAndSettings: [LineCompletion.Candidate] {
    MachineSetting.all(in: world).map {
      LineCompletion.Candidate($0.name, $0.meaning.words(in: language))
    }
      + MachineRegister.all.map {
        LineCompletion.Candidate($0.name, $0.meaning.words(in: language))
      }
  }

  var processes: [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    return kernel.processes.all.filter(\.isRunning).map {
      LineCompletion.Candidate(
        "\($0.id.rawValue)", $0 === process ? say(.currentProcess($0.name)) : $0.name)
    }
  }

  private var openFiles: [LineCompletion.Candidate] {
    guard !isBare else { return [] }
    return process.descriptors.sorted { $0.key < $1.key }.map {
      LineCompletion.Candidate("\($0.key)", kernel.files[$0.value].file.name)
    }
  }

  private var orders: [LineCompletion.Candidate] {
    (0...10).map { order in
      LineCompletion.Candidate("\(order)", say(.block(order: order)))
    }
  }

  /// Built-in programs, by name.
  private var programs: [LineCompletion.Candidate] {
    BuiltInProgram.all.filter { $0.path.hasPrefix("/bin/") }.map {
      LineCompletion.Candidate(
        String($0.path.dropFirst("/bin/".utf8.count)), $0.lesson.words(in: language))
    }
  }

  /// An argument's words as they are spelled here: constants in a call, and where there is nothing
  /// else.
  private func offeredWords(
    of argument: ArgumentDefinition, _ context: CursorContext
  ) -> [LineCompletion.Candidate] {
    guard let definition = context.definition else { return [] }
    let wantsConstants = context.isCall || argument.words.allSatisfy(\.isConstantOfC)
    return argument.words.filter { $0.isConstantOfC == wantsConstants }.map { word in
      let summary = catalog.summary(of: word, of: argument, of: definition, in: language)
      return LineCompletion.Candidate(word.word, summary)
    }
  }
}

extension ArgumentDefinition.Word {
  /// Spelled as in C: `PROT_READ`, `__GFP_ZERO`.
  var isConstantOfC: Bool { word.hasPrefix("__") || word.first?.isUppercase ?? false }
}

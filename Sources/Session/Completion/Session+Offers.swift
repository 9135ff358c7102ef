import Drawing
import Grammar
import Hardware
import KernelModel

extension Session {
  /// What may stand where the argument is typed.
  func offered(
    _ offer: ArgumentDefinition.Offer, _ context: CursorContext
  ) -> [LineCompletion.Candidate] {
    switch offer {
    case .places: places(context)
    case .watched: watched(context)
    case .conditions: conditions(context)
    case .causes: causes(context)
    case .shown:
      registersAndSettings + [
        .init("trace", say(.trace)), .init("theme", say(.theme)), .init("journal", say(.journal)),
      ]
    case .settingValues: settingValues(context)
    case .processes: processes
    case .blocks: blocks(context)
    case .heldFrames: blocks(context) + mappedFrames(context)
    case .mappedFrames: mappedFrames(context)
    case .kernelObjects: kernelObjects(context)
    case .kernelAreas: kernelAreas(context)
    case .libraryBlocks: libraryBlocks(context)
    case .temporaryMaps: temporaryMaps
    case .fixedSlots: fixedSlots
    case .anyPlace: blocks(context) + addresses(context)
    case .helpNames: helpNames(context)
    case .lessons, .questions:
      person.supplements.values.lazy.compactMap { $0 as? any NameOffering }.first?
        .names(offer, in: language) ?? []
    case .breakpoints, .points, .checkpoints, .branches, .macros, .themes, .cloneFlags,
      .commandLine:
      offered(offer)
    }
  }

  /// The same of what does not depend on the rest of the line.
  func offered(_ offer: ArgumentDefinition.Offer) -> [LineCompletion.Candidate] {
    switch offer {
    case .breakpoints:
      debugger.breakpoints.all.map { .init("\($0.number)", $0.text) }
    case .points:
      [
        .init("start", say(.start)), .init("end", say(.end)), .init("here", say(.here)),
        .init("command", say(.command)),
      ] + offered(.checkpoints)
    case .checkpoints:
      timeline.marks.map { .init($0.name, NamedThing.checkpoint($0).words(in: language)) }
    case .branches:
      timeline.branches.map { .init($0.name, say(.commands($0.log.count))) }
    case .macros:
      macros.all.map { .init($0.name, $0.words) }
    case .themes: Theme.allCases.map { .init($0.code, $0.words(in: language)) }
    case .cloneFlags:
      CompletionPhrase.CloneFlag.allCases.map { .init($0.rawValue, say(.cloneFlag($0))) }
    default: []
    }
  }

  /// What an argument could be now, in a few words; empty for nothing worth telling.
  func liveHint(for argument: ArgumentDefinition, _ context: CursorContext) -> String {
    switch argument.offer {
    case .breakpoints, .points, .checkpoints, .branches, .macros:
      return argument.offer.map { offered($0).map(\.text).suffix(4).joined(separator: ", ") } ?? ""
    case .places, .watched, .conditions, .causes, .themes, .cloneFlags, .commandLine, .shown,
      .lessons, .questions:
      return ""
    case .settingValues:
      return setting(in: context).map { say(.now("\($0.now)")) } ?? ""
    case .some(let offer): return hint(of: offered(offer, context).first)
    case nil: break
    }
    switch argument.kind {
    case .processID where !isBare: return say(.now("\(process.id.rawValue) \(process.name)"))
    case .address, .logicalAddress, .addressOrDistance:
      guard let last = results.values.last, last > 0xffff, let word = UInt32(exactly: last) else {
        return ""
      }
      return say(.means("$\(results.values.count)", addressDigits(word)))
    case .frame: return hint(of: offered(.heldFrames, context).first)
    default: return ""
    }
  }

  private func hint(of candidate: LineCompletion.Candidate?) -> String {
    candidate.map { say(.means($0.text, $0.help)) } ?? ""
  }

  /// A phrase in the session's language.
  func say(_ phrase: CompletionPhrase) -> String { phrase.words(in: language) }
}

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
    case .shown: registersAndSettings + [.init("trace", "what is told of each command")]
    case .settingValues: settingValues(context)
    case .blocks: blocks(context)
    case .heldFrames: blocks(context) + mappedFrames(context)
    case .mappedFrames: mappedFrames(context)
    case .kernelObjects: kernelObjects(context)
    case .kernelAreas: kernelAreas(context)
    case .libraryBlocks: libraryBlocks(context)
    case .temporaryMaps: temporaryMaps
    case .fixedSlots: fixedSlots
    case .anyPlace: blocks(context) + addresses(context)
    case .breakpoints, .points, .checkpoints, .branches, .macros, .cloneFlags, .commandLine:
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
        .init("start", "the machine as it was booted"), .init("end", "after the last command"),
        .init("command", "the end of a command, by its number"),
      ] + offered(.checkpoints)
    case .checkpoints:
      timeline.marks.map { .init($0.name, NamedThing.checkpoint($0).english) }
    case .branches:
      timeline.branches.map { .init($0.name, counted($0.log.count, "command")) }
    case .macros:
      macros.all.map { .init($0.name, $0.words) }
    case .cloneFlags:
      [
        .init("CLONE_VM", "the memory is shared"), .init("CLONE_THREAD", "a thread of the caller"),
        .init("CLONE_FILES", "open files are shared"), .init("CLONE_FS", "directories are shared"),
        .init("CLONE_SIGHAND", "signal handlers are shared"),
        .init("CLONE_VFORK", "the caller sleeps until the child is done with the memory"),
        .init("SIGCHLD", "the signal that tells of the end"),
      ]
    default: []
    }
  }

  /// What an argument could be now, in a few words; empty for nothing worth telling.
  func liveHint(for argument: ArgumentDefinition, _ context: CursorContext) -> String {
    switch argument.offer {
    case .breakpoints, .points, .checkpoints, .branches, .macros:
      return argument.offer.map { offered($0).map(\.text).suffix(4).joined(separator: ", ") } ?? ""
    case .places, .watched, .conditions, .causes, .cloneFlags, .commandLine, .shown: return ""
    case .settingValues:
      let now = offered(.settingValues, context).first { $0.help == Self.asItIs }
      return now.map { "now \($0.text)" } ?? ""
    case .some(let offer):
      return offered(offer, context).first.map { "\($0.text) is \($0.help)" } ?? ""
    case nil: break
    }
    switch argument.kind {
    case .processID where !isBare: return "now \(process.id.rawValue) \(process.name)"
    case .address, .logicalAddress, .addressOrDistance:
      guard let last = results.values.last, last > 0xffff, let word = UInt32(exactly: last) else {
        return ""
      }
      return "$\(results.values.count) is \(hexadecimal(word, digits: 8))"
    case .frame:
      return offered(.heldFrames, context).first.map { "\($0.text) is \($0.help)" } ?? ""
    default: return ""
    }
  }
}

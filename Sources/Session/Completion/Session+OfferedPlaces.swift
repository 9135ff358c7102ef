import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

/// What the debugger's commands may be given: places, figures, conditions.
extension Session {
  /// `KIND`, `FUNCTION`, `ADDR`, `pte ADDR`, `frame PFN`, then `if CONDITION`.
  package func places(_ context: CursorContext) -> [LineCompletion.Candidate] {
    if context.passed.contains("if") { return conditions(context) }
    switch context.passed.last {
    case nil:
      return [.init("frame", say(.whateverOfFrame))]
        + EventKind.allCases.map { kind in
          .init(
            kind.rawValue, kind == .pte ? say(.entryEvents) : kind.words(in: language))
        }
        + KernelFunction.entered.map { .init($0.rawValue, say(.entered)) }
        + figures
    case "pte": return addresses(context) + [narrowing]
    case "frame": return frameDigits(context)
    default: return [narrowing]
    }
  }

  private var narrowing: LineCompletion.Candidate { .init("if", say(.onlyIf)) }

  /// `pte ADDR`, `frame PFN` or figures, then `if CONDITION`.
  package func watched(_ context: CursorContext) -> [LineCompletion.Candidate] {
    if context.passed.contains("if") { return conditions(context) }
    switch context.passed.last {
    case nil:
      return [
        .init("pte", say(.entryOfAddress)), .init("frame", say(.whateverOfFrame)),
      ] + figures
    case "pte": return addresses(context)
    case "frame": return frameDigits(context)
    default: return [narrowing]
    }
  }

  /// Facts of the event, then figures, results and symbols.
  package func conditions(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard context.fragment.first != "$" else { return latestResults(context) { _ in true } }
    let symbols = symbols(context).filter { world.figure(named: $0.text) == nil }
    return [
      ("order", .order), ("addr", .address), ("pfn", .frame), ("place", .place),
      ("value", .value), ("pid", .process), ("depth", .depth),
    ].map { (name: String, fact: CompletionPhrase.EventFact) in .init(name, say(.eventFact(fact))) }
      + figures + latestResults(context) { _ in true } + symbols
  }

  private var figures: [LineCompletion.Candidate] {
    world.figureNames.map { .init($0, say(value(ofSymbol: $0).map { .now("\($0)") } ?? .figure)) }
  }

  /// `pte ADDR`, `frame PFN`, `vma ADDR`, `free ZONE`.
  package func causes(_ context: CursorContext) -> [LineCompletion.Candidate] {
    switch context.passed.last {
    case "free":
      guard !isBare else { return [] }
      return kernel.allocator.zones.map { .init($0.kind.name, say(.freePages($0.freePages))) }
    case "frame": return frameDigits(context)
    case "pte", "vma": return addresses(context)
    default: return []
    }
  }

  /// What the setting in front may be: its numbers now, or each of the few that it takes.
  package func settingValues(_ context: CursorContext) -> [LineCompletion.Candidate] {
    if context.passed == ["theme"] { return offered(.themes) }
    guard let (now, bounds) = setting(in: context) else { return [] }
    guard bounds.upperBound - bounds.lowerBound < 4 else {
      return [.init("\(now)", say(.asItIs))]
    }
    return bounds.map { .init("\($0)", say($0 == now ? .asItIs : .oneOf(bounds))) }
  }

  /// The number at the cursor of the setting or register in front, as it is now, and its bounds.
  func setting(in context: CursorContext) -> (now: Int128, bounds: ClosedRange<Int128>)? {
    guard let name = context.passed.first else { return nil }
    let index = context.passed.count - 1
    if let register = MachineRegister.named(name) {
      return index == 0 ? (Int128(register.value(in: machine)), register.bounds) : nil
    }
    guard let setting = MachineSetting.named(name, in: world) else { return nil }
    let now = setting.get(world)
    return index < now.count ? (now[index], setting.bounds) : nil
  }
}

import Drawing
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
      return [.init("frame", "whatever concerns a frame")]
        + EventKind.allCases.map { kind in
          .init(
            kind.rawValue,
            kind == .pte ? "\(kind.english); with an address, of that one" : kind.english)
        }
        + KernelFunction.entered.map { .init($0.rawValue, "when the kernel enters it") }
        + figures
    case "pte": return addresses(context) + [Self.narrowing]
    case "frame": return frameDigits(context)
    default: return [Self.narrowing]
    }
  }

  private static let narrowing = LineCompletion.Candidate("if", "only when a condition holds")

  /// `pte ADDR`, `frame PFN` or figures, then `if CONDITION`.
  package func watched(_ context: CursorContext) -> [LineCompletion.Candidate] {
    if context.passed.contains("if") { return conditions(context) }
    switch context.passed.last {
    case nil:
      return [
        .init("pte", "the entry of an address"), .init("frame", "whatever concerns a frame"),
      ] + figures
    case "pte": return addresses(context)
    case "frame": return frameDigits(context)
    default: return [Self.narrowing]
    }
  }

  /// Facts of the event, then figures, results and symbols.
  package func conditions(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard context.fragment.first != "$" else { return latestResults(context) { _ in true } }
    let symbols = symbols(context).filter { world.figure(named: $0.text) == nil }
    return [
      .init("order", "of the event's block"), .init("addr", "the linear address"),
      .init("pfn", "the frame"), .init("place", "where in RAM the entry lies"),
      .init("value", "the entry, or the count"), .init("pid", "the process that runs"),
      .init("depth", "how many functions deep"),
    ] + figures + latestResults(context) { _ in true } + symbols
  }

  private var figures: [LineCompletion.Candidate] {
    world.figureNames.map { .init($0, value(ofSymbol: $0).map { "now \($0)" } ?? "a figure") }
  }

  /// `pte ADDR`, `frame PFN`, `vma ADDR`, `free ZONE`.
  package func causes(_ context: CursorContext) -> [LineCompletion.Candidate] {
    switch context.passed.last {
    case "free":
      guard !isBare else { return [] }
      return kernel.allocator.zones.map { .init($0.kind.name, counted($0.freePages, "free page")) }
    case "frame": return frameDigits(context)
    case "pte", "vma": return addresses(context)
    default: return []
    }
  }

  /// What is said of a setting's present value.
  static let asItIs = "as it is now"

  /// What the setting in front may be: its numbers now, or each of the few that it takes.
  package func settingValues(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard let name = context.passed.first else { return [] }
    let now: [Int128]
    let bounds: ClosedRange<Int128>
    let index = context.passed.count - 1
    if let register = MachineRegister.named(name) {
      now = [Int128(register.value(in: machine))]
      bounds = register.bounds
    } else if let setting = MachineSetting.named(name, in: world) {
      now = setting.get(world)
      bounds = setting.bounds
    } else {
      return []
    }
    guard index < now.count else { return [] }
    guard bounds.upperBound - bounds.lowerBound < 4 else {
      return [.init("\(now[index])", Self.asItIs)]
    }
    return bounds.map {
      .init(
        "\($0)",
        $0 == now[index] ? Self.asItIs : "of \(bounds.lowerBound) to \(bounds.upperBound)")
    }
  }
}

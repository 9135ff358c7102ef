import Hardware
import KernelModel
import Reports

extension Debugger {
  /// What it knows of a command that is halted, which can be left for another one and come back to.
  struct Halted {
    fileprivate let clock: Int
    fileprivate let isAtRest: Bool
    fileprivate let rule: Rule
    fileprivate let stop: Stop?
    fileprivate let halt: (() -> Void)?
    fileprivate weak var session: Session?
    fileprivate let context: EventContext
    fileprivate let libraryDepth: Int
    fileprivate let patience: Int?
    fileprivate let tracer: Tracer?
    fileprivate let tally: Tally?
  }

  var haltedState: Halted {
    get {
      Halted(
        clock: clock, isAtRest: ear.value.isAtRest, rule: rule, stop: stop, halt: halt,
        session: session, context: context, libraryDepth: libraryDepth, patience: patience,
        tracer: tracer, tally: tally)
    }
    set {
      clock = newValue.clock
      (tracer, tally) = (newValue.tracer, newValue.tally)
      ear.value.isAtRest = newValue.isAtRest
      (rule, stop, halt) = (newValue.rule, newValue.stop, newValue.halt)
      (session, context) = (newValue.session, newValue.context)
      (libraryDepth, patience) = (newValue.libraryDepth, newValue.patience)
    }
  }
}

import Hardware
import KernelModel

/// What folding knows of a line: never its words.
struct StoryBeat: Sendable {
  /// What must be the same in every round.
  enum Shape: Hashable, Sendable {
    /// An event that names no address, frame or number.
    case exact(Decider?, KernelEvent)
    /// One that may name others in every round.
    case kind(Decider?, String, variety: String)
    case function(KernelFunction, depth: Int)
  }

  /// A line about stores that are full or empty now and then: it stands in some rounds only.
  enum Supply: Sendable {
    /// The CPU's list of pages gets some, or gives some back.
    case refill, drain
    /// The TLB gives up a line for another.
    case eviction
    /// What belongs to one of these.
    case detail
  }

  let shape: Shape
  let addresses: ClosedRange<UInt32>?
  /// The frame that is taken, freed or mapped.
  let frame: UInt32?
  /// What a person calls it; nil for what has no name of its own.
  let kind: EventKind?
  let supply: Supply?

  init(_ decider: Decider?, _ event: KernelEvent) {
    let facts = EventFacts(event)
    addresses = facts.addresses
    frame = facts.frames.last
    let isExact = facts.addresses == nil && facts.frames.isEmpty && facts.value == nil
    shape =
      isExact ? .exact(decider, event) : .kind(decider, event.code, variety: event.variety)
    if case .hardware(.fault) = event { kind = .fault } else { kind = event.kind }
    supply = event.supply
  }

  init(_ decider: Decider, _ fact: StoryFact) {
    switch fact {
    case .event(let event): self.init(decider, event)
    case .allocation(.event(let event)): self.init(decider, .allocator(event))
    case .areaSearch: self.init(.kind(decider, fact.code, variety: ""), .visit, nil)
    case .allocation(let step):
      self.init(.kind(decider, fact.code, variety: step.variety), step.kind, step.supply)
    }
  }

  /// A function that is entered.
  init(_ function: KernelFunction, depth: Int) {
    let isSupply = [KernelFunction.rmqueueBulk, .freePCPPagesBulk].contains(function)
    self.init(.function(function, depth: depth), nil, isSupply ? .detail : nil)
  }

  private init(_ shape: Shape, _ kind: EventKind?, _ supply: Supply?) {
    self.shape = shape
    self.kind = kind
    self.supply = supply
    (addresses, frame) = (nil, nil)
  }
}

extension KernelEvent {
  /// What makes two events of one kind different stories.
  fileprivate var variety: String {
    switch self {
    case .hardware(.lookedUp(_, _, _, let verdict)): verdict.code
    case .hardware(.entryRead(let level, _, _)), .hardware(.entryWritten(let level, _, _)):
      level.name
    case .hardware(.fault(let fault)): "\(fault.code.rawValue)"
    case .allocator(.takenFromCPU(_, let zone, let type)),
      .allocator(.parked(_, let zone, let type)):
      zone.name + type.name
    case .table(.entryWritten(_, let old, let new, _)):
      "\(old.rawValue & 0xfff) \(new.rawValue & 0xfff)"
    case .space(.inserted(_, _, let options), _): options.flagLetters.joined(separator: " ")
    default: ""
    }
  }
}

extension KernelEvent {
  fileprivate var supply: StoryBeat.Supply? {
    switch self {
    case .hardware(.evicted): .eviction
    case .allocator(.refilled): .refill
    case .allocator(.drained): .drain
    case .allocator(.unlisted), .allocator(.split), .allocator(.listed), .allocator(.merged),
      .allocator(.moved), .allocator(.retyped):
      .detail
    default: nil
    }
  }
}

extension AllocationStep {
  fileprivate var supply: StoryBeat.Supply? {
    switch self {
    case .refilled: .refill
    case .headTaken, .halved: .detail
    case .requested, .tried, .slowPathBegan, .failed, .event: nil
    }
  }

  fileprivate var kind: EventKind? {
    switch self {
    case .headTaken: .take
    case .halved: .split
    case .failed: .refused
    case .requested, .tried, .slowPathBegan, .refilled, .event: nil
    }
  }

  fileprivate var variety: String {
    switch self {
    case .tried(let trial): trial.zone.name + "\(trial.verdict.rawValue)"
    case .requested(let order, let flags, let type, _): "\(order) \(flags.text) \(type.name)"
    default: ""
    }
  }
}

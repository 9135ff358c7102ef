import Grammar
import Hardware
import KernelModel
import Reports

/// What is known of a frame, and of all of them.
extension World {
  func value(
    of function: MachineFunction, ofFrame call: FunctionCall
  ) throws(CommandError) -> Int128 {
    let frame = PageFrameNumber(rawValue: try call.word(0, .frame))
    guard kernel.pages.contains(frame) else {
      let last = Int128(kernel.pages.frameCount - 1)
      throw CommandError(
        .outOfRange("\(frame.rawValue)", bounds: 0...last, unit: .frame), at: call.arguments[0].range)
    }
    switch function {
    case .zone: return WordValue(kernel.allocator.zone(of: frame).kind.name)?.value ?? 0
    case .owner:
      let owner = kernel.boot.isPresent(frame)
        ? kernel.owner(of: frame, kernel.pages[frame]) : .absent
      return WordValue(owner.word)?.value ?? 0
    case .freeOrder: return Int128(kernel.freeBlock(of: frame)?.order ?? -1)
    case .mapcount: return Int128(max(0, kernel.pages[frame].mapCount))
    default: return Int128(kernel.address(of: frame)?.rawValue ?? 0)
    }
  }

  /// How many frames an owner has, counted one by one.
  func pageCount(ofOwner call: FunctionCall) throws(CommandError) -> Int128 {
    let words = FrameOwner.allCases.filter { $0 != .absent }.map(\.word)
    let choices = words.enumerated().filter { words.firstIndex(of: $1) == $0 }.map { ($1, $1) }
    return Int128(kernel.frameCount(ofOwner: try call.choice(0, of: choices)))
  }

  /// Free blocks of an order in a zone; 0 in a zone without pages.
  func freeBlockCount(_ call: FunctionCall) throws(CommandError) -> Int128 {
    let zones = Zone.Kind.allCases.map { ($0.name, $0) }
    let kind = try call.choice(0, of: zones)
    let order = try call.word(1, .order)
    guard order < Order.count else {
      throw CommandError(
        .outOfRange("\(order)", bounds: 0...Int128(Order.count - 1), unit: .order),
        at: call.arguments[1].range)
    }
    let zone = kernel.allocator.zones.first { $0.kind == kind }
    return Int128(zone?.freeBlockCount(order: Int(order)) ?? 0)
  }

  /// The count of a slot of the permanent kmaps, or what a slot of the fixmap leads to.
  func value(
    of function: MachineFunction, ofSlot call: FunctionCall
  ) throws(CommandError) -> Int128 {
    let slot = Int(try call.word(0, .number))
    let isPermanent = function == .pkmap
    let count =
      isPermanent
      ? kernel.permanentMap.slotCount : FixedMap.index(of: kernel.layout.fixmap.lowerBound) + 1
    guard slot < count else {
      throw CommandError(
        .outOfRange("\(slot)", bounds: 0...Int128(count - 1), unit: .number),
        at: call.arguments[0].range)
    }
    if isPermanent { return Int128(kernel.permanentMap.count(of: slot)) }
    let entry = kernel.fixedMap.entry(of: slot)
    return entry.isPresent ? Int128(entry.frame.base.rawValue) : 0
  }
}

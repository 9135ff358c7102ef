import Drawing
import Hardware
import KernelModel

extension KernelEvent: DetailedFact {
  public var code: String {
    switch self {
    case .enter: "enter"
    case .leave: "leave"
    case .hardware(let event): event.code
    case .allocator(let event): event.code
    case .slab(let event): event.code
    case .table(let event): event.code
    case .space(let event, _): event.code
    case .fault(let event): event.code
    case .swap(let event): event.code
    case .reclaim(let event): event.code
    case .outOfMemory(let event): event.code
    case .window(let event): event.code
    case .heap(let event): event.code
    }
  }

  public var details: Details {
    switch self {
    case .enter(let function), .leave(let function): ["function": function.rawValue]
    case .hardware(let event): event.details
    case .allocator(let event): event.details
    case .slab(let event): event.details
    case .table(let event): event.details
    case .space(let event, let space): event.details.joined(by: ["space": space.rawValue])
    case .fault(let event): event.details
    case .swap(let event): event.details
    case .reclaim(let event): event.details
    case .outOfMemory(let event): event.details
    case .window(let event): event.details
    case .heap(let event): event.details
    }
  }
}

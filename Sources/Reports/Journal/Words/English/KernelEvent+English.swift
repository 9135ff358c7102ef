import Drawing
import KernelModel

extension KernelEvent: Worded {
  public var english: String {
    switch self {
    case .enter(let function): "enters \(function.rawValue)"
    case .leave(let function): "leaves \(function.rawValue)"
    case .hardware(let event): event.english
    case .allocator(let event): event.english
    case .slab(let event): event.english
    case .table(let event): event.english
    case .space(let event, _): event.english
    case .fault(let event): event.english
    case .swap(let event): event.english
    case .reclaim(let event): event.english
    case .outOfMemory(let event): event.english
    case .window(let event): event.english
    case .heap(let event): event.english
    }
  }
}

import Drawing
import Hardware
import KernelModel

/// A figure that a structure has under a name.
package enum StateFigure: Hashable, Sendable {
  case register(RegisterFigure)
  case chip(ChipCounter)
  /// Of an array of the TLB.
  case lookups(of: String, LookupCounter)
  case setting(String)
  case kernel(KernelFigure)
  /// Of `vmstat`, by Linux's name.
  case counter(String)
  case zone(Zone.Kind, ZoneFigure)
  /// Pages of a zone that requests for another one may not take. Linux: `lowmem_reserve`.
  case protection(Zone.Kind, from: Int)
  case window(WindowFigure)
  case space(SpaceFigure)
  /// A slot of the process's cache of areas. Linux: `vmacache`.
  case cachedArea(Int)
  /// `$1`
  case result(Int)
  case namedResult(String)
  case session(SessionFigure)
  /// A process by the number that it has in a trace.
  case tracedProcess(UInt32)
}

extension StateFigure: Coded {
  /// It is part of every digest.
  package var code: String {
    switch self {
    case .register(let figure): figure.code
    case .chip(let counter): counter.rawValue
    case .lookups(let array, let counter): "\(array)-\(counter.rawValue)"
    case .setting(let name): name
    case .kernel(let figure): figure.rawValue
    case .counter(let name): name
    case .zone(let zone, let figure): "\(zone.name)-\(figure.rawValue)"
    case .protection(let zone, let index): "\(zone.name)-protection-\(index)"
    case .window(let figure): figure.rawValue
    case .space(let figure): figure.rawValue
    case .cachedArea(let slot): "vmacache-\(slot)"
    case .result(let number): "$\(number)"
    case .namedResult(let name): name
    case .session(let figure): figure.rawValue
    case .tracedProcess(let number): "traced-process-\(number)"
    }
  }

  /// What finds it again among the figures of its structure.
  var key: UInt64 { Digest.key(code) }
}

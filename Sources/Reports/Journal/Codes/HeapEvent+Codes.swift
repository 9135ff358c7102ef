import CLibrary
import Drawing
import Hardware
import KernelModel

extension HeapEvent: DetailedFact {
  public var code: String {
    switch self {
    case .initialized: "arena-made"
    case .requested: "chunk-requested"
    case .listEmpty: "list-empty"
    case .taken: "chunk-taken"
    case .listed: "chunk-listed"
    case .split: "chunk-split"
    case .merged: "chunks-merged"
    case .topTooSmall: "top-too-small"
    case .topMoved: "top-moved"
    case .breakAsked(_, isGranted: true): "break-granted"
    case .breakAsked: "break-refused"
    case .thresholdReached: "threshold-reached"
    case .mapped: "chunk-mapped"
    case .mappingRefused: "mapping-refused"
    case .unmapped: "chunk-unmapped"
    case .remapped: "chunk-remapped"
    case .thresholdsRaised: "thresholds-raised"
    case .largeFree: "large-free"
    case .keptPlace: "chunk-kept"
    case .cleared: "cleared"
    case .clearingSpared: "clearing-spared"
    case .copied: "copied"
    }
  }

  public var details: Details {
    switch self {
    case .initialized(let place): ["address": place]
    case .requested(let byteCount, let size): ["byteCount": byteCount, "size": size]
    case .listEmpty(let list): ["list": list]
    case .taken(let chunk, let size, let list): ["chunk": chunk, "size": size, "list": list]
    case .listed(let chunk, let size, let list, let count):
      ["chunk": chunk, "size": size, "list": list, "count": list.isCache ? count : nil]
    case .split(let chunk, let size, let rest, let restSize):
      ["chunk": chunk, "size": size, "rest": rest, "restSize": restSize]
    case .merged(let neighbour, let chunk, let size):
      ["neighbour": neighbour.code, "chunk": chunk, "size": size]
    case .topTooSmall(let size, let wanted): ["size": size, "wanted": wanted]
    case .topMoved(let chunk, let size), .keptPlace(let chunk, let size):
      ["chunk": chunk, "size": size]
    case .breakAsked(let increment, _): ["increment": increment]
    case .thresholdReached(let size, let threshold): ["size": size, "threshold": threshold]
    case .mapped(let start, let length), .unmapped(let start, let length),
      .remapped(let start, let length):
      ["start": start, "length": length]
    case .mappingRefused(let length): ["length": length]
    case .thresholdsRaised(let mapping, let trim):
      ["mappingThreshold": mapping, "trimThreshold": trim]
    case .largeFree(let size): ["size": size]
    case .cleared(let byteCount), .clearingSpared(let byteCount), .copied(let byteCount):
      ["byteCount": byteCount]
    }
  }
}

extension HeapNeighbour {
  fileprivate var code: String {
    switch self {
    case .before: "before"
    case .behind: "behind"
    case .top: "top"
    }
  }
}

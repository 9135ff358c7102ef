import Drawing
import Hardware
import KernelModel

extension FaultEvent: DetailedFact {
  public var code: String {
    switch self {
    case .taken: "fault-taken"
    case .kernelAddress: "kernel-address"
    case .areaFound(_, _, _, isBelow: false): "area-contains"
    case .areaFound: "area-above"
    case .growthRefused: "growth-refused"
    case .noArea: "no-area"
    case .accessRefused: "access-refused"
    case .accessAllowed: "access-allowed"
    case .path: "path"
    case .frameTaken: "frame-taken"
    case .mappedAround: "mapped-around"
    case .residentChanged: "resident-changed"
    case .corruptedTable: "corrupted-table"
    case .endless: "endless-fault"
    case .ended(.handled): "fault-handled"
    case .ended(.signal): "fault-signalled"
    case .ended(.outOfMemory): "fault-out-of-memory"
    }
  }

  public var details: Details {
    switch self {
    case .taken(let fault): ["address": fault.address, "errorCode": fault.code.rawValue]
    case .kernelAddress(let address), .noArea(let address), .corruptedTable(let address),
      .endless(let address):
      ["address": address]
    case .areaFound(let start, let end, let options, _):
      [
        "start": start, "end": end, "flags": options.flagLetters,
        "growsDown": options.contains(.growsDown),
      ]
    case .growthRefused(let obstacle): ["obstacle": obstacle.code]
    case .accessRefused(let options, let code), .accessAllowed(let options, let code):
      ["flags": options.flagLetters, "errorCode": code.rawValue]
    case .path(let path): ["branch": path.code]
    case .frameTaken(let frame): ["frame": frame]
    case .mappedAround(let first, let count): ["address": first, "pages": count]
    case .residentChanged(let anonymous, let file, let shared):
      ["anonymousPages": anonymous, "filePages": file, "sharedPages": shared]
    case .ended(.handled(let isMajor)): ["isMajor": isMajor]
    case .ended(.signal(let signal)): ["signal": signal]
    case .ended(.outOfMemory): [:]
    }
  }
}

extension FaultPath {
  /// The branch of `handle_mm_fault`.
  package var code: String {
    switch self {
    case .zeroPage: "zero-page"
    case .anonymousPage: "anonymous-page"
    case .fileRead: "file-read"
    case .fileCopy: "file-copy"
    case .fileShared: "file-shared"
    case .copyZeroPage: "copy-zero-page"
    case .copyPage: "copy-page"
    case .reusePage: "reuse-page"
    case .sharedWrite: "shared-write"
    case .spurious: "spurious"
    case .specialPage: "special-page"
    case .swapIn: "swap-in"
    }
  }
}

import Drawing
import Hardware
import KernelModel

extension ForecastStep: DetailedFact {
  var code: String {
    switch self {
    case .kernelAddress: "kernel-address"
    case .hidesTables: "hides-tables"
    case .oops: "oops"
    case .signal: "signal"
    case .corruptedTable: "corrupted-table"
    case .search(_, let isFound): isFound ? "search" : "no-area"
    case .area: "area"
    case .below(.neverGrows): "never-grows"
    case .below(.refused): "growth-refused"
    case .below(.grows): "grows"
    case .accessRefused: "access-refused"
    case .behindEnd: "behind-end"
    case .mends(let mending, _): mending.code
    }
  }

  var details: Details {
    switch self {
    case .kernelAddress, .oops, .below(.neverGrows): [:]
    case .hidesTables(let code): ["errorCode": code]
    case .signal(let number, let code): ["signal": number.name, "signalCode": code.name]
    case .corruptedTable(let address): ["address": address]
    case .search(let visits, _): ["visits": visits]
    case .area(let range, let mode, let name):
      ["start": range.lowerBound, "end": range.upperBound, "mode": mode, "name": name]
    case .below(.refused(let obstacle)):
      (["obstacle": obstacle.code] as Details).joined(by: obstacle.details)
    case .below(.grows(let count)): ["pageCount": count]
    case .accessRefused(let obstacle): ["obstacle": obstacle]
    case .behindEnd(let page, let file): ["page": page, "file": file]
    case .mends(let mending, let isMajor):
      mending.details.joined(by: ["function": mending.function, "isMajor": isMajor])
    }
  }
}

extension ForecastStep.Mending {
  var code: String {
    switch self {
    case .copiesDirectoryEntry: "copies-directory-entry"
    case .zeroedFrame: "zeroed-frame"
    case .pageOfZeros: "page-of-zeros"
    case .specialPage: "special-page"
    case .readsFile: "reads-file"
    case .sharesFile: "shares-file"
    case .copiesFile: "copies-file"
    case .swapsIn: "swaps-in"
    case .allowedAlready: "allowed-already"
    case .replacesZeros: "replaces-zeros"
    case .dirtiesShared: "dirties-shared"
    case .reuses: "reuses"
    case .copies: "copies"
    }
  }

  var details: Details {
    switch self {
    case .readsFile(let page), .sharesFile(let page), .copiesFile(let page):
      ["page": page.index, "file": page.file, "origin": page.origin]
    case .swapsIn(let slot, let frame): ["area": slot.area, "slot": slot.slot, "frame": frame]
    case .reuses(let frame): ["frame": frame]
    case .copies(let frame, let count): ["frame": frame, "mapCount": count]
    case .copiesDirectoryEntry, .zeroedFrame, .pageOfZeros, .specialPage, .allowedAlready,
      .replacesZeros, .dirtiesShared:
      [:]
    }
  }
}

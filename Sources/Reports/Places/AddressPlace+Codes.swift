import Drawing
import Hardware
import KernelModel

extension AddressPlace: DetailedFact {
  package var code: String {
    switch self {
    case .byte: "byte"
    case .entry: "entry"
    case .user(let place): place.code
    case .frame: "frame"
    case .absentPage: "absent-page"
    case .directMap: "direct-map"
    case .slabObject: "slab-object"
    case .behindLastObject: "behind-last-object"
    case .vmalloc(let place): place.code
    case .permanentSlot: "permanent-slot"
    case .fixedSlot: "fixed-slot"
    case .temporarySlot: "temporary-slot"
    case .entryArea: "cpu-entry-area"
    case .entryAreaOfAbsentCPU: "cpu-entry-area-of-absent-cpu"
    case .ldtWindow: "ldt-window"
    case .nothingMapped: "nothing-mapped"
    case .hole: "hole"
    }
  }

  package var details: Details {
    switch self {
    case .byte(let offset, let frame): ["offset": offset, "frame": frame]
    case .entry(let index, let address, let entry, let byteCount):
      ["index": index, "address": address, "entry": entry.wide, "entrySize": byteCount]
    case .user(let place): place.details
    case .frame(let frame): ["frame": frame]
    case .absentPage(let entry): ["entry": entry.wide]
    case .directMap(let physical): ["physical": physical]
    case .slabObject(let index, let start, let isFree):
      ["index": index, "start": start, "isFree": isFree]
    case .vmalloc(let place): place.details
    case .permanentSlot(let slot, let count): ["slot": slot, "count": count]
    case .fixedSlot(let index, let name, let purpose):
      ["index": index, "name": name, "purpose": purpose]
    case .temporarySlot(let index, let cpu, let depth, let state):
      ["index": index, "cpu": cpu, "depth": depth, "state": state]
    case .entryArea(let part): ["part": part]
    case .entryAreaOfAbsentCPU(let cpu): ["cpu": cpu]
    case .hole(let hole): ["where": hole]
    case .behindLastObject, .ldtWindow, .nothingMapped: [:]
    }
  }
}

extension UserPlace: DetailedFact {
  package var code: String {
    switch self {
    case .area: "area"
    case .untouched: "untouched"
    case .belowStack: "below-stack"
    case .belowMinimum: "below-minimum"
    case .beforeArea: "before-area"
    case .aboveLastArea: "above-last-area"
    }
  }

  package var details: Details {
    switch self {
    case .area(let area, let offset): ["area": area, "fileOffset": offset]
    case .belowStack(let area), .beforeArea(let area): ["area": area]
    case .untouched, .belowMinimum, .aboveLastArea: [:]
    }
  }
}

extension VmallocPlace: DetailedFact {
  package var code: String {
    switch self {
    case .area: "vmalloc-area"
    case .guardPage: "vmalloc-guard"
    case .waiting: "vmalloc-waiting"
    case .free: "vmalloc-free"
    }
  }

  package var details: Details {
    switch self {
    case .area(let kind, let range, let page, let count):
      [
        "use": kind, "start": range.lowerBound, "end": range.upperBound, "page": page,
        "pageCount": count,
      ]
    case .guardPage(let kind, let range):
      ["use": kind, "start": range.lowerBound, "end": range.upperBound]
    case .waiting(let range): ["start": range.lowerBound, "end": range.upperBound]
    case .free: [:]
    }
  }
}

import Drawing
import Hardware
import KernelModel

extension AddressPlace: Worded {
  package var english: String {
    switch self {
    case .byte(let offset, let frame): "byte 0x\(hexadecimal(offset)) of \(frame.english)"
    case .entry(let index, let address, let entry, let byteCount):
      "entry \(index)\(address.map { ", for V:\($0.digits)" } ?? ""): "
        + hexadecimal(entry.rawValue, digits: byteCount * 2)
    case .user(let place): place.english
    case .frame(let frame): frame.english
    case .absentPage(let entry): EntryAbsence(entry)?.english ?? ""
    case .directMap(let physical): "direct map: P:\(physical.digits)"
    case .slabObject(let index, let start, let isFree):
      "\(isFree ? "free object" : "object") \(index) of the slab, from V:\(start.digits) on"
    case .behindLastObject: "behind the slab's last object"
    case .vmalloc(let place): place.english
    case .permanentSlot(let slot, let count): "kmap: slot \(slot), \(Self.state(count))"
    case .fixedSlot(let index, let name, let purpose):
      "fixmap: slot \(index), \(name): \(purpose.english)"
    case .temporarySlot(let index, let cpu, let depth, let state):
      "fixmap: slot \(index), temporary kmap \(depth) of CPU \(cpu): \(state.english)"
    case .entryArea(let part): "CPU entry area: \(part?.english ?? "unused")"
    case .entryAreaOfAbsentCPU(let cpu): "CPU entry area: CPU \(cpu), which is not there"
    case .ldtWindow: "the window for LDTs, unused here"
    case .nothingMapped: "nothing is mapped"
    case .hole(let hole): hole.english
    }
  }

  private static func state(_ count: Int) -> String {
    count == 0 ? "free" : SlotUsers(count: count).english
  }
}

extension TemporarySlotState: Worded {
  package var english: String {
    switch self {
    case .open: "open"
    case .free: "free"
    case .absent: "a CPU that this machine lacks"
    }
  }
}

extension UserPlace: Worded {
  package var english: String {
    switch self {
    case .area(let area, let offset):
      "area \(area.digits)" + (offset.map { ", byte 0x\(hexadecimal($0)) of the file" } ?? "")
    case .untouched: "no page yet: a touch faults"
    case .belowStack(let area):
      "just below \(area.digits), which grows down to it when it is touched"
    case .belowMinimum: "below vm.mmap_min_addr: never mapped, so that NULL pointers fault"
    case .beforeArea(let area): "in no area; the next one is \(area.digits)"
    case .aboveLastArea: "above the last area of the process"
    }
  }
}

extension MappingLine {
  /// `08048000-08049000 r--p /bin/demo`
  fileprivate var digits: String {
    "\((start..<end).digits) \(mode)\(name.isEmpty ? "" : " ")\(name)"
  }
}

extension VmallocPlace: Worded {
  package var english: String {
    switch self {
    case .area(let kind, let range, let page, let count):
      "\(kind.english) area \(range.digits), page \(page) of \(count)"
    case .guardPage(let kind, let range):
      "the guard page behind the \(kind.english) area \(range.digits): never mapped"
    case .waiting(let range):
      "vmalloc: freed with \(range.digits), and waiting for the flush of the TLB"
    case .free: "vmalloc: free"
    }
  }
}

extension KernelHole: Worded {
  package var english: String {
    switch self {
    case .behindDirectMap: "the hole behind the direct map, where a stray pointer faults"
    case .belowPermanentMaps:
      "the hole between vmalloc and the kmap window: an overrun faults here"
    case .fixmapPadding:
      "padding between FIXADDR_START and the slots of boot, which must not cross a page table"
    case .betweenWindows: "a hole between the kernel's windows"
    case .lastPage:
      "fixmap: slot 0, FIX_HOLE: the last page, never mapped; what ERR_PTR makes of an error "
        + "lies here"
    }
  }
}

extension WhatReport.Reading: Worded {
  var english: String {
    switch self {
    case .symbol: "symbol"
    case .linear: "linear"
    case .physical: "physical"
    case .frame: "frame"
    }
  }
}

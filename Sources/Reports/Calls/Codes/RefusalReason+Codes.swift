import Drawing
import Hardware
import KernelModel

extension Refusal.Reason: DetailedFact {
  public var code: String {
    switch self {
    case .lengthIsZero: "length-is-zero"
    case .lengthTooLarge: "length-too-large"
    case .notPageAligned: "not-page-aligned"
    case .offsetOverflows: "offset-overflows"
    case .rangeWraps: "range-wraps"
    case .beyondUserSpace: "beyond-user-space"
    case .noGap: "no-gap"
    case .belowMinimum: "below-minimum"
    case .belowHeap: "below-heap"
    case .overlaps: "overlaps"
    case .notMapped: "not-mapped"
    case .severalAreas: "several-areas"
    case .badType: "bad-type"
    case .unknownFlags: "unknown-flags"
    case .badProtection: "bad-protection"
    case .conflictingFlags: "conflicting-flags"
    case .neverAllowed: "never-allowed"
    case .notGrowing: "not-growing"
    case .badDescriptor: "bad-descriptor"
    case .notReadable: "not-readable"
    case .notWritable: "not-writable"
    case .notMappable: "not-mappable"
    case .noSuchFile: "no-such-file"
    case .tooManyAreas: "too-many-areas"
    case .addressSpaceLimit: "address-space-limit"
    case .dataLimit: "data-limit"
    case .lockLimit: "lock-limit"
    case .commitLimit: "commit-limit"
    case .specialArea: "special-area"
    case .lockedArea: "locked-area"
    case .regionsOverlap: "regions-overlap"
    case .unknownAdvice: "unknown-advice"
    case .wrongKindOfArea: "wrong-kind-of-area"
    case .outOfFrames: "out-of-frames"
    case .vmallocFailed: "vmalloc-failed"
    case .outOfFramesAfter: "out-of-frames-after"
    case .outOfProcesses: "out-of-processes"
    case .noChild: "no-child"
    case .noSuchProcess: "no-such-process"
    case .noWindow: "no-window"
    case .badVmallocSize: "bad-vmalloc-size"
    case .nonexistentArea: "nonexistent-area"
    case .badAreaAddress: "bad-area-address"
    case .framesWouldBeLost: "frames-would-be-lost"
    case .notKmapped: "not-kmapped"
    case .unbalanced: "unbalanced"
    case .temporarySlotsUsedUp: "temporary-slots-used-up"
    case .sleepsWhileAtomic: "sleeps-while-atomic"
    case .schedulesWhileAtomic: "schedules-while-atomic"
    case .isRAM: "is-ram"
    case .badDevice: "bad-device"
    case .deviceWraps: "device-wraps"
    case .noRAM: "no-ram"
    case .noSlot: "no-slot"
    case .temporarySlot: "temporary-slot"
    case .sleeps: "sleeps"
    case .notConfigured: "not-configured"
    case .badProgram: "bad-program"
    case .mayNotExecute: "may-not-execute"
    case .openForWriting: "open-for-writing"
    case .readOnly: "read-only"
    case .unreadable: "unreadable"
    case .isDirectory: "is-directory"
    case .beyondLongestFile: "beyond-longest-file"
    case .noSpace: "no-space"
    case .unknownReferences: "unknown-references"
    case .isSwap: "is-swap"
    case .notSwap: "not-swap"
    case .emptySwapArea: "empty-swap-area"
    case .tooManySwapAreas: "too-many-swap-areas"
    case .badAdjustment: "bad-adjustment"
    case .isDoomed: "is-doomed"
    case .hostRefuses: "host-refuses"
    case .unsupported: "unsupported"
    }
  }

  public var details: Details {
    switch self {
    case .lengthTooLarge(let length), .noGap(let length), .noWindow(let length):
      ["length": length]
    case .notPageAligned(let address), .belowMinimum(let address), .overlaps(let address),
      .notMapped(let address), .severalAreas(let address), .notGrowing(let address),
      .specialArea(let address), .lockedArea(let address), .wrongKindOfArea(let address):
      ["address": address]
    case .belowHeap(let address, let start): ["address": address, "start": start]
    case .offsetOverflows(let page): ["page": page]
    case .rangeWraps(let start, let length), .beyondUserSpace(let start, let length):
      ["start": start, "length": length]
    case .unknownFlags(let bits), .badProtection(let bits): ["bits": bits]
    case .neverAllowed(let options): ["flags": options.flagLetters]
    case .badDescriptor(let descriptor): ["descriptor": descriptor]
    case .noSuchFile(let name), .mayNotExecute(let name), .openForWriting(let name),
      .readOnly(let name), .unreadable(let name), .isSwap(let name),
      .isDirectory(let name), .beyondLongestFile(let name), .noSpace(let name),
      .notSwap(let name):
      ["file": name]
    case .tooManyAreas(let count), .tooManySwapAreas(let count): ["most": count]
    case .badAdjustment(let value): ["adjustment": value]
    case .hostRefuses(let pages): ["pages": pages]
    case .addressSpaceLimit(let pages), .dataLimit(let pages), .lockLimit(let pages):
      ["pages": pages]
    case .commitLimit(let pages, let mode, let most):
      ["pages": pages, "mostPages": most, "overcommitMemory": mode.rawValue]
    case .unknownAdvice(let advice): ["advice": advice]
    case .unknownReferences(let kind): ["kind": kind]
    case .outOfFrames(let shortage): shortage.details
    case .vmallocFailed(let shortage): shortage.details
    case .outOfFramesAfter(let count): ["blocksTaken": count]
    case .noSuchProcess(let number): ["process": number]
    case .badVmallocSize(let length, let pages, _): ["length": length, "pagesOfRAM": pages]
    case .nonexistentArea(let address, let call), .badAreaAddress(let address, let call):
      ["address": address, "function": call.rawValue]
    case .framesWouldBeLost(let address, let call, let pages):
      ["address": address, "function": call.rawValue, "pages": pages]
    case .notKmapped(let frame), .noRAM(let frame): ["frame": frame]
    case .unbalanced(let address, let last): ["address": address, "last": last]
    case .temporarySlotsUsedUp(let count, let isOfTask):
      ["slotCount": count, "isOfTask": isOfTask]
    case .sleepsWhileAtomic(let place, let process, _):
      ["place": place.rawValue, "process": process.rawValue]
    case .schedulesWhileAtomic(let process, _, let count):
      ["process": process.rawValue, "preemptCount": count]
    case .isRAM(let first, let last, _): ["first": first, "last": last]
    case .badDevice(let address): ["physical": address]
    case .deviceWraps(let address, let count): ["physical": address, "byteCount": count]
    case .noSlot(let index, let end): ["slot": index, "end": end]
    case .temporarySlot(let index): ["slot": index]
    case .sleeps(let count, let mapped): ["slotCount": count, "mapped": mapped]
    case .badProgram(let defect): ["defect": defect]
    case .lengthIsZero, .badType, .conflictingFlags, .notReadable, .notWritable, .notMappable,
      .regionsOverlap, .outOfProcesses, .noChild, .notConfigured, .emptySwapArea, .isDoomed,
      .unsupported:
      [:]
    }
  }
}

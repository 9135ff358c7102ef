import Drawing
import Hardware
import KernelModel

extension Refusal.Reason: Worded {
  /// What stood in the way, in a few words.
  public var english: String {
    switch self {
    case .lengthIsZero: "the length is 0"
    case .lengthTooLarge(let length): "\(length) bytes are more than user space has"
    case .notPageAligned(let address): "\(address.digits) is not page-aligned"
    case .offsetOverflows(let offset): "page \(offset) of the file is out of reach"
    case .rangeWraps(let start, let length): "\(start.digits) + \(length) wraps around"
    case .beyondUserSpace(let start, let length):
      "\(start.digits) + \(length) reaches beyond user space"
    case .noGap(let length): "no gap of \(pages(length))"
    case .belowMinimum(let address): "\(address.digits) is below vm.mmap_min_addr"
    case .belowHeap(let address, let start):
      "\(address.digits) is below start_brk, \(start.digits), where the heap begins"
    case .overlaps(let address): "\(address.digits) is mapped already"
    case .notMapped(let address): "nothing is mapped at \(address.digits)"
    case .severalAreas(let address): "the range goes beyond the area at \(address.digits)"
    case .badType: "neither shared nor private"
    case .unknownFlags(let bits): "unknown flags 0x\(hexadecimal(bits))"
    case .badProtection(let bits): "unknown protection 0x\(hexadecimal(bits))"
    case .conflictingFlags: "the flags contradict one another"
    case .neverAllowed(let options): "the area may never allow \(options.rightsWords)"
    case .notGrowing(let address): "the area at \(address.digits) does not grow down"
    case .badDescriptor(let descriptor): "no file is open as \(descriptor)"
    case .notReadable: "the file is not open for reading"
    case .notWritable: "the file is not open for writing"
    case .notMappable: "the file cannot be mapped"
    case .noSuchFile(let name): name.noSuchFile
    case .tooManyAreas(let count): "\(count) areas are the most"
    case .addressSpaceLimit(let pages): "the limit of \(pages) pages of address space"
    case .dataLimit(let pages): "the limit of \(pages) pages of data"
    case .lockLimit(let pages): "the limit of \(pages) locked pages"
    case .commitLimit(let pages, .never, let most):
      "\(pages) pages asked for, \(most) may still be promised: vm.overcommit_memory 2 adds up "
        + "every call"
    case .commitLimit(let pages, _, let most):
      "\(pages) pages in one call, RAM and swap have \(most): vm.overcommit_memory 0 looks at "
        + "each call alone"
    case .specialArea(let address): "the area at \(address.digits) is the kernel's"
    case .lockedArea(let address): "the area at \(address.digits) is locked"
    case .regionsOverlap: "source and target overlap"
    case .unknownAdvice(let advice): "unknown advice \(advice)"
    case .wrongKindOfArea(let address): "the area at \(address.digits) is of another kind"
    case .outOfFrames(let shortage): shortage.english
    case .vmallocFailed(let shortage): shortage.english
    case .outOfFramesAfter(let count): "no block is free after the \(count) that were taken"
    case .outOfProcesses: "no process number is free"
    case .noChild: "no child that has ended"
    case .noSuchProcess(let number): "no process \(number)"
    case .noWindow(let length):
      "vmap allocation for size \(length) failed: use vmalloc=<size> to increase size"
    case .badVmallocSize(let length, let pages, let tellsSize):
      length > 0 && tellsSize
        ? "vmalloc error: size \(length), exceeds total pages: the machine has \(pages)"
        : "vmalloc: allocation failure: \(length) bytes"
          + (length == 0 ? "" : "; the machine has \(pages) pages")
    case .nonexistentArea(let address, .iounmap), .badAreaAddress(let address, .iounmap):
      "iounmap: bad address \(address.digits)"
    case .nonexistentArea(let address, let call):
      "Trying to \(call.rawValue)() nonexistent vm area (\(address.digits))"
    case .badAreaAddress(let address, let call):
      "Trying to \(call.rawValue)() bad address (\(address.digits))"
    case .framesWouldBeLost(let address, let call, let pages):
      "\(call.rawValue) frees no frames: the \(counted(Int(pages), "page")) of the vmalloc area at "
        + "\(address.digits) would be lost"
    case .notKmapped(let frame):
      "kernel BUG at mm/highmem.c: frame \(hexadecimal(frame.rawValue)) has no kmap to end"
    case .unbalanced(let address, nil):
      "\(address.digits): no temporary kmap is open"
    case .unbalanced(let address, let last?):
      "temporary kmaps nest: \(last.digits) was mapped last, not \(address.digits)"
    case .temporarySlotsUsedUp(let count, ofTask: false):
      "kernel BUG at include/linux/highmem.h: all \(count) slots of this CPU are in use"
    case .temporarySlotsUsedUp(let count, ofTask: true):
      "kernel BUG at mm/highmem.c: all \(count) slots of this task are in use"
    case .sleepsWhileAtomic(let code, let process, let name):
      "BUG: sleeping function called from invalid context at \(code.rawValue): in_atomic(): 1, "
        + "irqs_disabled(): 0, non_block: 0, pid: \(process.rawValue), name: \(name)"
    case .schedulesWhileAtomic(let process, let name, let count):
      "BUG: scheduling while atomic: \(name)/\(process.rawValue)"
        + "/0x\(hexadecimal(UInt64(count), digits: 8))"
    case .isRAM(let first, let last, let isWide):
      "ioremap on RAM at 0x\(hexadecimal(first.rawValue, digits: isWide ? 16 : 8)) - "
        + "0x\(hexadecimal(last.rawValue, digits: isWide ? 16 : 8))"
    case .badDevice(let address): "invalid physical address \(hexadecimal(address.rawValue))"
    case .deviceWraps(let first, let count):
      "0x\(hexadecimal(first.rawValue)) + \(count) wraps around to physical address 0"
    case .noRAM(let frame): "no RAM is frame \(hexadecimal(frame.rawValue))"
    case .noSlot(0, end: _): "slot 0 is the hole: the last page is never mapped"
    case .noSlot(let index, let end):
      "kernel BUG at arch/x86/mm/pgtable.c: slot \(index), __end_of_fixed_addresses is \(end)"
    case .temporarySlot(let index): "slot \(index) is one of kmap_atomic's, which are a stack"
    case .sleeps(let count, mapped: 0):
      "all \(count) slots are held: the caller sleeps until a kunmap"
    case .sleeps(let count, let mapped):
      "all \(count) slots are held after \(mapped) of the frames were mapped: the caller sleeps "
        + "until a kunmap"
    case .notConfigured: "not configured in this kernel"
    case .badProgram(let defect): defect.english
    case .mayNotExecute(let name): "'\(name)' is no file that may be executed"
    case .openForWriting(let name): "'\(name)' is open for writing"
    case .readOnly(let name): "'\(name)' is a file of the host: it can only be read"
    case .unreadable(let name): "'\(name)' cannot be read"
    case .isDirectory(let name): "'\(name)' is a directory"
    case .beyondLongestFile(let name): "'\(name)' cannot be longer than 16 GiB"
    case .noSpace(let name): "no page more is promised to '\(name)', which lies in memory"
    case .unknownReferences(let kind): "\(kind) is none of 1 to 5"
    case .isSwap(let name): "\(name) is in use for swap already"
    case .notSwap(let name): "\(name) is not in use for swap"
    case .emptySwapArea: "no page is left for slots: the first one holds the header"
    case .tooManySwapAreas(let most): "\(most) areas are in use, and there can be no more"
    case .badAdjustment(let value):
      "\(value) is no adjustment: they go from \(OOMAdjustment.range.lowerBound) to "
        + "\(OOMAdjustment.range.upperBound)"
    case .isDoomed: "the OOM killer has chosen the caller"
    case .hostRefuses(let pages):
      "this computer has no room for \(counted(UInt64(pages), "page")) more"
    case .unsupported: "not supported"
    }
  }

  private func pages(_ byteCount: UInt32) -> String {
    counted((UInt64(byteCount) + 4095) >> 12, "page")
  }
}

extension String {
  /// That there is no file of this name; for an interpreter also where it could come from.
  fileprivate var noSuchFile: String {
    let isInterpreter = split(separator: "/").last?.hasPrefix("ld-linux") ?? false
    return "no file '\(self)'" + (isInterpreter ? "; --set sysroot=DIR may have it" : "")
  }
}

extension AreaOptions {
  fileprivate var rightsWords: String {
    let names = [(AreaOptions.read, "reading"), (.write, "writing"), (.execute, "executing")]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " and ")
  }
}

import Hardware
import KernelModel

extension Refusal.Reason {
  /// What stood in the way, in a few words.
  var words: String {
    switch self {
    case .lengthIsZero: "the length is 0"
    case .lengthTooLarge(let length): "\(length) bytes are more than user space has"
    case .notPageAligned(let address): "\(digits(address)) is not page-aligned"
    case .offsetOverflows(let offset): "page \(offset) of the file is out of reach"
    case .rangeWraps(let start, let length): "\(digits(start)) + \(length) wraps around"
    case .beyondUserSpace(let start, let length):
      "\(digits(start)) + \(length) reaches beyond user space"
    case .noGap(let length): "no gap of \(pages(length))"
    case .belowMinimum(let address): "\(digits(address)) is below vm.mmap_min_addr"
    case .overlaps(let address): "\(digits(address)) is mapped already"
    case .notMapped(let address): "nothing is mapped at \(digits(address))"
    case .severalAreas(let address): "the range goes beyond the area at \(digits(address))"
    case .badType: "neither shared nor private"
    case .unknownFlags(let bits): "unknown flags 0x\(hexadecimal(bits))"
    case .badProtection(let bits): "unknown protection 0x\(hexadecimal(bits))"
    case .conflictingFlags: "the flags contradict one another"
    case .neverAllowed(let options): "the area may never allow \(options.rightsWords)"
    case .notGrowing(let address): "the area at \(digits(address)) does not grow down"
    case .badDescriptor(let descriptor): "no file is open as \(descriptor)"
    case .notReadable: "the file is not open for reading"
    case .notWritable: "the file is not open for writing"
    case .notMappable: "the file cannot be mapped"
    case .noSuchFile(let name): "no file '\(name)'"
    case .tooManyAreas(let count): "\(count) areas are the most"
    case .addressSpaceLimit(let pages): "the limit of \(pages) pages of address space"
    case .dataLimit(let pages): "the limit of \(pages) pages of data"
    case .lockLimit(let pages): "the limit of \(pages) locked pages"
    case .commitLimit(let pages): "\(pages) pages more would be promised than there are"
    case .specialArea(let address): "the area at \(digits(address)) is the kernel's"
    case .lockedArea(let address): "the area at \(digits(address)) is locked"
    case .regionsOverlap: "source and target overlap"
    case .unknownAdvice(let advice): "unknown advice \(advice)"
    case .wrongKindOfArea(let address): "the area at \(digits(address)) is of another kind"
    case .outOfFrames: "no frame is free"
    case .outOfFramesAfter(let count): "no block is free after the \(count) that were taken"
    case .outOfProcesses: "no process number is free"
    case .noChild: "no child that has ended"
    case .noSuchProcess(let number): "no process \(number)"
    case .noWindow(let length):
      "vmap allocation for size \(length) failed: use vmalloc=<size> to increase size"
    case .badVmallocSize(let length, let pages):
      "vmalloc: allocation failure: \(length) bytes"
        + (length == 0 ? "" : "; the machine has \(pages) pages")
    case .nonexistentArea(let address):
      "Trying to vfree() nonexistent vm area (\(digits(address)))"
    case .badAreaAddress(let address): "Trying to vfree() bad address (\(digits(address)))"
    case .notKmapped(let frame):
      "kernel BUG at mm/highmem.c: frame \(hexadecimal(frame.rawValue)) has no kmap to end"
    case .unbalanced(let address, nil):
      "\(digits(address)): no temporary kmap is open"
    case .unbalanced(let address, let last?):
      "temporary kmaps nest: \(digits(last)) was mapped last, not \(digits(address))"
    case .temporarySlotsUsedUp(let count):
      "kernel BUG at include/linux/highmem.h: all \(count) slots of this CPU are in use"
    case .isRAM(let first, let last):
      "ioremap on RAM at 0x\(first.digits) - 0x\(last.digits)"
    case .badDevice(let address): "ioremap: invalid physical address \(hexadecimal(address.rawValue))"
    case .noRAM(let frame): "no RAM is frame \(hexadecimal(frame.rawValue))"
    case .noSlot(0, end: _): "slot 0 is the hole: the last page is never mapped"
    case .noSlot(let index, let end):
      "kernel BUG at arch/x86/mm/pgtable.c: slot \(index), __end_of_fixed_addresses is \(end)"
    case .temporarySlot(let index): "slot \(index) is one of kmap_atomic's, which are a stack"
    case .sleeps(let count): "all \(count) slots are held: the caller sleeps until a kunmap"
    case .notConfigured: "not configured in this kernel"
    case .notExecutable: "not an executable of this machine"
    case .unsupported: "not supported"
    }
  }

  private func digits(_ address: VirtualAddress) -> String { addressDigits(address.rawValue) }

  private func pages(_ byteCount: UInt32) -> String {
    let count = (UInt64(byteCount) + 4095) >> 12
    return count == 1 ? "1 page" : "\(count) pages"
  }
}

extension AreaOptions {
  fileprivate var rightsWords: String {
    let names = [(AreaOptions.read, "reading"), (.write, "writing"), (.execute, "executing")]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " and ")
  }
}

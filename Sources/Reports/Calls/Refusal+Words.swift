import Drawing
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
    case .noSuchFile(let name): name.noSuchFile
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
    case .outOfFrames(let shortage): shortage.words
    case .vmallocFailed(let shortage): shortage.words
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
      "iounmap: bad address \(digits(address))"
    case .nonexistentArea(let address, let call):
      "Trying to \(call.rawValue)() nonexistent vm area (\(digits(address)))"
    case .badAreaAddress(let address, let call):
      "Trying to \(call.rawValue)() bad address (\(digits(address)))"
    case .framesWouldBeLost(let address, let call, let pages):
      "\(call.rawValue) frees no frames: the \(counted(Int(pages), "page")) of the vmalloc area at "
        + "\(digits(address)) would be lost"
    case .notKmapped(let frame):
      "kernel BUG at mm/highmem.c: frame \(hexadecimal(frame.rawValue)) has no kmap to end"
    case .unbalanced(let address, nil):
      "\(digits(address)): no temporary kmap is open"
    case .unbalanced(let address, let last?):
      "temporary kmaps nest: \(digits(last)) was mapped last, not \(digits(address))"
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
    case .badProgram(let defect): defect.words
    case .mayNotExecute(let name): "'\(name)' is no file that may be executed"
    case .openForWriting(let name): "'\(name)' is open for writing"
    case .readOnly(let name): "'\(name)' is a file of the host: it can only be read"
    case .unreadable(let name): "'\(name)' cannot be read"
    case .unsupported: "not supported"
    }
  }

  private func digits(_ address: VirtualAddress) -> String { addressDigits(address.rawValue) }

  private func pages(_ byteCount: UInt32) -> String {
    let count = (UInt64(byteCount) + 4095) >> 12
    return count == 1 ? "1 page" : "\(count) pages"
  }
}

extension String {
  /// That there is no file of this name; for an interpreter also where it could come from.
  fileprivate var noSuchFile: String {
    let isInterpreter = split(separator: "/").last?.hasPrefix("ld-linux") ?? false
    return "no file '\(self)'" + (isInterpreter ? "; --set sysroot=DIR may have it" : "")
  }
}

extension ProgramDefect {
  /// What is wrong with the file, by the names that the ELF standard gives its fields.
  fileprivate var words: String {
    switch self {
    case .notELF: "it does not begin with 7f 45 4c 46: no ELF file"
    case .type(let type): "e_type is \(type): neither 2 (executable) nor 3 (shared)"
    case .machine(let machine): "e_machine is \(machine)\(Self.name(ofMachine: machine)), not 3 (80386)"
    case .headerSize(let size): "e_phentsize is \(size), not 32"
    case .headerCount(let count): "e_phnum is \(count): none, or more than may be"
    case .headersMissing: "the program headers lie beyond the end of the file"
    case .interpreterLength(let length): "PT_INTERP has \(length) bytes: 2 to 4096 are a path"
    case .interpreterPath: "the path in PT_INTERP does not end in a zero byte"
    case .interpreterTooShort: "the interpreter is shorter than an ELF header"
    case .nothingToLoad: "it has no PT_LOAD segment"
    case .segmentAddress(let address): "a segment at \(addressDigits(address)) is not in user space"
    case .segmentOffset(let offset):
      "p_offset \(hexadecimal(offset)) and p_vaddr lie at different places of their pages"
    case .segmentSize(let address):
      "p_memsz of the segment at \(addressDigits(address)) is below p_filesz or too large"
    case .cannotClear(let address): "the bytes from \(addressDigits(address)) on cannot be cleared"
    case .entry(let address): "its first instruction would be at \(addressDigits(address))"
    case .stack: "no room for the stack"
    }
  }

  private static func name(ofMachine machine: UInt16) -> String {
    switch machine {
    case 62: " (x86-64)"
    case 40: " (ARM)"
    case 183: " (AArch64)"
    case 243: " (RISC-V)"
    default: ""
    }
  }
}

extension AreaOptions {
  fileprivate var rightsWords: String {
    let names = [(AreaOptions.read, "reading"), (.write, "writing"), (.execute, "executing")]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " and ")
  }
}

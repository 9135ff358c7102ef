import Drawing
import Hardware
import KernelModel

extension ProgramDefect: Worded {
  /// What is wrong with the file, by the names that the ELF standard gives its fields.
  public var english: String {
    switch self {
    case .notELF: "it does not begin with 7f 45 4c 46: no ELF file"
    case .type(let type): "e_type is \(type): neither 2 (executable) nor 3 (shared)"
    case .machine(let machine):
      "e_machine is \(machine)\(Self.name(ofMachine: machine)), not 3 (80386)"
    case .headerSize(let size): "e_phentsize is \(size), not 32"
    case .headerCount(let count): "e_phnum is \(count): none, or more than may be"
    case .headersMissing: "the program headers lie beyond the end of the file"
    case .interpreterLength(let length): "PT_INTERP has \(length) bytes: 2 to 4096 are a path"
    case .interpreterPath: "the path in PT_INTERP does not end in a zero byte"
    case .interpreterTooShort: "the interpreter is shorter than an ELF header"
    case .nothingToLoad: "it has no PT_LOAD segment"
    case .segmentAddress(let address):
      "a segment at \(hexadecimal(address, digits: 8)) is not in user space"
    case .segmentOffset(let offset):
      "p_offset \(hexadecimal(offset)) and p_vaddr lie at different places of their pages"
    case .segmentSize(let address):
      "p_memsz of the segment at \(hexadecimal(address, digits: 8)) is below p_filesz or too large"
    case .cannotClear(let address):
      "the bytes from \(hexadecimal(address, digits: 8)) on cannot be cleared"
    case .entry(let address): "its first instruction would be at \(hexadecimal(address, digits: 8))"
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

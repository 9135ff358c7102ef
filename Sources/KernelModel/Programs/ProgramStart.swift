import Hardware

/// One `execve` under way: what is checked while the old program could still go on, and then the
/// loading, after which there is no way back. Linux: `struct linux_binprm`, `load_elf_binary`.
struct ProgramStart {
  let core: KernelCore
  let space: AddressSpace
  /// The program, held until `close`.
  private(set) var file = OpenFileID.none
  private(set) var interpreterFile = OpenFileID.none
  private(set) var image: ProgramImage?
  private var interpreter: ProgramImage?
  private var stack: ProgramStack

  /// Does all that leaves the old program alone, in Linux's order: strings, file, headers,
  /// interpreter.
  ///
  /// - Parameter space: the new, empty address space; the caller tears it down on failure.
  /// - Throws: `E2BIG`, `ENOMEM`; `ENOENT`, `EACCES`, `ETXTBSY` and others for the file or its
  ///   interpreter; `ENOEXEC` for a file that is no program of this machine; `ELIBBAD` for such an
  ///   interpreter; `EIO`. Nothing is held then.
  init(
    _ core: KernelCore, _ space: AddressSpace, path: String, arguments: [String],
    environment: [String]
  ) throws(Refusal) {
    self.core = core
    self.space = space
    stack = try ProgramStack(
      core: core, space: space, path: path, arguments: arguments, environment: environment)
    do throws(Refusal) {
      file = try Self.openExecutable(path, core.files)
      try readProgram()
    } catch {
      close()
      throw error
    }
  }

  /// Lets go of the files; mappings hold them by themselves.
  func close() {
    for open in [file, interpreterFile] where open != .none { core.files.release(open) }
  }

  /// Linux: `do_open_execat`, `deny_write_access`.
  private static func openExecutable(
    _ path: String, _ files: FileTable
  ) throws(Refusal) -> OpenFileID {
    let file = try files.find(path)
    guard file.kind == .regular || file.kind == .temporary, file.isExecutable else {
      throw Refusal(.permissionDenied, .mayNotExecute(path))
    }
    guard !files.hasWriter(file) else { throw Refusal(.textFileBusy, .openForWriting(path)) }
    return files.open(file, readable: true, writable: false)
  }

  /// The checks of `load_elf_binary` up to `begin_new_exec`, in their order.
  private mutating func readProgram() throws(Refusal) {
    let cached = core.files[file].file
    let header = ELFHeader(try core.files.read(cached, from: 0, count: ELFHeader.byteCount))
    guard header.hasMagic else { throw Refusal(.execFormatError, .badProgram(.notELF)) }
    guard header.isProgram else {
      throw Refusal(.execFormatError, .badProgram(.type(header.type)))
    }
    guard header.isForThisMachine else {
      throw Refusal(.execFormatError, .badProgram(.machine(header.machine)))
    }
    let image = try ProgramImage(
      header, of: cached, in: core, errno: .execFormatError)
    self.image = image
    // The first path counts, and an interpreter's own is never looked at.
    if let named = image.programHeaders.first(where: { $0.type == ELFProgramHeader.interpreter }) {
      try readInterpreter(named, cached)
    }
  }

  private mutating func readInterpreter(
    _ named: ELFProgramHeader, _ cached: CachedFile
  ) throws(Refusal) {
    guard (2...4096).contains(named.fileByteCount) else {
      throw Refusal(.execFormatError, .badProgram(.interpreterLength(named.fileByteCount)))
    }
    let count = Int(named.fileByteCount)
    let bytes = try core.files.read(cached, from: UInt64(named.fileOffset), count: count)
    guard bytes.count == count else { throw Refusal(.ioError, .badProgram(.interpreterPath)) }
    guard bytes.last == 0 else {
      throw Refusal(.execFormatError, .badProgram(.interpreterPath))
    }
    let path = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    interpreterFile = try Self.openExecutable(path, core.files)
    let loader = core.files[interpreterFile].file
    let start = try core.files.read(loader, from: 0, count: ELFHeader.byteCount)
    guard start.count == ELFHeader.byteCount else {
      throw Refusal(.ioError, .badProgram(.interpreterTooShort))
    }
    let header = ELFHeader(start)
    guard header.hasMagic else { throw Refusal(.badLibrary, .badProgram(.notELF)) }
    guard header.isForThisMachine else {
      throw Refusal(.badLibrary, .badProgram(.machine(header.machine)))
    }
    interpreter = try ProgramImage(header, of: loader, in: core, errno: .badLibrary)
  }

  /// Maps the program, its interpreter and the kernel's pages, and writes the stack's tables.
  ///
  /// - Throws: why it cannot be loaded; the address space is then of no use.
  mutating func load() throws(Refusal) {
    core.tracer.enter(.loadELFBinary)
    defer { core.tracer.leave(.loadELFBinary) }
    guard let image else { return }
    space.readImpliesExecute = image.stackMark == .missing
    try stack.settle(image.stackMark)
    let loader = ProgramLoader(core: core, space: space)
    let bias = try loader.load(image, file: file, hasInterpreter: interpreter != nil)
    var base: UInt32 = 0
    var entry = sum(image.header.entry, bias)
    if let interpreter {
      base = try loader.loadInterpreter(
        interpreter, file: interpreterFile, programIsMovable: bias != 0)
      entry = sum(interpreter.header.entry, base)
    }
    guard entry < AddressSpace.end.rawValue else {
      throw Refusal(
        .invalidArgument, .badProgram(.entry(UInt32(truncatingIfNeeded: entry))))
    }
    space.image.entry = VirtualAddress(rawValue: UInt32(truncatingIfNeeded: entry))
    space.image.interpreterBase = VirtualAddress(rawValue: base)
    let code = try loader.mapKernelPages()
    try stack.writeTables(
      ProgramStack.Facts(
        kernelCode: code,
        headers: image.headerAddress(bias: bias, looking: core.rules.measuresWholeProgram),
        headerCount: UInt32(image.header.programHeaderCount), interpreterBase: base,
        programEntry: image.header.entry &+ bias))
  }

  /// An address and a load bias, which wrap around where addresses have 32 bits.
  private func sum(_ address: UInt32, _ bias: UInt32) -> UInt64 {
    core.rules.isWide ? UInt64(address) + UInt64(bias) : UInt64(address &+ bias)
  }
}

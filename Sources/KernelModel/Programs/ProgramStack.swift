import Hardware

/// The stack of a fresh program: its area, the strings at the top and the tables below them.
///
///     c0000000  ┌──────────────────────────────┐
///               │ 0, file name, environment,    │
///               │ arguments                     │
///               │ "i686", 16 random bytes       │
///               │ auxiliary vector, AT_NULL     │
///               │ environment pointers, 0       │
///               │ argument pointers, 0          │
///        ESP ─► │ argc                          │
///               └──────────────────────────────┘
///
/// Linux: `setup_arg_pages`, `copy_strings`, `create_elf_tables`.
struct ProgramStack {
  private let core: KernelCore
  private let space: AddressSpace
  private let arguments: [String]
  private let environment: [String]
  /// The lowest byte written so far.
  private var pointer: UInt32
  private var nameAddress: UInt32 = 0
  private var argumentAddress: UInt32 = 0
  private var environmentAddress: UInt32 = 0

  /// What the tables tell the program.
  struct Facts {
    var kernelCode: VirtualAddress
    var headers: UInt32
    var headerCount: UInt32
    var interpreterBase: UInt32
    var programEntry: UInt32
  }

  /// Room below the strings that the stack has from the start, in bytes.
  private static let initialRoom: UInt32 = 128 << 10
  /// A single string with its NUL may be this long. Linux: `MAX_ARG_STRLEN`.
  private static let longestString = 32 << 12

  /// Maps the pages of the stack that the strings need, and writes them.
  ///
  /// - Throws: `E2BIG` for strings that are too long, alone or together; `ENOMEM`.
  init(
    core: KernelCore, space: AddressSpace, path: String, arguments: [String],
    environment: [String]
  ) throws(Refusal) {
    self.core = core
    self.space = space
    self.arguments = arguments
    self.environment = environment
    try Self.checkLengths(path, arguments, environment, stackLimit: space.limits.stack)
    // Recent kernels leave eight bytes of zeros at the very top, older ones four.
    let top = AddressSpace.end.rawValue - (core.rules.isWide ? 8 : 4)
    let strings = ([path] + arguments + environment).reduce(0) { $0 + $1.utf8.count + 1 }
    let start = VirtualAddress(rawValue: top - UInt32(strings)).pageBase
    let options: AreaOptions = [
      .read, .write, .mayRead, .mayWrite, .mayExecute, .growsDown, .account,
    ]
    let pages = Int((AddressSpace.end - start) >> 12)
    if let reason = space.mayExpand(options, pages: pages) {
      throw Refusal(.argumentListTooLong, reason)
    }
    try space.charge(pages)
    do throws(Refusal) {
      try space.insertArea(
        start..<AddressSpace.end, options: options, pageOffset: start.pageNumber)
    } catch {
      core.commit.uncharge(pages)
      throw error
    }
    space.account(options, pages: pages)
    pointer = top
    nameAddress = try push(path)
    for string in environment.reversed() { environmentAddress = try push(string) }
    if environment.isEmpty { environmentAddress = pointer }
    let argumentsEnd = pointer
    for string in arguments.reversed() { argumentAddress = try push(string) }
    if arguments.isEmpty { argumentAddress = pointer }
    space.image.arguments =
      VirtualAddress(rawValue: argumentAddress)..<VirtualAddress(rawValue: argumentsEnd)
    space.image.environment =
      VirtualAddress(rawValue: argumentsEnd)..<VirtualAddress(rawValue: nameAddress)
  }

  /// Gives the stack its rights and the room that every program starts with.
  ///
  /// Linux: `setup_arg_pages`.
  /// - Throws: `EFAULT` when there is no such room, `ENOMEM`.
  func settle(_ mark: ProgramImage.StackMark) throws(Refusal) {
    let link = space.areas.area(endingAfter: AddressSpace.end - 1)
    let lowest = space.areas[link].start
    if mark != .notExecutable {
      try space.protect(
        lowest, length: AddressSpace.end - lowest, [.read, .write, .execute])
    }
    var start = lowest - Self.initialRoom
    let limit = space.limits.stack & ~0xfff
    if space.limits.stack != ResourceLimits.unlimited, AddressSpace.end - start > limit {
      start = AddressSpace.end - limit
    }
    guard start < lowest else { return }
    guard space.grow(link, downTo: start) == nil else {
      throw Refusal(.badAddress, .badProgram(.stack))
    }
  }

  /// Linux: `bprm_stack_limits`, `copy_strings`.
  private static func checkLengths(
    _ path: String, _ arguments: [String], _ environment: [String], stackLimit: UInt32
  ) throws(Refusal) {
    var total = path.utf8.count + 1
    for string in arguments + environment {
      let count = string.utf8.count + 1
      guard count <= longestString else {
        throw Refusal(.argumentListTooLong, .lengthTooLarge(UInt32(clamping: count)))
      }
      total += count
    }
    let pointers = 4 * (arguments.count + environment.count)
    let most = max(min(Int(stackLimit / 4), 6 << 20), longestString) - pointers
    guard total <= most else {
      throw Refusal(.argumentListTooLong, .lengthTooLarge(UInt32(clamping: total)))
    }
  }

  private mutating func push(_ string: String) throws(Refusal) -> UInt32 {
    try push(Array(string.utf8) + [0])
  }

  private mutating func push(_ bytes: [UInt8]) throws(Refusal) -> UInt32 {
    pointer -= UInt32(bytes.count)
    try space.copyOut(bytes, to: VirtualAddress(rawValue: pointer))
    return pointer
  }

  /// Writes the tables and sets the stack pointer at entry. Linux: `create_elf_tables`.
  mutating func writeTables(_ facts: Facts) throws(Refusal) {
    pointer &= ~0xf
    let platform = try push("i686")
    let random = try push(core.randomBytes(16))
    let vector = auxiliaryVector(facts, platform: platform, random: random)
    let words = vector.count + arguments.count + environment.count + 3
    pointer = (pointer &- 4 * UInt32(words)) & ~0xf
    var table = [UInt32(arguments.count)]
    table += addresses(of: arguments, from: argumentAddress) + [0]
    table += addresses(of: environment, from: environmentAddress) + [0]
    table += vector
    let bytes = table.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xff) } }
    try space.copyOut(bytes, to: VirtualAddress(rawValue: pointer))
    space.image.stackStart = VirtualAddress(rawValue: pointer)
  }

  private func addresses(of strings: [String], from start: UInt32) -> [UInt32] {
    var next = start
    return strings.map { string in
      defer { next += UInt32(string.utf8.count + 1) }
      return next
    }
  }

  /// Pairs of type and value, in the kernel's order, with AT_NULL. Linux: `create_elf_tables`.
  private func auxiliaryVector(_ facts: Facts, platform: UInt32, random: UInt32) -> [UInt32] {
    let system = facts.kernelCode.rawValue
    var pairs: [(UInt32, UInt32)] = [
      (32, system &+ 0x570), (33, system),
    ]
    if core.rules.tellsSignalStackSize { pairs.append((51, 1440)) }
    pairs += [
      (16, 0x078b_fbff), (6, 4096), (17, 100), (3, facts.headers), (4, 32),
      (5, facts.headerCount), (7, facts.interpreterBase), (8, 0), (9, facts.programEntry),
      (11, 0), (12, 0), (13, 0), (14, 0), (23, 0), (25, random), (26, 0), (31, nameAddress),
      (15, platform),
    ]
    if core.rules.tellsRestartableSequences { pairs += [(27, 28), (28, 32)] }
    pairs.append((0, 0))
    return pairs.flatMap { [$0.0, $0.1] }
  }
}

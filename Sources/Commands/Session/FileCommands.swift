import Drawing
import Grammar
import Hardware
import Reports
import Session

extension Command {
  static let sessionFiles = [source, record, set, setTheme, setJournal, show]

  static let source = CommandDefinition(
    "source", .session, .steers, "carry out a log or a transcript",
    arguments: [ArgumentDefinition("FILE", .file, "which")],
    details: "Its commands act in this session. A line that fails is shown with its place.",
    example: "record /tmp/one.transcript\nprint 1\nrecord off\nsource /tmp/one.transcript"
  ).bySession { session, invocation throws(CommandError) in
    let deepest = 16
    guard session.sourceDepth < deepest else {
      throw invocation.error(.refused(FileComplaint.isNestedTooDeep(limit: deepest)))
    }
    guard session.nestedLineCount < Session.nestedLineLimit else {
      throw invocation.error(
        .refused(FileComplaint.tooManyLines(limit: Session.nestedLineLimit)))
    }
    let path = invocation.text(0) ?? ""
    let reader: LineReader
    let status: FileRunner.Status
    do throws(FileRefusal) {
      reader = try session.reader(path, of: .streamsToo)
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
    guard !session.files.isBeingRead(reader.identity) else {
      throw invocation.error(.refused(FileComplaint.isBeingCarriedOut(path)), at: 0)
    }
    session.sourceDepth += 1
    defer { session.sourceDepth -= 1 }
    do throws(FileRefusal) {
      status = try FileRunner(session).run(reader)
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
    guard status == .done || status == .waiting else {
      let complaint: FileComplaint = status == .failed ? .wentWrong(path) : .wasStopped(path)
      throw invocation.error(.refused(complaint), at: 0)
    }
    return SilentReport()
  }

  static let record = CommandDefinition(
    "record", .session, .steers, "write what happens into a transcript",
    arguments: [ArgumentDefinition("FILE", .file, "which; 'off' ends it", .optional)],
    details: """
      What was done before is told first: the file stands for itself, and 'pagewalk check FILE' \
      passes. It holds everything up to the last finished command at any time. An older transcript \
      is replaced, any other file is not.
      """,
    example: "record /tmp/two.transcript\nmmap 64K rw\nrecord off"
  ).bySession { session, invocation throws(CommandError) in
    guard let path = invocation.text(0) else {
      return RecordReport(file: session.recorder?.path)
    }
    guard path != "off" else {
      if !session.isRetelling, let refusal = session.endRecording() {
        throw invocation.error(.refused(refusal), at: 0)
      }
      return SilentReport()
    }
    try session.beginRecording(path, invocation)
    return SilentReport()
  }

  static let set = CommandDefinition(
    "set", .session, .acts, "change a setting, a sysctl or a register of the chip",
    arguments: [
      ArgumentDefinition("SETTING", .name, "which; 'show' lists them"),
      ArgumentDefinition("VALUE", .amount, "its new value; a list has several", .repeated)
        .offering(.settingValues),
    ],
    details: """
      Registers are cr0, cr2, cr3, cr4, efer and the segment registers; cr0.wp, cr4.pse, efer.nxe \
      and eflags.ac are single bits. The chip answers as to the instruction: #GP, and what it \
      drops from the TLB. A list has its numbers side by side: set vm.lowmem_reserve_ratio 256 16. \
      'set theme NAME' chooses how text looks: default for dark backgrounds, light, high-contrast \
      for any, none; PAGEWALK_THEME in the environment does so for every session. \
      'set {int}ADDR = VALUE' writes memory as the process would, as in GDB.
      """,
    example: "set cr0.wp 0"
  ).byWorld { world, invocation throws(CommandError) in
    if let sign = invocation.line.text(in: invocation[0].range).first, "{*".contains(sign) {
      return try world.store(invocation)
    }
    if let name = invocation.text(0), ["var", "variable"].contains(name) || name.hasPrefix("$") {
      throw invocation.error(.refused(SettingComplaint.isNoVariable(name)), at: 0)
    }
    if !invocation.isGiven(1), let (name, value) = invocation.assignment {
      throw invocation.error(
        .refused(SettingComplaint.hasEqualsSign(String(name), value: String(value))), at: 0)
    }
    guard invocation.isGiven(1) else { throw invocation.missing(1) }
    let values = [invocation[1]] + invocation.further
    if let register = MachineRegister.named(invocation.text(0) ?? "") {
      guard values.count == 1 else {
        throw invocation.tooManyNumbers(values[1], for: register.name, count: 1)
      }
      return try world.load(register, invocation)
    }
    let setting = try world.setting(invocation)
    for (index, value) in values.enumerated() {
      let text = invocation.text(of: value)
      guard index < setting.count else {
        throw invocation.tooManyNumbers(value, for: setting.name, count: setting.count)
      }
      guard setting.bounds.contains(value.number) else {
        throw CommandError(
          .outOfRange(text, bounds: setting.bounds, unit: .named(setting.name)), at: value.range)
      }
      if let fault = setting.refusal(value.number) {
        throw CommandError(
          .refused(SettingComplaint.refused(setting.name, value: text, fault)), at: value.range)
      }
    }
    guard setting.atBoot == nil else {
      throw invocation.error(
        .refused(SettingComplaint.isChosenAtBoot(setting.name, values[0].number)), at: 0)
    }
    setting.set(world, values.map(\.number))
    return SilentReport()
  }

  static let setTheme = CommandDefinition(
    "set theme", .session, .steers, "choose how colours and weights look, or list the themes",
    arguments: [
      ArgumentDefinition("NAME", .name, "default, light, high-contrast or none", .optional)
        .offering(.themes)
    ],
    isHidden: true,
    example: "set theme light; show theme"
  ).bySession { session, invocation throws(CommandError) in
    guard let name = invocation.text(0) else { return ThemeReport(session.theme) }
    guard let theme = Theme(rawValue: name) else {
      throw invocation.error(.refused(ThemeComplaint(name)), at: 0)
    }
    session.theme = theme
    return SilentReport()
  }

  static let show = CommandDefinition(
    "show", .session, .looks, "show a setting or a register, or all of them",
    arguments: [ArgumentDefinition("SETTING", .name, "which", .optional).offering(.shown)],
    example: "show; show cr0.wp"
  ).bySession { session, invocation throws(CommandError) in
    if invocation.text(0) == "trace" { return TraceReport(session.telling) }
    if invocation.text(0) == "theme" { return ThemeReport(session.theme) }
    if invocation.text(0) == "journal" { return JournalReport(session) }
    let register = MachineRegister.named(invocation.text(0) ?? "")
    let registers = register.map { [$0] } ?? MachineRegister.all.filter { !$0.isBit }
    guard register == nil, invocation.isGiven(0) || !session.isBare else {
      return SettingsReport(
        settings: registers.map {
          .init(
            name: $0.name, values: [Int64($0.value(in: session.machine))],
            meaning: .register($0.meaning))
        })
    }
    let shown =
      invocation.isGiven(0) ? [try session.world.setting(invocation)] : session.world.settings
    return SettingsReport(
      settings: shown.map {
        .init(
          name: $0.name, values: $0.get(session.world).map { Int64($0) },
          meaning: .setting($0.meaning))
      })
  }
}

extension World {
  /// `set {TYPE}ADDR = VALUE`.
  fileprivate func store(_ invocation: borrowing Invocation) throws(CommandError) -> any Report {
    guard !isBare else { throw invocation.error(.refused(MemoryComplaint.hasNoProcess), at: 0) }
    let line = invocation.line
    var lexer = Lexer(line)
    lexer.position = invocation[0].range.lowerBound
    let expression = Expression(symbols: self, standsAlone: true)
    let place = try expression.place(&lexer)
    if try lexer.peek().kind == .equals { _ = try lexer.next() }
    let start = lexer.position
    guard try lexer.peek().kind != .end else { throw invocation.missing(1) }
    let value = try expression.evaluate(&lexer)
    let range = lexer.trimmed(start..<lexer.position)
    guard place.type.bounds.contains(value) else {
      throw CommandError(
        .outOfRange(line.text(in: range), bounds: place.type.bounds, unit: .number), at: range)
    }
    let unit = WrittenUnit(number: value, bytes: place.type.bytes(of: value))
    let address = VirtualAddress(rawValue: place.address)
    return try write([unit], at: address, invocation, try caller(invocation))
  }

  /// Every setting of this machine.
  var settings: [MachineSetting] { MachineSetting.all(in: self) }

  /// The setting that the first argument names.
  fileprivate func setting(_ invocation: borrowing Invocation) throws(CommandError)
    -> MachineSetting
  {
    let name = invocation.text(0) ?? ""
    if let setting = MachineSetting.named(name, in: self) { return setting }
    let nearest =
      MachineSetting.nearest(to: name, in: self)
      ?? Spelling.nearest(to: name, among: MachineRegister.all.map(\.name))
    throw invocation.error(.refused(SettingComplaint.unknown(name, nearest: nearest)), at: 0)
  }
}

extension Invocation {
  /// `NAME=VALUE` or `NAME = VALUE`, as a shell or a configuration file has it; nil without a sign.
  fileprivate var assignment: (name: Substring, value: Substring)? {
    let words = line.text(in: self[0].range.lowerBound..<line.trimmedEnd)[...]
    guard let sign = words.firstIndex(of: "=") else { return nil }
    let value = words[sign...].dropFirst().drop { $0 == " " }.prefix { $0 != ";" && $0 != " " }
    guard !value.isEmpty else { return nil }
    return (words[..<sign].prefix { $0 != " " }, value)
  }

  /// A list has fewer numbers than were written.
  fileprivate func tooManyNumbers(
    _ value: ArgumentValue, for name: String, count: Int
  ) -> CommandError {
    CommandError(
      .refused(SettingComplaint.tooManyNumbers(text(of: value), of: name, count: count)),
      at: value.range)
  }
}

import SystemPackage

extension CommandDefinition {
  static let sessionFiles = [source, record, set, show]

  static let source = CommandDefinition(
    "source", .session, .steers, "carry out a log or a transcript",
    arguments: [ArgumentDefinition("FILE", .file, "which")],
    details: "Its commands act in this session. A line that fails is shown with its place.",
    example: "record /tmp/one.transcript\nprint 1\nrecord off\nsource /tmp/one.transcript"
  ) { session, invocation throws(CommandError) in
    guard session.sourceDepth < 16 else {
      throw invocation.error(.refused("files call one another more than 16 deep", note: nil))
    }
    session.sourceDepth += 1
    defer { session.sourceDepth -= 1 }
    let path = invocation.text(0) ?? ""
    let status: FileRunner.Status
    do throws(FileRefusal) {
      status = try FileRunner(session).run(path)
    } catch {
      throw invocation.error(.refused(error.message, note: nil), at: 0)
    }
    guard status == .done else {
      let end = status == .failed ? "went wrong" : "was stopped"
      throw invocation.error(.refused("'\(path)' \(end)", note: nil), at: 0)
    }
    return SilentReport()
  }

  static let record = CommandDefinition(
    "record", .session, .steers, "write what happens from now on into a transcript",
    arguments: [ArgumentDefinition("FILE", .file, "which; 'off' ends it", .optional)],
    details: "The file holds everything up to the last finished command at any time.",
    example: "record /tmp/two.transcript\nmmap 64K rw\nrecord off"
  ) { session, invocation throws(CommandError) in
    guard let path = invocation.text(0) else {
      return RecordReport(file: session.recorder?.path)
    }
    guard path != "off" else {
      session.recorder = nil
      return SilentReport()
    }
    do throws(SystemPackage.Errno) {
      session.recorder = try Recorder(path: path)
    } catch {
      throw invocation.error(
        .refused("cannot write '\(path)': \(error.description)", note: nil), at: 0)
    }
    return SilentReport()
  }

  static let set = CommandDefinition(
    "set", .session, .acts, "change a setting, a sysctl or a register of the chip",
    arguments: [
      ArgumentDefinition("SETTING", .name, "which; 'show' lists them"),
      ArgumentDefinition("VALUE", .number, "its new value"),
    ],
    details: """
      Registers are cr0, cr2, cr3, cr4, efer and the segment registers; cr0.wp, cr4.pse, efer.nxe \
      and eflags.ac are single bits. The chip answers as to the instruction: #GP, and what it \
      drops from the TLB.
      """,
    example: "set cr0.wp 0"
  ) { session, invocation throws(CommandError) in
    if let register = MachineRegister.named(invocation.text(0) ?? "") {
      return try session.load(register, invocation)
    }
    let setting = try session.setting(invocation)
    let value = invocation.number(1)
    guard setting.bounds.contains(value) else {
      throw invocation.error(
        .outOfRange(invocation.text(1) ?? "", bounds: setting.bounds, unit: setting.name), at: 1)
    }
    setting.set(session, value)
    return SilentReport()
  }

  static let show = CommandDefinition(
    "show", .session, .looks, "show a setting or a register, or all of them",
    arguments: [ArgumentDefinition("SETTING", .name, "which", .optional)],
    example: "show; show cr0.wp"
  ) { session, invocation throws(CommandError) in
    let register = MachineRegister.named(invocation.text(0) ?? "")
    let registers = register.map { [$0] } ?? MachineRegister.all.filter { !$0.isBit }
    guard register == nil, invocation.isGiven(0) || !session.isBare else {
      return SettingsReport(
        settings: registers.map {
          .init(name: $0.name, value: Int64($0.value(in: session.machine)), summary: $0.summary)
        })
    }
    let shown = invocation.isGiven(0) ? [try session.setting(invocation)] : session.settings
    return SettingsReport(
      settings: shown.map {
        .init(name: $0.name, value: Int64($0.get(session)), summary: $0.summary)
      })
  }
}

extension Session {
  /// Every setting of this machine.
  var settings: [Setting] { isBare ? [] : Setting.all }

  /// The setting that the first argument names.
  fileprivate func setting(_ invocation: borrowing Invocation) throws(CommandError) -> Setting {
    let name = invocation.text(0) ?? ""
    if !isBare, let setting = Setting.named(name) { return setting }
    let known = settings.map(\.name) + MachineRegister.all.map(\.name)
    let nearest = Spelling.nearest(to: name, among: known)
    throw invocation.error(
      .refused(
        "unknown setting '\(name)'",
        note: nearest.map { "did you mean '\($0)'?" } ?? "'show' lists them"), at: 0)
  }
}

/// Where a transcript is being written.
struct RecordReport: Report {
  static let kind = "record"

  let file: String?

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(file.map { "recording into '\($0)'" } ?? "not recording")
  }
}

/// Settings and their values.
struct SettingsReport: Report {
  static let kind = "settings"

  struct Entry: Encodable, Sendable {
    let name: String
    let value: Int64
    let summary: String
  }

  let settings: [Entry]

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init("", .right), .init("")])
    for setting in settings {
      table.append([
        .init(setting.name, .label), .init("\(setting.value)", .value),
        .init(setting.summary, .faint),
      ])
    }
    table.draw(into: &text)
  }
}

import KernelModel

/// A sysctl or another figure that may be changed while the machine runs.
struct Setting: Sendable {
  let name: String
  let summary: String
  let bounds: ClosedRange<Int128>
  let get: @Sendable (Session) -> Int128
  let set: @Sendable (Session, Int128) -> Void

  /// Every setting, by name.
  static let all: [Setting] = [
    Setting(
      name: "handles_signals", summary: "the current process survives SIGSEGV and SIGBUS",
      bounds: 0...1, get: { $0.process.survivesFaults ? 1 : 0 },
      set: { $0.process.survivesFaults = $1 != 0 }),
    Setting(
      name: "fault_around_bytes", summary: "how much of a file a read fault maps at once",
      bounds: 4096...1 << 20, get: { Int128($0.kernel.settings.faultAroundByteCount) },
      set: { $0.kernel.settings.faultAroundByteCount = UInt32($1) }),
    Setting(
      name: "vm.legacy_va_layout", summary: "mmap searches from the bottom up",
      bounds: 0...1, get: { $0.kernel.settings.mapsBottomUp ? 1 : 0 },
      set: { $0.kernel.settings.mapsBottomUp = $1 != 0 }),
    Setting(
      name: "vm.max_map_count", summary: "how many areas a process may have",
      bounds: 1...0x7fff_ffff, get: { Int128($0.kernel.settings.mostAreas) },
      set: { $0.kernel.settings.mostAreas = Int($1) }),
    Setting(
      name: "vm.mmap_min_addr", summary: "the lowest address that may be mapped",
      bounds: 0...0xffff_f000, get: { Int128($0.kernel.settings.lowestUserAddress) },
      set: { $0.kernel.settings.lowestUserAddress = UInt32($1) }),
    Setting(
      name: "vm.overcommit_memory", summary: "0 guesses, 1 always promises, 2 never too much",
      bounds: 0...2, get: { Int128($0.kernel.commit.mode.rawValue) },
      set: { $0.kernel.commit.mode = CommitCharge.Mode(rawValue: UInt8($1)) ?? .guess }),
    Setting(
      name: "vm.overcommit_ratio", summary: "percent of RAM that mode 2 promises",
      bounds: 0...1000, get: { Int128($0.kernel.commit.ratio) },
      set: { $0.kernel.commit.ratio = Int($1) }),
    Setting(
      name: "vm.stack_guard_gap", summary: "bytes kept free below a stack",
      bounds: 0...0x1000_0000, get: { Int128($0.kernel.settings.stackGuardGap) },
      set: { $0.kernel.settings.stackGuardGap = UInt32($1) }),
  ]

  /// The setting of exactly that name; `max_map_count` also without its `vm.`.
  static func named(_ name: String) -> Setting? {
    all.first { $0.name == name || $0.name == "vm." + name }
  }
}

extension Session {
  /// Makes one setting of the command line.
  func apply(_ setting: Configuration.Setting) throws(ConfigurationRefusal) {
    guard !isBare, let known = Setting.named(setting.key) else {
      throw .unknownSetting(
        setting.key,
        nearest: Spelling.nearest(to: setting.key, among: Setting.all.map(\.name)))
    }
    let bytes = Array(setting.value.utf8)
    guard let value = try? bytes.number(in: bytes.indices, .words),
      known.bounds.contains(Int128(value))
    else { throw .settingOutOfRange(setting.key, value: setting.value, bounds: known.bounds) }
    known.set(self, Int128(value))
  }
}

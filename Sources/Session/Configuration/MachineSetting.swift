import Grammar
import Hardware
import KernelModel

/// A sysctl or another figure that may be changed while the machine runs.
package struct MachineSetting: Sendable {
  package let name: String
  package let meaning: Meaning
  /// What each of its numbers may be.
  package let bounds: ClosedRange<Int128>
  /// How many numbers it has. Fewer may be written: the first ones change.
  package let count: Int
  /// Why a number within the bounds is not taken, if it is not.
  package let refusal: @Sendable (Int128) -> SettingFault?
  package let get: @Sendable (World) -> [Int128]
  package let set: @Sendable (World, [Int128]) -> Void
  /// Chooses it before the machine boots; nil for what can be changed later.
  package var atBoot: (@Sendable (inout KernelConfiguration, Int128) -> Void)?

  /// A setting that is a list of numbers.
  package init(
    name: String, meaning: Meaning, bounds: ClosedRange<Int128>, count: Int = 1,
    refusal: @escaping @Sendable (Int128) -> SettingFault? = { _ in nil },
    values: @escaping @Sendable (World) -> [Int128],
    assign: @escaping @Sendable (World, [Int128]) -> Void
  ) {
    self.name = name
    self.meaning = meaning
    self.bounds = bounds
    self.count = count
    self.refusal = refusal
    get = values
    set = assign
  }

  /// A setting that is one number.
  package init(
    name: String, meaning: Meaning, bounds: ClosedRange<Int128>,
    get: @escaping @Sendable (World) -> Int128,
    set: @escaping @Sendable (World, Int128) -> Void
  ) {
    self.init(
      name: name, meaning: meaning, bounds: bounds, values: { [get($0)] },
      assign: { set($0, $1[0]) })
  }

  /// A number that is chosen before the machine boots.
  private init(
    name: String, meaning: Meaning, bounds: ClosedRange<Int128>,
    get: @escaping @Sendable (World) -> Int128,
    atBoot: @escaping @Sendable (inout KernelConfiguration, Int128) -> Void
  ) {
    self.init(name: name, meaning: meaning, bounds: bounds, get: get, set: { _, _ in })
    self.atBoot = atBoot
  }

  /// A setting that is on or off from the start.
  private init(
    name: String, meaning: Meaning, get: @escaping @Sendable (World) -> Bool,
    atBoot: @escaping @Sendable (inout KernelConfiguration, Int128) -> Void
  ) {
    self.init(
      name: name, meaning: meaning, bounds: 0...1, values: { [get($0) ? 1 : 0] },
      assign: { _, _ in })
    self.atBoot = atBoot
  }

  /// Every setting of the kernel that the world has, by name; none of a machine without one.
  package static func all(in world: World) -> [MachineSetting] {
    world.isBare
      ? []
      : (general + pressure + boot + allocator(world.kernel.allocator.boot.parameters.rules))
        .sorted { $0.name < $1.name }
  }

  /// The setting of that name; `max_map_count` also without its `vm.`, `-` as good as `_`.
  package static func named(_ name: String, in world: World) -> MachineSetting? {
    func key(_ name: String) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }
    let wanted = key(name)
    return all(in: world).first { key($0.name) == wanted || key($0.name) == "vm." + wanted }
  }

  /// The name that was probably meant.
  package static func nearest(to name: String, in world: World) -> String? {
    let names = all(in: world).map(\.name)
    return Spelling.nearest(to: name, among: names)
      ?? Spelling.nearest(to: "vm." + name, among: names)
  }

  /// What is chosen before the machine boots.
  package static let boot: [MachineSetting] = [
    MachineSetting(
      name: "highpte", meaning: .highTables,
      get: { $0.kernel.configuration.usesHighTables },
      atBoot: { $0.usesHighTables = $1 != 0 }),
    MachineSetting(
      name: "pse", meaning: .largePages,
      get: { $0.kernel.configuration.usesLargePages },
      atBoot: { $0.usesLargePages = $1 != 0 }),
    MachineSetting(
      name: "nr_cpus", meaning: .cpuCount, bounds: 1...64,
      get: { Int128($0.kernel.layout.options.cpuCount) },
      atBoot: { $0.possibleCPUCount = Int($1) }),
    MachineSetting(
      name: "vmalloc", meaning: .vmallocReserve,
      bounds: 0...0x3000_0000,
      get: { Int128($0.kernel.layout.options.vmallocReserve - KernelLayout.vmallocHole) },
      atBoot: { $0.vmallocByteCount = UInt32($1) }),
  ]

  private static let general: [MachineSetting] = [
    MachineSetting(
      name: "handles_signals", meaning: .handlesSignals,
      bounds: 0...1, get: { $0.process.survivesFaults ? 1 : 0 },
      set: { $0.process.survivesFaults = $1 != 0 }),
    MachineSetting(
      name: "fault_around_bytes", meaning: .faultAround,
      bounds: 4096...1 << 20, get: { Int128($0.kernel.settings.faultAroundByteCount) },
      set: { $0.kernel.settings.faultAroundByteCount = UInt32($1) }),
    MachineSetting(
      name: "vm.legacy_va_layout", meaning: .mapsBottomUp,
      bounds: 0...1, get: { $0.kernel.settings.mapsBottomUp ? 1 : 0 },
      set: { $0.kernel.settings.mapsBottomUp = $1 != 0 }),
    MachineSetting(
      name: "vm.max_map_count", meaning: .mostAreas,
      bounds: 1...0x7fff_ffff, get: { Int128($0.kernel.settings.mostAreas) },
      set: { $0.kernel.settings.mostAreas = Int($1) }),
    MachineSetting(
      name: "vm.mmap_min_addr", meaning: .lowestAddress,
      bounds: 0...0xffff_f000, get: { Int128($0.kernel.settings.lowestUserAddress) },
      set: { $0.kernel.settings.lowestUserAddress = UInt32($1) }),
    MachineSetting(
      name: "vm.overcommit_memory", meaning: .overcommitMode,
      bounds: 0...2, get: { Int128($0.kernel.commit.mode.rawValue) },
      set: { $0.kernel.commit.mode = CommitCharge.Mode(rawValue: UInt8($1)) ?? .guess }),
    MachineSetting(
      name: "vm.overcommit_ratio", meaning: .overcommitRatio,
      bounds: 0...1000, get: { Int128($0.kernel.commit.ratio) },
      set: { $0.kernel.commit.ratio = Int($1) }),
    MachineSetting(
      name: "vm.page-cluster", meaning: .pageCluster,
      bounds: 0...31, get: { Int128($0.kernel.swap.clusterOrder) },
      set: { $0.kernel.swap.clusterOrder = Int($1) }),
    MachineSetting(
      name: "vmalloc_sync", meaning: .vmallocSync,
      bounds: 0...1, get: { $0.kernel.settings.synchronizesEagerly ? 1 : 0 },
      set: { $0.kernel.settings.synchronizesEagerly = $1 != 0 }),
    MachineSetting(
      name: "vm.stack_guard_gap", meaning: .stackGuardGap,
      bounds: 0...0x1000_0000, get: { Int128($0.kernel.settings.stackGuardGap) },
      set: { $0.kernel.settings.stackGuardGap = UInt32($1) }),
  ]
}

extension Configuration {
  /// The processors whose TLBs are known by name.
  public static var tlbNames: [String] { TLBGeometry.all.map(\.name) }

  /// What `--set` may be given, of any kernel.
  public static var settingNames: [String] {
    (MachineSetting.namesOfAnyKernel + [Setting.sysroot]).sorted()
  }
}

extension MachineSetting {
  fileprivate static var namesOfAnyKernel: Set<String> {
    Set(
      (general + pressure + boot + KernelVersion.allCases.flatMap { allocator(KernelRules($0)) })
        .map(\.name))
  }
}

extension World {
  /// Makes one setting of the command line. The numbers of a list have commas or spaces between.
  package func apply(_ setting: Configuration.Setting) throws(ConfigurationRefusal) {
    if setting.key == Configuration.Setting.sysroot {
      // It stands in one line of recordings and saved sessions.
      guard !setting.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
        throw .settingRefused(setting.key, value: setting.value, .hasControlCharacter)
      }
      hostFiles.root = String(setting.value.reversed().drop { $0 == "/" }.reversed())
      return
    }
    guard let known = MachineSetting.named(setting.key, in: self) else {
      throw .unknownSetting(
        setting.key, nearest: MachineSetting.nearest(to: setting.key, in: self))
    }
    known.set(self, try known.numbers(of: setting))
  }
}

extension MachineSetting {
  /// The numbers that the command line gives it.
  package func numbers(of setting: Configuration.Setting) throws(ConfigurationRefusal) -> [Int128] {
    let words = setting.value.split { $0 == " " || $0 == "," || $0 == "\t" }
    guard 1...count ~= words.count else {
      throw .settingLength(setting.key, value: setting.value, most: count)
    }
    var values: [Int128] = []
    for word in words {
      let isNegative = word.first == "-" && bounds.lowerBound < 0
      let bytes = Array((isNegative ? word.dropFirst() : word).utf8)
      guard let number = try? bytes.number(in: bytes.indices, .amounts),
        bounds.contains(isNegative ? -Int128(number) : Int128(number))
      else {
        throw .settingOutOfRange(setting.key, value: String(word), bounds: bounds)
      }
      values.append(isNegative ? -Int128(number) : Int128(number))
      if let fault = refusal(values[values.count - 1]) {
        throw .settingRefused(setting.key, value: String(word), fault)
      }
    }
    return values
  }
}

import ArgumentParser
import Commands
import Drawing
import KernelModel
import Session

/// What the machine is made of and whose rules it follows.
///
/// Every option may stand before or after the subcommand; the one that stands later counts.
struct MachineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("RAM, such as 256M. (default: 1G)", valueName: "SIZE"),
    completion: .list(["64M", "256M", "512M", "1G", "2G", "4G"]))
  var memory: ByteCount?

  @Flag(help: "64-bit page-table entries and up to 64G of RAM.")
  var pae = false

  @Flag(help: "A machine without a kernel, for experiments with the chip.")
  var bare = false

  @Option(help: ArgumentHelp("Where things lie in the address spaces. (default: textbook)"))
  var layout: KernelLayout.Name?

  @Option(
    help: ArgumentHelp(
      "Whose answers the kernel gives. (default: 5.10, 6.1 with --layout linux-6.1)"))
  var kernel: KernelVersion?

  @Option(
    help: ArgumentHelp("The TLB of a processor, or a size such as 64x4.", valueName: "NAME"),
    completion: .list(Configuration.tlbNames))
  var tlb: String?

  @Option(help: ArgumentHelp("Where pseudo-random numbers begin. (default: 1)", valueName: "N"))
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting or sysctl; may be repeated.", valueName: "KEY=VALUE"),
    completion: .list(Configuration.settingNames.map { $0 + "=" }))
  var settings: [Configuration.Setting] = []
}

extension MachineOptions {
  /// These options after those that stand before the subcommand.
  func following(_ earlier: MachineOptions) -> MachineOptions {
    var all = self
    all.memory = memory ?? earlier.memory
    all.pae = pae || earlier.pae
    all.bare = bare || earlier.bare
    all.layout = layout ?? earlier.layout
    all.kernel = kernel ?? earlier.kernel
    all.tlb = tlb ?? earlier.tlb
    all.seed = seed ?? earlier.seed
    all.settings = earlier.settings + settings
    return all
  }

  /// - Throws: `ValidationError` when the options contradict one another.
  func configuration() throws -> Configuration {
    var configuration = Configuration()
    if let memory { configuration.memoryByteCount = memory.rawValue }
    configuration.usesPAE = pae
    configuration.isBare = bare
    if let layout { configuration.layout = layout }
    if let kernel { configuration.kernelVersion = kernel }
    configuration.tlb = tlb
    if let seed { configuration.seed = seed }
    configuration.settings = settings
    let limit: UInt64 = pae || bare ? 64 << 30 : 4 << 30
    guard (16 << 20...limit).contains(configuration.memoryByteCount) else {
      let note = pae || bare ? "" : "; more needs --pae"
      throw ValidationError("--memory takes 16M to \(limit >> 30)G\(note)")
    }
    return configuration
  }
}

extension KernelLayout.Name: ExpressibleByArgument {}
extension KernelVersion: ExpressibleByArgument {}

extension Configuration.Setting: ExpressibleByArgument {
  /// `KEY=VALUE`.
  public init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    self.init(key: String(parts[0]), value: String(parts[1]))
  }
}

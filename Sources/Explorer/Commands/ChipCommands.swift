import Hardware
import KernelModel

extension CommandDefinition {
  static let chip = [invlpg]

  static let invlpg = CommandDefinition(
    "invlpg", .translation, .acts, "drop what the TLB holds of an address's page",
    arguments: [ArgumentDefinition("ADDR", .address, "any byte of the page")],
    details: "As the instruction does: global or not, 4 KiB or large. The next access walks again.",
    example: "mmap 4K; touch $1 w; invlpg $1; touch $1 r"
  ) { session, invocation throws(CommandError) in
    session.kernel.machine.invalidate(invocation.address(0))
    return SilentReport()
  }
}

import Grammar
import KernelModel
import Session

/// The three ways to end an area of the vmalloc window.
extension Command {
  static let vfree = release(
    .vfree, "give back an area of vmalloc",
    "Its frames are free at once; its addresses only after the next purge, with one flush.",
    example: "vmalloc 4p; vfree $1")

  static let vunmap = release(
    .vunmap, "give back an area of vmap", "The frames stay with their owner.",
    example: "alloc 0 GFP_HIGHUSER; vmap $1; vunmap $")

  static let iounmap = release(
    .iounmap, "give back an area of ioremap",
    "The address may lie within the first page, as 'ioremap' returned it.",
    example: "ioremap 0xfed00000 1K; iounmap $1")

  private static func release(
    _ call: AreaCall, _ summary: String, _ details: String, example: String
  ) -> Command {
    CommandDefinition(
      call.rawValue, .kernelMemory, .acts, summary, arguments: [.address.offering(.kernelAreas)],
      call: CallForm([call.rawValue], inOrder: "addr"), details: details,
      example: example
    ).byWorld { world, invocation throws(CommandError) in
      world.report(call.rawValue) { () throws(Refusal) in
        try world.kernel.releaseArea(at: invocation.address(0), by: call)
      }
    }
  }
}

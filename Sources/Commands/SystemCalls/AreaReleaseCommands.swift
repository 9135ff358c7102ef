import KernelModel

/// The three ways to end an area of the vmalloc window.
extension CommandDefinition {
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
  ) -> CommandDefinition {
    CommandDefinition(
      call.rawValue, .kernelMemory, .acts, summary, arguments: [.address.offering(.kernelAreas)],
      call: CallForm([call.rawValue], [CallParameter("addr", 0)]), details: details,
      example: example
    ) { session, invocation throws(CommandError) in
      session.report(call.rawValue) { () throws(Refusal) in
        try session.kernel.checkMaySleep(in: .vmalloc)
        try session.kernel.vmalloc.release(invocation.address(0), by: call)
      }
    }
  }
}

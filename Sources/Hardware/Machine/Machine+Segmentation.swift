extension Machine {
  /// Answers what an access to a logical address would do, with the evidence of both stages, and
  /// changes nothing.
  ///
  /// A selector is judged as if DS (for a fetch CS) were loaded with it first, at CPL 3 for user
  /// and 0 for supervisor accesses.
  public func translate(
    _ logical: LogicalAddress, _ access: Access, _ privilege: Privilege, byteCount: Int = 1
  ) -> LogicalTranslation {
    var result = LogicalTranslation(
      logical: logical, access: access, privilege: privilege, byteCount: byteCount,
      register: access == .fetch ? .cs : .ds,
      outcome: .segment(SegmentFault(.generalProtection, .nullSelector)))
    do throws(ProcessorFault) {
      let segment = try segment(&result)
      result.descriptor = segment.descriptor
      let linear = try ProcessorFault.checking { () throws(SegmentFault) in
        try SegmentRules.linear(
          segment, result.register, offset: logical.offset, byteCount: byteCount, access)
      }
      result.outcome = .linear(linear, translate(linear, access, privilege))
    } catch {
      switch error {
      case .segment(let fault): result.outcome = .segment(fault)
      case .page(let fault): result.outcome = .descriptor(fault)
      }
    }
    return result
  }

  /// What the register holds, or would hold.
  private func segment(_ result: inout LogicalTranslation)
    throws(ProcessorFault) -> LoadedSegment
  {
    switch result.logical.segment {
    case .register(let register):
      result.register = register
      return segments[register]
    case .selector(let selector):
      if selector.isNull, result.register != .cs { return LoadedSegment(selector, nil) }
      return LoadedSegment(selector, try look(up: selector, &result))
    }
  }

  /// Looks a selector up in its table and judges the descriptor.
  private func look(up selector: SegmentSelector, _ result: inout LogicalTranslation)
    throws(ProcessorFault) -> SegmentDescriptor
  {
    if selector.isNull { throw .segment(SegmentFault(.generalProtection, .nullSelector)) }
    let table = segments.table(for: selector)
    result.table = table
    guard table.contains(selector.index) else {
      throw .segment(SegmentRules.refusal(.beyondTable, selector))
    }
    let place = table.address(of: selector.index)
    result.place = place
    let value = try ProcessorFault.accessing { () throws(PageFault) in
      try inspectDescriptor(at: place)
    }
    let descriptor = SegmentDescriptor(rawValue: value)
    result.descriptor = descriptor
    let level = result.privilege == .user ? 3 : 0
    let isCode = result.register == .cs
    try ProcessorFault.checking { () throws(SegmentFault) in
      if isCode {
        try SegmentRules.checkJump(descriptor, selector, at: level)
      } else {
        try SegmentRules.check(descriptor, selector, for: .ds, at: level)
      }
    }
    return descriptor
  }

  /// The eight bytes of a descriptor, as the chip would read them, without any effect.
  private func inspectDescriptor(at place: VirtualAddress) throws(PageFault) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<8 {
      let address = place + UInt32(index)
      let byte: UInt8
      switch translateImplicitly(address).outcome {
      case .mapped(let physical): byte = memory.load(UInt8.self, at: physical)
      case .fault(let fault): throw fault
      }
      value |= UInt64(byte) << UInt64(index * 8)
    }
    return value
  }

  /// The descriptors of a table, decoded; nil for entries that cannot be read. Changes nothing.
  public func descriptors(of table: DescriptorTable) -> [SegmentDescriptor?] {
    (0..<table.count).map {
      guard let value = try? inspectDescriptor(at: table.address(of: $0)) else { return nil }
      return SegmentDescriptor(rawValue: value)
    }
  }
}

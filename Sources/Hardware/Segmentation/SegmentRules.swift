/// The checks of segmentation, without any effect.
///
/// Intel SDM vol. 3, 5.3 to 5.8; they check in the order in which the chip does.
enum SegmentRules {
  /// What a descriptor must be like to be loaded into ES, DS, FS, GS or SS.
  static func check(
    _ descriptor: SegmentDescriptor, _ selector: SegmentSelector, for register: SegmentRegister,
    at level: Int
  ) throws(SegmentFault) {
    if register == .ss {
      guard descriptor.isWritable else { throw refusal(.wrongType, selector) }
      guard selector.requestedPrivilege == level, descriptor.privilege == level else {
        throw refusal(.privilege, selector)
      }
      guard descriptor.isPresent else { throw SegmentFault(.stack, .notPresent, selector) }
      return
    }
    guard descriptor.isReadable else { throw refusal(.wrongType, selector) }
    guard
      descriptor.isConforming
        || descriptor.privilege >= max(level, selector.requestedPrivilege)
    else { throw refusal(.privilege, selector) }
    guard descriptor.isPresent else { throw SegmentFault(.notPresent, .notPresent, selector) }
  }

  /// What a descriptor must be like for a far jump or call straight to code.
  static func checkJump(
    _ descriptor: SegmentDescriptor, _ selector: SegmentSelector, at level: Int
  ) throws(SegmentFault) {
    guard descriptor.isCode else { throw refusal(.wrongType, selector) }
    let isAllowed =
      descriptor.isConforming
      ? descriptor.privilege <= level
      : descriptor.privilege == level && selector.requestedPrivilege <= level
    guard isAllowed else { throw refusal(.privilege, selector) }
    guard descriptor.isPresent else { throw SegmentFault(.notPresent, .notPresent, selector) }
  }

  /// What a descriptor must be like for a far return: to the same privilege or a lesser one.
  static func checkReturn(
    _ descriptor: SegmentDescriptor, _ selector: SegmentSelector, at level: Int
  ) throws(SegmentFault) {
    guard descriptor.isCode else { throw refusal(.wrongType, selector) }
    let target = selector.requestedPrivilege
    let isAllowed =
      target >= level
      && (descriptor.isConforming
        ? descriptor.privilege <= target : descriptor.privilege == target)
    guard isAllowed else { throw refusal(.privilege, selector) }
    guard descriptor.isPresent else { throw SegmentFault(.notPresent, .notPresent, selector) }
  }

  /// The linear address of an access through a loaded segment.
  static func linear(
    _ segment: LoadedSegment, _ register: SegmentRegister, offset: UInt32, byteCount: Int,
    _ access: Access
  ) throws(SegmentFault) -> VirtualAddress {
    guard let descriptor = segment.descriptor else {
      throw SegmentFault(.generalProtection, .nullSelector)
    }
    if access == .write, !descriptor.isWritable {
      throw SegmentFault(.generalProtection, .notWritable)
    }
    if access == .read, !descriptor.isReadable {
      throw SegmentFault(.generalProtection, .notReadable)
    }
    guard descriptor.contains(offset, byteCount: byteCount) else {
      throw SegmentFault(register == .ss ? .stack : .generalProtection, .limit)
    }
    return VirtualAddress(rawValue: descriptor.base &+ offset)
  }

  static func refusal(_ cause: SegmentFault.Cause, _ selector: SegmentSelector) -> SegmentFault {
    SegmentFault(.generalProtection, cause, selector)
  }
}

// What a program reads of an address, a frame or an entry is its number.

extension VirtualAddress: Encodable {}
extension PhysicalAddress: Encodable {}
extension PageFrameNumber: Encodable {}
extension PageTableEntry: Encodable {}

import Hardware

// In JSON an address is its number.
extension VirtualAddress: Encodable {}
extension PhysicalAddress: Encodable {}
extension PageFrameNumber: Encodable {}
extension PageTableEntry: Encodable {}

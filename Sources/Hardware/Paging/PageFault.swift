/// A page fault (vector 14): the address that CR2 receives and the error code that is pushed.
///
/// It is where mechanism meets policy: the machine throws it, the kernel decides what it means.
/// Intel SDM vol. 3, 4.7.
public struct PageFault: Error, Hashable, BitwiseCopyable, Sendable {
  /// The linear address of the first byte that could not be accessed (CR2).
  public var address: VirtualAddress
  public var code: Code

  public init(address: VirtualAddress, code: Code) {
    self.address = address
    self.code = code
  }

  /// The error code's bits. Linux: `enum x86_pf_error_code`.
  public struct Code: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Clear: an entry was not present. Set: rights or reserved bits refused. `X86_PF_PROT`.
    public static let protection = Code(rawValue: 0x01)
    /// The access was a write. `X86_PF_WRITE`.
    public static let write = Code(rawValue: 0x02)
    /// The access was made at CPL 3. `X86_PF_USER`.
    public static let user = Code(rawValue: 0x04)
    /// A present entry had a reserved bit set. `X86_PF_RSVD`.
    public static let reserved = Code(rawValue: 0x08)
    /// An instruction fetch, told only when SMEP or NX is in force. `X86_PF_INSTR`.
    public static let fetch = Code(rawValue: 0x10)
  }
}

/// A program file made byte by byte, right or wrong as a test wants it.
public struct ELFImage: Sendable {
  /// A program header with the fields of `struct elf32_phdr`.
  public struct Header: Sendable {
    public var type: UInt32
    public var offset: UInt32
    public var address: UInt32
    public var fileSize: UInt32
    public var memorySize: UInt32
    public var flags: UInt32
    public var alignment: UInt32
  }

  public var magic: [UInt8] = [0x7f, 0x45, 0x4c, 0x46]
  /// `e_type`: 2 at fixed addresses, 3 anywhere.
  public var type: UInt16 = 2
  public var machine: UInt16 = 3
  public var entry: UInt32 = 0x0804_8000
  public var headerOffset: UInt32 = 52
  public var headerSize: UInt16 = 32
  /// `e_phnum`; as many as there are when nil.
  public var headerCount: UInt16?
  public var headers: [Header] = []
  /// Bytes by their place in the file.
  public var parts: [(offset: Int, bytes: [UInt8])] = []
  /// The file's length; 0x4000 bytes unless a test wants another.
  public var length = 0x4000

  public init(_ headers: [Header], type: UInt16 = 2, entry: UInt32 = 0x0804_8000) {
    self.headers = headers
    self.type = type
    self.entry = entry
  }

  /// The file: byte n is n / 4096 + 1 where nothing else stands.
  public var bytes: [UInt8] {
    var file = (0..<length).map { UInt8(truncatingIfNeeded: $0 >> 12 + 1) }
    func put(_ bytes: [UInt8], at offset: Int) {
      for (index, byte) in bytes.enumerated() where offset + index < length {
        file[offset + index] = byte
      }
    }
    let half = { (value: UInt16) in [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
    let word = { (value: UInt32) in half(UInt16(truncatingIfNeeded: value)) + half(UInt16(value >> 16)) }
    var head = magic + [1, 1, 1, 0] + [UInt8](repeating: 0, count: 8)
    head += half(type) + half(machine) + word(1) + word(entry) + word(headerOffset) + word(0)
    head += word(0) + half(52) + half(headerSize)
    head += half(headerCount ?? UInt16(headers.count)) + half(40) + half(0) + half(0)
    put(head, at: 0)
    for (index, header) in headers.enumerated() {
      let words = [
        header.type, header.offset, header.address, header.address, header.fileSize,
        header.memorySize, header.flags, header.alignment,
      ]
      put(words.flatMap(word), at: Int(headerOffset) + 32 * index)
    }
    for part in parts { put(part.bytes, at: part.offset) }
    return file
  }
}

extension ELFImage.Header {
  /// `PT_LOAD`; as long in memory as in the file unless told.
  public static func load(
    _ address: UInt32, offset: UInt32, file: UInt32, memory: UInt32? = nil, _ rights: String,
    alignment: UInt32 = 0x1000
  ) -> Self {
    var flags: UInt32 = 0
    if rights.contains("r") { flags |= 4 }
    if rights.contains("w") { flags |= 2 }
    if rights.contains("x") { flags |= 1 }
    return Self(
      type: 1, offset: offset, address: address, fileSize: file, memorySize: memory ?? file,
      flags: flags, alignment: alignment)
  }

  /// `PT_GNU_STACK`
  public static func stack(executable: Bool = false) -> Self {
    Self(
      type: 0x6474_e551, offset: 0, address: 0, fileSize: 0, memorySize: 0,
      flags: executable ? 7 : 6, alignment: 16)
  }

  /// `PT_INTERP`
  public static func interpreter(offset: UInt32, length: UInt32) -> Self {
    Self(
      type: 3, offset: offset, address: 0, fileSize: length, memorySize: length, flags: 4,
      alignment: 1)
  }
}

extension ELFImage {
  /// Text, data and bss at fixed addresses; the bss ends at 0804d000.
  public static let plain = ELFImage([
    .load(0x0804_8000, offset: 0, file: 0x1200, "rx"),
    .load(0x0804_a200, offset: 0x1200, file: 0x100, memory: 0x2d00, "rw"), .stack(),
  ])

  /// The same, to be loaded anywhere.
  public static let movable = ELFImage(
    [
      .load(0, offset: 0, file: 0x1200, "rx"),
      .load(0x2200, offset: 0x1200, file: 0x100, memory: 0x2d00, "rw"), .stack(),
    ], type: 3, entry: 0x100)

  /// The same with an interpreter in front.
  public func interpreted(by path: String) -> ELFImage {
    var image = self
    let bytes = Array(path.utf8) + [0]
    image.headers.insert(.interpreter(offset: 0x800, length: UInt32(bytes.count)), at: 0)
    image.parts.append((0x800, bytes))
    return image
  }
}

import Hardware
import Testing

/// One row of the table of walks: configuration, entries, access, result, entries afterwards.
///
/// 32-bit: the directory entry lies at 00300400 and leads to the table at 00301000. PAE: pointer 1
/// lies at 00300008, the directory entry at 00301000, the table at 00302000. `=` is unchanged, `-`
/// is not used, `#` precedes the error code of a page fault.
struct WalkRow: CustomTestStringConvertible {
  var text: String
  var usesPAE: Bool
  var settings: [String]
  var pointer: UInt64
  var directoryEntry: UInt64
  var tableEntry: UInt64?
  var access: Access
  var privilege: Privilege
  var address: VirtualAddress
  var result: String
  var directoryEntryAfter: UInt64
  var tableEntryAfter: UInt64?

  var testDescription: String { text }

  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    usesPAE = parts[0][1] == "pae"
    settings = parts[1].filter { $0 != "-" }
    pointer = 0x301001
    for setting in settings where setting.hasPrefix("PDPTE=") {
      pointer = hexadecimal(String(setting.dropFirst(6)))
    }
    directoryEntry = hexadecimal(parts[2][0])
    tableEntry = parts[2][1] == "-" ? nil : hexadecimal(parts[2][1])
    let letter = parts[3][0].first
    access = letter == "R" ? .read : letter == "W" ? .write : .fetch
    privilege = parts[3][0].last == "3" ? .user : .supervisor
    address = VirtualAddress(rawValue: UInt32(hexadecimal(parts[3][1])))
    result = parts[4][0]
    directoryEntryAfter = parts[5][0] == "=" ? directoryEntry : hexadecimal(parts[5][0])
    tableEntryAfter =
      parts[5][1] == "-" ? nil : parts[5][1] == "=" ? tableEntry : hexadecimal(parts[5][1])
  }

  static let all = rows.map(WalkRow.init)

  /// Number and mode, configuration, directory and table entry, access, result, entries after.
  private static let rows = [
    "1 32 | WP PSE | 00301007 00402007 | R0 40003124 | 00402124 | 00301027 00402027",
    "2 32 | WP PSE | 00301007 00402007 | W0 40003124 | 00402124 | 00301027 00402067",
    "3 32 | WP PSE | 00301007 00402007 | W3 40003124 | 00402124 | 00301027 00402067",
    "4 32 | WP PSE | 00301007 00402007 | X3 40003124 | 00402124 | 00301027 00402027",
    "5 32 | WP PSE | 00301027 00402027 | W3 40003124 | 00402124 | = 00402067",
    "6 32 | WP PSE | 00301027 00402067 | W3 40003124 | 00402124 | = =",
    "7 32 | WP PSE | 00000000 00402007 | R0 40003124 | #00 | = =",
    "8 32 | WP PSE | 00000000 00402007 | X3 40003124 | #04 | = =",
    "9 32 | WP PSE | 00301007 00000000 | R0 40003124 | #00 | 00301027 =",
    "10 32 | WP PSE | 00301007 00402066 | W3 40003124 | #06 | 00301027 =",
    "11 32 | WP PSE | 00301007 FFFFFFFE | R3 40003124 | #04 | 00301027 =",
    "12 32 | WP PSE | 00301003 00402007 | R3 40003124 | #05 | 00301023 =",
    "13 32 | WP PSE | 00301007 00402003 | R3 40003124 | #05 | 00301027 =",
    "14 32 | WP PSE | 00301005 00402007 | W3 40003124 | #07 | 00301025 =",
    "15 32 | WP PSE | 00301007 00402005 | W3 40003124 | #07 | 00301027 =",
    "16 32 | WP PSE | 00301005 00402005 | R3 40003124 | 00402124 | 00301025 00402025",
    "17 32 | PSE | 00301003 00402001 | W0 40003124 | 00402124 | 00301023 00402061",
    "18 32 | WP PSE | 00301003 00402001 | W0 40003124 | #03 | 00301023 =",
    "19 32 | WP PSE | 00301001 00402003 | W0 40003124 | #03 | 00301021 =",
    "20 32 | PSE | 00301007 00402005 | W0 40003124 | 00402124 | 00301027 00402065",
    "21 32 | WP PSE | 00301007 00402005 | W0 40003124 | #03 | 00301027 =",
    "22 32 | PSE | 00301007 00402005 | W3 40003124 | #07 | 00301027 =",
    "23 32 | WP PSE | 00800087 - | R3 40003124 | 00803124 | 008000A7 -",
    "24 32 | WP PSE | 00800087 - | W3 40003124 | 00803124 | 008000E7 -",
    "25 32 | WP PSE | 00800085 - | W3 40003124 | #07 | = -",
    "26 32 | WP PSE | 00800083 - | R3 40003124 | #05 | = -",
    "27 32 | WP PSE | 00800081 - | W0 40003124 | #03 | = -",
    "28 32 | WP PSE | 00A00087 - | R0 40003124 | #09 | = -",
    "29 32 | WP PSE | 00A00083 - | R3 40003124 | #0D | = -",
    "30 32 | WP PSE | 00801087 - | R0 40003124 | 00803124 | 008010A7 -",
    "31 32 | WP PSE PGE | 00800183 - | R0 40003124 | 00803124 | 008001A3 -",
    "32 32 | WP | 00301087 00402007 | R0 40003124 | 00402124 | 003010A7 00402027",
    "33 32 | WP PSE | 00800087 - | R0 402AB124 | 00AAB124 | 008000A7 -",
    "34 32 | WP PSE PGE | 00301F07 00402F07 | R0 40003124 | 00402124 | 00301F27 00402F27",
    "35 32 | WP PSE SMEP | 00301007 00402007 | X0 40003124 | #11 | 00301027 =",
    "36 32 | WP PSE SMEP | 00301003 00402007 | X0 40003124 | 00402124 | 00301023 00402027",
    "37 32 | WP PSE SMEP | 00301003 00000000 | X0 40003124 | #10 | 00301023 =",
    "38 32 | WP PSE SMEP | 00301003 00402007 | X3 40003124 | #15 | 00301023 =",
    "39 32 | WP PSE SMEP | 00800087 - | X0 40003124 | #11 | = -",
    "40 32 | WP PSE SMAP | 00301007 00402007 | R0 40003124 | #01 | 00301027 =",
    "41 32 | WP PSE SMAP AC | 00301007 00402007 | R0 40003124 | 00402124 | 00301027 00402027",
    "42 32 | PSE SMAP AC | 00301007 00402005 | W0 40003124 | 00402124 | 00301027 00402065",
    "43 32 | PSE SMAP | 00301007 00402005 | W0 40003124 | #03 | 00301027 =",
    "44 32 | WP PSE SMAP | 00301007 00402007 | X0 40003124 | 00402124 | 00301027 00402027",
    "70 32 | WP PSE | 00802087 - | R0 40003124 | 100803124 | 008020A7 -",
    "71 32 | WP PSE | 00804087 - | R0 40003124 | 200803124 | 008040A7 -",
    "72 32 | WP PSE | 00900087 - | R0 40003124 | 8000803124 | 009000A7 -",
    "45 pae | WP | 302007 402007 | W3 40003124 | 00402124 | 302027 402067",
    "46 pae | WP PDPTE=0 | 302007 402007 | R3 40003124 | #04 | = =",
    "47 pae | WP | A00087 - | R3 40003124 | 00A03124 | A000A7 -",
    "48 pae | WP | A00087 - | R0 40003124 | 00A03124 | A000A7 -",
    "49 pae | WP | A02087 - | R0 40003124 | #09 | = -",
    "50 pae | WP | B00087 - | W3 40003124 | #0F | = -",
    "51 pae | WP | A01087 - | R0 40003124 | 00A03124 | A010A7 -",
    "52 pae | WP NXE | 302007 8000000000402007 | X3 40003124 | #15 | 302027 =",
    "53 pae | WP NXE | 8000000000302007 402007 | X3 40003124 | #15 | 8000000000302027 =",
    "54 pae | WP NXE | 302007 8000000000402007 | X0 40003124 | #11 | 302027 =",
    "55 pae | WP NXE | 302007 8000000000402007 | R3 40003124 | 00402124 | 302027 8000000000402027",
    "56 pae | WP | 302007 8000000000402007 | R0 40003124 | #09 | 302027 =",
    "57 pae | WP | 302007 8000000000402007 | X3 40003124 | #0D | 302027 =",
    "58 pae | WP NXE | 302007 402007 | X3 40003124 | 00402124 | 302027 402027",
    "59 pae | WP NXE | 302007 0 | X3 40003124 | #14 | 302027 =",
    "60 pae | WP | 302007 0 | X3 40003124 | #04 | 302027 =",
    "61 pae | WP NXE | 302003 402007 | X3 40003124 | #15 | 302023 =",
    "62 pae | WP | 302007 8000000402007 | R0 40003124 | #09 | 302027 =",
    "63 pae | WP | 4000000000302007 402007 | R3 40003124 | #0D | = =",
    "64 pae | WP | 302003 402001 | W0 40003124 | #03 | 302023 =",
    "65 pae | - | 302003 402001 | W0 40003124 | 00402124 | 302023 402061",
    "66 pae | WP SMEP | 302007 402007 | X0 40003124 | #11 | 302027 =",
    "67 pae | WP SMEP NXE | 302007 8000000000402007 | X0 40003124 | #11 | 302027 =",
    "68 pae | WP PDPTE=301003 | 302007 402007 | R0 40003124 | 00402124 | 302027 402027",
    "69 pae | WP | 302007 8000000402006 | R3 40003124 | #04 | 302027 =",
  ]
}

/// The value of hexadecimal digits.
func hexadecimal(_ digits: String) -> UInt64 {
  guard let value = UInt64(digits, radix: 16) else { preconditionFailure("no number: \(digits)") }
  return value
}

/// A number of bytes in the largest unit that leaves it whole, or with one decimal: `132 KiB`,
/// `896 MiB`, `111.9 MiB`.
public func size(_ byteCount: UInt64) -> String {
  let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
  var unit = 0
  while unit + 1 < units.count, byteCount >> (10 * UInt64(unit + 1)) > 0 { unit += 1 }
  let shift = 10 * UInt64(unit)
  if byteCount & (1 << shift - 1) == 0 { return "\(byteCount >> shift) \(units[unit])" }
  let finer = shift - 10
  if byteCount & (1 << finer - 1) == 0, byteCount >> finer < 10_000 {
    return "\(byteCount >> finer) \(units[unit - 1])"
  }
  let tenths = byteCount / (1 << shift / 10)
  return "\(tenths / 10).\(tenths % 10) \(units[unit])"
}

/// The same in a few characters for narrow columns: `132K`, `896M`, `111.9M`.
public func shortSize(_ byteCount: UInt64) -> String {
  let words = size(byteCount).split(separator: " ")
  return words[1] == "bytes" ? "\(words[0])" : "\(words[0])\(words[1].prefix(1))"
}

/// A count with its noun: `1 page`, `33 pages`.
public func counted(_ count: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String
{
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

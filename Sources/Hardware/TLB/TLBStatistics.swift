/// What one array of the TLB did, apart from its hits, which are counted in the slots.
struct TLBTally: BitwiseCopyable {
  var misses: UInt64
  var fills: UInt64
  var evictions: UInt64
}

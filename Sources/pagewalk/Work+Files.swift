extension Work {
  func replay(_ files: [String]) -> Int32 { finish(0) }
  func check(_ files: [String]) -> Int32 { finish(0) }
}

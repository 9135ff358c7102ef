extension PictureWord {
  var english: String {
    switch self {
    case .marks: "+ new   * changed   - gone"
    case .gone(let names, let more): "- " + names + (more > 0 ? ", \(more) more" : "")
    case .rowsAlike(let count): "\(count) \(count == 1 ? "row" : "rows") like the one above"
    case .numbers: "Numbers"
    case .tooNarrow(let columns): "the picture needs \(columns) columns: make the window wider"
    }
  }
}

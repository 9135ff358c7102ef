extension PictureWord {
  var english: String {
    switch self {
    case .marks: "+ new   * changed   - gone"
    case .gone(let names, let more): "- " + names + (more > 0 ? ", \(more) more" : "")
    case .numbers: "Numbers"
    case .tooNarrow(let columns): "the picture needs \(columns) columns: make the window wider"
    }
  }
}

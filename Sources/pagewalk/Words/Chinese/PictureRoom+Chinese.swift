extension PictureRoom {
  var chinese: String {
    switch self {
    case .tooLow: "提示符上方没有空间放图：请加高窗口"
    }
  }
}

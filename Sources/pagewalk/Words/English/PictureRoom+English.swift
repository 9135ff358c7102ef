extension PictureRoom {
  var english: String {
    switch self {
    case .tooLow: "the picture has no room above the prompt: make the window higher"
    }
  }
}

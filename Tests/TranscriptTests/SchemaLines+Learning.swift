extension SchemaLines {
  /// Questions, their sheets and keys, and a lesson that is made by doing.
  static let learning = Machine(
    options: "--memory 64M",
    lines: #"""
      quiz list
      quiz sheet spaces seed 1 count 6
      quiz key spaces seed 1 count 6
      quiz sheet faults seed 1
      quiz key faults seed 1
      quiz sheet faults seed 1 to /tmp/pagewalk-schema.html --force
      quiz cow seed 1 --memory 128M
      1000
      quiz
      quiz leave
      lesson new 100 rw
      p = mmap 16K rw
      touch p w
      lesson goal
      lesson goal 1
      """#)
}

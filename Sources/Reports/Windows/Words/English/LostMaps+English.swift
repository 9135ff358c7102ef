import Drawing

extension LostMapsReport.Task: Worded {
  package var english: String {
    "process \(process) ended with \(counted(count, "temporary kmap")) open"
  }
}

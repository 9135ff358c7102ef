/// A promise that a case broke, with what shows it.
package struct FuzzFault: Error {
  package enum Promise: String, Sendable {
    case sameOutput = "the same lines print the same"
    case sameState = "the same lines lead to the same state"
    case invariants = "every rule of every structure holds"
    case returns = "going to the start and back leads to the same state"
    case recordingChecks = "a recording passes its own check"
    case savedLoads = "a saved session loads, with the same digest"
    case survivesKill = "what was acknowledged before a kill is there, and what is there can be read"
    case progressReadAgain = "what was learnt is read again as it was written"
    case sameVerdict = "a file gets the same verdict twice"
  }

  package let promise: Promise
  package let evidence: String
}

import Glibc
import Terminal

Interrupt.install()
let style = TerminalStyle.current()
let session = ProbeSession()
let loop = PromptLoop(name: "probe", session: session, style: style, output: OutputWriter())
session.askAgain = { _ = loop.run() }
exit(loop.run())

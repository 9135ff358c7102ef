import Glibc
import Terminal

Interrupt.install()
let style = TerminalStyle.current()
let loop = PromptLoop(
  name: "probe", session: ProbeSession(), style: style, output: OutputWriter())
exit(loop.run())

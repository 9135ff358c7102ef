import Glibc
import Terminal

Interrupt.install()
exit(PagewalkCommand.launch(CommandLine.arguments.dropFirst()))

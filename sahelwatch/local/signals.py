"""Ctrl-C, SIGTERM and SIGHUP as one exception, raised once; later ones only ask for hurry."""

import signal
from collections.abc import Callable
from types import FrameType

from sahelwatch.local.report import Stopped, say

Hurry = Callable[[], None]


class StopOnSignal:
    """While active, the first signal raises Stopped in the main thread; a second one calls `hurry`."""

    def __init__(self) -> None:
        self.asked = False
        self.hurry: Hurry = lambda: None

    def install(self) -> "StopOnSignal":
        """Take over the three signals. SIGHUP stays ignored where nohup asked for that."""
        signal.signal(signal.SIGINT, self._receive)
        signal.signal(signal.SIGTERM, self._receive)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._receive)
        return self

    def _receive(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            self.hurry()
            return
        self.asked = True
        say("")
        raise Stopped(signal.Signals(number).name)

"""The errors that a user can meet: what is wrong, what to do, and the exit code.

Only `npccli.cli` turns an error into a printed line and an exit code. A mistake in
the program itself is not wrapped: it keeps its traceback.
"""

from __future__ import annotations

import errno
from typing import ClassVar

NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
"""What the system says when a disk cannot take what is written."""

INTERRUPTED = 130
"""The exit code after an interrupt, as shells have it."""


class NpccliError(Exception):
    """A problem that the user can understand and act on.

    `message` says what is wrong and where; `hint` says what to do about it and may be
    empty; `exit_code` is what the program ends with when nothing else was done.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and the hint apart, so that they can be shown apart."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, and the hint after it when there is one."""
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __reduce__(self) -> tuple[type[NpccliError], tuple[str, str]]:
        """Let the error cross a process boundary with its hint."""
        return type(self), (self.message, self.hint)


class UsageError(NpccliError):
    """An option or argument that cannot be used."""


class ReadError(NpccliError):
    """An input that cannot be opened, decoded or understood."""


class RecordError(ReadError):
    """A JSON Lines record that does not have the documented form."""


class WriteError(NpccliError):
    """An output that cannot be written."""

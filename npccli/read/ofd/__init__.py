"""Read OFD (GB/T 33190), the Chinese standard for fixed-layout office documents."""

from npccli.read.ofd.reader import is_ofd, read_ofd

__all__ = ["is_ofd", "read_ofd"]

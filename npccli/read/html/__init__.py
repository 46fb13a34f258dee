"""Read web pages: the main text with its title and date."""

from npccli.read.html.reader import is_html, read_html

__all__ = ["is_html", "read_html"]

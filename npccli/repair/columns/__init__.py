"""Put the lines of two columns, and headings set into them, in their order."""

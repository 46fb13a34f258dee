"""Take away what stands around the text: page numbers, heads and feet, web furniture."""

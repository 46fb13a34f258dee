"""Put line ends back that were lost."""

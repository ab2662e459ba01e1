"""How two snapshots are compared: pairing rows, telling what differs, and finding why."""

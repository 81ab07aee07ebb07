"""What is negotiated: meetings, proposals, provisions, positions, each with its passages."""

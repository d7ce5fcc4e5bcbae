"""What is true? Pure rules, shapes and formulas; no network, disk, connection, clock or chance."""

"""Running the program: certificates, connections, back-ups, practice."""

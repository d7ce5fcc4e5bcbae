"""Where does it run? Every process starts here."""

"""The commands of Parley; each group of commands is a module, imported when it is called."""

"""How fast the project is beside its peers, and the ledgers of any size it is measured on."""

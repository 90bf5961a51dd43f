"""EPCIS 2.0 with other systems: events as documents, the REST interface, accounts that report."""

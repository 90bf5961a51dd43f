"""What tests lean on: databases, races between processes, a running shop, a browser, a code reader."""

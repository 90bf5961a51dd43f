"""Certificates and recognitions of OCOP: declared, verified, refused, revoked, renewed, reminded of."""

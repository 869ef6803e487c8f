"""The object store in a folder: `<folder>/<code>/<ab>/<sha256>`, encrypted with a key per municipality."""

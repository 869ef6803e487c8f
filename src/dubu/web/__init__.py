"""DKFDS components, form fields, slots and HTMX helpers that every room's pages are built from."""

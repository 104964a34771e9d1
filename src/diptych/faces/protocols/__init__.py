"""Formats that other programs speak: calendars."""

"""Pure engines: values in, values out; no framework, no clock, no disk, no network."""

"""The command line: options in, a use case called, a report delivered. Commands only wire."""

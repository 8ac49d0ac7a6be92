"""What everything that reads or writes Word files, zip packages and XML shares; it knows neither notices nor forms."""

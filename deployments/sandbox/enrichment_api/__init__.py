"""The enrichment vendor: firmographics of real companies, in batches."""

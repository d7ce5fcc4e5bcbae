"""Understanding mail: from raw bytes to facts, without network, store or model call."""

"""What leaves the sandbox: signed webhooks, replies and one-click unsubscribes."""

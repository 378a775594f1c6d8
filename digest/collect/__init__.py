"""What comes in: files, pastes, addresses and feeds, each as article files in content/."""

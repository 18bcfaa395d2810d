"""The commands, one small file each; imported when they are called."""

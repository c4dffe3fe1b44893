"""The door: how a person proves who it is, its sessions, and the second factor of who needs one."""

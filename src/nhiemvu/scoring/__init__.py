"""Points (15.2): what is charged, what was ruled on it, and a policy that the host supplies."""

"""The pages of the dashboard: each reads as a description of its screen."""

"""Forms that come back: files from outside, read with care into what they say, before any rule is applied."""

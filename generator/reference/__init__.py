"""reference.docx, which gives Word documents their looks: made anew, or an office's letterhead completed."""

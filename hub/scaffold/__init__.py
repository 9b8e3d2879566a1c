"""What people begin with: new files, forms, snippets, a new hub, the demo."""

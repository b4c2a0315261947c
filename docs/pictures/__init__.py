"""The pictures of docs/how-to/pictures.md, of states that do not exist: `python -m docs.pictures` draws them anew."""

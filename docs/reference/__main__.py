from docs.reference import PAGE, page

PAGE.write_text(page(), "utf-8")

from docs.reference import CHECKS, PAGE, page
from torimatome.proof import catalogue

PAGE.write_text(page(), "utf-8")
CHECKS.write_text(catalogue.page(), "utf-8")

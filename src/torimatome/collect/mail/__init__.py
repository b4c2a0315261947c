"""Newsletters by e-mail: mbox files, Maildir folders and IMAP mailboxes, only ever read."""

from torimatome.collect.mail.visit import visit_mailbox

__all__ = ["visit_mailbox"]

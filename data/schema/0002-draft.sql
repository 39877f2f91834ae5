-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody typed into a form and has neither saved nor thrown away (R15). It is personal data, so it stays in the
-- register, and is read only by the one who typed it: who is '' for a staff member, otherwise the login name, and
-- record_id 0 a record that is not made yet. The row goes when the form is saved or thrown away.

CREATE TABLE draft (
  staff_id INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (staff_id, who, kind, record_id)
) STRICT, WITHOUT ROWID;

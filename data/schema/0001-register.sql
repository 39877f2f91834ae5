-- SPDX-License-Identifier: GPL-3.0-or-later
-- The register as first published. Dates are ISO 8601 days, times are UTC. Rows are marked deleted, never removed.

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  sector TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT,
  unit_id INTEGER REFERENCES unit (id),
  deleted_at TEXT
) STRICT;

CREATE INDEX staff_by_unit ON staff (unit_id);

-- R1: a stored version of a wheel never changes.
CREATE TABLE wheel (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  xml TEXT NOT NULL,
  UNIQUE (key, version)
) STRICT;

CREATE TRIGGER wheel_keep_update BEFORE UPDATE ON wheel
BEGIN
  SELECT RAISE (ABORT, 'a stored wheel cannot be changed');
END;

CREATE TRIGGER wheel_keep_delete BEFORE DELETE ON wheel
BEGIN
  SELECT RAISE (ABORT, 'a stored wheel cannot be removed');
END;

CREATE TRIGGER wheel_keep_insert BEFORE INSERT ON wheel
WHEN EXISTS (SELECT 1 FROM wheel
             WHERE id = NEW.id OR (key = NEW.key AND version = NEW.version))
BEGIN
  SELECT RAISE (ABORT, 'a stored wheel cannot be replaced');
END;

-- name_key, last_mapping and open_voices are derived, so that the list is read from one index; "check" verifies them.
-- The bound on id lets a set of children be a bitmap.
CREATE TABLE child (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 99999999),
  revision INTEGER NOT NULL DEFAULT 1,
  given_name TEXT NOT NULL CHECK (given_name <> ''),
  family_name TEXT NOT NULL,
  personnummer TEXT,
  birth_date TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  class_group TEXT,
  language TEXT,
  interpreter INTEGER NOT NULL CHECK (interpreter IN (0, 1)),
  protected_identity INTEGER NOT NULL CHECK (protected_identity IN (0, 1)),
  step TEXT NOT NULL,
  step_since TEXT NOT NULL,
  responsible_id INTEGER REFERENCES staff (id),
  note TEXT,
  name_key TEXT NOT NULL,
  last_mapping TEXT,
  open_voices INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT
) STRICT;

CREATE INDEX child_list ON child (name_key, id, step, unit_id, protected_identity, responsible_id, open_voices,
                                  last_mapping, birth_date)
  WHERE deleted_at IS NULL;
CREATE INDEX child_bin ON child (name_key, id) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX child_by_personnummer ON child (personnummer)
  WHERE personnummer IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX child_by_birth_date ON child (birth_date);
CREATE INDEX child_by_unit ON child (unit_id, protected_identity, id);
CREATE INDEX child_by_responsible ON child (responsible_id);

-- The folded words that a child is found by: of the name and the number, and only "no." of a protected child (R14).
CREATE TABLE child_word (
  word TEXT NOT NULL,
  child_id INTEGER NOT NULL REFERENCES child (id),
  PRIMARY KEY (word, child_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX child_word_by_child ON child_word (child_id);

-- R5: every step of the process, forward or back, with its date.
CREATE TABLE step_change (
  id INTEGER PRIMARY KEY,
  child_id INTEGER NOT NULL REFERENCES child (id),
  step TEXT NOT NULL,
  date TEXT NOT NULL
) STRICT;

CREATE INDEX step_change_by_child ON step_change (child_id, date, id, step);

CREATE TABLE guardian (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  name TEXT NOT NULL CHECK (name <> ''),
  phone TEXT,
  email TEXT,
  language TEXT,
  interpreter INTEGER NOT NULL CHECK (interpreter IN (0, 1)),
  deleted_at TEXT
) STRICT;

CREATE INDEX guardian_by_child ON guardian (child_id);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  name TEXT NOT NULL CHECK (name <> ''),
  relation TEXT,
  phone TEXT,
  note TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX contact_by_child ON contact (child_id);

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  wheel_id INTEGER NOT NULL REFERENCES wheel (id),
  date TEXT NOT NULL,
  next_step TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX mapping_by_child ON mapping (child_id, date, id);
CREATE INDEX mapping_by_date ON mapping (date);
CREATE INDEX mapping_by_wheel ON mapping (wheel_id);

CREATE TABLE voice (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  mapping_id INTEGER NOT NULL REFERENCES mapping (id),
  kind TEXT NOT NULL,
  guardian_id INTEGER REFERENCES guardian (id),
  unit_id INTEGER REFERENCES unit (id),
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  date TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX voice_by_mapping ON voice (mapping_id);
CREATE INDEX voice_by_guardian ON voice (guardian_id);
CREATE INDEX voice_by_unit ON voice (unit_id);
CREATE UNIQUE INDEX voice_viewpoint
  ON voice (mapping_id, kind, COALESCE (guardian_id, 0), COALESCE (unit_id, 0))
  WHERE deleted_at IS NULL;

-- step 0: the area was not discussed, which is not the lowest step (R2).
CREATE TABLE rating (
  voice_id INTEGER NOT NULL REFERENCES voice (id),
  area_key TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 10),
  note TEXT,
  print_note INTEGER NOT NULL CHECK (print_note IN (0, 1)),
  PRIMARY KEY (voice_id, area_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE difference_reason (
  mapping_id INTEGER NOT NULL REFERENCES mapping (id),
  area_key TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  reason TEXT NOT NULL,
  PRIMARY KEY (mapping_id, area_key)
) STRICT, WITHOUT ROWID;

-- R16: only ever added to; what is a key such as "child.open", record_id the row that it was about.
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  staff_id INTEGER,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  child_id INTEGER,
  record_id INTEGER
) STRICT;

CREATE INDEX log_by_child ON log (child_id, id);

CREATE TRIGGER log_keep_update BEFORE UPDATE ON log
BEGIN
  SELECT RAISE (ABORT, 'the log cannot be changed');
END;

CREATE TRIGGER log_keep_delete BEFORE DELETE ON log
BEGIN
  SELECT RAISE (ABORT, 'the log cannot be changed');
END;

CREATE TRIGGER log_keep_insert BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id)
BEGIN
  SELECT RAISE (ABORT, 'the log cannot be changed');
END;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Surveys, what the organisations do together, and numbers from elsewhere. Tables of records and their parts are as
-- src/core/til-record-classes.c describes them.

ALTER TABLE consent_answer ADD COLUMN refusal TEXT NOT NULL DEFAULT 'not-told';

-- As a wheel: a stored version of a survey never changes.
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  xml TEXT NOT NULL,
  UNIQUE (key, version)
) STRICT;

CREATE TRIGGER survey_keep_update BEFORE UPDATE ON survey
BEGIN
  SELECT RAISE (ABORT, 'a stored survey cannot be changed');
END;

CREATE TRIGGER survey_keep_delete BEFORE DELETE ON survey
BEGIN
  SELECT RAISE (ABORT, 'a stored survey cannot be removed');
END;

CREATE TRIGGER survey_keep_insert BEFORE INSERT ON survey
WHEN EXISTS (SELECT 1 FROM survey
             WHERE id = NEW.id OR (key = NEW.key AND version = NEW.version))
BEGIN
  SELECT RAISE (ABORT, 'a stored survey cannot be replaced');
END;

CREATE TABLE survey_round (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  survey_key TEXT,
  survey_version INTEGER NOT NULL,
  name TEXT,
  date TEXT,
  closed_on TEXT,
  deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX survey_round_by_name ON survey_round (survey_key, name) WHERE deleted_at IS NULL;

CREATE TABLE invited (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES survey_round (id),
  position INTEGER NOT NULL,
  service TEXT NOT NULL,
  number INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX invited_by_parent ON invited (parent_id, position);

-- A file of answers that was taken in: once, into whichever round, unless that round was deleted.
CREATE TABLE survey_import (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,
  round_id INTEGER NOT NULL REFERENCES survey_round (id),
  imported_at TEXT NOT NULL
) STRICT;

CREATE INDEX survey_import_by_digest ON survey_import (digest);
CREATE INDEX survey_import_by_round ON survey_import (round_id);

-- One respondent; there is no column that could lead to a person, no time, and ids are drawn by lot, so that the
-- order of rows tells nothing of who answered when.
CREATE TABLE survey_response (
  id INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL REFERENCES survey_round (id),
  service TEXT NOT NULL,
  import_id INTEGER REFERENCES survey_import (id),
  deleted_at TEXT
) STRICT;

CREATE INDEX survey_response_by_round ON survey_response (round_id, service, id) WHERE deleted_at IS NULL;

CREATE TABLE survey_answer (
  response_id INTEGER NOT NULL REFERENCES survey_response (id),
  question_key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (response_id, question_key)
) STRICT, WITHOUT ROWID;

-- Free text, apart from what is counted.
CREATE TABLE survey_comment (
  response_id INTEGER NOT NULL REFERENCES survey_response (id),
  question_key TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (response_id, question_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  name TEXT,
  date TEXT,
  place TEXT,
  round_id INTEGER REFERENCES survey_round (id),
  evaluation TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX activity_by_date ON activity (date);

CREATE TABLE turnout (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES activity (id),
  position INTEGER NOT NULL,
  service TEXT NOT NULL,
  invited INTEGER NOT NULL,
  present INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX turnout_by_parent ON turnout (parent_id, position);

-- samverkansöverenskommelse
CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT,
  starts_on TEXT,
  ends_on TEXT,
  revise_on TEXT,
  note TEXT,
  deleted_at TEXT
) STRICT;

CREATE TABLE signatory (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES agreement (id),
  position INTEGER NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  organisation TEXT,
  signed_by TEXT,
  signed_on TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX signatory_by_parent ON signatory (parent_id, position);

-- A line of the time and activity plan.
CREATE TABLE undertaking (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  goal TEXT,
  sub_goal TEXT,
  activity TEXT,
  starts_on TEXT,
  ends_on TEXT,
  unit_id INTEGER REFERENCES unit (id),
  responsible TEXT,
  indicator TEXT,
  status TEXT NOT NULL,
  comment TEXT,
  position INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

-- What comes back every year (årshjul).
CREATE TABLE year_event (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT,
  kind TEXT NOT NULL,
  month INTEGER NOT NULL,
  day INTEGER NOT NULL,
  repeat TEXT NOT NULL,
  not_summer INTEGER NOT NULL CHECK (not_summer IN (0, 1)),
  unit_id INTEGER REFERENCES unit (id),
  deleted_at TEXT
) STRICT;

-- A population or a number from elsewhere, with its year and source.
CREATE TABLE reference_number (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  name TEXT,
  age_from INTEGER NOT NULL,
  age_to INTEGER NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  source TEXT,
  deleted_at TEXT
) STRICT;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is recorded around a child: a table for each class of records and of their parts, with the columns that
-- src/core/til-record-classes.c describes. Enums are stored by key, several areas or ids as words in one text, parts in
-- the order of position. A part belongs to the row of its parent_id, and goes and comes back with it.
-- The indexes of what is open end with the columns of their own condition: SQLite 3.40 looks at the row otherwise.

ALTER TABLE child ADD COLUMN schooling TEXT;
ALTER TABLE staff ADD COLUMN trained_on TEXT;

CREATE TABLE observation (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  date TEXT,
  staff_id INTEGER REFERENCES staff (id),
  unit_id INTEGER REFERENCES unit (id),
  wheel_key TEXT,
  areas TEXT,
  text TEXT,
  tried TEXT,
  responsible_id INTEGER REFERENCES staff (id),
  received_on TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX observation_by_child ON observation (child_id, date, id);
CREATE INDEX observation_waiting ON observation (date, child_id, responsible_id, received_on, deleted_at)
  WHERE received_on IS NULL AND deleted_at IS NULL;

-- R9: the fact, the day, the unit and the areas; there is no column for words.
CREATE TABLE concern (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  date TEXT,
  unit_id INTEGER REFERENCES unit (id),
  wheel_key TEXT,
  areas TEXT,
  feedback_asked INTEGER NOT NULL CHECK (feedback_asked IN (0, 1)),
  decided_on TEXT,
  feedback_on TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX concern_by_child ON concern (child_id, date, id);
CREATE INDEX concern_waiting ON concern (decided_on, child_id)
  WHERE feedback_asked = 1 AND feedback_on IS NULL AND deleted_at IS NULL;

-- R6: the history of who answers for the child; child.responsible_id follows the newest row.
CREATE TABLE responsible (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  date TEXT,
  staff_id INTEGER REFERENCES staff (id),
  unit_id INTEGER REFERENCES unit (id),
  duty TEXT NOT NULL,
  proposed_unit_id INTEGER REFERENCES unit (id),
  confirmed_by INTEGER REFERENCES staff (id),
  reason TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX responsible_by_child ON responsible (child_id, date, id);

CREATE TABLE analysis (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  mapping_id INTEGER NOT NULL REFERENCES mapping (id),
  answer1 TEXT,
  answer2 TEXT,
  answer3 TEXT,
  answer4 TEXT,
  answer5 TEXT,
  outcome TEXT NOT NULL,
  reason TEXT,
  trappan INTEGER NOT NULL,
  level TEXT NOT NULL,
  date TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX analysis_by_child ON analysis (child_id, id);
CREATE UNIQUE INDEX analysis_of_mapping ON analysis (mapping_id) WHERE deleted_at IS NULL;
CREATE INDEX analysis_by_outcome ON analysis (outcome, child_id, mapping_id, deleted_at) WHERE deleted_at IS NULL;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  purpose TEXT,
  wheel_key TEXT,
  areas TEXT,
  asked_by INTEGER REFERENCES staff (id),
  asked_on TEXT,
  form TEXT NOT NULL,
  child_view TEXT,
  valid_until TEXT,
  withdrawn_on TEXT,
  withdrawn_by INTEGER REFERENCES guardian (id),
  deleted_at TEXT
) STRICT;

CREATE INDEX consent_by_child ON consent (child_id, asked_on, id);
CREATE INDEX consent_running ON consent (valid_until, child_id) WHERE withdrawn_on IS NULL AND deleted_at IS NULL;

-- sector: the unit's when the guardians were asked (R8).
CREATE TABLE consent_unit (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES consent (id),
  position INTEGER NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  gives INTEGER NOT NULL CHECK (gives IN (0, 1)),
  receives INTEGER NOT NULL CHECK (receives IN (0, 1)),
  sector TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX consent_unit_by_parent ON consent_unit (parent_id, position);
CREATE INDEX consent_unit_by_unit ON consent_unit (unit_id, parent_id) WHERE deleted_at IS NULL;

CREATE TABLE consent_answer (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES consent (id),
  position INTEGER NOT NULL,
  guardian_id INTEGER REFERENCES guardian (id),
  answer TEXT NOT NULL,
  date TEXT,
  areas TEXT,
  units TEXT,
  reason TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX consent_answer_by_parent ON consent_answer (parent_id, position);
CREATE INDEX consent_answer_pending ON consent_answer (parent_id) WHERE answer = 'pending' AND deleted_at IS NULL;

CREATE TABLE team (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT,
  kind TEXT NOT NULL,
  age_from INTEGER NOT NULL,
  age_to INTEGER NOT NULL,
  rhythm TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE team_member (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES team (id),
  position INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  unit_id INTEGER REFERENCES unit (id),
  since TEXT,
  until TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX team_member_by_parent ON team_member (parent_id, position);

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  team_id INTEGER NOT NULL REFERENCES team (id),
  since TEXT,
  until TEXT,
  reason TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX enrolment_by_child ON enrolment (child_id, since, id);
CREATE INDEX enrolment_by_team ON enrolment (team_id, since);

-- A meeting about one child, or of a team: then the children stand in its points.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER REFERENCES child (id),
  team_id INTEGER REFERENCES team (id),
  kind TEXT,
  date TEXT,
  time TEXT,
  length INTEGER NOT NULL,
  place TEXT,
  status TEXT NOT NULL,
  wheel_key TEXT,
  note TEXT,
  next_date TEXT,
  ending TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX meeting_by_child ON meeting (child_id, date, id) WHERE child_id IS NOT NULL;
CREATE INDEX meeting_by_team ON meeting (team_id, date, id) WHERE team_id IS NOT NULL;
CREATE INDEX meeting_planned ON meeting (date, child_id, status, deleted_at)
  WHERE status = 'planned' AND deleted_at IS NULL;

-- Derived, so that the list of the week is read from one index; "check" verifies it. The next meeting that was agreed
-- on in a child's last one and has not been called yet.
CREATE TABLE agreed_meeting (
  child_id INTEGER PRIMARY KEY REFERENCES child (id),
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  date TEXT NOT NULL
) STRICT;

CREATE INDEX agreed_meeting_by_date ON agreed_meeting (date);

CREATE TABLE participant (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  guardian_id INTEGER REFERENCES guardian (id),
  contact_id INTEGER REFERENCES contact (id),
  staff_id INTEGER REFERENCES staff (id),
  unit_id INTEGER REFERENCES unit (id),
  name TEXT,
  leader INTEGER NOT NULL CHECK (leader IN (0, 1)),
  attendance TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX participant_by_parent ON participant (parent_id, position);
CREATE INDEX participant_by_staff ON participant (staff_id, parent_id)
  WHERE staff_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE agenda_point (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  child_id INTEGER REFERENCES child (id),
  area_key TEXT,
  title TEXT,
  minutes TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX agenda_point_by_parent ON agenda_point (parent_id, position);
CREATE INDEX agenda_point_by_child ON agenda_point (child_id, parent_id)
  WHERE child_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  child_id INTEGER NOT NULL REFERENCES child (id),
  mapping_id INTEGER REFERENCES mapping (id),
  kind TEXT NOT NULL,
  wheel_key TEXT,
  date TEXT,
  units TEXT,
  child_wish TEXT,
  wished_id INTEGER REFERENCES staff (id),
  coordinator_id INTEGER REFERENCES staff (id),
  coordinator TEXT,
  coordinator_reason TEXT,
  follow_up TEXT,
  sip_measures TEXT,
  sip_authorities TEXT,
  sip_others TEXT,
  sip_responsible TEXT,
  closed_on TEXT,
  ending TEXT NOT NULL,
  ending_note TEXT,
  reopened_on TEXT,
  reopen_reason TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX plan_by_child ON plan (child_id, date, id);
CREATE INDEX plan_open ON plan (follow_up, child_id, coordinator_id, closed_on, deleted_at)
  WHERE closed_on IS NULL AND deleted_at IS NULL;

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER NOT NULL,
  area_key TEXT,
  text TEXT,
  child_words TEXT,
  keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
  state TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX goal_by_parent ON goal (parent_id, position);

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES goal (id),
  position INTEGER NOT NULL,
  text TEXT,
  staff_id INTEGER REFERENCES staff (id),
  unit_id INTEGER REFERENCES unit (id),
  guardian_id INTEGER REFERENCES guardian (id),
  contact_id INTEGER REFERENCES contact (id),
  who TEXT,
  due TEXT,
  status TEXT NOT NULL,
  done_on TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX action_by_parent ON action (parent_id, position);
CREATE INDEX action_undone ON action (due, parent_id, staff_id, status, deleted_at)
  WHERE status <> 'done' AND deleted_at IS NULL;

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER NOT NULL,
  date TEXT,
  then_id INTEGER REFERENCES mapping (id),
  now_id INTEGER REFERENCES mapping (id),
  note TEXT,
  child_words TEXT,
  deleted_at TEXT
) STRICT;

CREATE INDEX follow_up_by_parent ON follow_up (parent_id, position);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  area_key TEXT,
  text TEXT,
  staff_id INTEGER REFERENCES staff (id),
  unit_id INTEGER REFERENCES unit (id),
  who TEXT,
  due TEXT,
  action_id INTEGER REFERENCES action (id),
  deleted_at TEXT
) STRICT;

CREATE INDEX decision_by_parent ON decision (parent_id, position);

-- R8: konsultation utan namn has no column that could lead to a child.
CREATE TABLE consultation (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  date TEXT,
  team_id INTEGER REFERENCES team (id),
  units TEXT,
  wheel_key TEXT,
  areas TEXT,
  age TEXT NOT NULL,
  question TEXT,
  advice TEXT,
  deleted_at TEXT
) STRICT;

-- Child files that were taken in: an export is taken in once.
CREATE TABLE child_import (
  export_id TEXT PRIMARY KEY NOT NULL,
  child_id INTEGER NOT NULL REFERENCES child (id),
  imported_at TEXT NOT NULL
) STRICT;

-- Tells this register, and copies of it, from others: in the calendar files of its meetings.
INSERT INTO setting (key, value) VALUES ('register-id', lower (hex (randomblob (16))));

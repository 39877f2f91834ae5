/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a child file that belong to no record. A name that was published never changes its
 * meaning. */
#include "til-child-file-private.h"

#define FIELD(Type, member, kind)                                                                  \
  {                                                                                                \
#member, TIL_FIELD_##kind, G_STRUCT_OFFSET(Type, member), 0, NULL, NULL                        \
  }
#define REF(Type, member, what)                                                                    \
  {                                                                                                \
#member, TIL_FIELD_REF, G_STRUCT_OFFSET(Type, member), TIL_REF_##what, NULL, NULL              \
  }
#define ENUM(Type, member, keys)                                                                   \
  {                                                                                                \
#member, TIL_FIELD_ENUM, G_STRUCT_OFFSET(Type, member), 0, keys, NULL                          \
  }
#define CLASS(Type, name, fields)                                                                  \
  {                                                                                                \
    name, sizeof (Type), fields, G_N_ELEMENTS (fields), NULL                                       \
  }

static const char *const step_keys[] = {
  "notice", "map", "cooperate", "follow-up", "closed", NULL
};
static const char *const schooling_keys[] = { "none",      "preschool",         "school",
                                              "gymnasium", "gymnasium-outside", "left",
                                              NULL };
static const char *const sector_keys[] = { "municipality", "region", "independent", NULL };
static const char *const unit_kind_keys[] = { "preschool",
                                              "school",
                                              "student-health",
                                              "social-services",
                                              "child-health",
                                              "health-centre",
                                              "bup",
                                              "habilitation",
                                              "family-centre",
                                              "other",
                                              NULL };
static const char *const voice_kind_keys[] = { "child", "guardian", "organisation", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (step_keys) == TIL_N_STEPS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (schooling_keys) == TIL_N_SCHOOLINGS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (sector_keys) == TIL_N_SECTORS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (unit_kind_keys) == TIL_N_UNIT_KINDS + 1);

static const TilField child_fields[] = {
  FIELD (TilChild, id, REF),
  FIELD (TilChild, given_name, TEXT),
  FIELD (TilChild, family_name, TEXT),
  FIELD (TilChild, personnummer, TEXT),
  FIELD (TilChild, birth_date, DATE),
  REF (TilChild, unit_id, UNIT),
  FIELD (TilChild, group, TEXT),
  ENUM (TilChild, schooling, schooling_keys),
  FIELD (TilChild, language, TEXT),
  FIELD (TilChild, interpreter, FLAG),
  FIELD (TilChild, protected_identity, FLAG),
  ENUM (TilChild, step, step_keys),
  FIELD (TilChild, step_since, DATE),
  REF (TilChild, responsible_id, STAFF),
  FIELD (TilChild, note, TEXT),
};

static const TilField guardian_fields[] = {
  FIELD (TilGuardian, id, REF),        FIELD (TilGuardian, name, TEXT),
  FIELD (TilGuardian, phone, TEXT),    FIELD (TilGuardian, email, TEXT),
  FIELD (TilGuardian, language, TEXT), FIELD (TilGuardian, interpreter, FLAG),
};

static const TilField contact_fields[] = {
  FIELD (TilContact, id, REF),        FIELD (TilContact, name, TEXT),
  FIELD (TilContact, relation, TEXT), FIELD (TilContact, phone, TEXT),
  FIELD (TilContact, note, TEXT),
};

static const TilField unit_fields[] = {
  FIELD (TilUnit, id, REF),
  FIELD (TilUnit, name, TEXT),
  ENUM (TilUnit, kind, unit_kind_keys),
  ENUM (TilUnit, sector, sector_keys),
};

static const TilField staff_fields[] = {
  FIELD (TilStaff, id, REF),     FIELD (TilStaff, name, TEXT),       FIELD (TilStaff, role, TEXT),
  REF (TilStaff, unit_id, UNIT), FIELD (TilStaff, trained_on, DATE),
};

static const TilField mapping_fields[] = {
  FIELD (TilMapping, id, REF),
  FIELD (TilMapping, date, DATE),
  FIELD (TilMapping, next_step, TEXT),
};

static const TilField voice_fields[] = {
  ENUM (TilVoice, kind, voice_kind_keys), REF (TilVoice, guardian_id, GUARDIAN),
  REF (TilVoice, unit_id, UNIT),          FIELD (TilVoice, open, FLAG),
  FIELD (TilVoice, date, DATE),
};

static const TilField rating_fields[] = {
  FIELD (TilRating, area_key, TEXT),
  FIELD (TilRating, step, INT),
  FIELD (TilRating, note, TEXT),
  FIELD (TilRating, print_note, FLAG),
};

static const TilField reason_fields[] = {
  FIELD (TilDifferenceReason, area_key, TEXT),
  FIELD (TilDifferenceReason, reason, TEXT),
};

static const TilField step_change_fields[] = {
  ENUM (TilStepChange, step, step_keys),
  FIELD (TilStepChange, date, DATE),
};

static const TilField log_fields[] = {
  FIELD (TilLogEntry, at, TEXT),
  FIELD (TilLogEntry, who, TEXT),
  FIELD (TilLogEntry, what, TEXT),
};

const TilRecordClass til_child_class = CLASS (TilChild, "child", child_fields);
const TilRecordClass til_guardian_class = CLASS (TilGuardian, "guardian", guardian_fields);
const TilRecordClass til_contact_class = CLASS (TilContact, "contact", contact_fields);
const TilRecordClass til_unit_class = CLASS (TilUnit, "unit", unit_fields);
const TilRecordClass til_staff_class = CLASS (TilStaff, "staff", staff_fields);
const TilRecordClass til_mapping_class = CLASS (TilMapping, "mapping", mapping_fields);
const TilRecordClass til_voice_class = CLASS (TilVoice, "voice", voice_fields);
const TilRecordClass til_rating_class = CLASS (TilRating, "rating", rating_fields);
const TilRecordClass til_difference_reason_class = CLASS (
    TilDifferenceReason, "difference_reason", reason_fields);
const TilRecordClass til_step_change_class = CLASS (
    TilStepChange, "step_change", step_change_fields);
const TilRecordClass til_log_class = CLASS (TilLogEntry, "log", log_fields);

static void
map_array (GArray *ids, TilRefTarget target, TilMapId map, gpointer data)
{
  g_autoptr (GArray) old = g_array_copy (ids);

  g_array_set_size (ids, 0);
  for (guint i = 0; i < old->len; i++)
    {
      gint64 id = map (target, g_array_index (old, gint64, i), data);

      if (id != 0)
        g_array_append_val (ids, id);
    }
}

void
til_record_map_refs (gpointer record, TilMapId map, gpointer data)
{
  const TilRecordClass *class = ((TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      gpointer address = til_record_field (record, field);

      if (field->type == TIL_FIELD_REF && *(gint64 *)address != 0)
        *(gint64 *)address = map (field->target, *(gint64 *)address, data);
      else if (field->type == TIL_FIELD_REFS)
        map_array (*(GArray **)address, field->target, map, data);
      else if (field->type == TIL_FIELD_PARTS)
        {
          GPtrArray *parts = *(GPtrArray **)address;

          for (guint j = 0; j < parts->len; j++)
            til_record_map_refs (parts->pdata[j], map, data);
        }
    }
}

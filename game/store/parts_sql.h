// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of parts, and how sessions come into them.
#pragma once

// Whatever brings a session in notes that it is due: a schema that is not trusted may not read JSON
// by itself. Parts go with their content, rows with their session. A row is "part:earned/possible".
#define PARTS_TABLES                                                                               \
    "CREATE TABLE part ("                                                                          \
    "  id INTEGER PRIMARY KEY, content BLOB NOT NULL REFERENCES content (hash) ON DELETE CASCADE," \
    "  scenario TEXT NOT NULL, decision TEXT NOT NULL, competency TEXT NOT NULL,"                  \
    "  UNIQUE (content, scenario, decision, competency)) STRICT;"                                  \
    "CREATE TABLE session_parts (content BLOB NOT NULL, session INTEGER NOT NULL, cells TEXT,"     \
    "  PRIMARY KEY (content, session)) STRICT, WITHOUT ROWID;"                                     \
    "CREATE TABLE parts_due (session INTEGER PRIMARY KEY) STRICT;"                                 \
    "CREATE TRIGGER session_into_parts AFTER INSERT ON session WHEN NEW.state = 'finished' BEGIN"  \
    "  INSERT OR IGNORE INTO parts_due (session) VALUES (NEW.id);"                                 \
    "END;"                                                                                         \
    "CREATE TRIGGER session_out_of_parts AFTER DELETE ON session BEGIN"                            \
    "  DELETE FROM parts_due WHERE session = OLD.id;"                                              \
    "  DELETE FROM session_parts WHERE content = OLD.content AND session = OLD.id;"                \
    "END;"

#define PARTS_ALL_DUE                                                                              \
    "INSERT OR IGNORE INTO parts_due (session) SELECT id FROM session WHERE state = 'finished'"    \
    " AND NOT EXISTS (SELECT 1 FROM session_parts AS there"                                        \
    "   WHERE there.content = session.content AND there.session = session.id);"

// Evidence is JSON; what is none, or has another shape, must not keep a session out of the office.
// The order of the loops is told, so that each evidence is read once.
#define PARTS_CELLS                                                                                \
    "WITH due_point (session, content, moment, point) AS ("                                        \
    "  SELECT session.id, session.content, moment.value,"                                          \
    "    iif(point.type = 'object', point.value, '{}') FROM parts_due"                             \
    "  CROSS JOIN session ON session.id = parts_due.session"                                       \
    "  CROSS JOIN json_each("                                                                      \
    "    iif(json_valid(evidence), evidence, '{}'), '$.session.moments') AS moment"                \
    "  CROSS JOIN json_each("                                                                      \
    "    iif(moment.type = 'object', moment.value, '{}'), '$.points') AS point),"                  \
    " cell (session, content, scenario, decision, competency, earned, possible) AS ("              \
    "  SELECT session, content, CAST(ifnull(json_extract(moment, '$.scenario'), '') AS TEXT),"     \
    "    CAST(ifnull(json_extract(moment, '$.decision'), '') AS TEXT),"                            \
    "    CAST(ifnull(json_extract(point, '$.competency'), '') AS TEXT),"                           \
    "    CAST(ifnull(json_extract(point, '$.earned'), 0) AS INTEGER),"                             \
    "    CAST(json_extract(point, '$.possible') AS INTEGER)"                                       \
    "  FROM due_point WHERE json_type(point, '$.possible') = 'integer'"                            \
    "    AND json_extract(point, '$.possible') > 0) "

#define PARTS_FILL                                                                                 \
    PARTS_CELLS                                                                                    \
    "INSERT OR IGNORE INTO part (content, scenario, decision, competency)"                         \
    " SELECT content, scenario, decision, competency FROM cell;" PARTS_CELLS                       \
    "INSERT OR REPLACE INTO session_parts (content, session, cells)"                               \
    " SELECT session.content, session.id,"                                                         \
    "  iif(json_type(iif(json_valid(evidence), evidence, '{}'), '$.session.moments') = 'array',"   \
    "    (SELECT ifnull(group_concat(part.id || ':' || earned || '/' || possible, ' '), '')"       \
    "     FROM cell CROSS JOIN part ON part.content = cell.content"                                \
    "     AND part.scenario = cell.scenario AND part.decision = cell.decision"                     \
    "     AND part.competency = cell.competency WHERE cell.session = session.id), NULL)"           \
    " FROM parts_due CROSS JOIN session ON session.id = parts_due.session;"                        \
    "DELETE FROM parts_due;"

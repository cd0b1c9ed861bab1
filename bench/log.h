/*
 * What is said, kept before it is told: Linnet's table, indices and settings of SQLite, and none of
 * Linnet. The same library is loaded that Python uses, so that nothing else need be installed.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int (*sql_open)(const char *, void **);
static int (*sql_run)(void *, const char *, void *, void *, char **);
static int (*sql_prepare)(void *, const char *, int, void **, const char **);
static int (*sql_text)(void *, int, const char *, int, void (*)(void *));
static int (*sql_number)(void *, int, int64_t);
static int (*sql_step)(void *), (*sql_reset)(void *);
static void *base, *insert;
static int kept; /* messages in the transaction that is open */

static void must(int well, const char *what) {
    if (well) return;
    fprintf(stderr, "limit: cannot %s\n", what);
    exit(1);
}

static void open_log(const char *file) {
    void *library = dlopen("libsqlite3.so.0", RTLD_NOW);
    must(library != NULL, "find libsqlite3.so.0");
    sql_open = dlsym(library, "sqlite3_open");
    sql_run = dlsym(library, "sqlite3_exec");
    sql_prepare = dlsym(library, "sqlite3_prepare_v2");
    sql_text = dlsym(library, "sqlite3_bind_text");
    sql_number = dlsym(library, "sqlite3_bind_int64");
    sql_step = dlsym(library, "sqlite3_step");
    sql_reset = dlsym(library, "sqlite3_reset");
    must(!sql_open(file, &base), "open the file");
    must(!sql_run(base,
                  "pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-16000;"
                  "create table entry (n integer primary key, room text not null, seq integer not"
                  " null, count integer not null, by text not null, name text not null, at integer"
                  " not null, send_id text not null, target integer, body text not null,"
                  " unique (room, seq), unique (send_id, by)) strict",
                  NULL, NULL, NULL), "make the table");
    must(!sql_prepare(base,
                      "insert into entry (room, seq, count, by, name, at, send_id, body)"
                      " values (?, ?, ?, ?, ?, ?, ?, ?)", -1, &insert, NULL), "prepare");
}

static void keep(const char *room, uint64_t seq, int who, const char *name, uint64_t at,
                 const char *send_id, const char *text) {
    char by[16], body[700];
    if (!kept++) must(!sql_run(base, "begin immediate", NULL, NULL, NULL), "begin");
    snprintf(by, sizeof by, "%06d", 100000 + who);
    snprintf(body, sizeof body, "{\"kind\":\"said\",\"text\":\"%s\"}", text);
    const char *values[] = {room, NULL, NULL, by, name, NULL, send_id, body};
    for (int i = 0; i < 8; i++)
        if (values[i]) sql_text(insert, i + 1, values[i], -1, NULL);
    sql_number(insert, 2, (int64_t)seq);
    sql_number(insert, 3, (int64_t)seq);
    sql_number(insert, 6, (int64_t)at);
    must(sql_step(insert) == 101, "keep a message"); /* SQLITE_DONE */
    sql_reset(insert);
}

static void commit(void) {
    if (kept) must(!sql_run(base, "commit", NULL, NULL, NULL), "commit");
    kept = 0;
}

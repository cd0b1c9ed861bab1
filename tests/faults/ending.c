/* Ends a program (kill -9) at a change of its choice to the files below a folder.
 *
 * Preload it; `end_at` arms it. A change is whatever a power cut might come between: a write (of
 * which half is done), a new length, a sync, a new, renamed or removed file.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char below[4096];
static int left, seen;

/* From now on, die at the change of this number below this folder; 0 only counts. */
void end_at(int number, const char *folder)
{
    left = number;
    seen = 0;
    snprintf(below, sizeof below, "%s", folder);
}

int changes_seen(void)
{
    return seen;
}

static int meant(const char *path)
{
    return below[0] && path && !strncmp(path, below, strlen(below));
}

static int meant_file(int file)
{
    char link[64], path[4096];
    if (!below[0])
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return meant(path);
}

/* Whether this is the change to die at. */
static int last(void)
{
    return ++seen == left;
}

static void end(void)
{
    kill(getpid(), SIGKILL);
}

#define REAL(type, name) \
    static type real; \
    if (!real) \
        real = (type)dlsym(RTLD_NEXT, #name)

#define WRITES(name, offset) \
    ssize_t name(int file, const void *bytes, size_t size, offset at) \
    { \
        typedef ssize_t (*type)(int, const void *, size_t, offset); \
        REAL(type, name); \
        if (meant_file(file) && last()) { \
            real(file, bytes, size / 2, at); \
            end(); \
        } \
        return real(file, bytes, size, at); \
    }

WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t size)
{
    typedef ssize_t (*type)(int, const void *, size_t);
    REAL(type, write);
    if (meant_file(file) && last()) {
        real(file, bytes, size / 2);
        end();
    }
    return real(file, bytes, size);
}

#define ON_FILES(name, ...) \
    { \
        typedef int (*type)(__VA_ARGS__); \
        REAL(type, name); \
        if (meant_file(file) && last()) \
            end(); \

int fsync(int file) ON_FILES(fsync, int) return real(file); }
int fdatasync(int file) ON_FILES(fdatasync, int) return real(file); }
int ftruncate(int file, off_t size) ON_FILES(ftruncate, int, off_t) return real(file, size); }
int ftruncate64(int file, off64_t size) ON_FILES(ftruncate64, int, off64_t) return real(file, size); }

#define ON_PATHS(name, ...) \
    { \
        typedef int (*type)(__VA_ARGS__); \
        REAL(type, name); \
        if (meant(path) && last()) \
            end(); \

int unlink(const char *path) ON_PATHS(unlink, const char *) return real(path); }
int rename(const char *path, const char *to)
    ON_PATHS(rename, const char *, const char *) return real(path, to); }

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        typedef int (*type)(const char *, int, ...); \
        REAL(type, name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        if ((flags & O_CREAT) && meant(path) && access(path, F_OK) && last()) \
            end(); \
        return real(path, flags, mode); \
    }

OPENS(open)
OPENS(open64)

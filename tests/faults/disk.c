/* A disk that fails on demand, under a real program: preload it, and switch faults in a file.
 *
 * DISK_FAULTS names a file that is mapped into memory and looks like `struct faults`. Only files
 * whose path contains `part` meet a fault. What a test writes there counts from the next call on.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

struct faults {
    volatile int32_t write_error;  /* errno of each write, 0 for none */
    volatile int32_t sync_error;   /* errno of each fsync */
    volatile int32_t open_error;   /* errno of each file that is made */
    volatile int32_t sync_ms;      /* how long each fsync takes */
    volatile int32_t hold;         /* while 1, an fsync does not end */
    volatile int32_t short_by;     /* a write that fails writes this many bytes first */
    volatile int32_t hits;         /* faults that were met */
    volatile int32_t syncs;        /* fsyncs that were asked for */
    char part[96];
};

static struct faults *now;

__attribute__((constructor)) static void map(void)
{
    const char *path = getenv("DISK_FAULTS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *found = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    now = found == MAP_FAILED ? NULL : found;
    close(file);
}

static int meant(int file)
{
    char link[64], path[4096];
    if (!now || !now->part[0])
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return strstr(path, now->part) != NULL;
}

static void rest(int ms)
{
    struct timespec span = {ms / 1000, (ms % 1000) * 1000000L};
    nanosleep(&span, NULL);
}

static int fails(int error)
{
    if (!error)
        return 0;
    __sync_fetch_and_add(&now->hits, 1);
    errno = error;
    return 1;
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
        if (!now || !now->write_error || !meant(file)) \
            return real(file, bytes, size, at); \
        if (now->short_by > 0 && (size_t)now->short_by < size) \
            real(file, bytes, now->short_by, at); \
        return fails(now->write_error) ? -1 : 0; \
    }

WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t size)
{
    typedef ssize_t (*type)(int, const void *, size_t);
    REAL(type, write);
    if (!now || !now->write_error || !meant(file))
        return real(file, bytes, size);
    return fails(now->write_error) ? -1 : 0;
}

#define SYNCS(name) \
    int name(int file) \
    { \
        typedef int (*type)(int); \
        REAL(type, name); \
        if (!now || !meant(file)) \
            return real(file); \
        __sync_fetch_and_add(&now->syncs, 1); \
        rest(now->sync_ms); \
        while (now->hold) \
            rest(5); \
        return fails(now->sync_error) ? -1 : real(file); \
    }

SYNCS(fsync)
SYNCS(fdatasync)

#define SIZES(name, offset) \
    int name(int file, offset size) \
    { \
        typedef int (*type)(int, offset); \
        REAL(type, name); \
        if (!now || !now->write_error || !meant(file)) \
            return real(file, size); \
        return fails(now->write_error) ? -1 : real(file, size); \
    }

SIZES(ftruncate, off_t)
SIZES(ftruncate64, off64_t)

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        typedef int (*type)(const char *, int, ...); \
        REAL(type, name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        if (now && now->open_error && (flags & O_CREAT) && now->part[0] \
            && strstr(path, now->part) && access(path, F_OK)) \
            return fails(now->open_error) ? -1 : 0; \
        return real(path, flags, mode); \
    }

OPENS(open)
OPENS(open64)

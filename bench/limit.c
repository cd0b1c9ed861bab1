/*
 * The limit: a WebSocket server that keeps nothing, checks nothing and writes once per tick and
 * member. No chat server on this machine's kernel can be much faster.
 *
 *     cc -O2 -o limit limit.c
 *     ./limit            # takes a free port of 127.0.0.1 and prints `ready http://HOST:PORT`
 *     ./limit FILE       # the same, but what is said is a row in FILE, committed, before it is told
 *
 * It speaks as much of `linnet.1` as load.c needs, with the true envelope of an entry, so that a
 * delivery has as many bytes as Linnet's. It trusts its client and is for measuring only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "log.h"

enum { EVENTS = 1024, BUFFER = 1 << 18, ROOMS = 1024 };

struct conn {
    int fd;
    uint8_t upgraded, waits_to_write;
    uint32_t in_size, out_size;
    char *in, *out;
    char name[16];
};

struct room {
    char name[32];
    uint32_t *members, count, room_for;
    uint64_t seq;
    char *told; /* what is to be told at the end of this tick */
    size_t size, space;
};

static struct conn **conns;
static struct room rooms[ROOMS];
static uint32_t room_count, dirty[ROOMS], dirty_count, *answered, answered_count, most;
static int poller;
static char *buffer;

static uint64_t milliseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* --- SHA-1 of one short text (FIPS 180-4) and base64: the handshake asks for them ------------- */

static uint32_t turned(uint32_t x, int by) { return x << by | x >> (32 - by); }

static void sha1_block(uint32_t *h, const uint8_t *p) {
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++, p += 4)
        w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    for (int i = 16; i < 80; i++) w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999
                     : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
                     : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                              : (b ^ c ^ d) + 0xca62c1d6;
        uint32_t next = turned(a, 5) + f + e + w[i];
        e = d, d = c, c = turned(b, 30), b = a, a = next;
    }
    h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

static void accept_value(const char *key, char *to) {
    static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t h[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    uint8_t block[128] = {0}, digest[21] = {0};
    size_t size = (size_t)sprintf((char *)block, "%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
    block[size] = 0x80;
    block[126] = (uint8_t)(size * 8 >> 8), block[127] = (uint8_t)(size * 8);
    sha1_block(h, block);
    sha1_block(h, block + 64); /* a key of 24 letters makes 60 bytes: always two blocks */
    for (int i = 0; i < 20; i++) digest[i] = (uint8_t)(h[i / 4] >> (24 - i % 4 * 8));
    for (int i = 0; i < 7; i++, to += 4) {
        uint32_t v = (uint32_t)digest[i * 3] << 16 | (uint32_t)digest[i * 3 + 1] << 8 |
                     digest[i * 3 + 2];
        for (int j = 0; j < 4; j++) to[j] = set[v >> (18 - 6 * j) & 63];
    }
    to[-1] = '=', to[0] = 0;
}

/* --- writing -------------------------------------------------------------------------------- */

static void watch(uint32_t fd, uint32_t events, int how) {
    struct epoll_event event = {.events = events, .data.u32 = fd};
    epoll_ctl(poller, how, (int)fd, &event);
}

static void drop(struct conn *c) {
    for (uint32_t r = 0; r < room_count; r++)
        for (uint32_t i = 0; i < rooms[r].count; i++)
            if (rooms[r].members[i] == (uint32_t)c->fd)
                rooms[r].members[i--] = rooms[r].members[--rooms[r].count];
    conns[c->fd] = NULL;
    close(c->fd);
    free(c->in);
    free(c->out);
    free(c);
}

static void gather(struct conn *c, const char *bytes, size_t size) {
    if (!c->out_size && !c->waits_to_write) answered[answered_count++] = (uint32_t)c->fd;
    c->out = realloc(c->out, c->out_size + size);
    memcpy(c->out + c->out_size, bytes, size);
    c->out_size += (uint32_t)size;
}

/* One write: what this connection alone is told, then what its room is told. */
static void write_both(struct conn *c, const char *more, size_t size) {
    struct iovec parts[] = {{c->out, c->out_size}, {(char *)more, size}};
    int first = !c->out_size;
    ssize_t done = c->waits_to_write ? 0 : writev(c->fd, parts + first, 2 - first);
    if (done < 0) done = 0; /* a broken connection shows when it is read */
    size_t left = c->out_size + size - (size_t)done;
    if (!left) {
        free(c->out);
        c->out = NULL, c->out_size = 0;
        return;
    }
    char *rest = malloc(left);
    size_t own = (size_t)done < c->out_size ? c->out_size - (size_t)done : 0;
    memcpy(rest, c->out + c->out_size - own, own);
    memcpy(rest + own, more + size - (left - own), left - own);
    free(c->out);
    c->out = rest, c->out_size = (uint32_t)left;
    if (!c->waits_to_write) watch((uint32_t)c->fd, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
    c->waits_to_write = 1;
}

static void writable(struct conn *c) {
    c->waits_to_write = 0;
    write_both(c, NULL, 0);
    if (!c->waits_to_write) watch((uint32_t)c->fd, EPOLLIN, EPOLL_CTL_MOD);
}

static void tell(void) {
    for (uint32_t d = 0; d < dirty_count; d++) {
        struct room *r = &rooms[dirty[d]];
        for (uint32_t i = 0; i < r->count; i++)
            write_both(conns[r->members[i]], r->told, r->size);
        r->size = 0;
    }
    for (uint32_t i = 0; i < answered_count; i++) {
        struct conn *c = conns[answered[i]];
        if (c && c->out_size && !c->waits_to_write) write_both(c, NULL, 0);
    }
    dirty_count = answered_count = 0;
}

static size_t put_head(char *to, size_t size) {
    to[0] = (char)0x81;
    if (size < 126) return to[1] = (char)size, 2;
    to[1] = 126, to[2] = (char)(size >> 8), to[3] = (char)size;
    return 4;
}

static void answer(struct conn *c, const char *json) {
    char head[4];
    gather(c, head, put_head(head, strlen(json)));
    gather(c, json, strlen(json));
}

/* --- commands ------------------------------------------------------------------------------- */

static const char *field(const char *json, const char *key, char *value, size_t space) {
    const char *at = strstr(json, key), *end;
    *value = 0;
    if (!at) return value;
    at += strlen(key);
    end = strchrnul(at, '"');
    if ((size_t)(end - at) < space) memcpy(value, at, (size_t)(end - at)), value[end - at] = 0;
    return value;
}

static void hello(struct conn *c, const char *json) {
    char welcome[600];
    field(json, "\"name\":\"", c->name, sizeof c->name);
    snprintf(welcome, sizeof welcome,
             "{\"type\":\"welcome\",\"you\":{\"id\":\"%06d\",\"name\":\"%s\",\"kind\":\"guest\","
             "\"role\":\"member\"},\"token\":\"0123456789abcdef0123456789abcdef\",\"server\":"
             "{\"id\":\"limit\",\"name\":\"limit\",\"version\":\"0\",\"time\":%lu},\"rooms\":[],"
             "\"people\":[],\"limits\":{},\"heartbeat\":25.0}",
             100000 + c->fd, c->name, milliseconds());
    answer(c, welcome);
}

static void enter(struct conn *c, const char *json, const char *key) {
    char name[32], done[200], send_id[65];
    uint32_t at = 0;
    field(json, key, name, sizeof name);
    field(json, "\"send_id\":\"", send_id, sizeof send_id);
    if (name[0] == '~') at = (uint32_t)atoi(name + 5);
    else
        while (at < room_count && strcmp(rooms[at].name, name)) at++;
    if (at >= ROOMS) return;
    struct room *r = &rooms[at];
    if (at == room_count) strcpy(rooms[room_count++].name, name);
    if (r->count == r->room_for) {
        r->room_for = r->room_for ? r->room_for * 2 : 16;
        r->members = realloc(r->members, r->room_for * sizeof *r->members);
    }
    r->members[r->count++] = (uint32_t)c->fd;
    snprintf(done, sizeof done, "{\"type\":\"done\",\"send_id\":\"%s\",\"room\":\"~room%06u\","
             "\"seq\":%lu}", send_id, at, ++r->seq);
    answer(c, done);
}

static void say(struct conn *c, char *json, size_t size) {
    char send_id[65], id[32], entry[1000], done[200];
    const char *text = strstr(json, "\"text\":\"");
    field(json, "\"send_id\":\"", send_id, sizeof send_id);
    field(json, "\"room\":\"", id, sizeof id);
    uint32_t at = (uint32_t)atoi(id + 5);
    if (!text || at >= room_count || size > 600) return;
    json[size - 2] = 0; /* the text ends before the last `"}` */
    struct room *r = &rooms[at];
    r->seq++;
    if (base) keep(id, r->seq, c->fd, c->name, milliseconds(), send_id, text + 8);
    int length = snprintf(
        entry, sizeof entry,
        "{\"type\":\"entry\",\"room\":\"%s\",\"seq\":%lu,\"count\":%lu,\"by\":\"%06d\",\"name\":"
        "\"%s\",\"at\":%lu,\"send_id\":\"%s\",\"body\":{\"kind\":\"said\",\"text\":\"%s\"}}",
        id, r->seq, r->seq, 100000 + c->fd, c->name, milliseconds(), send_id, text + 8);
    if (r->size + (size_t)length + 4 > r->space)
        r->told = realloc(r->told, r->space = (r->space + 4096) * 2);
    if (!r->size) dirty[dirty_count++] = at;
    r->size += put_head(r->told + r->size, (size_t)length);
    memcpy(r->told + r->size, entry, (size_t)length);
    r->size += (size_t)length;
    snprintf(done, sizeof done, "{\"type\":\"done\",\"send_id\":\"%s\",\"room\":\"%s\",\"seq\":%lu}",
             send_id, id, r->seq);
    answer(c, done);
}

static void command(struct conn *c, char *json, size_t size) {
    if (strstr(json, "\"type\":\"say\"")) say(c, json, size);
    else if (strstr(json, "\"type\":\"hello\"")) hello(c, json);
    else if (strstr(json, "\"type\":\"create-room\"")) enter(c, json, "\"name\":\"");
    else if (strstr(json, "\"type\":\"join\"")) enter(c, json, "\"room\":\"");
}

/* --- reading -------------------------------------------------------------------------------- */

static size_t upgrade(struct conn *c, const char *p, size_t size) {
    char key[64], accept[32], response[200];
    const char *end = memmem(p, size, "\r\n\r\n", 4), *at = memmem(p, size, "Sec-WebSocket-Key: ", 19);
    if (!end || !at) return 0;
    sscanf(at + 19, "%24s", key);
    accept_value(key, accept);
    gather(c, response,
           (size_t)sprintf(response,
                           "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                           "Upgrade\r\nSec-WebSocket-Accept: %s\r\nSec-WebSocket-Protocol: "
                           "linnet.1\r\n\r\n", accept));
    c->upgraded = 1;
    return (size_t)(end - p) + 4;
}

/* Whole masked frames; commands are short and come unfragmented. */
static size_t take_frames(struct conn *c, char *p, size_t size) {
    char json[1024];
    size_t at = 0;
    while (size - at >= 6) {
        const uint8_t *h = (uint8_t *)p + at;
        size_t length = h[1] & 127, head = 6;
        if (length == 126) length = (size_t)h[2] << 8 | h[3], head = 8;
        if (size - at < head + length || length >= sizeof json) break;
        const char *mask = p + at + head - 4;
        for (size_t i = 0; i < length; i++) json[i] = (char)(p[at + head + i] ^ mask[i & 3]);
        json[length] = 0;
        if ((h[0] & 15) == 1) command(c, json, length);
        at += head + length;
    }
    return at;
}

static void readable(struct conn *c) {
    size_t size = c->in_size, taken = 0;
    if (size) memcpy(buffer, c->in, size);
    ssize_t got = recv(c->fd, buffer + size, BUFFER - size, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return drop(c);
    size += (size_t)got;
    if (!c->upgraded) taken = upgrade(c, buffer, size);
    if (c->upgraded) taken += take_frames(c, buffer + taken, size - taken);
    free(c->in);
    c->in_size = (uint32_t)(size - taken);
    c->in = c->in_size ? memcpy(malloc(c->in_size), buffer + taken, c->in_size) : NULL;
}

static void accept_all(int listener) {
    int fd, on = 1;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if ((uint32_t)fd >= most) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        conns[fd] = calloc(1, sizeof **conns);
        conns[fd]->fd = fd;
        watch((uint32_t)fd, EPOLLIN, EPOLL_CTL_ADD);
    }
}

static int listen_somewhere(void) {
    struct sockaddr_in where = {.sin_family = AF_INET};
    socklen_t size = sizeof where;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (void *)&where, size) < 0 || listen(fd, 4096) < 0) {
        perror("limit");
        exit(1);
    }
    getsockname(fd, (void *)&where, &size);
    printf("ready http://127.0.0.1:%d\n", ntohs(where.sin_port));
    fflush(stdout);
    return fd;
}

int main(int count, char **words) {
    static struct epoll_event events[EVENTS];
    struct rlimit files;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a server nobody measures is in the way of the next */
    signal(SIGPIPE, SIG_IGN);
    getrlimit(RLIMIT_NOFILE, &files);
    most = (uint32_t)(files.rlim_cur < 1 << 17 ? files.rlim_cur : 1 << 17);
    conns = calloc(most, sizeof *conns);
    answered = calloc(most, sizeof *answered);
    buffer = malloc(BUFFER);
    if (count > 1) open_log(words[1]);
    poller = epoll_create1(0);
    int listener = listen_somewhere();
    watch((uint32_t)listener, EPOLLIN, EPOLL_CTL_ADD);
    for (;;) {
        int n = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            uint32_t fd = events[i].data.u32;
            if (fd == (uint32_t)listener) accept_all(listener);
            else {
                if (conns[fd] && events[i].events & EPOLLOUT) writable(conns[fd]);
                if (conns[fd] && events[i].events & ~(uint32_t)EPOLLOUT) readable(conns[fd]);
            }
        }
        commit();
        tell();
    }
}

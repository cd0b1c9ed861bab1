/*
 * The load generator: members of chat rooms, all in one process, who check what they receive.
 *
 *     cc -O2 -o load load.c
 *     ./load --port 8888 --proto ws --mode closed --rooms 1 --members 1000 --senders 10
 *
 * It speaks Linnet's WebSocket protocol (--proto ws) and IRC (--proto irc), so that the same code
 * judges every server. Each text of 120 bytes carries a tag of the run, its sender, its place in
 * that sender's sequence and the time it was (or should have been) sent; so every receiver finds
 * losses, doubles and wrong order with a handful of instructions for each message.
 *
 * On stdout it says `mark WORD` when a part begins, and one line of JSON at the end. After the
 * marks `warm` and `full` of --mode idle it waits for a line on stdin.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TEXT = 120, BUFFER = 1 << 20, EVENTS = 1024, PER_ADDRESS = 20000 };
enum { SECOND = 1000000000 };
enum state { NEW, UPGRADING, GREETING, PRESENT, ENTERING, MEMBER, CLOSED };

struct conn {
    int fd;
    uint8_t state, waits_to_write;
    uint32_t number, room, in_size, out_size;
    char *in, *out;            /* what could not be parsed, or written, yet */
    uint32_t *next, *missing;  /* for each sender of the room: the sequence due, gaps seen */
};

struct sender {
    struct conn *conn;
    uint32_t sent, credit, witness;
};

static struct {
    int port, irc, rooms, members, senders, window, flight, idle, spin;
    double rate, seconds, warm, patience;
    const char *mode;
} option = {.rooms = 1, .members = 1000, .senders = 10, .window = 4, .flight = 256, .spin = 1,
            .rate = 50, .seconds = 5, .warm = 1, .patience = 60, .mode = "closed"};

static int poller, total, opened, settled, per_room;
static struct conn *conns;
static struct sender *senders;
static char (*room_ids)[32];
static char *buffer, tag[9], marker[17];
static uint64_t measured_from, measured_to, busy, last_heard;
static uint64_t delivered, all_delivered, arrivals, arrived_full, doubled, reordered, stray, refused;
static int measuring, sending;
static char first_refusal[400];

/* --- time, and a histogram with an error of less than 1 in 64 -------------------------------- */

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * SECOND + (uint64_t)t.tv_nsec;
}

static uint64_t histogram[58 * 128], latencies, slowest;

static void note_latency(uint64_t ns) {
    int shift = ns < 128 ? 0 : 57 - __builtin_clzll(ns); /* leaves the 7 highest bits */
    histogram[(unsigned)(shift << 7) + (ns >> shift)]++;
    latencies++;
    if (ns > slowest) slowest = ns;
}

static double percentile(double part) {
    uint64_t rank = (uint64_t)(part * (double)latencies), seen = 0;
    for (int i = 0; i < 58 * 128; i++) {
        seen += histogram[i];
        if (seen > rank) return (double)((uint64_t)(i & 127) << (i >> 7)) / 1e6;
    }
    return (double)slowest / 1e6;
}

static void fail(const char *format, ...) {
    va_list words;
    va_start(words, format);
    fputs("load: ", stderr);
    vfprintf(stderr, format, words);
    fputc('\n', stderr);
    exit(1);
}

/* --- the text: 8 letters a number, `a` to `p` for 0 to 15, so that reading them is quick ------ */

static void put_letters(char *to, uint32_t number) {
    for (int i = 7; i >= 0; i--, number >>= 4) to[i] = (char)('a' + (number & 15));
}

static inline uint32_t letters(const char *from) {
    uint64_t v;
    memcpy(&v, from, 8);
    v = __builtin_bswap64(v) - 0x6161616161616161u;
    v = (v | v >> 4) & 0x00ff00ff00ff00ffu;
    v = (v | v >> 8) & 0x0000ffff0000ffffu;
    return (uint32_t)(v | v >> 16);
}

static inline int ours(const char *text) { return memcmp(text, marker, 16) == 0; }

static void write_text(char *text, uint32_t from, uint32_t sequence, uint64_t time) {
    static const char filler[] =
        " and the rest is as long as what people say to each other on a common day";
    memcpy(text, marker, 16);
    put_letters(text + 16, from);
    put_letters(text + 24, sequence);
    put_letters(text + 32, (uint32_t)(time >> 32));
    put_letters(text + 40, (uint32_t)time);
    memcpy(text + 48, filler, TEXT - 48);
}

/* --- writing -------------------------------------------------------------------------------- */

static void watch(struct conn *c, uint32_t events, int how) {
    struct epoll_event event = {.events = events, .data.u32 = c->number};
    if (epoll_ctl(poller, how, c->fd, &event) < 0) fail("epoll_ctl: %s", strerror(errno));
}

static void gone(struct conn *c, const char *why) {
    if (!refused++) snprintf(first_refusal, sizeof first_refusal, "connection closed: %s", why);
    if (c->state < PRESENT) settled++;
    close(c->fd);
    c->state = CLOSED;
}

static void push(struct conn *c, const char *bytes, size_t size) {
    ssize_t done = 0;
    if (c->state == CLOSED) return;
    if (!c->out_size) {
        done = send(c->fd, bytes, size, MSG_NOSIGNAL);
        if (done < 0 && errno != EAGAIN) return gone(c, strerror(errno));
        if (done < 0) done = 0;
        if ((size_t)done == size) return;
    }
    c->out = realloc(c->out, c->out_size + size);
    memcpy(c->out + c->out_size, bytes + done, size - (size_t)done);
    c->out_size += (uint32_t)(size - (size_t)done);
    if (!c->waits_to_write) watch(c, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
    c->waits_to_write = 1;
}

static void push_rest(struct conn *c) {
    ssize_t done = send(c->fd, c->out, c->out_size, MSG_NOSIGNAL);
    if (done < 0 && errno != EAGAIN) return gone(c, strerror(errno));
    if (done > 0) {
        c->out_size -= (uint32_t)done;
        memmove(c->out, c->out + done, c->out_size);
    }
    if (c->out_size) return;
    free(c->out);
    c->out = NULL;
    c->waits_to_write = 0;
    watch(c, EPOLLIN, EPOLL_CTL_MOD);
}

/* One masked frame (RFC 6455 section 5.2) of at most 64 KiB; returns its size. */
static size_t frame(char *to, int opcode, const char *payload, size_t size) {
    static uint32_t mask = 0x9e3779b9;
    size_t head = size < 126 ? 6 : 8;
    mask = mask * 1664525 + 1013904223;
    to[0] = (char)(0x80 | opcode);
    to[1] = (char)(0x80 | (size < 126 ? size : 126));
    if (size >= 126) to[2] = (char)(size >> 8), to[3] = (char)size;
    memcpy(to + head - 4, &mask, 4);
    const char *key = to + head - 4;
    for (size_t i = 0; i < size; i++) to[head + i] = (char)(payload[i] ^ key[i & 3]);
    return head + size;
}

/* Say one line or command, as a frame where the protocol has frames. */
static void say(struct conn *c, const char *format, ...) {
    char words[600], framed[620];
    va_list more;
    va_start(more, format);
    int size = vsnprintf(words, sizeof words, format, more);
    va_end(more);
    if (option.irc || c->state <= UPGRADING) push(c, words, (size_t)size);
    else push(c, framed, frame(framed, 1, words, (size_t)size));
}

/* --- messages ------------------------------------------------------------------------------- */

static size_t write_message(char *to, uint32_t from, uint64_t time) {
    struct sender *s = &senders[from];
    char words[400], text[TEXT + 1] = {0}, sequence[9] = {0};
    write_text(text, from, s->sent, time);
    put_letters(sequence, s->sent++);
    if (option.irc)
        return (size_t)sprintf(to, "PRIVMSG #bench-%u :%s\r\n", s->conn->room, text);
    int size = sprintf(words,
                       "{\"type\":\"say\",\"send_id\":\"bench-%s%s\",\"room\":\"%s\","
                       "\"text\":\"%s\"}",
                       tag, sequence, room_ids[s->conn->room], text);
    return frame(to, 1, words, (size_t)size);
}

/* Everything a sender has credit for, in one write. */
static void spend(uint32_t from, uint64_t time) {
    char bytes[64 * 420];
    size_t size = 0;
    for (int n = 0; senders[from].credit && n < 64; n++, senders[from].credit--)
        size += write_message(bytes + size, from, time);
    if (size) push(senders[from].conn, bytes, size);
}

static inline void hear(struct conn *c, const char *text, uint64_t time, uint64_t *owed) {
    uint32_t from = letters(text + 16), sequence = letters(text + 24);
    uint32_t slot = from - c->room * (uint32_t)per_room;
    if (slot >= (uint32_t)per_room) {
        stray++;
        return;
    }
    all_delivered++;
    if (sequence == c->next[slot]) {
        c->next[slot]++;
    } else if (sequence > c->next[slot]) {
        c->missing[slot] += sequence - c->next[slot];
        c->next[slot] = sequence + 1;
    } else if (c->missing[slot]) {
        c->missing[slot]--;
        reordered++;
    } else {
        doubled++;
    }
    delivered += (uint64_t)measuring;
    uint64_t sent = (uint64_t)letters(text + 32) << 32 | letters(text + 40);
    if (sent - measured_from < measured_to - measured_from) note_latency(time - sent);
    if (senders[from].witness == c->number) {
        senders[from].credit++;
        *owed |= 1ull << (slot & 63);
    }
}

/* --- coming in ------------------------------------------------------------------------------ */

/* Letters that no two look alike in, so that no server takes two names for one. */
static void name_of(const struct conn *c, char *name) {
    static const char alphabet[] = "abcdefghkpstwxyz";
    uint32_t n = c->number;
    memcpy(name, tag, 4);
    for (int i = 0; i < 4; i++) name[i] = alphabet[(name[i] - 'a') & 15];
    for (int i = 8; i >= 4; i--, n >>= 4) name[i] = alphabet[n & 15];
    name[9] = 0;
}

static void open_conn(void) {
    struct conn *c = &conns[opened];
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)option.port)};
    struct sockaddr_in from = {.sin_family = AF_INET};
    int on = 1;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t)(opened / PER_ADDRESS));
    c->number = (uint32_t)opened++;
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (c->fd < 0) fail("socket: %s", strerror(errno));
    setsockopt(c->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (bind(c->fd, (void *)&from, sizeof from) < 0) fail("bind: %s", strerror(errno));
    if (connect(c->fd, (void *)&to, sizeof to) < 0 && errno != EINPROGRESS)
        fail("connect: %s", strerror(errno));
    c->waits_to_write = 1;
    watch(c, EPOLLIN | EPOLLOUT, EPOLL_CTL_ADD);
}

static void connected(struct conn *c) {
    char name[16];
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) return gone(c, strerror(error));
    c->waits_to_write = 0;
    watch(c, EPOLLIN, EPOLL_CTL_MOD);
    name_of(c, name);
    c->state = option.irc ? GREETING : UPGRADING;
    if (option.irc) say(c, "NICK %s\r\nUSER bench 0 * :bench\r\n", name);
    else
        say(c,
            "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: linnet.1\r\n\r\n",
            option.port);
}

static void greeted(struct conn *c) {
    if (c->state != GREETING) return;
    c->state = PRESENT;
    settled++;
    if (opened < total) open_conn();
}

static void enter(struct conn *c, int first) {
    c->state = ENTERING;
    if (option.irc) say(c, "JOIN #bench-%u\r\n", c->room);
    else if (first)
        say(c, "{\"type\":\"create-room\",\"send_id\":\"enter\",\"name\":\"bench-%u\","
               "\"kind\":\"open\"}", c->room);
    else say(c, "{\"type\":\"join\",\"send_id\":\"enter\",\"room\":\"%s\"}", room_ids[c->room]);
}

static void complain(const char *bytes, size_t size) {
    if (!refused++) snprintf(first_refusal, sizeof first_refusal, "%.*s", (int)size, bytes);
}

/* --- reading: each takes whole frames or lines and returns how many bytes they were ---------- */

static int field(const char *json, size_t size, const char *key, char *value, size_t room) {
    const char *at = memmem(json, size, key, strlen(key));
    if (!at) return 0;
    at += strlen(key);
    const char *end = memchr(at, '"', (size_t)(json + size - at));
    if (!end || (size_t)(end - at) >= room) return 0;
    memcpy(value, at, (size_t)(end - at));
    value[end - at] = 0;
    return 1;
}

static void seldom_frame(struct conn *c, int opcode, const char *p, size_t size) {
    char type[32] = "", framed[140];
    if (opcode == 9 && size < 126) push(c, framed, frame(framed, 10, p, size));
    if (opcode == 8) gone(c, "by a close frame");
    if (opcode != 1 || !field(p, size < 200 ? size : 200, "\"type\":\"", type, sizeof type)) return;
    if (!strcmp(type, "welcome")) greeted(c);
    else if (!strcmp(type, "refused") || !strcmp(type, "closing")) complain(p, size);
    else if (!strcmp(type, "done") && c->state == ENTERING) {
        if (field(p, size, "\"room\":\"", room_ids[c->room], sizeof *room_ids)) c->state = MEMBER;
        settled++;
    }
}

static size_t take_frames(struct conn *c, char *p, size_t size, uint64_t time, uint64_t *owed) {
    size_t at = 0;
    while (size - at >= 2) {
        const uint8_t *h = (uint8_t *)p + at;
        size_t length = h[1] & 127, head = 2;
        if (length >= 126) {
            head = length == 126 ? 4 : 10;
            if (size - at < head) break;
            length = 0;
            for (size_t i = 2; i < head; i++) length = length << 8 | h[i];
        }
        if (size - at < head + length) break;
        char *payload = p + at + head, *text = payload + length - TEXT - 3; /* before `"}}` */
        if (length > TEXT + 3 && ours(text)) {
            hear(c, text, time, owed);
        } else {
            /* An entry whose body is not its last field is as good, only slower to find. */
            text = length > TEXT ? memmem(payload, length, marker, 16) : NULL;
            if (text && (size_t)(payload + length - text) >= TEXT) hear(c, text, time, owed);
            else seldom_frame(c, h[0] & 15, payload, length);
        }
        at += head + length;
        if (c->state == CLOSED) return size;
    }
    return at;
}

static void seldom_line(struct conn *c, char *line, size_t size) {
    line[size] = 0;
    if (!strncmp(line, "PING", 4)) return say(c, "PONG%s\r\n", line + 4);
    if (!strncmp(line, "ERROR", 5)) return complain(line, size);
    const char *word = line[0] == ':' ? strchr(line, ' ') : NULL;
    int code = word ? atoi(word + 1) : 0;
    if (code == 376 || code == 422) greeted(c); /* the message of the day ends a welcome */
    if (code == 366 && c->state == ENTERING) c->state = MEMBER, settled++;
    if (code >= 400 && code < 600 && code != 422) complain(line, size);
}

static size_t take_lines(struct conn *c, char *p, size_t size, uint64_t time, uint64_t *owed) {
    size_t at = 0;
    char *end;
    while (at < size && (end = memchr(p + at, '\n', size - at))) {
        size_t next = (size_t)(end - p) + 1, length = next - at - 1;
        if (length && end[-1] == '\r') length--;
        char *text = p + at + length - TEXT;
        if (length > TEXT && ours(text)) hear(c, text, time, owed);
        else seldom_line(c, p + at, length);
        at = next;
        if (c->state == CLOSED) return size;
    }
    return at;
}

static size_t take_upgrade(struct conn *c, char *p, size_t size) {
    static const char accept[] = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="; /* for the key sent above */
    char name[16], *end = memmem(p, size, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t head = (size_t)(end - p) + 4;
    if (strncmp(p, "HTTP/1.1 101", 12) || !memmem(p, head, accept, sizeof accept - 1)) {
        complain(p, size);
        gone(c, "upgrade refused");
        return size;
    }
    c->state = GREETING;
    name_of(c, name);
    say(c, "{\"type\":\"hello\",\"name\":\"%s\"}", name);
    return head;
}

static void pay(struct conn *c, uint64_t owed, uint64_t time) {
    for (; owed; owed &= owed - 1)
        spend(c->room * (uint32_t)per_room + (uint32_t)__builtin_ctzll(owed), time);
}

/* The beginning of a frame or line waits, outside the one buffer, for its rest. */
static void keep(struct conn *c, const char *rest, size_t size) {
    if (size > BUFFER / 2) fail("a frame or line of more than %d bytes", BUFFER / 2);
    free(c->in);
    c->in = size ? memcpy(malloc(size), rest, size) : NULL;
    c->in_size = (uint32_t)size;
}

static void readable(struct conn *c) {
    size_t size = c->in_size, taken = 0;
    uint64_t owed = 0, before = all_delivered;
    if (size) memcpy(buffer, c->in, size);
    ssize_t got = recv(c->fd, buffer + size, BUFFER - size - 1, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return gone(c, got ? strerror(errno) : "by the server");
    uint64_t time = last_heard = now();
    size += (size_t)got;
    if (c->state == UPGRADING) taken = take_upgrade(c, buffer, size);
    if (c->state != UPGRADING && c->state != CLOSED)
        taken += (option.irc ? take_lines : take_frames)(c, buffer + taken, size - taken, time,
                                                         &owed);
    if (c->state == CLOSED) return;
    keep(c, buffer + taken, size - taken);
    if (measuring && all_delivered > before) arrivals++;
    arrived_full += (uint64_t)(got == BUFFER - 1);
    if (owed && sending) pay(c, owed, time);
}

/* One look at all sockets. While messages flow it does not sleep: a sleeping reader would make the
 * server pay for waking it, which readers on other machines do not; `busy` counts the real work. */
static void turn(uint64_t until) {
    static struct epoll_event events[EVENTS];
    uint64_t begin = now();
    int sleep = until <= begin ? 0 : (int)((until - begin) / 1000000) + 1;
    int n = epoll_wait(poller, events, EVENTS, measured_to && option.spin ? 0 : sleep);
    if (n < 0 && errno != EINTR) fail("epoll_wait: %s", strerror(errno));
    for (int i = 0; i < n; i++) {
        struct conn *c = &conns[events[i].data.u32];
        if (c->state == CLOSED) continue;
        if (c->state == NEW && events[i].events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) connected(c);
        else if (events[i].events & EPOLLOUT && c->out_size) push_rest(c);
        if (c->state != CLOSED && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(c);
    }
    if (n > 0 && measuring) busy += now() - begin;
}

/* --- the parts of a run ---------------------------------------------------------------------- */

static void settle(int wanted, const char *what) {
    uint64_t end = now() + (uint64_t)(option.patience * SECOND);
    while (settled < wanted && !refused) {
        if (now() > end) fail("only %d of %d %s in %.0f s", settled, wanted, what, option.patience);
        turn(end);
    }
    if (refused) fail("refused (%d of %d %s): %s", settled, wanted, what, first_refusal);
}

/* Connect up to `wanted` in all, at most `flight` at once: each who is in lets the next one try. */
static void connect_all(int wanted) {
    int aim = total;
    total = wanted;
    settled = opened;
    for (int n = 0; n < option.flight && opened < wanted; n++) open_conn();
    settle(wanted, "connections were welcomed");
    total = aim;
}

static void enter_some(int first) {
    int wanted = 0;
    settled = 0;
    for (int member = first ? 0 : 1; member < (first ? 1 : option.members); member++)
        for (int room = 0; room < option.rooms; room++) {
            enter(&conns[room * option.members + member], first);
            if (++wanted - settled >= 32 || wanted - settled >= option.flight)
                settle(wanted - (option.flight < 32 ? option.flight : 32) + 1, "entered");
        }
    settle(wanted, "entered their rooms");
}

/* Notices that people came are not measured: let them run dry. */
static void quiet(double silence, double longest) {
    uint64_t end = now() + (uint64_t)(longest * SECOND);
    last_heard = now();
    while (now() < end && now() - last_heard < (uint64_t)(silence * SECOND)) turn(now() + 20000000);
}

static void wait_for_line(const char *mark) {
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = 0};
    char line[16];
    int both = epoll_create1(0);
    printf("mark %s\n", mark);
    epoll_ctl(both, EPOLL_CTL_ADD, 0, &event);
    event.data.u32 = 1;
    epoll_ctl(both, EPOLL_CTL_ADD, poller, &event);
    for (;;) {
        int n = epoll_wait(both, &event, 1, 120000);
        if (n == 0) fail("nobody said go on after mark %s", mark);
        if (n < 0 && errno != EINTR) fail("epoll_wait: %s", strerror(errno));
        if (n > 0 && event.data.u32 == 0) break;
        turn(0);
    }
    if (read(0, line, sizeof line) <= 0) fail("stdin ended after mark %s", mark);
    close(both);
}

static void idle(void) {
    connect_all(option.idle);
    quiet(0.3, 5);
    wait_for_line("warm");
    connect_all(total);
    quiet(0.5, 10);
    wait_for_line("full");
    if (refused) fail("refused: %s", first_refusal);
    printf("{\"connections\": %d}\n", total - option.idle);
}

static void joins(void) {
    uint64_t begin = now();
    connect_all(total);
    printf("{\"seconds\": %.4f, \"connections\": %d}\n", (double)(now() - begin) / SECOND, total);
}

static uint64_t due(void) {
    uint64_t all = 0;
    for (int i = 0; i < option.senders; i++)
        all += (uint64_t)senders[i].sent * (uint64_t)(option.members - option.irc);
    return all;
}

/* After the last message: everything must arrive, and then nothing twice. */
static void drain(void) {
    uint64_t end = now() + 15ull * SECOND, want = due();
    while (all_delivered < want && now() < end && !refused) turn(now() + 20000000);
    uint64_t after = now() + 200000000;
    while (now() < after) turn(after);
}

static uint64_t lost(void) {
    uint64_t all = 0;
    for (int i = 0; i < total; i++)
        for (int slot = 0; slot < per_room; slot++) {
            struct sender *s = &senders[(int)conns[i].room * per_room + slot];
            if (option.irc && s->conn == &conns[i]) continue; /* IRC does not send one's own back */
            all += s->sent - conns[i].next[slot] + conns[i].missing[slot];
        }
    return all;
}

static void report(double wall) {
    printf("{\"deliveries\": %lu, \"seconds\": %.6f, \"busy\": %.4f, \"batch\": %.2f, "
           "\"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f, \"latencies\": %lu, \"full_reads\": %lu, "
           "\"lost\": %lu, \"doubled\": %lu, \"reordered\": %lu, \"stray\": %lu, "
           "\"refused\": %lu}\n",
           delivered, wall, (double)busy / SECOND / wall,
           arrivals ? (double)delivered / (double)arrivals : 0, percentile(0.5), percentile(0.99),
           (double)slowest / 1e6, latencies, arrived_full, lost(), doubled, reordered, stray,
           refused);
    if (refused) fail("refused during the run: %s", first_refusal);
}

/* Send until `until`: closed loop by credit alone, open loop at the times the rate dictates. */
static void flow(uint64_t until, uint64_t *next_due, uint64_t *turns) {
    int open_loop = !strcmp(option.mode, "open");
    uint64_t gap = (uint64_t)(SECOND / option.rate), time;
    while ((time = now()) < until && !refused) {
        while (open_loop && *next_due <= time) {
            uint32_t from = (uint32_t)((*turns)++ % (uint64_t)option.senders);
            senders[from].credit = 1;
            spend(from, *next_due); /* late or not: the clock started when it was due */
            *next_due += gap;
        }
        turn(open_loop && *next_due < until ? *next_due : until);
    }
}

static void talk(void) {
    connect_all(total);
    enter_some(1);
    enter_some(0);
    quiet(0.3, 15);
    int closed = !strcmp(option.mode, "closed");
    uint64_t begin = now(), next_due = begin, turns = 0;
    measured_from = begin + (uint64_t)(option.warm * SECOND);
    measured_to = measured_from + (uint64_t)(option.seconds * SECOND);
    sending = closed;
    for (int i = 0; i < option.senders && closed; i++) {
        senders[i].credit = (uint32_t)option.window;
        spend((uint32_t)i, begin);
    }
    flow(measured_from, &next_due, &turns);
    printf("mark start\n");
    measuring = 1;
    begin = now();
    flow(measured_to, &next_due, &turns);
    measuring = 0;
    double wall = (double)(now() - begin) / SECOND;
    printf("mark stop\n");
    sending = 0;
    drain();
    report(wall);
}

static void prepare(void) {
    uint32_t random;
    total = option.rooms * option.members;
    per_room = option.senders / option.rooms;
    if (!strcmp(option.mode, "joins") || !strcmp(option.mode, "idle")) per_room = 0;
    if (per_room > 64 || per_room >= option.members || option.window > 64)
        fail("at most 64 senders a room, fewer than members, and a window of 64");
    if (getrandom(&random, sizeof random, 0) < 0) fail("getrandom: %s", strerror(errno));
    put_letters(tag, random);
    snprintf(marker, sizeof marker, "bench>> %s", tag);
    conns = calloc((size_t)total, sizeof *conns);
    senders = calloc((size_t)option.senders, sizeof *senders);
    room_ids = calloc((size_t)option.rooms, sizeof *room_ids);
    uint32_t *counts = calloc((size_t)total * (size_t)per_room * 2 + 1, sizeof *counts);
    buffer = malloc(BUFFER);
    poller = epoll_create1(0);
    for (int i = 0; i < total; i++) {
        conns[i].number = (uint32_t)i;
        conns[i].room = (uint32_t)(i / option.members);
        conns[i].next = counts + (size_t)i * (size_t)per_room * 2;
        conns[i].missing = conns[i].next + per_room;
    }
    /* Who sees a message return its credit are spread over the room, so that it does not matter
     * in which order a server serves its members. They never send themselves. */
    for (int i = 0; per_room && i < option.senders; i++) {
        int room = i / per_room, slot = i % per_room, others = option.members - per_room;
        senders[i].conn = &conns[room * option.members + slot];
        senders[i].witness = (uint32_t)(room * option.members + per_room +
                                        (2 * slot + 1) * others / (2 * per_room));
    }
}

static void read_options(int argc, char **argv) {
    static const struct option names[] = {
        {"port", 1, 0, 'p'},    {"proto", 1, 0, 'P'},   {"mode", 1, 0, 'm'},
        {"rooms", 1, 0, 'r'},   {"members", 1, 0, 'M'}, {"senders", 1, 0, 's'},
        {"window", 1, 0, 'w'},  {"rate", 1, 0, 'R'},    {"seconds", 1, 0, 't'},
        {"warm", 1, 0, 'W'},    {"flight", 1, 0, 'f'},  {"idle", 1, 0, 'i'},
        {"patience", 1, 0, 'a'}, {"sleep", 0, 0, 'S'},  {0}};
    int found;
    while ((found = getopt_long(argc, argv, "", names, NULL)) != -1) switch (found) {
            case 'p': option.port = atoi(optarg); break;
            case 'P': option.irc = !strcmp(optarg, "irc"); break;
            case 'm': option.mode = optarg; break;
            case 'r': option.rooms = atoi(optarg); break;
            case 'M': option.members = atoi(optarg); break;
            case 's': option.senders = atoi(optarg); break;
            case 'w': option.window = atoi(optarg); break;
            case 'R': option.rate = atof(optarg); break;
            case 't': option.seconds = atof(optarg); break;
            case 'W': option.warm = atof(optarg); break;
            case 'f': option.flight = atoi(optarg); break;
            case 'i': option.idle = atoi(optarg); break;
            case 'a': option.patience = atof(optarg); break;
            case 'S': option.spin = 0; break;
            default: exit(2);
        }
    if (!option.port) fail("--port is needed");
}

int main(int argc, char **argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody is left to read the result */
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    read_options(argc, argv);
    prepare();
    if (!strcmp(option.mode, "idle")) idle();
    else if (!strcmp(option.mode, "joins")) joins();
    else talk();
    return 0;
}

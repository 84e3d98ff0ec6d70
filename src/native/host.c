#define _GNU_SOURCE
#include "no502_host.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static int arguments;
static char **argument;
static char *found; /* what no502_take copies */
static int length;
static int owned; /* whether found is ours to free */

int teavm_main(int, char **);

int main(int count, char **values) {
  char *nothing[] = {values[0], 0};
  arguments = count;
  argument = values;
  return teavm_main(1, nothing);
}

static int give(char *bytes, int size, int own) {
  if (owned) free(found);
  found = bytes;
  length = size;
  owned = own;
  return size;
}

void no502_take(void *room) {
  memcpy(room, found, length);
  give(0, 0, 0);
}

int no502_argument(int index) {
  return index < arguments ? give(argument[index], strlen(argument[index]), 0) : -1;
}

static int all(int stream, const char *bytes, int left) {
  while (left > 0) {
    ssize_t done = write(stream, bytes, left);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return 0;
    bytes += done;
    left -= done;
  }
  return 1;
}

/* a reader that has gone away is no failure */
int no502_output(int stream, void *bytes, int left) { return all(stream, bytes, left) || errno == EPIPE; }

int no502_input(void) {
  static unsigned char buffer[65536];
  static ssize_t at, have;
  if (at == have) {
    at = 0;
    do have = read(0, buffer, sizeof buffer);
    while (have < 0 && errno == EINTR);
    if (have <= 0) {
      int end = have < 0 ? -2 : -1;
      have = 0;
      return end;
    }
  }
  return buffer[at++];
}

static volatile sig_atomic_t stopped;
static void stop(int signal) { stopped = signal; }

/* Waits for the file. A run that follows a log is told to stop by a signal: that ends the log, and is
   heeded only here, so that what was read is still reported. */
static int wait_for(int file, int patience) {
  static sigset_t outside;
  static int prepared;
  if (!prepared) {
    struct sigaction action = {.sa_handler = stop};
    sigset_t heeded;
    sigemptyset(&heeded);
    sigaddset(&heeded, SIGINT);
    sigaddset(&heeded, SIGTERM);
    sigprocmask(SIG_BLOCK, &heeded, &outside);
    sigaction(SIGINT, &action, 0);
    sigaction(SIGTERM, &action, 0);
    prepared = 1;
  }
  struct pollfd waited = {.fd = file, .events = POLLIN};
  struct timespec until = {.tv_sec = patience / 1000, .tv_nsec = patience % 1000 * 1000000L};
  int ready;
  do ready = stopped ? 0 : ppoll(&waited, 1, patience < 0 ? 0 : &until, &outside);
  while (ready < 0 && errno == EINTR && !stopped);
  return stopped ? -1 : ready == 0 ? -2 : 1;
}

int no502_open(void *path) {
  struct stat s;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0 && (fstat(file, &s) != 0 || S_ISDIR(s.st_mode))) {
    close(file);
    return -1;
  }
  return file;
}

int no502_piece(int file, int patience) {
  static char buffer[131072];
  int ready = file == 0 ? wait_for(file, patience) : 1;
  if (ready < 0) return ready;
  ssize_t got;
  do got = read(file, buffer, sizeof buffer);
  while (got < 0 && errno == EINTR);
  return got > 0 ? give(buffer, got, 0) : got == 0 ? -1 : -3;
}

void no502_close(int file) { close(file); }

int no502_env(void *name) {
  char *value = getenv(name);
  return value ? give(value, strlen(value), 0) : -1;
}

int no502_working_folder(void) {
  char *path = getcwd(0, 0);
  return path ? give(path, strlen(path), 1) : -1;
}

int no502_terminal(int stream) { return isatty(stream); }

int no502_columns(void) {
  struct winsize size;
  return ioctl(1, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int no502_real(void *path) {
  char *real = realpath(path, 0);
  if (real) return give(real, strlen(real), 1);
  return errno == ENOENT ? -1 : errno == EACCES ? -2 : -3;
}

int no502_kind(void *path) {
  struct stat s;
  if (stat(path, &s) != 0) return '-';
  return S_ISREG(s.st_mode) ? 'f' : S_ISDIR(s.st_mode) ? 'd' : 'o';
}

int no502_is_link(void *path) {
  struct stat s;
  return lstat(path, &s) == 0 && S_ISLNK(s.st_mode);
}

int64_t no502_size(void *path) {
  struct stat s;
  return stat(path, &s) == 0 ? s.st_size : 0;
}

int no502_read(void *path, int most) {
  int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat s;
  if (file < 0) return -1;
  if (fstat(file, &s) != 0 || !S_ISREG(s.st_mode)) {
    close(file);
    return -1;
  }
  /* The size may lie, so there is room for one byte more, and room grows. */
  size_t room = (s.st_size < most ? s.st_size : most) + 1, have = 0;
  char *bytes = malloc(room);
  while (bytes && have < (size_t)most) {
    if (have == room) {
      char *more = realloc(bytes, room *= 2);
      if (!more) {
        free(bytes);
        bytes = 0;
        break;
      }
      bytes = more;
    }
    size_t want = room - have < (size_t)most - have ? room - have : (size_t)most - have;
    ssize_t got = read(file, bytes + have, want);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      free(bytes);
      bytes = 0;
    }
    if (got <= 0) break;
    have += got;
  }
  close(file);
  return bytes ? give(bytes, have, 1) : -1;
}

int no502_may_read(void *path) { return access(path, R_OK) == 0; }

int no502_list(void *path, int most) {
  DIR *folder = opendir(path);
  if (!folder) return -1;
  size_t room = 4096, have = 0;
  char *names = malloc(room);
  struct dirent *entry;
  while (names && most > 0 && (entry = readdir(folder))) {
    size_t size = strlen(entry->d_name) + 1;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (have + size > room) {
      char *more = realloc(names, room = room * 2 + size);
      if (!more) {
        free(names);
        names = 0;
        break;
      }
      names = more;
    }
    memcpy(names + have, entry->d_name, size);
    have += size;
    most--;
  }
  closedir(folder);
  return names ? give(names, have, 1) : -1;
}

int no502_write(void *path, void *bytes, int size, int append) {
  int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0666);
  if (file < 0) return 0;
  int good = all(file, bytes, size);
  return close(file) == 0 && good;
}

int no502_make_folder(void *path) { return mkdir(path, 0777) == 0; }

int no502_replace(void *path, void *bytes, int size) {
  struct stat s;
  char *slash = strrchr(path, '/');
  char beside[PATH_MAX];
  int folder = slash ? (int)(slash - (char *)path) : 0;
  if (stat(path, &s) != 0) return 0;
  if (snprintf(beside, sizeof beside, "%.*s/.no502-XXXXXX", folder, (char *)path) >= PATH_MAX) return 0;
  int file = mkstemp(beside);
  if (file < 0) return 0;
  int good = all(file, bytes, size) && fchmod(file, s.st_mode & 07777) == 0;
  good = close(file) == 0 && good && rename(beside, path) == 0;
  if (!good) unlink(beside);
  return good;
}

void no502_exit(int code) { _exit(code); }

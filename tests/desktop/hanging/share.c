/* A folder on a share that hangs or is slow, for a test: loaded before libc. While the file SHARE_HANGS is there, whatever asks for
   SHARE or for something in it waits; while SHARE_SLOW is there, each question takes a second and a half. Nothing else is touched. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void share(const char *path) {
  const char *folder = getenv("SHARE"), *hangs = getenv("SHARE_HANGS");
  if (!path || !folder || !hangs) return;
  size_t length = strlen(folder);
  if (strncmp(path, folder, length) != 0 || (path[length] != '/' && path[length] != 0)) return;
  while (access(hangs, F_OK) == 0) usleep(20000);
  const char *slow = getenv("SHARE_SLOW");
  if (slow && access(slow, F_OK) == 0) usleep(1500000);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int mode_of(int flags, va_list more) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(more, int) : 0; }

#define OPEN(name)                                  \
  int name(const char *path, int flags, ...) {      \
    va_list more;                                   \
    va_start(more, flags);                          \
    int mode = mode_of(flags, more);                \
    va_end(more);                                   \
    share(path);                                    \
    return NEXT(name)(path, flags, mode);           \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                     \
  int name(int folder, const char *path, int flags, ...) { \
    va_list more;                                        \
    va_start(more, flags);                               \
    int mode = mode_of(flags, more);                     \
    va_end(more);                                        \
    share(path);                                         \
    return NEXT(name)(folder, path, flags, mode);        \
  }
OPENAT(openat)
OPENAT(openat64)

int stat(const char *path, struct stat *about) { return share(path), NEXT(stat)(path, about); }
int stat64(const char *path, struct stat64 *about) { return share(path), NEXT(stat64)(path, about); }
int lstat(const char *path, struct stat *about) { return share(path), NEXT(lstat)(path, about); }
int lstat64(const char *path, struct stat64 *about) { return share(path), NEXT(lstat64)(path, about); }
int fstatat(int at, const char *path, struct stat *about, int flags) { return share(path), NEXT(fstatat)(at, path, about, flags); }
int fstatat64(int at, const char *path, struct stat64 *about, int flags) { return share(path), NEXT(fstatat64)(at, path, about, flags); }
int statx(int at, const char *path, int flags, unsigned mask, struct statx *about) { return share(path), NEXT(statx)(at, path, flags, mask, about); }
DIR *opendir(const char *path) { return share(path), NEXT(opendir)(path); }
int mkdir(const char *path, mode_t mode) { return share(path), NEXT(mkdir)(path, mode); }
int unlink(const char *path) { return share(path), NEXT(unlink)(path); }
int rename(const char *from, const char *to) { return share(from), share(to), NEXT(rename)(from, to); }

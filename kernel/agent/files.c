// SPDX-License-Identifier: GPL-2.0
/* What user space does with descriptors and with files that are memory. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "agent.h"

static int answer(int result)
{
	return result < 0 ? -errno : 0;
}

static int value(struct call *call, long long result)
{
	if (result < 0)
		return -errno;
	line_add(&call->result, " value=%lld", result);
	return 0;
}

/* A new descriptor, named; the call's result. */
static int named(struct call *call, int fd)
{
	fd = fault_fd_end(fd < 0 ? -errno : fd);
	if (fd < 0)
		return fd;
	names_set(need_text(&call->command, "as"), fd, call->task);
	return 0;
}

static int close_fd(struct call *call)
{
	int fd = names_fd(call, "fd");

	if (fd < 0)
		return -EBADF;
	names_drop(need_text(&call->command, "fd"));
	return answer(close(fd));
}

static int dup_fd(struct call *call)
{
	int fd = names_fd(call, "fd");

	need_text(&call->command, "as");
	if (fd < 0)
		return -EBADF;
	fault_fd_begin();
	fd = named(call, fcntl(fd, F_DUPFD_CLOEXEC, 0));
	if (!fd)
		names_set_session(need_text(&call->command, "as"), names_session(need_text(&call->command, "fd")));
	return fd;
}

static int make_memfd(struct call *call)
{
	const char *as = need_text(&call->command, "as");
	unsigned int flags = (unsigned int)get_number(&call->command, "flags", 0);

	fault_fd_begin();
	return named(call, memfd_create(as, flags));
}

static int make_tmpfile(struct call *call)
{
	fault_fd_begin();
	return named(call, open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
}

static int reopen(struct call *call)
{
	int fd = names_fd(call, "fd");
	char path[64];

	if (fd < 0)
		return -EBADF;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	fault_fd_begin();
	return named(call, open(path, (int)need_number(&call->command, "flags") | O_CLOEXEC));
}

static int write_file(struct call *call)
{
	struct command *command = &call->command;
	uint64_t offset = get_number(command, "off", 0), length = get_number(command, "len", 0);
	int fd = names_fd(call, "fd");
	static uint8_t bytes[65536];
	uint64_t done = 0;

	if (fd < 0)
		return -EBADF;
	if (has_key(command, "data"))
		length = get_hex(command, "data", bytes, sizeof(bytes));
	else
		memset(bytes, (int)need_number(command, "fill"), sizeof(bytes));
	while (done < length) {
		size_t part = length - done < sizeof(bytes) ? length - done : sizeof(bytes);
		ssize_t written = pwrite(fd, bytes, part, (off_t)(offset + done));

		if (written < 0)
			return -errno;
		done += (uint64_t)written;
	}
	return 0;
}

static int read_part(struct call *call)
{
	uint64_t length = get_number(&call->command, "len", 64);
	int fd = names_fd(call, "fd");
	uint8_t bytes[64];
	ssize_t got;

	if (fd < 0)
		return -EBADF;
	got = pread(fd, bytes, length < sizeof(bytes) ? length : sizeof(bytes),
		    (off_t)get_number(&call->command, "off", 0));
	if (got < 0)
		return -errno;
	line_add_hex(&call->result, "data", bytes, (size_t)got);
	return 0;
}

/* FNV-1a, 64 bit. */
static int hash(struct call *call)
{
	uint64_t sum = 0xcbf29ce484222325ULL, size = 0;
	int fd = names_fd(call, "fd");
	static uint8_t bytes[65536];
	ssize_t got, i;

	if (fd < 0)
		return -EBADF;
	while ((got = pread(fd, bytes, sizeof(bytes), (off_t)size)) > 0) {
		for (i = 0; i < got; i++)
			sum = (sum ^ bytes[i]) * 0x100000001b3ULL;
		size += (uint64_t)got;
	}
	if (got < 0)
		return -errno;
	line_add(&call->result, " size=%llu hash=%016llx", (unsigned long long)size, (unsigned long long)sum);
	return 0;
}

static int truncate_file(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : answer(ftruncate(fd, (off_t)need_number(&call->command, "size")));
}

static int seek(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : answer(lseek(fd, (off_t)need_number(&call->command, "off"), SEEK_SET) < 0 ? -1 : 0);
}

static int change_mode(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : answer(fchmod(fd, (mode_t)need_number(&call->command, "mode")));
}

static int seal(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : answer(fcntl(fd, F_ADD_SEALS, (int)need_number(&call->command, "seals")));
}

static int allocate(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : answer(fallocate(fd, (int)get_number(&call->command, "mode", 0),
						  (off_t)get_number(&call->command, "off", 0),
						  (off_t)need_number(&call->command, "len")));
}

static int tell(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : value(call, lseek(fd, 0, SEEK_CUR));
}

static int seals(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : value(call, fcntl(fd, F_GET_SEALS));
}

static int flags(struct call *call)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : value(call, fcntl(fd, F_GETFL));
}

static int status(struct call *call, struct stat *status)
{
	int fd = names_fd(call, "fd");

	return fd < 0 ? -EBADF : answer(fstat(fd, status));
}

static int mode(struct call *call)
{
	struct stat stat;
	int result = status(call, &stat);

	return result ? result : value(call, stat.st_mode & 07777);
}

static int size(struct call *call)
{
	struct stat stat;
	int result = status(call, &stat);

	return result ? result : value(call, stat.st_size);
}

static int links(struct call *call)
{
	struct stat stat;
	int result = status(call, &stat);

	return result ? result : value(call, (long long)stat.st_nlink);
}

/* A shared mapping of the first page, written to if it may be. */
static int map(struct call *call)
{
	int fd = names_fd(call, "fd"), prot = (int)get_number(&call->command, "prot", 3);
	volatile uint8_t *page;

	if (fd < 0)
		return -EBADF;
	page = mmap(NULL, 4096, prot, MAP_SHARED, fd, 0);
	if (page == MAP_FAILED)
		return -errno;
	return answer(munmap((void *)page, 4096));
}

const struct operation file_operations[] = {
	{ "close", "fd", close_fd },
	{ "dup", "fd as", dup_fd },
	{ "memfd", "as flags", make_memfd },
	{ "tmpfile", "as", make_tmpfile },
	{ "reopen", "fd as flags", reopen },
	{ "write", "fd off data fill len", write_file },
	{ "read", "fd off len", read_part },
	{ "hash", "fd", hash },
	{ "truncate", "fd size", truncate_file },
	{ "seek", "fd off", seek },
	{ "chmod", "fd mode", change_mode },
	{ "seal", "fd seals", seal },
	{ "fallocate", "fd mode off len", allocate },
	{ "tell", "fd", tell },
	{ "seals", "fd", seals },
	{ "flags", "fd", flags },
	{ "mode", "fd", mode },
	{ "size", "fd", size },
	{ "links", "fd", links },
	{ "mmap", "fd prot", map },
	{ NULL, NULL, NULL },
};

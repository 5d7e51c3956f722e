// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>
#include "agent.h"
#include "archive.h"

static void put(int archive, const void *bytes, size_t length)
{
	if (write(archive, bytes, length) != (ssize_t)length)
		give_up(machine.line, "no memory for the next initramfs: %s", strerror(errno));
}

/* Everything begins at a multiple of four. */
static void align(int archive)
{
	off_t at = lseek(archive, 0, SEEK_CUR);

	put(archive, "\0\0\0", (size_t)(-at & 3));
}

static void header(int archive, const char *path, unsigned int mode, size_t length)
{
	static unsigned int inode;
	char text[128];
	int size;

	size = snprintf(text, sizeof(text), "070701%08x%08x%08x%08x%08x%08x%08zx%08x%08x%08x%08x%08zx%08x", ++inode,
			mode, 0, 0, 1, 0, length, 0, 0, 0, 0, strlen(path) + 1, 0);
	put(archive, text, (size_t)size);
	put(archive, path, strlen(path) + 1);
	align(archive);
}

int archive_begin(void)
{
	int archive = memfd_create("initramfs", MFD_CLOEXEC);

	if (archive < 0)
		give_up(machine.line, "no memory file for the next initramfs: %s", strerror(errno));
	return archive;
}

void archive_directory(int archive, const char *path)
{
	header(archive, path, S_IFDIR | 0755, 0);
}

void archive_text(int archive, const char *path, const char *text, size_t length)
{
	header(archive, path, S_IFREG | 0644, length);
	put(archive, text, length);
	align(archive);
}

int archive_file(int archive, const char *path, const char *from)
{
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	struct stat status;
	off_t done = 0;

	if (fd < 0 || fstat(fd, &status))
		return 0;
	header(archive, path, S_IFREG | (status.st_mode & 0777), (size_t)status.st_size);
	while (done < status.st_size)
		if (sendfile(archive, fd, &done, (size_t)(status.st_size - done)) <= 0)
			give_up(machine.line, "%s can not be read: %s", from, strerror(errno));
	close(fd);
	align(archive);
	return 1;
}

void archive_end(int archive)
{
	header(archive, "TRAILER!!!", 0, 0);
}

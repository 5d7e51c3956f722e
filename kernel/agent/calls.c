// SPDX-License-Identifier: GPL-2.0
/*
 * No part of the agent: linked into the tests of a kernel's own tree (ld
 * --wrap), it tells the log what they ask of LUO and what they were answered.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>
#include "luo_uapi.h"

int __real_open(const char *path, int flags, ...);
int __real_close(int fd);
int __real_ioctl(int fd, unsigned long request, ...);
int __real_memfd_create(const char *name, unsigned int flags);
pid_t __real_fork(void);

static void tell(const char *format, ...)
{
	int before = errno, length, log;
	char text[512];
	va_list arguments;

	length = snprintf(text, sizeof(text), "<6>LUO c pid=%d ", getpid());
	va_start(arguments, format);
	length += vsnprintf(text + length, sizeof(text) - length, format, arguments);
	va_end(arguments);
	log = __real_open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
	if (log >= 0) {
		(void)!write(log, text, length);
		__real_close(log);
	}
	errno = before;
}

static int answer(int result)
{
	return result < 0 ? -errno : result;
}

/* A name of up to 64 bytes, each as %xx. */
static const char *encoded(const char *name)
{
	static char text[3 * LUO_NAME + 1];
	size_t i;

	text[0] = 0;
	for (i = 0; i < LUO_NAME && name[i]; i++)
		sprintf(text + 3 * i, "%%%02x", (unsigned char)name[i]);
	return text;
}

int __wrap_open(const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;
	int fd;

	va_start(arguments, flags);
	mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	fd = __real_open(path, flags, mode);
	if (!strcmp(path, "/dev/liveupdate"))
		tell("op=open_dev as=%d ret=%d", fd, fd < 0 ? answer(fd) : 0);
	else if (fd >= 0)
		tell("op=open_file type=X as=%d ret=0", fd);
	return fd;
}

int __wrap_memfd_create(const char *name, unsigned int flags)
{
	int fd = __real_memfd_create(name, flags);

	if (fd >= 0)
		tell("op=open_file type=A as=%d ret=0", fd);
	return fd;
}

int __wrap_close(int fd)
{
	int result = __real_close(fd);

	tell("op=close fd=%d ret=%d", fd, answer(result));
	return result;
}

pid_t __wrap_fork(void)
{
	pid_t child = __real_fork();

	if (!child)
		tell("op=fork parent=%d", getppid());
	return child;
}

int __wrap_ioctl(int fd, unsigned long request, ...)
{
	union {
		void *place;
		struct luo_session_name *name;
		struct luo_session_fd *file;
		struct luo_session_finish *finish;
		struct luo_session_get_name *get_name;
	} argument;
	va_list arguments;
	char name[LUO_NAME] = "";
	int result;

	va_start(arguments, request);
	argument.place = va_arg(arguments, void *);
	va_end(arguments);
	if (request == LUO_CREATE_SESSION || request == LUO_RETRIEVE_SESSION)
		memcpy(name, argument.name->name, LUO_NAME);
	result = __real_ioctl(fd, request, argument.place);
	switch (request) {
	case LUO_CREATE_SESSION:
	case LUO_RETRIEVE_SESSION:
		tell("op=%s dev=%d name=%s as=%d ret=%d", request == LUO_CREATE_SESSION ? "create_session" : "retrieve_session",
		     fd, encoded(name), argument.name->fd, answer(result));
		break;
	case LUO_PRESERVE_FD:
		tell("op=preserve_fd session=%d fd=%d token=%llu ret=%d", fd, argument.file->fd,
		     (unsigned long long)argument.file->token, answer(result));
		break;
	case LUO_RETRIEVE_FD:
		tell("op=retrieve_fd session=%d token=%llu as=%d ret=%d", fd,
		     (unsigned long long)argument.file->token, argument.file->fd, answer(result));
		break;
	case LUO_FINISH:
		tell("op=finish session=%d reserved=%u ret=%d", fd, argument.finish->reserved, answer(result));
		break;
	case LUO_GET_NAME:
		tell("op=get_name session=%d reserved=%u ret=%d", fd, argument.get_name->reserved, answer(result));
		break;
	default:
		break;
	}
	return result;
}

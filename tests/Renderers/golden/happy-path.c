// SPDX-License-Identifier: GPL-2.0
/*
 * linux-7.3 on tiny, as the model predicts it: 9 commands.
 * Its files are memfds.
 *
 * Each kernel has its stage. A stage that ends in a reboot makes the call itself, so the next
 * kernel has to be loaded before, by kexec_file_load():
 * 	PROGRAM --stage 1
 * 	PROGRAM --stage 2
 *
 * Again in the model: ./luo trace 'REPLAY'
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/liveupdate.h>

static int tests, failures;

static void report(int good, const char *what)
{
	printf("%sok %d %s\n", good ? "" : "not ", ++tests, what);
	failures += !good;
	fflush(stdout);
}

/* One call of the trace: what it must answer is what the model says. */
static void check(int got, int expected, const char *what)
{
	report(got == expected, what);
	if (got != expected)
		printf("# it answered %d, expected %d\n", got, expected);
}

static int open_device(int *fd)
{
	*fd = open("/dev/liveupdate", O_RDWR);
	return *fd < 0 ? -errno : 0;
}

static int luo_call(int fd, unsigned long request, void *argument, size_t size)
{
	int result = ioctl(fd, request, argument);

	(void)size;
	return result < 0 ? -errno : result;
}

static int create_session(int device, const char *name, int *fd)
{
	struct liveupdate_ioctl_create_session arg = { .size = sizeof(arg) };
	size_t length = strlen(name);
	int result;

	memcpy(arg.name, name, length < sizeof(arg.name) ? length : sizeof(arg.name));
	result = luo_call(device, LIVEUPDATE_IOCTL_CREATE_SESSION, &arg, sizeof(arg));
	*fd = result ? -1 : arg.fd;
	return result;
}

static int retrieve_session(int device, const char *name, int *fd)
{
	struct liveupdate_ioctl_retrieve_session arg = { .size = sizeof(arg) };
	size_t length = strlen(name);
	int result;

	memcpy(arg.name, name, length < sizeof(arg.name) ? length : sizeof(arg.name));
	result = luo_call(device, LIVEUPDATE_IOCTL_RETRIEVE_SESSION, &arg, sizeof(arg));
	*fd = result ? -1 : arg.fd;
	return result;
}

static int preserve_fd(int session, int fd, uint64_t token)
{
	struct liveupdate_session_preserve_fd arg = { .size = sizeof(arg), .fd = fd, .token = token };

	return luo_call(session, LIVEUPDATE_SESSION_PRESERVE_FD, &arg, sizeof(arg));
}

static int retrieve_fd(int session, uint64_t token, int *fd)
{
	struct liveupdate_session_retrieve_fd arg = { .size = sizeof(arg), .token = token };
	int result = luo_call(session, LIVEUPDATE_SESSION_RETRIEVE_FD, &arg, sizeof(arg));

	*fd = result ? -1 : arg.fd;
	return result;
}

static int finish(int session, uint32_t reserved)
{
	struct liveupdate_session_finish arg = { .size = sizeof(arg), .reserved = reserved };

	return luo_call(session, LIVEUPDATE_SESSION_FINISH, &arg, sizeof(arg));
}

/* A file that is memory and holds its own name. */
static int make_memory(const char *name, int *fd)
{
	*fd = memfd_create(name, MFD_ALLOW_SEALING);
	if (*fd < 0)
		return -errno;
	return pwrite(*fd, name, strlen(name), 0) < 0 ? -errno : 0;
}

static int holds(int fd, const char *name)
{
	char content[64] = "";

	return pread(fd, content, sizeof(content) - 1, 0) >= 0 && !strcmp(content, name);
}

static int drop(int *fd)
{
	int result = close(*fd);

	*fd = -1;
	return result < 0 ? -errno : 0;
}

/* The loaded image takes over. Comes back only when LUO or the kernel refuses. */
static int jump(void)
{
	fflush(stdout);
	return reboot(RB_KEXEC) < 0 ? -errno : 0;
}

static int fd_dev = -1;
static int fd_f1 = -1;
static int fd_f1_again = -1;
static int fd_f2 = -1;
static int fd_f2_again = -1;
static int fd_s1 = -1;
static int fd_s1_again = -1;

static void stage_1(void)
{
	check(open_device(&fd_dev), 0, "open_dev -> dev");
	check(make_memory("f1", &fd_f1), 0, "open_file f1 -> f1");
	check(make_memory("f2", &fd_f2), 0, "open_file f2 -> f2");
	check(create_session(fd_dev, "s1", &fd_s1), 0, "1 create_session \"s1\" -> s1");
	check(preserve_fd(fd_s1, fd_f1, 1ULL), 0, "2 preserve_fd s1 f1 token 1");
	check(preserve_fd(fd_s1, fd_f2, 2ULL), 0, "3 preserve_fd s1 f2 token 2");
	printf("# the next kernel goes on with the next stage\n");
	printf("# it answered %d\n", jump());
	report(0, "4 reboot leads into the next kernel");
}

static void stage_2(void)
{
	check(open_device(&fd_dev), 0, "open_dev -> dev");
	check(retrieve_session(fd_dev, "s1", &fd_s1_again), 0, "5 retrieve_session \"s1\" -> s1'");
	check(retrieve_fd(fd_s1_again, 1ULL, &fd_f1_again), 0, "6 retrieve_fd s1' token 1 -> f1'");
	report(holds(fd_f1_again, "f1"), "6 retrieve_fd s1' token 1 -> f1': it is f1");
	check(retrieve_fd(fd_s1_again, 2ULL, &fd_f2_again), 0, "7 retrieve_fd s1' token 2 -> f2'");
	report(holds(fd_f2_again, "f2"), "7 retrieve_fd s1' token 2 -> f2': it is f2");
	check(finish(fd_s1_again, 0), 0, "8 finish s1'");
	check(drop(&fd_s1_again), 0, "9 close s1'");
}

int main(int argc, char **argv)
{
	int stage = argc == 3 && !strcmp(argv[1], "--stage") ? atoi(argv[2]) : 1;

	printf("KTAP version 1\n");
	if (access("/dev/liveupdate", F_OK)) {
		printf("1..0 # SKIP no /dev/liveupdate\n");
		return 4;
	}
	switch (stage) {
	case 1:
		printf("1..6\n");
		stage_1();
		break;
	case 2:
		printf("1..8\n");
		stage_2();
		break;
	default:
		fprintf(stderr, "usage: %s [--stage N]\n", argv[0]);
		return 2;
	}
	return failures ? 1 : 0;
}

// SPDX-License-Identifier: GPL-2.0
/*
 * linux-7.3 on small, as the model predicts it: 8 commands.
 * LUO027 is violated: An FLB that was handed over is finished when its last file is and no driver holds a reference, also when nobody fetched it before, unless its retrieve failed, its module goes or no handler links it.
 * LUO028 is violated: The count that is handed over for an FLB is the number of preserved files that use it.
 * Command 3, flb_get_out g: not reachable in a released kernel: it needs a driver with an FLB: the only FLBs of a released kernel are those of the test lib/tests/liveupdate.c.
 * Command 5, flb_get_in g: not reachable in a released kernel: it needs a driver with an FLB: the only FLBs of a released kernel are those of the test lib/tests/liveupdate.c.
 * Command 6, flb_put_in g: not reachable in a released kernel: it needs a driver with an FLB: the only FLBs of a released kernel are those of the test lib/tests/liveupdate.c.
 * It needs the module luo_mock; without it the test is skipped.
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

#define LUO_MOCK_NAME		48
#define LUO_MOCK_HANDLERS	8
#define LUO_MOCK_FLBS		4
#define LUO_MOCK_FIRST_HANDLER	'A'
#define LUO_MOCK_FIRST_FLB	'F'
#define LUO_MOCK_ANY		0xff
#define LUO_MOCK_NO_TOKEN	(~0ULL)
enum luo_mock_callback {
	LUO_MOCK_CAN_PRESERVE,
	LUO_MOCK_PRESERVE,
	LUO_MOCK_UNPRESERVE,
	LUO_MOCK_FREEZE,
	LUO_MOCK_UNFREEZE,
	LUO_MOCK_RETRIEVE,
	LUO_MOCK_CAN_FINISH,
	LUO_MOCK_FINISH,
	LUO_MOCK_GET_ID,
	LUO_MOCK_FLB_PRESERVE,
	LUO_MOCK_FLB_UNPRESERVE,
	LUO_MOCK_FLB_RETRIEVE,
	LUO_MOCK_FLB_FINISH,
	LUO_MOCK_CALLBACKS
};
enum luo_mock_owner {
	LUO_MOCK_OWNER_STAND_IN,
	LUO_MOCK_OWNER_MODULE,
	LUO_MOCK_OWNER_NONE,
};
enum luo_mock_can_finish {
	LUO_MOCK_ALWAYS,
	LUO_MOCK_RETRIEVED,
	LUO_MOCK_NEEDS,
};
struct luo_mock_request {
	__u32 slot;
	__u32 flb;
	__s32 value;
	__s32 times;
	__u32 callback;
	__u32 flags;
	__u64 token;
	__u64 word;
	char name[LUO_MOCK_NAME];
	char other[LUO_MOCK_NAME];
};
#define LUO_MOCK_IO(nr)		_IOWR('L', nr, struct luo_mock_request)
#define LUO_MOCK_RESET		LUO_MOCK_IO(0)
#define LUO_MOCK_OPEN_FILE	LUO_MOCK_IO(1)
#define LUO_MOCK_REGISTER	LUO_MOCK_IO(2)
#define LUO_MOCK_UNREGISTER	LUO_MOCK_IO(3)
#define LUO_MOCK_LINK		LUO_MOCK_IO(4)
#define LUO_MOCK_UNLINK		LUO_MOCK_IO(5)
#define LUO_MOCK_GET_INCOMING	LUO_MOCK_IO(6)
#define LUO_MOCK_PUT_INCOMING	LUO_MOCK_IO(7)
#define LUO_MOCK_GET_OUTGOING	LUO_MOCK_IO(8)
#define LUO_MOCK_PUT_OUTGOING	LUO_MOCK_IO(9)
#define LUO_MOCK_SET_MODULE	LUO_MOCK_IO(10)
#define LUO_MOCK_SET_CAN_FINISH	LUO_MOCK_IO(11)
#define LUO_MOCK_SET_USE_FLB	LUO_MOCK_IO(12)
#define LUO_MOCK_SET_CALLBACKS	LUO_MOCK_IO(13)
#define LUO_MOCK_SET_OWNER	LUO_MOCK_IO(14)
#define LUO_MOCK_SET_COMPATIBLE	LUO_MOCK_IO(15)
#define LUO_MOCK_INJECT		LUO_MOCK_IO(16)
#define LUO_MOCK_CLEAR_INJECTS	LUO_MOCK_IO(17)
#define LUO_MOCK_HOLD		LUO_MOCK_IO(18)
#define LUO_MOCK_RELEASE	LUO_MOCK_IO(19)
#define LUO_MOCK_TOKEN		LUO_MOCK_IO(20)
#define LUO_MOCK_NAME_OF	LUO_MOCK_IO(21)
#define LUO_MOCK_REFS_OF	LUO_MOCK_IO(22)
#define LUO_MOCK_DIGEST		LUO_MOCK_IO(23)
#define LUO_MOCK_REBOOT_HOOK	LUO_MOCK_IO(24)
#define LUO_MOCK_SET_POSITION	LUO_MOCK_IO(25)
#define LUO_MOCK_GET_POSITION	LUO_MOCK_IO(26)
#define LUO_MOCK_LEFT		LUO_MOCK_IO(27)
#define LUO_MOCK_LEFT_MODULE	1
#define LUO_MOCK_LEFT_FLB	2
#define LUO_MOCK_LEFT_HANDLE	4
#define LUO_MOCK_LEFT_FILE	8

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

static int finish(int session, uint32_t reserved)
{
	struct liveupdate_session_finish arg = { .size = sizeof(arg), .reserved = reserved };

	return luo_call(session, LIVEUPDATE_SESSION_FINISH, &arg, sizeof(arg));
}

/* The loaded image takes over. Comes back only when LUO or the kernel refuses. */
static int jump(void)
{
	fflush(stdout);
	return reboot(RB_KEXEC) < 0 ? -errno : 0;
}

static int mock_fd = -1;

static int mock(unsigned long request, struct luo_mock_request *arg)
{
	int result = ioctl(mock_fd, request, arg);

	return result < 0 ? -errno : result;
}

/* A request about a handler and an FLB, where it is about one. */
static int mock_do(unsigned long request, unsigned int handler, unsigned int flb, int value, unsigned int flags)
{
	struct luo_mock_request arg = { .slot = handler, .flb = flb, .value = value, .flags = flags };

	return mock(request, &arg);
}

static int mock_open(const char *name, unsigned int handler, uint64_t inode, const char *needs, int *fd)
{
	struct luo_mock_request arg = { .slot = handler, .token = inode };

	strcpy(arg.name, name);
	strcpy(arg.other, needs);
	*fd = mock(LUO_MOCK_OPEN_FILE, &arg);
	return *fd < 0 ? *fd : 0;
}

/* The session of the next call: callbacks are not told, and a mock that insists on other files wants to know. */
static void mock_tell(const char *session)
{
	struct luo_mock_request arg = { .token = LUO_MOCK_NO_TOKEN };

	strncpy(arg.other, session, sizeof(arg.other) - 1);
	mock(LUO_MOCK_TOKEN, &arg);
}

static int fd_dev = -1;
static int fd_f1 = -1;
static int fd_f2 = -1;
static int fd_f3 = -1;
static int fd_s1 = -1;
static int fd_s1_again = -1;

static void stage_1(void)
{
	mock_do(LUO_MOCK_RESET, LUO_MOCK_ANY, LUO_MOCK_ANY, 1, 0);
	mock_do(LUO_MOCK_SET_CALLBACKS, 0, LUO_MOCK_ANY, 0, 1u << LUO_MOCK_CAN_PRESERVE | 1u << LUO_MOCK_PRESERVE | 1u << LUO_MOCK_UNPRESERVE | 1u << LUO_MOCK_RETRIEVE | 1u << LUO_MOCK_FINISH | 1u << LUO_MOCK_FREEZE | 1u << LUO_MOCK_UNFREEZE | 1u << LUO_MOCK_CAN_FINISH);
	mock_do(LUO_MOCK_SET_CAN_FINISH, 0, LUO_MOCK_ANY, LUO_MOCK_NEEDS, 0);
	mock_do(LUO_MOCK_SET_CALLBACKS, 1, LUO_MOCK_ANY, 0, 1u << LUO_MOCK_CAN_PRESERVE | 1u << LUO_MOCK_PRESERVE | 1u << LUO_MOCK_UNPRESERVE | 1u << LUO_MOCK_RETRIEVE | 1u << LUO_MOCK_FINISH);
	check(mock_do(LUO_MOCK_REGISTER, 0, LUO_MOCK_ANY, 0, 0), 0, "register full");
	check(mock_do(LUO_MOCK_REGISTER, 1, LUO_MOCK_ANY, 0, 0), 0, "register spare");
	check(mock_do(LUO_MOCK_LINK, 0, 0, 0, 0), 0, "register_flb full g");
	check(mock_do(LUO_MOCK_LINK, 1, 0, 0, 0), 0, "register_flb spare g");
	check(open_device(&fd_dev), 0, "open_dev -> dev");
	check(mock_open("f1", 0, 0, "", &fd_f1), 0, "open_file f1 -> f1");
	check(mock_open("f2", 0, 0, "f1", &fd_f2), 0, "open_file f2 -> f2");
	check(mock_open("f3", 1, 0, "", &fd_f3), 0, "open_file f3 -> f3");
	check(create_session(fd_dev, "s1", &fd_s1), 0, "1 create_session \"s1\" -> s1");
	mock_tell("s1");
	check(preserve_fd(fd_s1, fd_f1, 1ULL), 0, "2 preserve_fd s1 f1 token 1");
	check(mock_do(LUO_MOCK_GET_OUTGOING, LUO_MOCK_ANY, 0, 0, 0), 0, "3 flb_get_out g");
	printf("# the next kernel goes on with the next stage\n");
	printf("# it answered %d\n", jump());
	report(0, "4 reboot leads into the next kernel");
}

static void stage_2(void)
{
	mock_do(LUO_MOCK_SET_CALLBACKS, 0, LUO_MOCK_ANY, 0, 1u << LUO_MOCK_CAN_PRESERVE | 1u << LUO_MOCK_PRESERVE | 1u << LUO_MOCK_UNPRESERVE | 1u << LUO_MOCK_RETRIEVE | 1u << LUO_MOCK_FINISH | 1u << LUO_MOCK_FREEZE | 1u << LUO_MOCK_UNFREEZE | 1u << LUO_MOCK_CAN_FINISH);
	mock_do(LUO_MOCK_SET_CALLBACKS, 1, LUO_MOCK_ANY, 0, 1u << LUO_MOCK_CAN_PRESERVE | 1u << LUO_MOCK_PRESERVE | 1u << LUO_MOCK_UNPRESERVE | 1u << LUO_MOCK_RETRIEVE | 1u << LUO_MOCK_FINISH);
	check(mock_do(LUO_MOCK_REGISTER, 0, LUO_MOCK_ANY, 0, 0), 0, "register full");
	check(mock_do(LUO_MOCK_REGISTER, 1, LUO_MOCK_ANY, 0, 0), 0, "register spare");
	check(mock_do(LUO_MOCK_LINK, 0, 0, 0, 0), 0, "register_flb full g");
	check(mock_do(LUO_MOCK_LINK, 1, 0, 0, 0), 0, "register_flb spare g");
	check(open_device(&fd_dev), 0, "open_dev -> dev");
	check(mock_do(LUO_MOCK_GET_INCOMING, LUO_MOCK_ANY, 0, 0, 0), 0, "5 flb_get_in g");
	check(mock_do(LUO_MOCK_PUT_INCOMING, LUO_MOCK_ANY, 0, 0, 0), 0, "6 flb_put_in g");
	check(retrieve_session(fd_dev, "s1", &fd_s1_again), 0, "7 retrieve_session \"s1\" -> s1'");
	check(finish(fd_s1_again, 0), 0, "8 finish s1'");
}

int main(int argc, char **argv)
{
	int stage = argc == 3 && !strcmp(argv[1], "--stage") ? atoi(argv[2]) : 1;

	printf("KTAP version 1\n");
	if (access("/dev/liveupdate", F_OK)) {
		printf("1..0 # SKIP no /dev/liveupdate\n");
		return 4;
	}
	mock_fd = open("/dev/luo_mock", O_RDWR);
	if (mock_fd < 0) {
		printf("1..0 # SKIP no /dev/luo_mock\n");
		return 4;
	}
	switch (stage) {
	case 1:
		printf("1..11\n");
		stage_1();
		break;
	case 2:
		printf("1..9\n");
		stage_2();
		break;
	default:
		fprintf(stderr, "usage: %s [--stage N]\n", argv[0]);
		return 2;
	}
	return failures ? 1 : 0;
}

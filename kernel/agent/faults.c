// SPDX-License-Identifier: GPL-2.0
/*
 * Failures that user space can cause by itself: no descriptor number left, an
 * answer that can not be written. And the kernel's fault injection, which
 * counts the failing points that one task passes.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include "agent.h"

#define PAGE 4096

static int armed[FAULT_KINDS];
static const char *const kinds[FAULT_KINDS] = { "fd", "copy_to_user" };
static struct rlimit limit;
static void *page;

int fault_arm(const char *kind, int n)
{
	int i;

	for (i = 0; i < FAULT_KINDS; i++)
		if (!strcmp(kind, kinds[i])) {
			armed[i] = n;
			return 0;
		}
	return -EOPNOTSUPP;
}

void faults_clear(void)
{
	memset(armed, 0, sizeof(armed));
}

/* A use that got by counts; the one that fails is told. */
static int fault_end(enum fault_kind kind, int result, int failure)
{
	if (armed[kind] == 1 && result == failure) {
		armed[kind] = 0;
		say("e ev=fault kind=%s", kinds[kind]);
	} else if (armed[kind] > 1 && result >= 0) {
		armed[kind]--;
	}
	return result;
}

void fault_fd_begin(void)
{
	struct rlimit none;
	int lowest;

	if (armed[FAULT_FD] != 1)
		return;
	lowest = dup(STDIN_FILENO);
	close(lowest);
	getrlimit(RLIMIT_NOFILE, &limit);
	none = limit;
	none.rlim_cur = lowest;
	setrlimit(RLIMIT_NOFILE, &none);
}

int fault_fd_end(int result)
{
	if (armed[FAULT_FD] == 1)
		setrlimit(RLIMIT_NOFILE, &limit);
	return fault_end(FAULT_FD, result, -EMFILE);
}

void *fault_copy_place(const void *argument, size_t size)
{
	if (armed[FAULT_COPY] != 1)
		return NULL;
	if (!page)
		page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(page, PAGE, PROT_READ | PROT_WRITE);
	memcpy(page, argument, size < PAGE ? size : PAGE);
	mprotect(page, PAGE, PROT_READ);
	return page;
}

int fault_copy_end(int result)
{
	return fault_end(FAULT_COPY, result, -EFAULT);
}

static __thread int nth_fd = -1;

/* Allocations that may wait fail only where that is asked for, and single pages too. */
static void fault_points_all(void)
{
	static const char *const options[][2] = {
		{ "/sys/kernel/debug/failslab/ignore-gfp-wait", "N" },
		{ "/sys/kernel/debug/fail_page_alloc/ignore-gfp-wait", "N" },
		{ "/sys/kernel/debug/fail_page_alloc/min-order", "0" },
	};
	static bool done;
	size_t i;

	for (i = 0; !done && i < ARRAY_SIZE(options); i++) {
		int fd = open(options[i][0], O_WRONLY | O_CLOEXEC);

		if (fd >= 0)
			(void)!write(fd, options[i][1], 1);
		close(fd);
	}
	done = true;
}

/* Arms the kernel's fault injection around the one call that is meant. 0, or why there is none: the kernel was built without it. */
int fault_nth_begin(struct call *call)
{
	int n = (int)get_number(&call->command, "nth", 0);
	char text[16];
	int length = snprintf(text, sizeof(text), "%d", n);

	if (!n)
		return 0;
	fault_points_all();
	if (nth_fd < 0)
		nth_fd = open("/proc/thread-self/fail-nth", O_RDWR | O_CLOEXEC);
	if (nth_fd < 0)
		return -EOPNOTSUPP;
	return pwrite(nth_fd, text, length, 0) == length ? 0 : -errno;
}

/* Hands the result on; tells how many points were not reached, 0: it failed. Switched off either way. */
int fault_nth_end(struct call *call, int result)
{
	char text[16] = "";
	int left = 0;

	if (!get_number(&call->command, "nth", 0))
		return result;
	if (nth_fd >= 0 && pread(nth_fd, text, sizeof(text) - 1, 0) > 0)
		left = atoi(text);
	if (nth_fd >= 0 && left)
		(void)!pwrite(nth_fd, "0", 1, 0);
	line_add(&call->result, " nthleft=%d", left);
	return result;
}

// SPDX-License-Identifier: GPL-2.0
/* What happens to the machine: reboots, the module, sequences, tasks. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "agent.h"

/* The hook alone, called by the module: no jump follows. */
static int hook_only(struct call *call)
{
	struct luo_mock_request request;

	say("b %d task=%s", call->command.line, task_name(call->task));
	mock_request(&request);
	machine.touched = true;
	return mock_ask(LUO_MOCK_REBOOT_HOOK, &request);
}

static int reboot_machine(struct call *call)
{
	int result;

	if (has_key(&call->command, "nokexec"))
		return hook_only(call);
	result = load_next_kernel(&call->command, call->command.line, "");
	if (result) {
		line_add(&call->result, " load=%d", result);
		return result;
	}
	if (!call->background)
		say("b %d task=%s", call->command.line, task_name(call->task));
	result = fault_nth_begin(call);
	return result ? result : fault_nth_end(call, jump());
}

static int cold_boot(struct call *call)
{
	struct luo_mock_request request;
	int result;

	mock_request(&request);
	request.value = call->command.line;
	request.flags = (uint32_t)machine.generation + 1;
	result = mock_ask(LUO_MOCK_SET_POSITION, &request);
	if (result)
		return result;
	say("b %d task=%s", call->command.line, task_name(call->task));
	reset_machine();
}

static void what_is_left(struct line *line, int left)
{
	static const char *const names[] = { "mod", "flb", "handles", "refs" };
	const char *separator = " dirty=";
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (left & 1 << i) {
			line_add(line, "%s%s", separator, names[i]);
			separator = ",";
		}
	if (machine.touched)
		line_add(line, "%s%s", separator, "incoming");
}

/* Takes back what the last sequence made; what is left. */
static int clean_up(void)
{
	struct luo_mock_request request;
	int left;

	mock_request(&request);
	request.word = LUO_MOCK_NO_TOKEN;
	mock_ask(LUO_MOCK_RELEASE, &request);
	faults_clear();
	tasks_settle();
	names_close_all();
	mock_request(&request);
	request.value = 1;
	left = mock_ask(LUO_MOCK_RESET, &request);
	return left > 0 ? left : 0;
}

/*
 * Begins a sequence in a kernel that looks as after boot: this one, where the
 * last sequence left nothing, else a new one if there is an image to jump to.
 */
static int sequence(struct call *call)
{
	const char *boot = get_text(&call->command, "boot"), *name = need_text(&call->command, "name");
	bool fresh = machine.fresh || machine.unused, force = boot && !strcmp(boot, "new");
	struct line line;
	int left;

	if (boot && !force)
		give_up(call->command.line, "boot=%s: expected new", boot);
	machine.fresh = machine.unused = false;
	left = clean_up();
	machine.generation = 0;
	if (!fresh && (force || left || machine.touched) &&
	    !load_next_kernel(NULL, call->command.line, "fresh=1"))
		jump();
	machine.generation = 1;
	machine.digest = get_number(&call->command, "digest", 0);
	machine.skipping = left || machine.touched;
	line_begin(&line, "s %d", call->command.line);
	line_add_bytes(&line, "name", name, strlen(name));
	what_is_left(&line, left);
	line_end(&line);
	if (machine.skipping)
		say("skip %d", call->command.line);
	else if (machine.digest)
		mock_digest(true);
	return 0;
}

static int crash(struct call *call)
{
	names_crash(task_find(need_text(&call->command, "of")));
	return 0;
}

static int wait_for(struct call *call)
{
	task_wait(need_text(&call->command, "of"), call->command.line);
	return 0;
}

static int sleep_ms(struct call *call)
{
	uint64_t ms = need_number(&call->command, "ms");

	if (ms > 1000)
		give_up(call->command.line, "ms=%llu: up to 1000", (unsigned long long)ms);
	usleep((useconds_t)(ms * 1000));
	return 0;
}

static int write_log(struct call *call)
{
	line_add_bytes(&call->result, "text", need_text(&call->command, "text"),
		       find_key(&call->command, "text")->length);
	return 0;
}

static int cat(struct call *call)
{
	char text[201];

	errno = 0;
	if (!read_file(need_text(&call->command, "path"), text, sizeof(text)))
		return errno ? -errno : -EIO;
	line_add_bytes(&call->result, "text", text, strlen(text));
	return 0;
}

static int exists(struct call *call)
{
	return access(need_text(&call->command, "path"), F_OK) ? -errno : 0;
}

static int write_path(struct call *call)
{
	const char *data = need_text(&call->command, "data");
	int fd = open(need_text(&call->command, "path"), O_WRONLY | O_CLOEXEC), result = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, data, strlen(data)) < 0)
		result = -errno;
	close(fd);
	return result;
}

static int remove_module(struct call *call)
{
	(void)call;
	return mock_unload();
}

static int insert_module(struct call *call)
{
	(void)call;
	return mock_load(machine.generation) ? 0 : -ENOENT;
}

const struct operation machine_operations[] = {
	{ "reboot", "nokexec kernel add remove module load", reboot_machine },
	{ "cold_boot", "", cold_boot },
	{ "sequence", "name digest boot", sequence },
	{ "crash", "of", crash },
	{ "wait", "of", wait_for },
	{ "sleep", "ms", sleep_ms },
	{ "log", "text", write_log },
	{ "cat", "path", cat },
	{ "exists", "path", exists },
	{ "echo", "path data", write_path },
	{ "rmmod", "", remove_module },
	{ "insmod", "", insert_module },
	{ NULL, NULL, NULL },
};

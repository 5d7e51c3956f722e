// SPDX-License-Identifier: GPL-2.0
/*
 * init: mounts what is needed, finds out where the script goes on, performs it
 * line by line and ends the machine. Start here; agent.h says what lies where.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "agent.h"

struct machine machine;

bool read_file(const char *path, char *text, size_t room)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return false;
	got = read(fd, text, room - 1);
	close(fd);
	if (got < 0)
		return false;
	while (got && text[got - 1] == '\n')
		got--;
	text[got] = 0;
	return true;
}

void end_machine(void)
{
	sync();
	reset_machine();
}

static void mount_all(void)
{
	static const char *const mounts[][3] = {
		{ "devtmpfs", "/dev", "devtmpfs" },
		{ "proc", "/proc", "proc" },
		{ "sysfs", "/sys", "sysfs" },
		{ "debugfs", "/sys/kernel/debug", "debugfs" },
		{ "tmpfs", "/tmp", "tmpfs" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(mounts); i++) {
		mkdir(mounts[i][1], 0755);
		mount(mounts[i][0], mounts[i][1], mounts[i][2], 0, NULL);
	}
}

/* Descriptors 0 to 2, and room for thousands of sessions. */
static void open_standard(void)
{
	struct rlimit many = { 65536, 65536 };

	while (open("/dev/null", O_RDWR) < 2)
		continue;
	setrlimit(RLIMIT_NOFILE, &many);
}

static int number_in(const char *text, const char *key, int otherwise)
{
	const char *at = strstr(text, key);

	return at ? atoi(at + strlen(key)) : otherwise;
}

/* After a cold boot the position comes from the module, after a jump from the initramfs. */
static void find_position(void)
{
	struct luo_mock_request request;
	char next[256];
	bool module = true;

	machine.generation = 1;
	if (read_file("/luo/next", next, sizeof(next))) {
		machine.line = number_in(next, "line=", 0);
		machine.generation = number_in(next, "generation=", 1);
		machine.digest = number_in(next, "digest=", 0);
		machine.fresh = number_in(next, "fresh=", 0);
		machine.touched = machine.pending_reboot = !machine.fresh;
		module = number_in(next, "module=", 1);
		if (module)
			mock_load(machine.generation);
		return;
	}
	mock_load(machine.generation);
	mock_request(&request);
	switch (mock_ask(LUO_MOCK_GET_POSITION, &request)) {
	case 0:
		machine.line = request.value;
		machine.generation = (int)request.flags;
		machine.touched = machine.pending_cold_boot = true;
		break;
	case -EEXIST:
		/* A panic, or a jump into nowhere: nobody asked for this boot. */
		say("x 0 the machine was reset");
		halt_machine();
	default:
		machine.unused = true;
	}
}

static const struct operation *find_operation(const char *name)
{
	const struct operation *const tables[] = { luo_operations, mock_operations, rule_operations,
						   file_operations, program_operations, machine_operations };
	const struct operation *operation;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tables); i++)
		for (operation = tables[i]; operation->name; operation++)
			if (!strcmp(operation->name, name))
				return operation;
	return NULL;
}

void call_run(struct call *call)
{
	call->ret = call->operation->perform(call);
	if (!call->background)
		tasks_quiet(call->task);
	call_report(call);
}

void call_report(struct call *call)
{
	struct line line;

	if (machine.digest)
		mock_digest(false);
	/* A sequence says itself how it begins. */
	if (!strcmp(call->command.op, "sequence"))
		return;
	line_begin(&line, "r %d ret=%d", call->command.line, call->ret);
	line_add(&line, "%s", call->result.text);
	line_end(&line);
}

static void check_keys(const struct command *command, const struct operation *operation)
{
	char keys[256];
	const char *foreign;

	snprintf(keys, sizeof(keys), "%s task bg nth", operation->keys);
	foreign = first_foreign_key(command, keys);
	if (foreign)
		give_up(command->line, "%s does not know %s=", command->op, foreign);
}

static void perform(const char *text, int number)
{
	struct call *call = calloc(1, sizeof(*call));
	const char *task;

	if (!script_parse(text, number, call->room, &call->command)) {
		free(call);
		return;
	}
	machine.line = number;
	call->operation = find_operation(call->command.op);
	if (!call->operation)
		give_up(number, "there is no operation %s", call->command.op);
	check_keys(&call->command, call->operation);
	if (machine.skipping && strcmp(call->command.op, "sequence")) {
		free(call);
		return;
	}
	task = get_text(&call->command, "task");
	call->task = task_find(task ? task : "main");
	call->background = has_key(&call->command, "bg");
	task_perform(call);
	/* A worker keeps its last call until it gets another one. */
	if (!task)
		free(call);
}

/* The reboot that led here is answered by its new kernel. */
static void answer_reboot(void)
{
	if (machine.pending_reboot)
		say("e ev=kexec");
	if (machine.pending_cold_boot)
		say("e ev=cold_boot");
	if (!machine.pending_reboot && !machine.pending_cold_boot)
		return;
	if (machine.digest)
		mock_digest(true);
	say("r %d ret=0", machine.line);
}

int main(void)
{
	struct utsname system;
	int line;

	mount_all();
	open_standard();
	log_open();
	if (!read_file("/luo/kernel", machine.kernel, sizeof(machine.kernel)))
		give_up(0, "there is no name of the kernel at /luo/kernel");
	script_load(&machine.script, "/luo/script");
	tasks_begin();
	find_position();
	uname(&system);
	say("boot gen=%d kernel=%s release=%s dev=%d module=%d line=%d", machine.generation, machine.kernel,
	    system.release, !access("/dev/liveupdate", F_OK), mock_present(), machine.line);
	answer_reboot();
	for (line = machine.line - machine.fresh; line < machine.script.line_count; line++)
		perform(machine.script.lines[line], line + 1);
	say("end");
	end_machine();
}

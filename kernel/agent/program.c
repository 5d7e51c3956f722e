// SPDX-License-Identifier: GPL-2.0
/* Programs that a script runs: C made from traces, the tests of a kernel's own tree. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "agent.h"

struct output {
	int from;
	int line;
	size_t length;
	char text[512];
};

/* What a program writes goes to the log, line by line; false at the end. */
static bool copy_output(struct output *output)
{
	char byte;
	ssize_t got;

	while ((got = read(output->from, &byte, 1)) == 1) {
		if (byte != '\n' && output->length < sizeof(output->text) - 1) {
			output->text[output->length++] = byte;
			continue;
		}
		output->text[output->length] = 0;
		say("o %d %s", output->line, output->text);
		output->length = 0;
	}
	return got < 0;
}

/* Until the program ends; one that it leaves behind may keep its output open. */
static int watch_program(pid_t child, int from, int line)
{
	struct output output = { .from = from, .line = line };
	struct pollfd waits = { .fd = from, .events = POLLIN };
	int status;

	fcntl(from, F_SETFL, O_NONBLOCK);
	while (!waitpid(child, &status, WNOHANG)) {
		poll(&waits, 1, 20);
		if (!copy_output(&output))
			waits.fd = -1;
	}
	copy_output(&output);
	close(from);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

#define ARGUMENTS 16

static void execute(struct call *call, int output)
{
	const char *given = get_text(&call->command, "args");
	char *words = strdup(given ? given : ""), *rest, *arguments[ARGUMENTS + 1];
	int count = 0;

	arguments[count++] = (char *)need_text(&call->command, "path");
	for (char *word = strtok_r(words, " ", &rest); word && count < ARGUMENTS; word = strtok_r(NULL, " ", &rest))
		arguments[count++] = word;
	arguments[count] = NULL;
	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	execv(arguments[0], arguments);
	_exit(127);
}

/*
 * Runs a program. With "jump" an image is loaded before, so that the program's
 * own reboot leads into a kernel in which the script goes on behind this line.
 */
static int run(struct call *call)
{
	int pipes[2], result;
	pid_t child;

	if (has_key(&call->command, "jump")) {
		result = load_next_kernel(&call->command, call->command.line, "");
		if (result)
			return result;
		say("b %d task=%s", call->command.line, task_name(call->task));
	}
	if (pipe(pipes))
		return -errno;
	child = fork();
	if (child < 0)
		return -errno;
	if (!child) {
		close(pipes[0]);
		execute(call, pipes[1]);
	}
	close(pipes[1]);
	tasks_patient();
	return watch_program(child, pipes[0], call->command.line);
}

const struct operation program_operations[] = {
	{ "run", "path args jump kernel add remove module", run },
	{ NULL, NULL, NULL },
};

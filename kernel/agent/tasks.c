// SPDX-License-Identifier: GPL-2.0
/*
 * Tasks: threads that perform commands for the script, one at a time and
 * sharing all descriptors. A watcher tells when a call does not come back.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "agent.h"

/* A background command counts as asleep after so many looks in a row, 1 ms apart. */
#define ASLEEP_LOOKS	10
/* A call is stuck when its task slept at so many looks in a row, 100 ms apart. */
#define STUCK_LOOKS	20

struct task {
	struct task *next;
	char name[16];
	pid_t id;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct call *call;	/* to be done, or being done */
	bool done;
	char where[64];	/* it sleeps, as was said last */
};

static struct task main_task = { .name = "main" };
static struct task *tasks = &main_task;
/* The task for whose call the script waits, and a number that moves with every call. */
static struct task *volatile awaited;
static volatile unsigned int progress;

const char *task_name(const struct task *task)
{
	return task->name;
}

static bool proc_text(const struct task *task, const char *file, char *text, size_t room)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/task/%d/%s", task->id, file);
	return read_file(path, text, room);
}

/* Sleeping in the kernel, and where. */
static bool asleep(const struct task *task, char *where, size_t room)
{
	char text[512], *state;

	if (!proc_text(task, "stat", text, sizeof(text)))
		return false;
	state = strrchr(text, ')');
	if (!state || (state[2] != 'D' && state[2] != 'S'))
		return false;
	if (!proc_text(task, "wchan", where, room) || !*where)
		snprintf(where, room, "-");
	return true;
}

/* The kernel writes where its blocked tasks are: the lock behind the function that wchan names. */
static void show_blocked(void)
{
	int fd = open("/proc/sysrq-trigger", O_WRONLY | O_CLOEXEC);

	if (fd >= 0)
		(void)!write(fd, "w", 1);
	close(fd);
}

static void *watch(void *unused)
{
	unsigned int seen = 0;
	int looks = 0;

	(void)unused;
	prctl(PR_SET_NAME, "watch");
	for (;;) {
		struct task *task = awaited;
		char where[64];

		usleep(100000);
		if (!task || progress != seen || !asleep(task, where, sizeof(where))) {
			seen = progress;
			looks = 0;
			continue;
		}
		if (++looks == STUCK_LOOKS) {
			show_blocked();
			say("stuck %d task=%s at=%s", task->call ? task->call->command.line : machine.line, task->name, where);
			end_machine();
		}
	}
	return NULL;
}

static void *work(void *argument)
{
	struct task *task = argument;

	prctl(PR_SET_NAME, task->name);
	pthread_mutex_lock(&task->lock);
	task->id = (pid_t)syscall(SYS_gettid);
	pthread_cond_broadcast(&task->changed);
	for (;;) {
		struct call *call;

		while (!task->call || task->done)
			pthread_cond_wait(&task->changed, &task->lock);
		call = task->call;
		pthread_mutex_unlock(&task->lock);
		call_run(call);
		pthread_mutex_lock(&task->lock);
		task->done = true;
		pthread_cond_broadcast(&task->changed);
	}
	return NULL;
}

static pthread_attr_t *small_stack(void)
{
	static pthread_attr_t attributes;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 64 * 1024);
	return &attributes;
}

void tasks_begin(void)
{
	pthread_t watcher;

	prctl(PR_SET_NAME, main_task.name);
	main_task.id = (pid_t)syscall(SYS_gettid);
	main_task.done = true;
	pthread_create(&watcher, small_stack(), watch, NULL);
}

struct task *task_find(const char *name)
{
	struct task *task;

	for (task = tasks; task; task = task->next)
		if (!strcmp(task->name, name))
			return task;
	if (strlen(name) >= sizeof(task->name))
		give_up(machine.line, "the name of a task has up to %zu bytes", sizeof(task->name) - 1);
	task = calloc(1, sizeof(*task));
	strcpy(task->name, name);
	task->done = true;
	pthread_mutex_init(&task->lock, NULL);
	pthread_cond_init(&task->changed, NULL);
	pthread_mutex_lock(&task->lock);
	if (pthread_create(&task->thread, small_stack(), work, task))
		give_up(machine.line, "no task %s", name);
	while (!task->id)
		pthread_cond_wait(&task->changed, &task->lock);
	pthread_mutex_unlock(&task->lock);
	task->next = tasks;
	tasks = task;
	return task;
}

static void await(struct task *task)
{
	awaited = task;
	pthread_mutex_lock(&task->lock);
	while (!task->done)
		pthread_cond_wait(&task->changed, &task->lock);
	pthread_mutex_unlock(&task->lock);
	awaited = NULL;
}

/* Until it is done or sleeps; where it sleeps is said once per place. */
static void await_sleep(struct task *task)
{
	char where[sizeof(task->where)];
	int looks = 0;
	bool done;

	for (;;) {
		pthread_mutex_lock(&task->lock);
		done = task->done;
		pthread_mutex_unlock(&task->lock);
		if (done)
			return;
		looks = asleep(task, where, sizeof(where)) ? looks + 1 : 0;
		if (looks == ASLEEP_LOOKS)
			break;
		usleep(1000);
	}
	if (!strcmp(task->where, where))
		return;
	strcpy(task->where, where);
	say("a %d task=%s at=%s", task->call->command.line, task->name, where);
}

void tasks_quiet(const struct task *but)
{
	struct task *task;

	for (task = tasks; task; task = task->next)
		if (task != but && task != &main_task && !task->done && task->call && task->call->background)
			await_sleep(task);
}

void task_perform(struct call *call)
{
	struct task *task = call->task;

	progress++;
	if (task == &main_task) {
		if (call->background)
			give_up(call->command.line, "bg needs task=");
		main_task.call = call;
		awaited = task;
		call_run(call);
		awaited = NULL;
		main_task.call = NULL;
		return;
	}
	if (!task->done)
		give_up(call->command.line, "task %s has not come back from line %d", task->name, task->call->command.line);
	if (call->background)
		say("b %d task=%s", call->command.line, task->name);
	pthread_mutex_lock(&task->lock);
	free(task->call);
	task->call = call;
	task->done = false;
	task->where[0] = 0;
	pthread_cond_broadcast(&task->changed);
	pthread_mutex_unlock(&task->lock);
	if (call->background)
		await_sleep(task);
	else
		await(task);
}

void task_wait(const char *name, int line)
{
	struct task *task = task_find(name), *before = awaited;

	if (task == &main_task)
		give_up(line, "main can not be waited for");
	await(task);
	awaited = before;
}

void tasks_patient(void)
{
	awaited = NULL;
}

void tasks_settle(void)
{
	struct task *task;

	for (task = tasks; task; task = task->next)
		if (task != &main_task)
			await(task);
}

// SPDX-License-Identifier: GPL-2.0
/* The script's names of descriptors. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "agent.h"

#define BUCKETS 1024

struct name {
	struct name *next;
	const struct task *task;	/* received it */
	int fd;
	char session[LUO_MOCK_NAME];
	char text[];
};

static struct name *buckets[BUCKETS];
static int highest;

static struct name **place_of(const char *text)
{
	unsigned int hash = 5381;
	struct name **at;
	const char *c;

	for (c = text; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	for (at = &buckets[hash % BUCKETS]; *at; at = &(*at)->next)
		if (!strcmp((*at)->text, text))
			break;
	return at;
}

/* A name that is given again leaves the old descriptor open without one. */
void names_set(const char *text, int fd, const struct task *task)
{
	struct name **at = place_of(text);

	if (fd > highest)
		highest = fd;
	if (!*at) {
		*at = calloc(1, sizeof(**at) + strlen(text) + 1);
		strcpy((*at)->text, text);
	}
	(*at)->fd = fd;
	(*at)->task = task;
}

void names_set_session(const char *text, const char *session)
{
	struct name *name = *place_of(text);

	/* Longer names are told apart by their heads: enough for mocks. */
	if (name)
		snprintf(name->session, sizeof(name->session), "%s", session);
}

const char *names_session(const char *text)
{
	struct name *name = *place_of(text);

	return name ? name->session : "";
}

int names_find(const char *text)
{
	struct name *name = *place_of(text);

	return name ? name->fd : -1;
}

int names_fd(struct call *call, const char *key)
{
	return names_find(need_text(&call->command, key));
}

void names_drop(const char *text)
{
	struct name **at = place_of(text), *name = *at;

	if (name) {
		*at = name->next;
		free(name);
	}
}

/* Closes in the order of the numbers, as the kernel does for a task that ends. */
static void close_those(const struct task *task, bool all)
{
	int fd, bucket;

	for (fd = 3; fd <= highest; fd++)
		for (bucket = 0; bucket < BUCKETS; bucket++) {
			struct name **at = &buckets[bucket];

			while (*at) {
				struct name *name = *at;

				if (name->fd != fd || (!all && name->task != task)) {
					at = &name->next;
					continue;
				}
				close(fd);
				*at = name->next;
				free(name);
			}
		}
}

void names_close_all(void)
{
	close_those(NULL, true);
	highest = 0;
}

void names_crash(const struct task *task)
{
	close_those(task, false);
}

// SPDX-License-Identifier: GPL-2.0
/*
 * What the mocks keep over a reboot: a piece of memory that the command line
 * takes away from every kernel (memmap=SIZE$ADDRESS), so that a kexec leaves
 * it alone. Without it the same is kept in memory of this kernel.
 */
#include <linux/io.h>
#include <linux/vmalloc.h>
#include "luo_mock.h"

#define SLATE_MAGIC	0x6c756f6d6f636b31ULL	/* "luomock1" */

static unsigned long slate_address;
module_param_named(slate, slate_address, ulong, 0400);
MODULE_PARM_DESC(slate, "physical address of 1 MiB that no kernel uses");

struct mock_slate *slate;
/* The memory already was a slate when the module came. */
bool slate_was_there;

int slate_open(void)
{
	BUILD_BUG_ON(sizeof(*slate) > SZ_1M);

	if (slate_address)
		slate = memremap(slate_address, sizeof(*slate), MEMREMAP_WB);
	else
		slate = vmalloc(sizeof(*slate));
	if (!slate)
		return -ENOMEM;
	slate_was_there = slate_address && slate->magic == SLATE_MAGIC;
	if (!slate_was_there)
		slate_clear();
	return 0;
}

void slate_close(void)
{
	if (slate_address)
		memunmap(slate);
	else
		vfree(slate);
}

/* As at the start of a sequence. */
void slate_clear(void)
{
	int i;

	memset(slate, 0, offsetof(struct mock_slate, origins));
	for (i = 0; i < LUO_MOCK_HANDLERS; i++)
		slate->options[i].use_flb = LUO_MOCK_ANY;
	slate->magic = SLATE_MAGIC;
	slate->kernel = 1;
	slate->next_handle = 1;
	slate->next_flb_data = 501;
}

/* NULL for a word that no preserve of this sequence gave. */
struct mock_origin *slate_origin(u64 word)
{
	u64 handle = word % MOCK_HANDLES;

	if (!handle || handle >= slate->next_handle)
		return NULL;
	return &slate->origins[handle - 1];
}

/* Was it preserved in this session, and retrieved? */
static bool retrieved_in(const char *session, const char *name, size_t length)
{
	u32 i;

	for (i = 0; i + 1 < slate->next_handle; i++) {
		struct mock_origin *origin = &slate->origins[i];

		if (origin->live && origin->retrieved && !strcmp(origin->session, session) &&
		    strlen(origin->name) == length && !strncmp(origin->name, name, length))
			return true;
	}
	return false;
}

/* Every file that this one needs is in its session and was retrieved. */
bool slate_needs_met(const struct mock_origin *origin)
{
	const char *name = origin->needs;

	while (*name) {
		size_t length = strcspn(name, ",");

		if (!retrieved_in(origin->session, name, length))
			return false;
		name += length + (name[length] == ',');
	}
	return true;
}

// SPDX-License-Identifier: GPL-2.0
/*
 * The log, and what can be seen of LUO's state from a module: what is
 * registered, the counters in the FLBs, references on modules and files.
 */
#include <linux/sched.h>
#include <linux/string.h>
#include "luo_mock.h"

#define KEYS		16
#define KEY_LENGTH	800

static char last[KEYS][KEY_LENGTH];
static bool every;

const char * const mock_callback_names[LUO_MOCK_CALLBACKS] = {
	[LUO_MOCK_CAN_PRESERVE] = "can_preserve",
	[LUO_MOCK_PRESERVE] = "preserve",
	[LUO_MOCK_UNPRESERVE] = "unpreserve",
	[LUO_MOCK_FREEZE] = "freeze",
	[LUO_MOCK_UNFREEZE] = "unfreeze",
	[LUO_MOCK_RETRIEVE] = "retrieve",
	[LUO_MOCK_CAN_FINISH] = "can_finish",
	[LUO_MOCK_FINISH] = "finish",
	[LUO_MOCK_GET_ID] = "get_id",
	[LUO_MOCK_FLB_PRESERVE] = "flb_preserve",
	[LUO_MOCK_FLB_UNPRESERVE] = "flb_unpreserve",
	[LUO_MOCK_FLB_RETRIEVE] = "flb_retrieve",
	[LUO_MOCK_FLB_FINISH] = "flb_finish",
};

void mock_log(const char *format, ...)
{
	struct va_format line;
	va_list arguments;

	va_start(arguments, format);
	line.fmt = format;
	line.va = &arguments;
	if (strcmp(current->comm, "main"))
		pr_info("LUO e %pV t=%s\n", &line, current->comm);
	else
		pr_info("LUO e %pV\n", &line);
	va_end(arguments);
}

void mock_digest_key(int key, const char *name, const char *text)
{
	if (!every && !strncmp(last[key], text, KEY_LENGTH - 1))
		return;
	strscpy(last[key], text, KEY_LENGTH);
	pr_info("LUO d %s=%s\n", name, last[key]);
}

static void digest_handlers(char *text, size_t size)
{
	size_t used = 0;
	int order, i;

	text[0] = 0;
	for (order = 1; order <= U8_MAX; order++)
		for (i = 0; i < LUO_MOCK_HANDLERS; i++) {
			struct mock_handler *handler = &mock_handlers[i];

			if (handler->registered == order)
				used += scnprintf(text + used, size - used, "%s%c:%s", used ? "," : "",
						  handler->letter, handler->link_order);
		}
	mock_digest_key(0, "handlers", text);
}

static void digest_modules(char *text, size_t size)
{
	struct module *flb_f = mock_flb_stand_in(0), *flb_g = mock_flb_stand_in(1);

	snprintf(text, size, "%d,%d,%d,%d,%d", module_refcount(&mock_handlers[0].stand_in),
		 module_refcount(&mock_handlers[1].stand_in), module_refcount(&mock_handlers[2].stand_in),
		 flb_f ? module_refcount(flb_f) : 0, flb_g ? module_refcount(flb_g) : 0);
	mock_digest_key(1, "mod", text);
}

static void digest_handles(char *text, size_t size)
{
	size_t used = 0;
	u32 i;

	text[0] = 0;
	for (i = 0; i + 1 < slate->next_handle; i++)
		if (slate->origins[i].live)
			used += scnprintf(text + used, size - used, "%s%u", used ? "," : "", i + 1);
	mock_digest_key(2, "handles", text);
}

void mock_digest(bool all)
{
	static char text[KEY_LENGTH];
	static DEFINE_MUTEX(lock);

	mutex_lock(&lock);
	every = all;
	digest_handlers(text, sizeof(text));
	mock_flb_digest();
	digest_modules(text, sizeof(text));
	mock_file_digest(text, sizeof(text));
	mock_digest_key(3, "refs", text);
	digest_handles(text, sizeof(text));
	every = false;
	mutex_unlock(&lock);
}

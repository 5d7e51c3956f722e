// SPDX-License-Identifier: GPL-2.0
/* What fails, and what waits: injected results, gates, faults; and how the script names handlers, FLBs and callbacks. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "agent.h"

static const char *const callbacks[LUO_MOCK_CALLBACKS] = {
	"can_preserve", "preserve", "unpreserve", "freeze", "unfreeze", "retrieve", "can_finish", "finish", "get_id",
	"flb_preserve", "flb_unpreserve", "flb_retrieve", "flb_finish",
};

static uint32_t letter(struct call *call, const char *key, char first, int count)
{
	const char *text = need_text(&call->command, key);
	int index = text[0] - first;

	if (index < 0 || index >= count || text[1])
		give_up(call->command.line, "%s=%s: expected a letter from %c to %c", key, text, first,
			first + count - 1);
	return (uint32_t)index;
}

uint32_t mock_handler_letter(struct call *call, const char *key)
{
	return letter(call, key, LUO_MOCK_FIRST_HANDLER, LUO_MOCK_HANDLERS);
}

uint32_t mock_flb_letter(struct call *call, const char *key)
{
	return letter(call, key, LUO_MOCK_FIRST_FLB, LUO_MOCK_FLBS);
}

void mock_take_name(struct call *call, char *room, const char *text)
{
	if (strlen(text) >= LUO_MOCK_NAME)
		give_up(call->command.line, "a name has up to %zu bytes", (size_t)LUO_MOCK_NAME - 1);
	strcpy(room, text);
}

uint32_t mock_callback_name(struct call *call, const char *name, size_t length)
{
	uint32_t i;

	for (i = 0; i < LUO_MOCK_CALLBACKS; i++)
		if (strlen(callbacks[i]) == length && !strncmp(callbacks[i], name, length))
			return i;
	give_up(call->command.line, "there is no callback %.*s", (int)length, name);
}

/* Which callbacks an injection or a gate is about. */
static void take_rule(struct call *call, struct luo_mock_request *request)
{
	struct command *command = &call->command;
	const char *name = need_text(command, "cb"), *file = get_text(command, "file");

	mock_request(request);
	request->callback = mock_callback_name(call, name, strlen(name));
	if (has_key(command, "h"))
		request->slot = strncmp(name, "flb_", 4) ? mock_handler_letter(call, "h") : mock_flb_letter(call, "h");
	if (file)
		mock_take_name(call, request->name, file);
	request->token = get_number(command, "token", LUO_MOCK_NO_TOKEN);
	request->times = (int)get_number(command, "times", 1);
}

static int inject(struct call *call)
{
	struct luo_mock_request request;

	take_rule(call, &request);
	request.value = (int)need_number(&call->command, "ret");
	request.flags = has_key(&call->command, "data");
	request.word = get_number(&call->command, "data", 0);
	return mock_ask(LUO_MOCK_INJECT, &request);
}

static int hold(struct call *call)
{
	struct luo_mock_request request;

	take_rule(call, &request);
	request.word = need_number(&call->command, "gate");
	return mock_ask(LUO_MOCK_HOLD, &request);
}

static int release(struct call *call)
{
	struct luo_mock_request request;

	mock_request(&request);
	request.word = need_number(&call->command, "gate");
	return mock_ask(LUO_MOCK_RELEASE, &request);
}

static int clear_injects(struct call *call)
{
	struct luo_mock_request request;

	(void)call;
	faults_clear();
	if (!mock_present())
		return 0;
	mock_request(&request);
	return mock_ask(LUO_MOCK_CLEAR_INJECTS, &request);
}

static int fault(struct call *call)
{
	return fault_arm(need_text(&call->command, "kind"), (int)get_number(&call->command, "n", 1));
}

const struct operation rule_operations[] = {
	{ "inject", "cb ret h file token times data", inject },
	{ "hold", "cb gate h file token times", hold },
	{ "release", "gate", release },
	{ "clear_injects", "", clear_injects },
	{ "fault", "kind n", fault },
	{ NULL, NULL, NULL },
};
